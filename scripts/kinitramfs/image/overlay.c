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

static void remember(struct names *n, const char *path, size_t item)
{
	struct known *k = place_of(n, path);

	if (!k->path) {
		k->path = mem_strdup(path);
		n->bytes += strlen(path) + 1;
	}
	k->item = item;
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

/*
 * Follows @rest from the folder @path, which it leads to. A part of it that is
 * a link is replaced by what that says. False: there is no such folder.
 */
static bool walk(const struct names *n, char *path, char *rest, size_t size)
{
	unsigned int links = 0;
	char *part = rest;

	while (*part) {
		const struct image_item *item;
		size_t len = strcspn(part, "/"), had = strlen(path);
		char *next = part + len + (part[len] == '/');

		if (!len || (len == 1 && part[0] == '.')) {
			part = next;
			continue;
		}
		if (len == 2 && !memcmp(part, "..", 2)) {
			go_up(path);
			part = next;
			continue;
		}
		if (had + len + 2 > size)
			return false;
		if (had)
			path[had] = '/';
		memcpy(path + had + !!had, part, len);
		path[had + !!had + len] = '\0';
		item = find(n, path);
		if (!item && !was_there(path))
			return false;
		part = next;
		if (!item || S_ISDIR(item->mode))
			continue;
		if (!S_ISLNK(item->mode) || ++links > MAX_LINKS ||
		    strlen(item->target) + 1 + strlen(part) + 1 > size)
			return false;
		/* What is left comes behind what the link says. */
		path[item->target[0] == '/' ? 0 : had] = '\0';
		len = strlen(item->target);
		memmove(rest + len + 1, part, strlen(part) + 1);
		memcpy(rest, item->target, len);
		rest[len] = '/';
		part = rest;
	}
	return true;
}

/*
 * Sets @path to the name of @item without any link on the way to it, and @slash
 * to the last one in that, or NULL. False: there is no folder for it.
 */
static bool resolve(const struct names *n, const struct image_item *item,
		    char *path, size_t size, char **slash)
{
	static char rest[ROOM];
	const char *base = strrchr(item->name, '/');
	size_t len = base ? (size_t)(base - item->name) : 0, had;

	memcpy(rest, item->name, len);
	rest[len] = '\0';
	path[0] = '\0';
	if (!walk(n, path, rest, size))
		return false;
	had = strlen(path);
	base = base ? base + 1 : item->name;
	if (had + 1 + strlen(base) + 1 > size)
		return false;
	*slash = had ? path + had : NULL;
	if (had)
		path[had++] = '/';
	strcpy(path + had, base);
	return true;
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
	static char path[ROOM];
	struct image_item *item = &n->img->items[number];
	struct known *there;
	char *slash;

	if (!resolve(n, item, path, sizeof(path), &slash)) {
		item->dropped = IMAGE_NO_FOLDER;
		return;
	}
	there = place_of(n, path);
	if (there->path && there->filled && !S_ISDIR(item->mode)) {
		item->dropped = IMAGE_FILLED_FOLDER;
		return;
	}
	if (there->path)
		take_place(&n->img->items[there->item], item);
	remember(n, path, number);
	if (!slash)
		return;
	*slash = '\0';
	there = place_of(n, path);
	if (there->path)
		there->filled = true;
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
