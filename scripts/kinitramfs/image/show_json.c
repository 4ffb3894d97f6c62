// SPDX-License-Identifier: GPL-2.0-only
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>

#include "image/show.h"

/*
 * A name can consist of any bytes, but JSON text must be Unicode. Therefore
 * names are escaped as \xNN, as they are for people. The bytes can be
 * recovered, since backslashes are always escaped.
 */
static void quoted(const char *s, FILE *out)
{
	fputc('"', out);
	for (s = show_escaped(s); *s; s++) {
		if (*s == '"' || *s == '\\')
			fputc('\\', out);
		fputc(*s, out);
	}
	fputc('"', out);
}

static void key_quoted(const char *key, const char *value, FILE *out)
{
	fprintf(out, "\"%s\": ", key);
	quoted(value, out);
}

/* These begin with a comma: they are never the first of an object. */
static void number(const char *key, uint64_t value, FILE *out)
{
	fprintf(out, ", \"%s\": %" PRIu64, key, value);
}

static void truth(const char *key, bool value, FILE *out)
{
	fprintf(out, ", \"%s\": %s", key, value ? "true" : "false");
}

static void word(const char *key, const char *value, FILE *out)
{
	fprintf(out, ", \"%s\": \"%s\"", key, value);
}

static void show_archives(const struct image *img,
			  const struct image_segment *s, FILE *out)
{
	for (size_t i = s->first; i < s->first + s->count; i++) {
		const struct image_archive *a = &img->archives[i];

		fprintf(out, "%s\n\t\t\t{ ", i > s->first ? "," : "");
		key_quoted("id", show_archive(img, i), out);
		word("kind", image_kind_name(a->kind), out);
		number("offset", a->offset, out);
		number("length", a->length, out);
		number("entries", a->count, out);
		number("bytes", a->bytes, out);
		fputs(" }", out);
	}
}

static void show_segments(const struct image *img, FILE *out)
{
	fputs("\t\"segments\": [", out);
	for (size_t i = 0; i < img->segment_count; i++) {
		const struct image_segment *s = &img->segments[i];

		fprintf(out, "%s\n\t\t{ \"number\": %zu", i ? "," : "", i + 1);
		number("offset", s->offset, out);
		number("length", s->length, out);
		/* The ends of all compressions are known today. */
		truth("exact", true, out);
		number("padding", s->padding, out);
		word("compression", packing_name(s->packing), out);
		number("unpacked", s->unpacked, out);
		fputs(", \"archives\": [", out);
		show_archives(img, s, out);
		fputs("\n\t\t] }", out);
	}
	fputs("\n\t],\n", out);
}

static void show_hooks(const struct image *img, FILE *out)
{
	fputs("\t\"hooks\": [", out);
	for (size_t i = 0; i < img->hook_count; i++) {
		const struct image_hook *h = &img->hooks[i];

		fprintf(out, "%s\n\t\t{ ", i ? "," : "");
		key_quoted("name", h->name, out);
		number("files", h->files, out);
		number("bytes", h->bytes, out);
		number("alone", h->alone, out);
		fputs(" }", out);
	}
	fputs("\n\t],\n", out);
}

static const char *type_name(uint32_t mode)
{
	switch (mode & S_IFMT) {
	case S_IFREG:
		return "file";
	case S_IFDIR:
		return "dir";
	case S_IFLNK:
		return "slink";
	case S_IFCHR:
		return "char";
	case S_IFBLK:
		return "block";
	case S_IFIFO:
		return "pipe";
	default:
		return "sock";
	}
}

static void show_item(const struct image *img, const struct image_item *i,
		      FILE *out)
{
	fputs("\n\t\t{ \"name\": \"/", out);
	/* Without the quote that quoted() begins with: the "/" comes first. */
	for (const char *s = show_escaped(strcmp(i->name, ".") ? i->name : "");
	     *s; s++)
		fprintf(out, "%s%c", *s == '"' || *s == '\\' ? "\\" : "", *s);
	fputc('"', out);
	word("type", type_name(i->mode), out);
	fprintf(out, ", \"mode\": \"%04o\"", i->mode & 07777);
	number("uid", i->uid, out);
	number("gid", i->gid, out);
	number("size", i->size, out);
	number("mtime", i->mtime, out);
	number("inode", i->inode, out);
	number("links", i->links, out);
	if (i->target) {
		fputs(", ", out);
		key_quoted("target", i->target, out);
	}
	if (S_ISCHR(i->mode) || S_ISBLK(i->mode))
		fprintf(out, ", \"device\": [%u, %u]", i->major, i->minor);
	word("archive", show_archive(img, i->archive), out);
	if (i->overrides)
		word("overrides", show_archive(img, i->overrides - 1), out);
	truth("overridden", i->overridden, out);
	truth("dropped", i->dropped != IMAGE_KEPT, out);
	fputs(", \"hooks\": [", out);
	for (uint32_t n = 0; n < i->owners; n++) {
		fputs(n ? ", " : "", out);
		quoted(img->hooks[img->owners[i->first_owner + n]].name, out);
	}
	fputs("] }", out);
}

static void show_damaged(const struct image *img, FILE *out)
{
	if (!img->damaged) {
		fputs("\t\"damage\": null\n", out);
		return;
	}
	fprintf(out, "\t\"damage\": { \"segment\": %zu",
		img->damage_segment + 1);
	number("offset", img->damage_offset, out);
	truth("unpacked", img->damage_unpacked, out);
	fputs(", ", out);
	key_quoted("message", img->damage, out);
	fputs(" }\n", out);
}

void show_json(const struct image *img, const char *path, uint64_t size,
	       FILE *out)
{
	fputs("{\n\t\"format\": 1,\n\t", out);
	key_quoted("image", path, out);
	fprintf(out, ",\n\t\"size\": %" PRIu64 ",\n", size);
	show_segments(img, out);
	show_hooks(img, out);
	fputs("\t\"files\": [", out);
	for (size_t i = 0; i < img->item_count; i++) {
		fputs(i ? "," : "", out);
		show_item(img, &img->items[i], out);
	}
	fputs("\n\t],\n", out);
	show_damaged(img, out);
	fputs("}\n", out);
}
