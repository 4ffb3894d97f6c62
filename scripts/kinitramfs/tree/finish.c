// SPDX-License-Identifier: GPL-2.0-only
/*
 * Makes an image of what was collected. The image has the layout with a merged
 * /usr: /bin, /sbin, /lib and /lib64 are links, made where anything needs them,
 * so that an image or initrd of either layout can be laid over it. Every entry
 * goes to the place that its name leads to through these and all other links.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/message.h"
#include "sysroot/path.h"
#include "tree/tree.h"

#define MAX_NAME  4095 /* the kernel's PATH_MAX, without its terminator */
#define MAX_LINKS 40

static void complain(const struct tree_entry *e, const char *problem)
{
	error_at(&(struct where){ .file = e->entry.name }, "%s", problem);
}

static int compare_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static const char *who(const struct tree_entry *e)
{
	return e->owners.count ? e->owners.items[0] : "the base list";
}

/* By name; and further, so that the same input says the same of conflicts. */
static int compare(const void *a, const void *b)
{
	const struct tree_entry *x = a, *y = b;
	int order = strcmp(x->entry.name, y->entry.name);

	if (!order)
		order = strcmp(who(x), who(y));
	return order ? order : compare_text(x->entry.source, y->entry.source);
}

static void sort(struct tree *tree)
{
	if (tree->count)
		qsort(tree->entries, tree->count, sizeof(*tree->entries),
		      compare);
}

/* The first entry of that name among the sorted @count ones, or NULL. */
static struct tree_entry *find(const struct tree *tree, size_t count,
			       const char *name)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(tree->entries[middle].entry.name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == count || strcmp(tree->entries[low].entry.name, name))
		return NULL;
	return &tree->entries[low];
}

/* The link of that name. Others of that name may stand beside it still. */
static const char *link_target(const struct tree *tree, const char *name)
{
	struct tree_entry *e = find(tree, tree->count, name);

	for (; e && e < tree->entries + tree->count; e++) {
		if (strcmp(e->entry.name, name))
			break;
		if (S_ISLNK(e->entry.mode))
			return e->entry.source;
	}
	return NULL;
}

static const char *name_problem(const char *name)
{
	if (!strcmp(name, "/"))
		return "the root itself is no entry";
	if (strlen(name) > MAX_NAME)
		return "the name is longer than the kernel takes";
	/* The name that ends an archive. */
	if (!strcmp(name, "/TRAILER!!!"))
		return "this name cannot be packed";
	for (; *name; name++)
		if ((unsigned char)*name <= ' ' || *name == 0x7f)
			return "a name with white space or control characters cannot be packed";
	return NULL;
}

/* Brings names into one form, and finds those that nothing can hold. */
static int check_names(struct tree *tree)
{
	int err = 0;

	for (size_t i = 0; i < tree->count; i++) {
		struct list_entry *e = &tree->entries[i].entry;
		const char *problem = NULL;
		char *name;

		if (path_has_dot_dot(e->name))
			problem = "a name with .. in it";
		if (!problem && S_ISLNK(e->mode) && !*e->source)
			problem = "a link to nothing";
		if (!problem && S_ISLNK(e->mode))
			problem = name_problem(e->source);
		/* Of all names, this is one that a link may have. */
		if (problem && S_ISLNK(e->mode) && !strcmp(e->source, "/"))
			problem = NULL;
		if (!problem) {
			name = path_plain("", e->name);
			free(e->name);
			e->name = name;
			problem = name_problem(name);
		}
		if (problem) {
			complain(&tree->entries[i], problem);
			err = -EINVAL;
		}
	}
	return err;
}

/* /bin -> usr/bin and so on, where anything is or should be below it. */
static void add_merged_links(struct tree *tree)
{
	for (int m = 0; tree_merged[m]; m++) {
		size_t len = strlen(tree_merged[m]);
		bool wanted = false, linked = false;
		char *name;

		for (size_t i = 0; i < tree->count; i++) {
			struct list_entry *e = &tree->entries[i].entry;

			if (strncmp(e->name, tree_merged[m], len))
				continue;
			if (e->name[len] == '/')
				wanted = true;
			if (e->name[len])
				continue;
			if (S_ISLNK(e->mode))
				linked = true;
			/* The folder that was meant is below /usr. */
			if (S_ISDIR(e->mode)) {
				name = mem_printf("/usr%s", e->name);
				free(e->name);
				e->name = name;
				wanted = true;
			}
		}
		if (wanted && !linked) {
			tree_add_link(tree, tree_merged[m], "", NULL);
			free(tree->entries[tree->count - 1].entry.source);
			tree->entries[tree->count - 1].entry.source =
				mem_printf("usr%s", tree_merged[m]);
		}
	}
}

/*
 * Where the links that the tree has lead @name, but for one at its end. The
 * caller frees it. NULL: they go round and round.
 */
static char *resolve(const struct tree *tree, const char *name)
{
	char *path = mem_strdup(name), *slash = path;
	unsigned int n = 0;

	while ((slash = strchr(slash + 1, '/'))) {
		const char *target;
		char *folder, *moved, *whole;

		*slash = '\0';
		target = link_target(tree, path);
		if (!target) {
			*slash = '/';
			continue;
		}
		folder = mem_strndup(path, strrchr(path, '/') - path);
		moved = path_plain(folder, target);
		whole = mem_printf("%s/%s", strcmp(moved, "/") ? moved : "",
				   slash + 1);
		free(folder);
		free(moved);
		free(path);
		path = whole;
		slash = path;
		if (++n > MAX_LINKS) {
			free(path);
			return NULL;
		}
	}
	return path;
}

/* Where a link leads, as a plain path; the caller frees it. */
static char *goal(const struct list_entry *e)
{
	char *folder, *target;

	folder = mem_strndup(e->name, strrchr(e->name, '/') - e->name);
	target = path_plain(folder, e->source);
	free(folder);
	return target;
}

/* A link that moves must not be led elsewhere by what is relative in it. */
static void keep_target(struct list_entry *e)
{
	char *target;

	if (!S_ISLNK(e->mode) || *e->source == '/' ||
	    !path_has_dot_dot(e->source))
		return;
	target = goal(e);
	free(e->source);
	e->source = target;
}

/* Moves entries to where links lead. A link that moves may lead others on. */
static int move_entries(struct tree *tree)
{
	bool moved = true;

	for (unsigned int n = 0; moved; n++) {
		char **names = mem_alloc(tree->count * sizeof(*names));

		moved = false;
		for (size_t i = 0; i < tree->count; i++) {
			names[i] = resolve(tree, tree->entries[i].entry.name);
			if (!names[i] || n > MAX_LINKS) {
				complain(&tree->entries[i],
					 "the links in the image that lead there go round");
				for (size_t j = 0; j <= i; j++)
					free(names[j]);
				free(names);
				return -EINVAL;
			}
		}
		for (size_t i = 0; i < tree->count; i++) {
			struct list_entry *e = &tree->entries[i].entry;

			if (strcmp(e->name, names[i])) {
				moved = true;
				keep_target(e);
			}
			free(e->name);
			e->name = names[i];
		}
		free(names);
		sort(tree);
	}
	return 0;
}

/* A link that became itself, as /usr/bin/x -> /bin/x does. */
static bool leads_to_itself(const struct tree *tree, const struct list_entry *e)
{
	char *target, *resolved;
	bool same;

	if (!S_ISLNK(e->mode))
		return false;
	target = goal(e);
	resolved = resolve(tree, target);
	same = resolved && !strcmp(resolved, e->name);
	free(resolved);
	free(target);
	return same;
}

static bool same_goal(const struct list_entry *a, const struct list_entry *b)
{
	char *x = goal(a), *y = goal(b);
	bool same = !strcmp(x, y);

	free(x);
	free(y);
	return same;
}

static bool same_content(const struct tree_entry *a, const struct tree_entry *b)
{
	if (a->content != b->content)
		return false;
	switch (a->content) {
	case CONTENT_FILE:
		return a->file.dev == b->file.dev && a->file.ino == b->file.ino;
	case CONTENT_TEXT:
		return a->text.len == b->text.len &&
		       !memcmp(a->text.data, b->text.data, a->text.len);
	case CONTENT_HOST:
		return !strcmp(a->entry.source, b->entry.source);
	default:
		return !S_ISLNK(a->entry.mode) ||
		       same_goal(&a->entry, &b->entry);
	}
}

static bool same_entry(const struct tree_entry *a, const struct tree_entry *b)
{
	const struct list_entry *x = &a->entry, *y = &b->entry;

	return x->mode == y->mode && x->uid == y->uid && x->gid == y->gid &&
	       x->major == y->major && x->minor == y->minor &&
	       same_content(a, b);
}

static void describe(const struct tree_entry *e, char *buf, size_t size)
{
	const struct list_entry *l = &e->entry;

	if (S_ISREG(l->mode))
		snprintf(buf, size, "%s (mode %04o)", l->source,
			 l->mode & 07777);
	else if (S_ISLNK(l->mode))
		snprintf(buf, size, "a link to %s", l->source);
	else
		snprintf(buf, size, "a %s of mode %04o, user %u, group %u",
			 S_ISDIR(l->mode)    ? "folder"
			 : S_ISFIFO(l->mode) ? "pipe"
			 : S_ISSOCK(l->mode) ? "socket"
					     : "device",
			 l->mode & 07777, l->uid, l->gid);
}

static int conflict(const struct tree_entry *a, const struct tree_entry *b)
{
	char one[MAX_NAME + 64], other[MAX_NAME + 64];

	describe(a, one, sizeof(one));
	describe(b, other, sizeof(other));
	error_at(&(struct where){ .file = a->entry.name },
		 "%s wants %s here, %s wants %s; only one can be packed",
		 who(a), one, who(b), other);
	return -EINVAL;
}

/* Makes one entry of those that say the same. */
static int join(struct tree *tree)
{
	size_t kept = 0;
	int err = 0;

	for (size_t i = 0; i < tree->count; i++) {
		struct tree_entry *e = &tree->entries[i];
		struct tree_entry *last = kept ? &tree->entries[kept - 1]
					       : NULL;

		if (!last || strcmp(last->entry.name, e->entry.name)) {
			tree->entries[kept++] = *e;
			continue;
		}
		if (!same_entry(last, e))
			err = conflict(last, e);
		for (size_t o = 0; o < e->owners.count; o++)
			if (!strings_has(&last->owners, e->owners.items[o]))
				strings_add(&last->owners, e->owners.items[o]);
		tree_entry_free(e);
	}
	tree->count = kept;
	for (size_t i = 0; i < kept; i++)
		strings_sort(&tree->entries[i].owners);
	return err;
}

static void drop_own_links(struct tree *tree)
{
	size_t kept = 0;
	bool *drop = mem_alloc(tree->count * sizeof(*drop));

	for (size_t i = 0; i < tree->count; i++) {
		const struct list_entry *e = &tree->entries[i].entry;

		drop[i] = leads_to_itself(tree, e);
	}
	for (size_t i = 0; i < tree->count; i++) {
		if (drop[i])
			tree_entry_free(&tree->entries[i]);
		else
			tree->entries[kept++] = tree->entries[i];
	}
	tree->count = kept;
	free(drop);
}

static int add_parents(struct tree *tree)
{
	size_t sorted = tree->count;
	int err = 0;

	for (size_t i = 0; i < sorted; i++) {
		char *path = mem_strdup(tree->entries[i].entry.name), *slash;
		const struct tree_entry *parent;

		for (slash = strchr(path + 1, '/'); slash;
		     slash = strchr(slash + 1, '/')) {
			*slash = '\0';
			parent = find(tree, sorted, path);
			if (!parent) {
				tree_append(tree, path, S_IFDIR | 0755, NULL)
					->implied = true;
			} else if (!S_ISDIR(parent->entry.mode)) {
				complain(parent,
					 "there are entries below it, but it is no folder");
				err = -EINVAL;
			}
			*slash = '/';
		}
		free(path);
	}
	sort(tree);
	return err;
}

int tree_finish(struct tree *tree)
{
	int err = check_names(tree);

	if (err)
		return err;
	add_merged_links(tree);
	sort(tree);
	err = move_entries(tree);
	if (err)
		return err;
	drop_own_links(tree);
	err = join(tree);
	if (err)
		return err;
	err = add_parents(tree);
	return err ? err : join(tree);
}
