// SPDX-License-Identifier: GPL-2.0-only
/*
 * An image has a list of the files that each hook brought, in
 * usr/lib/kinit/files.d/NAME, one path a line. A list is about the archive that
 * it is in.
 */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "image/overlay.h"
#include "image/owner.h"

#define FILES_D	  "usr/lib/kinit/files.d/"
#define MAX_PAIRS (4u << 20) /* of a file and a hook that brought it */

struct image_list {
	char *hook;
	struct image_text text;
	uint32_t archive;
};

struct image_text *image_owner_list(struct image *img, uint32_t size)
{
	const struct image_item *item = &img->items[img->item_count - 1];
	const char *hook = item->name + strlen(FILES_D);
	struct image_list *list;

	if (strncmp(item->name, FILES_D, strlen(FILES_D)) || !*hook ||
	    strchr(hook, '/') || size > IMAGE_MAX_FILES_D - img->listed ||
	    img->list_count >= IMAGE_MAX_HOOKS)
		return NULL;
	img->listed += size;
	img->lists = mem_grow(img->lists, img->list_count, sizeof(*list));
	list = &img->lists[img->list_count++];
	*list = (struct image_list){
		.hook = mem_strdup(hook),
		.text = { .data = mem_alloc(size + 1), .room = size },
		.archive = item->archive,
	};
	return &list->text;
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(((const struct image_hook *)a)->name,
		      ((const struct image_hook *)b)->name);
}

static void find_hooks(struct image *img)
{
	size_t n = 0;

	img->hooks = mem_alloc((img->list_count + 1) * sizeof(*img->hooks));
	for (size_t i = 0; i < img->list_count; i++)
		img->hooks[i].name = mem_strdup(img->lists[i].hook);
	qsort(img->hooks, img->list_count, sizeof(*img->hooks), compare_names);
	for (size_t i = 0; i < img->list_count; i++) {
		if (n && !strcmp(img->hooks[n - 1].name, img->hooks[i].name))
			free(img->hooks[i].name);
		else
			img->hooks[n++].name = img->hooks[i].name;
	}
	img->hook_count = n;
}

static uint32_t hook_number(const struct image *img, const char *name)
{
	struct image_hook key = { .name = (char *)name };
	struct image_hook *hook = bsearch(&key, img->hooks, img->hook_count,
					  sizeof(key), compare_names);

	return hook - img->hooks;
}

struct pair {
	uint32_t item, hook;
};

struct pairs {
	struct pair *pairs;
	size_t count;
};

static int compare_pairs(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	if (x->item != y->item)
		return x->item < y->item ? -1 : 1;
	return (x->hook > y->hook) - (x->hook < y->hook);
}

/* Every item of this name in that archive: of one name, archives ascend. */
static void own(const struct image *img, const struct image_item **sorted,
		const char *name, const struct image_list *list,
		struct pairs *pairs)
{
	size_t low = 0, high = img->item_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct image_item *item = sorted[middle];
		int order = overlay_compare(item->name, name);

		if (order < 0 || (!order && item->archive < list->archive))
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < img->item_count; low++) {
		const struct image_item *item = sorted[low];

		if (strcmp(item->name, name) ||
		    item->archive != list->archive || pairs->count >= MAX_PAIRS)
			return;
		pairs->pairs = mem_grow(pairs->pairs, pairs->count,
					sizeof(*pairs->pairs));
		pairs->pairs[pairs->count++] = (struct pair){
			.item = item - img->items,
			.hook = hook_number(img, list->hook),
		};
	}
}

static void read_list(const struct image *img, const struct image_item **sorted,
		      const struct image_list *list, struct pairs *pairs)
{
	char *line = list->text.data, *next;

	/* The text ends with a NUL; one inside ends it too. */
	for (; line; line = next) {
		next = strchr(line, '\n');
		if (next)
			*next++ = '\0';
		while (*line == '/')
			line++;
		if (*line)
			own(img, sorted, line, list, pairs);
	}
}

static void count_owner(struct image *img, const struct pairs *pairs, size_t i)
{
	const struct pair *p = &pairs->pairs[i];
	struct image_item *item = &img->items[p->item];
	struct image_hook *hook = &img->hooks[p->hook];
	bool first = !i || p[-1].item != p->item;
	bool last = i + 1 == pairs->count || p[1].item != p->item;

	if (first)
		item->first_owner = img->owner_count;
	item->owners++;
	img->owners[img->owner_count++] = p->hook;
	if (S_ISDIR(item->mode))
		return;
	hook->files++;
	if (!S_ISREG(item->mode))
		return;
	hook->bytes += item->size;
	if (first && last)
		hook->alone += item->size;
}

static void find_owners(struct image *img, const struct image_item **sorted)
{
	struct pairs pairs = { 0 };
	size_t n = 0;

	find_hooks(img);
	for (size_t i = 0; i < img->list_count; i++)
		read_list(img, sorted, &img->lists[i], &pairs);
	if (!pairs.count)
		return;
	qsort(pairs.pairs, pairs.count, sizeof(*pairs.pairs), compare_pairs);
	for (size_t i = 0; i < pairs.count; i++)
		if (!n || compare_pairs(&pairs.pairs[n - 1], &pairs.pairs[i]))
			pairs.pairs[n++] = pairs.pairs[i];
	pairs.count = n;
	img->owners = mem_alloc(n * sizeof(*img->owners));
	for (size_t i = 0; i < n; i++)
		count_owner(img, &pairs, i);
	free(pairs.pairs);
}

static bool below(const char *name, const char *folder)
{
	size_t len = strlen(folder);

	return !strncmp(name, folder, len) && (!name[len] || name[len] == '/');
}

/*
 * The kernel reads what it needs early from an archive in front that has
 * nothing but kernel/; dracut adds a file "early_cpio" to that.
 */
static void find_kind(struct image *img, struct image_archive *a)
{
	bool early = false, others = false, ours = false;

	for (size_t i = a->first; i < a->first + a->count; i++) {
		const char *name = img->items[i].name;

		if (below(name, "kernel"))
			early = true;
		else if (strcmp(name, ".") && strcmp(name, "early_cpio"))
			others = true;
		if (below(name, "usr/lib/kinit"))
			ours = true;
	}
	if (a->has_kinit)
		a->kind = IMAGE_BASE;
	else if (early && !others)
		a->kind = IMAGE_EARLY;
	else
		a->kind = ours ? IMAGE_HOST : IMAGE_OTHER;
}

void image_owner_finish(struct image *img)
{
	const struct image_item **sorted = overlay_sorted(img);

	for (size_t i = 0; i < img->archive_count; i++)
		find_kind(img, &img->archives[i]);
	find_owners(img, sorted);
	free(sorted);
	for (size_t i = 0; i < img->list_count; i++) {
		free(img->lists[i].hook);
		free(img->lists[i].text.data);
	}
	free(img->lists);
	img->lists = NULL;
	img->list_count = 0;
}
