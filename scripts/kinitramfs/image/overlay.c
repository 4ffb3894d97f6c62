// SPDX-License-Identifier: GPL-2.0-only
/*
 * The kernel (init/initramfs.c) unpacks one entry after the other into a file
 * system that has only "/dev" and "/root" at first. It makes no folder that is
 * not an entry itself, and it is silent about entries that it cannot make:
 *
 * - An entry is dropped if its folder does not exist. The folder's path may
 *   lead through links.
 * - An entry replaces an earlier one of the same name and another type. But a
 *   folder that is not empty stays, and then the new entry is dropped.
 * - A folder that exists gets the mode and the owner of the later entry.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "image/cpio_read.h"
#include "image/overlay.h"
#include "sysroot/path.h"

#define MAX_LINKS 40 /* as the kernel's own limit */
#define MAX_BYTES (2ULL * IMAGE_MAX_NAMES)
#define ROOM	  (2 * CPIO_NAME_MAX + 4)

int overlay_compare(const char *a, const char *b)
{
	unsigned int x, y;

	while (*a && *a == *b) {
		a++;
		b++;
	}
	x = *a == '/' ? 1 : (unsigned char)*a;
	y = *b == '/' ? 1 : (unsigned char)*b;
	/* The byte 1 itself: no folder's content, but before all others. */
	if (x == y)
		return *a == '/' ? -1 : *b == '/';
	return x < y ? -1 : 1;
}

static int compare_items(const void *a, const void *b)
{
	const struct image_item *x = *(const struct image_item *const *)a;
	const struct image_item *y = *(const struct image_item *const *)b;
	int order = overlay_compare(x->name, y->name);

	/* Of one name in the order of the image. */
	return order ? order : (x > y) - (x < y);
}

const struct image_item **overlay_sorted(const struct image *img)
{
	const struct image_item **sorted;

	sorted = mem_alloc((img->item_count + 1) * sizeof(*sorted));
	for (size_t i = 0; i < img->item_count; i++)
		sorted[i] = &img->items[i];
	qsort(sorted, img->item_count, sizeof(*sorted), compare_items);
	return sorted;
}

/* What is there by now, by its name without any link in it. */
struct known {
	char *path; /* NULL: this place is free */
	uint32_t item;
	bool filled; /* a folder with something in it */
};

struct names {
	struct image *img;
	struct known *known; /* a hash table of @size, a power of two */
	size_t size;
	uint64_t bytes; /* of all paths */
};

/* FNV-1a, and then the next place that is free. */
static struct known *place_of(const struct names *n, const char *path)
{
	uint64_t hash = 0xcbf29ce484222325ULL;
	size_t i;

	for (const char *p = path; *p; p++)
		hash = (hash ^ (unsigned char)*p) * 0x100000001b3ULL;
	for (i = hash ^ hash >> 32;; i++) {
		struct known *k = &n->known[i & (n->size - 1)];

		if (!k->path || !strcmp(k->path, path))
			return k;
	}
}

/* What has this name by now, or NULL. */
static const struct image_item *find(const struct names *n, const char *path)
{
	const struct known *k = place_of(n, path);

	return k->path ? &n->img->items[k->item] : NULL;
}

static void remember(struct names *n, struct known *k, const char *path)
{
	k->path = mem_strdup(path);
	n->bytes += strlen(path) + 1;
}

static bool was_there(const char *path)
{
	return !strcmp(path, "dev") || !strcmp(path, "root");
}

/* Takes the last part off the path of a folder; "": it was the only one. */
static void go_up(char *path)
{
	char *slash = strrchr(path, '/');

	*(slash ? slash : path) = '\0';
}

/* Where a walk is: in @path, which has no link in it, with @rest to go. */
struct walk {
	char path[ROOM], rest[ROOM];
	unsigned int links;
};

/* Appends @part to the path. False: that would be too long. */
static bool go_down(struct walk *w, const char *part, size_t len)
{
	size_t had = strlen(w->path);

	if (had + 1 + len + 1 > sizeof(w->path))
		return false;
	if (had)
		w->path[had++] = '/';
	memcpy(w->path + had, part, len);
	w->path[had + len] = '\0';
	return true;
}

/* Puts what a link says in front of what is left: @rest, a part of w->rest. */
static bool follow(struct walk *w, const char *target, const char *rest)
{
	size_t len = strlen(target);

	if (++w->links > MAX_LINKS ||
	    len + 1 + strlen(rest) + 1 > sizeof(w->rest))
		return false;
	memmove(w->rest + len + 1, rest, strlen(rest) + 1);
	memcpy(w->rest, target, len);
	w->rest[len] = '/';
	go_up(w->path);
	if (target[0] == '/')
		w->path[0] = '\0';
	return true;
}

/* Takes all steps. False: there is no such folder. */
static bool walk(const struct names *n, struct walk *w)
{
	const struct image_item *item;
	char *part = w->rest;

	while (*part) {
		size_t len = strcspn(part, "/");
		char *next = part + len + (part[len] == '/');

		if (len == 2 && !memcmp(part, "..", 2)) {
			go_up(w->path);
		} else if (len && !(len == 1 && part[0] == '.')) {
			if (!go_down(w, part, len))
				return false;
			item = find(n, w->path);
			if (!item && !was_there(w->path))
				return false;
			if (item && S_ISLNK(item->mode)) {
				if (!follow(w, item->target, next))
					return false;
				next = w->rest;
			} else if (item && !S_ISDIR(item->mode)) {
				return false;
			}
		}
		part = next;
	}
	return true;
}

/*
 * Leads @w to @item, by its name without any link on the way to it. False:
 * there is no folder for it.
 */
static bool resolve(const struct names *n, const struct image_item *item,
		    struct walk *w)
{
	const char *base = path_base(item->name);
	size_t len = (size_t)(base - item->name);

	w->links = 0;
	w->path[0] = '\0';
	memcpy(w->rest, item->name, len);
	w->rest[len] = '\0';
	return walk(n, w) && go_down(w, base, strlen(base));
}

/* It takes the place of @old. */
static void take_place(struct image_item *old, struct image_item *item)
{
	old->overridden = true;
	if (S_ISDIR(old->mode) && old->mode == item->mode &&
	    old->uid == item->uid && old->gid == item->gid)
		old->repeated = true;
	else
		item->overrides = old->archive + 1;
}

static void mark(struct names *n, size_t number)
{
	static struct walk w;
	struct image_item *item = &n->img->items[number];
	struct known *k;

	if (!resolve(n, item, &w)) {
		item->dropped = IMAGE_NO_FOLDER;
		return;
	}
	k = place_of(n, w.path);
	if (k->path && k->filled && !S_ISDIR(item->mode)) {
		item->dropped = IMAGE_FILLED_FOLDER;
		return;
	}
	if (k->path)
		take_place(&n->img->items[k->item], item);
	else
		remember(n, k, w.path);
	k->item = number;
	go_up(w.path);
	k = place_of(n, w.path);
	if (k->path)
		k->filled = true;
}

void overlay_mark(struct image *img)
{
	struct names n = { .img = img, .size = 16 };

	while (n.size < 2 * img->item_count)
		n.size *= 2;
	n.known = mem_alloc(n.size * sizeof(*n.known));
	/* Links may make many long names of few short ones. */
	for (size_t i = 0; i < img->item_count && n.bytes < MAX_BYTES; i++)
		mark(&n, i);
	for (size_t i = 0; i < n.size; i++)
		free(n.known[i].path);
	free(n.known);
}

const struct image_item **image_overlay(const struct image *img, size_t *count)
{
	const struct image_item **sorted = overlay_sorted(img);
	size_t n = 0;

	for (size_t i = 0; i < img->item_count; i++)
		if (!sorted[i]->overridden)
			sorted[n++] = sorted[i];
	*count = n;
	return sorted;
}
