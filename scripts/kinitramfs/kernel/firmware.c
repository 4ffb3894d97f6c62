// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "kernel/firmware.h"
#include "kernel/packed_file.h"
#include "sysroot/path.h"
#include "sysroot/sysglob.h"

/* In the order of drivers/base/firmware_loader/main.c of the kernel. */
const char *const firmware_suffixes[] = { "", ".zst", ".xz", NULL };

/* Likewise, fw_path[]; "%s" stands for the version of the kernel. */
const char *const firmware_folders[] = {
	"/lib/firmware/updates/%s",
	"/lib/firmware/updates",
	"/lib/firmware/%s",
	"/lib/firmware",
	NULL,
};

/* The one that @path ends in, if it has been compressed. */
static const char *suffix_of(const char *path)
{
	size_t len = strlen(path);

	for (size_t i = 1; firmware_suffixes[i]; i++) {
		size_t end = strlen(firmware_suffixes[i]);

		if (len > end &&
		    !strcmp(path + len - end, firmware_suffixes[i]))
			return firmware_suffixes[i];
	}
	return "";
}

/*
 * The kernel wants no other check of xz than CRC32, and of zstd the size of
 * what is packed: The .xz File Format, 2.1.1.2; RFC 8878, 3.1.1.1.1.
 */
static bool kernel_likes(const struct firmware *f, const struct place *place,
			 bool xz)
{
	unsigned char head[8] = { 0 };
	int fd = sysroot_open_file(f->root, place->path, place->st.st_dev,
				   place->st.st_ino);
	ssize_t n;

	if (fd < 0)
		return false;
	n = pread(fd, head, sizeof(head), 0);
	close(fd);
	if (n != sizeof(head))
		return false;
	return xz ? (head[7] & 15) <= 1 : head[4] & 0xe0;
}

char firmware_unpacked_by(const struct kernel *kernel, const char *suffix)
{
	char answer;

	if (!*suffix)
		return 'y';
	if (!strcmp(suffix, ".zst"))
		return kernel_config(kernel, "FW_LOADER_COMPRESS_ZSTD");
	/* Before 5.19, where xz was all there was, it had no name. */
	answer = kernel_config(kernel, "FW_LOADER_COMPRESS_XZ");
	if (answer == 'n' &&
	    kernel_config(kernel, "FW_LOADER_COMPRESS") == 'y' &&
	    kernel_config(kernel, "FW_LOADER_COMPRESS_ZSTD") == 'n')
		answer = '?';
	return answer;
}

/* CONFIG_EXTRA_FIRMWARE is names with blanks between them, in quotes. */
bool firmware_is_built_in(const struct kernel *kernel, const char *name)
{
	const char *p = kernel_config_text(kernel, "EXTRA_FIRMWARE");
	size_t len;

	while (p && (p += strspn(p, "\" "), *p)) {
		len = strcspn(p, "\" ");
		if (len == strlen(name) && !strncmp(p, name, len))
			return true;
		p += len;
	}
	return false;
}

static bool kernel_unpacks(const struct firmware *f, const struct place *place,
			   const char *suffix)
{
	return firmware_unpacked_by(f->kernel, suffix) == 'y' &&
	       kernel_likes(f, place, !strcmp(suffix, ".xz"));
}

/* By its own name, where its folder really is. */
static void add_unpacked(const struct firmware *f, const char *path,
			 const char *suffix, const struct place *file,
			 struct tree *tree)
{
	char *folder = mem_strndup(path, path_base(path) - path);
	struct met_links links = { 0 };
	struct place place;
	char *data, *name;
	size_t len;

	if (!sysroot_find(f->root, folder, &place, &links) &&
	    !packed_file_read(f->root, file, &data, &len)) {
		const char *base = path_base(path);

		name = mem_printf("%s/%.*s", place.path,
				  (int)(strlen(base) - strlen(suffix)), base);
		tree_add_text(tree, name, data, len, f->owner);
		tree_add_links(tree, &links, f->owner);
		free(name);
		free(data);
	}
	met_links_free(&links);
	free(folder);
}

static bool add_path(const struct firmware *f, const char *path,
		     const char *suffix, struct tree *tree)
{
	struct met_links links = { 0 };
	struct place place;
	int err = sysroot_find(f->root, path, &place, &links);

	if (err && err != -ENOENT && err != -ENOTDIR && f->where)
		error_at(f->where, "%s: %s", path, strerror(-err));
	if (err || !S_ISREG(place.st.st_mode)) {
		met_links_free(&links);
		return false;
	}
	if (!*suffix || kernel_unpacks(f, &place, suffix)) {
		tree_add_file(tree, place.path, f->root, &place, f->owner);
		tree_add_links(tree, &links, f->owner);
	} else {
		add_unpacked(f, path, suffix, &place, tree);
	}
	met_links_free(&links);
	return true;
}

/* What matches: of each name the file that the kernel would find first. */
static void add_matches(const struct firmware *f, const char *folder,
			const char *pattern, struct strings *found,
			struct tree *tree)
{
	struct strings paths = { 0 };
	int err = sysroot_glob(f->root, pattern, &paths);

	if (err && err != -ENOENT && err != -ENOTDIR && f->where)
		error_at(f->where, "%s: %s", pattern,
			 err == -E2BIG ? "more than 100000 names match"
				       : strerror(-err));
	for (size_t i = 0; i < paths.count; i++) {
		const char *path = paths.items[i], *suffix = suffix_of(path);
		const char *name = path + strlen(folder) + 1;
		char *plain = mem_strndup(name, strlen(name) - strlen(suffix));

		if (!strings_has(found, plain) &&
		    add_path(f, path, suffix, tree))
			strings_add(found, plain);
		free(plain);
	}
	strings_free(&paths);
}

char *firmware_folder(const char *folder, const struct kernel *kernel)
{
	size_t len = strcspn(folder, "%");

	if (!folder[len])
		return mem_strdup(folder);
	if (!kernel->name || strchr(kernel->name, '/'))
		return NULL;
	return mem_printf("%.*s%s", (int)len, folder, kernel->name);
}

bool firmware_add(const struct firmware *f, const char *name, struct tree *tree)
{
	bool pattern = !f->literal && is_pattern(name), any;
	struct strings found = { 0 };

	/* It comes from elsewhere: modules, the description of a machine. */
	if (path_has_dot_dot(name))
		return false;
	for (size_t i = 0; firmware_suffixes[i]; i++) {
		for (size_t n = 0; firmware_folders[n]; n++) {
			const char *suffix = firmware_suffixes[i];
			char *folder = firmware_folder(firmware_folders[n],
						       f->kernel),
			     *path;

			if (!folder || (!pattern && found.count)) {
				free(folder);
				continue;
			}
			path = mem_printf("%s/%s%s", folder, name, suffix);
			if (pattern)
				add_matches(f, folder, path, &found, tree);
			else if (add_path(f, path, suffix, tree))
				strings_add(&found, name);
			free(path);
			free(folder);
		}
	}
	any = found.count;
	strings_free(&found);
	return any;
}
