// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/message.h"
#include "tree/tree.h"

/* gen_init_cpio reads a name into this, with its terminator. */
#define MAX_NAME 4096

const char *const tree_merged[] = { "/bin",   "/sbin",	 "/lib", "/lib32",
				    "/lib64", "/libx32", NULL };

static const char *past_slashes(const char *name)
{
	while (name[0] == '/' && name[1] == '/')
		name++;
	return name;
}

char *tree_merged_name(const char *name)
{
	name = past_slashes(name);
	for (int i = 0; tree_merged[i]; i++) {
		size_t len = strlen(tree_merged[i]);

		if (!strncmp(name, tree_merged[i], len) && name[len] == '/')
			return mem_printf("/usr%s", name);
	}
	return mem_strdup(name);
}

struct tree_entry *tree_append(struct tree *tree, const char *name,
			       unsigned int mode, const char *owner)
{
	struct tree_entry *e;

	tree->entries = mem_grow(tree->entries, tree->count, sizeof(*e));
	e = &tree->entries[tree->count++];
	*e = (struct tree_entry){
		.entry.name = mem_strdup(name),
		.entry.mode = mode,
		.entry.hard_links = mem_strdup(""),
	};
	if (owner)
		strings_add(&e->owners, owner);
	return e;
}

void tree_add_file(struct tree *tree, const char *name, struct sysroot *root,
		   const struct place *place, const char *owner)
{
	struct tree_entry *e;

	/* Nothing runs with other rights than root's own in an initramfs. */
	e = tree_append(tree, name, S_IFREG | (place->st.st_mode & 0755),
			owner);
	e->entry.source = mem_printf("%s%s", root->path, place->path);
	e->content = CONTENT_FILE;
	e->file.root = root;
	e->file.path = mem_strdup(place->path);
	e->file.dev = place->st.st_dev;
	e->file.ino = place->st.st_ino;
	e->file.size = place->st.st_size;
}

void tree_add_text(struct tree *tree, const char *name, const char *data,
		   size_t len, const char *owner)
{
	struct tree_entry *e = tree_append(tree, name, S_IFREG | 0644, owner);

	e->entry.source = mem_strdup("-");
	e->content = CONTENT_TEXT;
	e->text.data = mem_alloc(len + 1);
	memcpy(e->text.data, data, len);
	e->text.len = len;
}

void tree_add_link(struct tree *tree, const char *name, const char *target,
		   const char *owner)
{
	struct tree_entry *e = tree_append(tree, name, S_IFLNK | 0777, owner);

	e->entry.source = mem_strdup(target);
}

void tree_add_links(struct tree *tree, struct met_links *links,
		    const char *owner)
{
	for (size_t i = 0; i < links->count; i++)
		tree_add_link(tree, links->items[i].path,
			      links->items[i].target, owner);
	met_links_free(links);
}

void tree_add_entry(struct tree *tree, const struct list_entry *entry,
		    const char *owner)
{
	struct tree_entry *e;

	e = tree_append(tree, entry->name, entry->mode, owner);
	e->entry.uid = entry->uid;
	e->entry.gid = entry->gid;
	e->entry.major = entry->major;
	e->entry.minor = entry->minor;
	if (entry->source)
		e->entry.source = mem_strdup(entry->source);
	if (S_ISREG(entry->mode))
		e->content = CONTENT_HOST;
}

bool tree_base_has(const struct tree *tree, const char *name)
{
	char *merged = tree_merged_name(name);
	bool found = false;

	for (size_t i = 0; !found && i < tree->count; i++) {
		const struct tree_entry *e = &tree->entries[i];
		char *other;

		if (e->owners.count || S_ISDIR(e->entry.mode))
			continue;
		other = tree_merged_name(e->entry.name);
		found = !strcmp(other, merged);
		free(other);
	}
	free(merged);
	return found;
}

static int open_host(const char *path)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

	if (fd < 0)
		return -errno;
	if (fstat(fd, &st) || !S_ISREG(st.st_mode)) {
		close(fd);
		return -EINVAL;
	}
	return fd;
}

static int open_text(const char *data, size_t len)
{
	int fd = memfd_create("kinitramfs", MFD_CLOEXEC), err;
	ssize_t n;

	if (fd < 0)
		return -errno;
	while (len) {
		n = write(fd, data, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			err = -errno;
			close(fd);
			return err;
		}
		data += n;
		len -= n;
	}
	lseek(fd, 0, SEEK_SET);
	return fd;
}

int tree_open(const struct tree_entry *e)
{
	switch (e->content) {
	case CONTENT_FILE:
		return sysroot_open_file(e->file.root, e->file.path,
					 e->file.dev, e->file.ino);
	case CONTENT_HOST:
		return open_host(e->entry.source);
	case CONTENT_TEXT:
		return open_text(e->text.data, e->text.len);
	default:
		return -EINVAL;
	}
}

/* Why gen_init_cpio could not read this path of a source, or NULL. */
static const char *source_problem(const char *source)
{
	for (const char *p = source; *p; p++)
		if ((unsigned char)*p <= ' ' || *p == 0x7f)
			return "a path with white space or control characters cannot stand in a list";
	/* gen_init_cpio would put a variable of the environment there. */
	if (strstr(source, "${"))
		return "a path with ${ cannot stand in a list";
	if (strlen(source) >= MAX_NAME)
		return "a path of this length cannot stand in a list";
	return NULL;
}

int tree_write_list(const struct tree *tree, FILE *out)
{
	int err = 0;

	for (size_t i = 0; i < tree->count; i++) {
		const struct list_entry *e = &tree->entries[i].entry;
		const char *problem = NULL;

		if (S_ISREG(e->mode))
			problem = source_problem(e->source);
		if (problem) {
			error_at(&(struct where){ .file = e->source }, "%s",
				 problem);
			err = -EINVAL;
			continue;
		}
		list_write(e, out);
	}
	return err;
}

void tree_entry_free(struct tree_entry *e)
{
	free(e->entry.name);
	free(e->entry.source);
	free(e->entry.hard_links);
	free(e->file.path);
	free(e->text.data);
	strings_free(&e->owners);
}

void tree_free(struct tree *tree)
{
	for (size_t i = 0; i < tree->count; i++)
		tree_entry_free(&tree->entries[i]);
	free(tree->entries);
	strings_free(&tree->hooks);
	*tree = (struct tree){ 0 };
}
