// SPDX-License-Identifier: GPL-2.0-only
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "image/cpio_read.h"
#include "image/show.h"
#include "text.h"

const char *show_archive(const struct image *img, uint32_t archive)
{
	static char name[40];
	const struct image_archive *a = &img->archives[archive];
	const struct image_segment *s = &img->segments[a->segment];

	if (s->count == 1)
		snprintf(name, sizeof(name), "%zu", a->segment + 1);
	else
		snprintf(name, sizeof(name), "%zu.%zu", a->segment + 1,
			 archive - s->first + 1);
	return name;
}

const char *show_escaped(const char *name)
{
	static char escaped[4 * CPIO_NAME_MAX + 1];
	struct text t;

	text_init(&t, escaped, sizeof(escaped));
	text_add_escaped(&t, name);
	return escaped;
}

void show_damage(const struct image *img, char *buf, size_t size)
{
	const struct image_segment *s = &img->segments[img->damage_segment];
	struct text t;

	text_init(&t, buf, size);
	text_add(&t, "damaged at %" PRIu64, img->damage_offset);
	if (img->damage_unpacked)
		text_add(&t,
			 " of what segment %zu (%s, at %" PRIu64 ") unpacks to",
			 img->damage_segment + 1, packing_name(s->packing),
			 s->offset);
	text_add(&t, ": %s", img->damage);
}

/* One line an archive; that of its first one has the segment, too. */
static void show_segment(const struct image *img, size_t n, FILE *out)
{
	const struct image_segment *s = &img->segments[n];

	fprintf(out, "%-7zu %12" PRIu64 " %12" PRIu64 "  %-11s %12" PRIu64,
		n + 1, s->offset, s->length, packing_name(s->packing),
		s->unpacked);
	for (size_t i = s->first; i < s->first + s->count; i++) {
		const struct image_archive *a = &img->archives[i];

		if (s->count > 1)
			fprintf(out, "\n%-7s %12s %12s  %-11s %12" PRIu64,
				show_archive(img, i), "", "", "", a->length);
		fprintf(out, "  %-5s %8zu %12" PRIu64, image_kind_name(a->kind),
			a->count, a->bytes);
	}
	fputc('\n', out);
}

static void show_segments(const struct image *img, FILE *out)
{
	fprintf(out, "%-7s %12s %12s  %-11s %12s  %-5s %8s %12s\n", "Segment",
		"Offset", "Length", "Compression", "Unpacked", "Kind",
		"Entries", "Bytes");
	for (size_t i = 0; i < img->segment_count; i++)
		show_segment(img, i, out);
}

static void mode_text(uint32_t mode, char text[11])
{
	static const char types[] = "?pc?d?b?-?l?s???";
	static const char bits[] = "rwxrwxrwx";

	text[0] = types[mode >> 12 & 15];
	for (int i = 0; i < 9; i++)
		text[1 + i] = mode & 0400 >> i ? bits[i] : '-';
	if (mode & S_ISUID)
		text[3] = text[3] == 'x' ? 's' : 'S';
	if (mode & S_ISGID)
		text[6] = text[6] == 'x' ? 's' : 'S';
	if (mode & S_ISVTX)
		text[9] = text[9] == 'x' ? 't' : 'T';
	text[10] = '\0';
}

static const char *owners(const struct image *img, const struct image_item *i)
{
	static char names[1000];
	struct text t;

	text_init(&t, names, sizeof(names));
	for (uint32_t n = 0; n < i->owners; n++) {
		uint32_t hook = img->owners[i->first_owner + n];

		text_add(&t, "%s", n ? "," : "");
		text_add_escaped(&t, img->hooks[hook].name);
	}
	return i->owners ? names : "-";
}

static int owners_width(const struct image *img)
{
	size_t width = strlen("Hook");

	for (size_t i = 0; i < img->item_count; i++) {
		size_t len = strlen(owners(img, &img->items[i]));

		if (len > width)
			width = len;
	}
	return width < 40 ? width : 40;
}

static bool is_device(const struct image_item *i)
{
	return S_ISBLK(i->mode) || S_ISCHR(i->mode);
}

static void show_size(const struct image_item *i, FILE *out)
{
	char text[30];

	if (is_device(i))
		snprintf(text, sizeof(text), "%u, %u", i->major, i->minor);
	else
		snprintf(text, sizeof(text), "%u",
			 S_ISREG(i->mode) ? i->size : 0);
	fprintf(out, "%12s", text);
}

static void show_name(const struct image_item *i, FILE *out)
{
	fputs(strcmp(i->name, ".") ? show_escaped(i->name) : "", out);
	if (i->target)
		fprintf(out, " -> %s", show_escaped(i->target));
}

static void show_dropped(const struct image_item *i, FILE *out)
{
	static const char *const why[] = {
		[IMAGE_KEPT] = "",
		[IMAGE_NO_FOLDER] = "  (dropped: no folder)",
		[IMAGE_FILLED_FOLDER] = "  (dropped: a folder is there)",
	};

	fputs(why[i->dropped], out);
}

static void show_item(const struct image *img, const struct image_item *i,
		      int width, FILE *out)
{
	char mode[11], user[24];

	mode_text(i->mode, mode);
	snprintf(user, sizeof(user), "%u:%u", i->uid, i->gid);
	fprintf(out, "%s %-9s ", mode, user);
	show_size(i, out);
	fprintf(out, "  %-5s %-*s  /", show_archive(img, i->archive), width,
		owners(img, i));
	show_name(i, out);
	if (i->overrides)
		fprintf(out, "  (overrides that of %s)",
			show_archive(img, i->overrides - 1));
	if (i->overridden && !i->repeated)
		fprintf(out, "  (overridden)");
	show_dropped(i, out);
	fputc('\n', out);
}

static void show_hooks(const struct image *img, FILE *out)
{
	uint64_t files = 0, bytes = 0;

	if (!img->hook_count)
		return;
	fprintf(out, "\n%-20s %8s %12s %12s\n", "Hook", "Files", "Bytes",
		"Alone");
	for (size_t i = 0; i < img->hook_count; i++) {
		const struct image_hook *h = &img->hooks[i];

		fprintf(out, "%-20s %8" PRIu64 " %12" PRIu64 " %12" PRIu64 "\n",
			show_escaped(h->name), h->files, h->bytes, h->alone);
	}
	for (size_t i = 0; i < img->item_count; i++) {
		const struct image_item *item = &img->items[i];

		if (item->owners || S_ISDIR(item->mode))
			continue;
		files++;
		bytes += S_ISREG(item->mode) ? item->size : 0;
	}
	fprintf(out, "%-20s %8" PRIu64 " %12" PRIu64 " %12" PRIu64 "\n",
		"(of no hook)", files, bytes, bytes);
}

void show_text(const struct image *img, const char *path, uint64_t size,
	       FILE *out)
{
	int width = owners_width(img);

	fprintf(out, "%s: %" PRIu64 " bytes, %zu segment%s\n\n",
		show_escaped(path), size, img->segment_count,
		img->segment_count == 1 ? "" : "s");
	show_segments(img, out);
	fprintf(out, "\n%-10s %-9s %12s  %-5s %-*s  %s\n", "Mode", "User:grp",
		"Size", "In", width, "Hook", "Name");
	for (size_t i = 0; i < img->item_count; i++)
		show_item(img, &img->items[i], width, out);
	show_hooks(img, out);
}

/* Names the folders on the way to @name that were not shown with @before. */
static int show_parents(const char *before, const char *name, FILE *out)
{
	const char *part = name, *end;
	int depth = 0;

	while ((end = strchr(part, '/'))) {
		size_t len = end - name;

		if (strncmp(before, name, len) ||
		    (before[len] && before[len] != '/')) {
			char *folder = strndup(part, end - part);

			fprintf(out, "%12s  %*s%s/\n", "", 2 * depth, "",
				folder ? show_escaped(folder) : "");
			free(folder);
		}
		depth++;
		part = end + 1;
	}
	return depth;
}

void show_tree(const struct image *img, FILE *out)
{
	size_t count;
	const struct image_item **items = image_overlay(img, &count);
	const char *before = "";

	for (size_t n = 0; n < count; n++) {
		const struct image_item *i = items[n];
		const char *base = strrchr(i->name, '/');
		int depth;

		if (!strcmp(i->name, "."))
			continue;
		depth = show_parents(before, i->name, out);
		show_size(i, out);
		fprintf(out, "  %*s%s", 2 * depth, "",
			show_escaped(base ? base + 1 : i->name));
		if (S_ISDIR(i->mode))
			fputc('/', out);
		if (i->target)
			fprintf(out, " -> %s", show_escaped(i->target));
		if (i->owners)
			fprintf(out, "  (%s)", owners(img, i));
		show_dropped(i, out);
		fputc('\n', out);
		before = i->name;
	}
	free(items);
}
