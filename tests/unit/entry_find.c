// SPDX-License-Identifier: GPL-2.0-only
/* Entries are found in folders, and their initrds become one. */
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../tap.h"
#include "entry/find.h"

static char dir[] = "/tmp/entry_find.XXXXXX";
static char boot[64], efi[64];
static char words[1024], warning[1024];
static struct entry e;

/* A file below the folder; the folders above it are made. */
static void put(const char *name, const char *text)
{
	char path[256];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	for (char *p = path + strlen(dir) + 1; (p = strchr(p, '/')); p++) {
		*p = '\0';
		mkdir(path, 0777);
		*p = '/';
	}
	f = fopen(path, "w");
	if (f) {
		fputs(text, f);
		fclose(f);
	}
}

static void removed(const char *name)
{
	char path[256];

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	unlink(path);
}

static void warn(const char *text)
{
	snprintf(warning, sizeof(warning), "%s", text);
}

/* The ID of what is found, or why nothing is; without the folder's name. */
static const char *find(const char *want)
{
	const char *const folders[] = { boot, efi, NULL };
	struct text t;
	char *name;

	entry_free(&e);
	memset(&e, 0, sizeof(e));
	text_init(&t, words, sizeof(words));
	*warning = '\0';
	if (!entry_find(&e, folders, want, "x86_64", warn, &t))
		return e.id;
	while ((name = strstr(words, dir)))
		memmove(name, name + strlen(dir),
			strlen(name + strlen(dir)) + 1);
	/* In any order. */
	words[strcspn(words, ";") + (strchr(words, ';') ? 11 : 0)] = '\0';
	return words;
}

static const char *without_dir(const char *text)
{
	const char *found = strstr(text, dir);

	return found ? found + strlen(dir) : text;
}

static void test_find(void)
{
	is_str(find(NULL), "no entry in loader/entries of /boot, /efi",
	       "there are none");
	put("boot/loader/entries/d-1.conf",
	    "linux /one\nsort-key d\nversion 1\n");
	put("boot/loader/entries/d-2.conf",
	    "linux /two\nsort-key d\nversion 2\n");
	put("boot/loader/entries/readme", "not an entry");
	is_str(find(NULL), "d-2", "the newest one");
	is_str(e.kernel, "/two", "its kernel");
	is_str(e.root, boot, "its folder");
	is_str(find("d-1"), "d-1", "by its ID");
	is_str(find("D-1.conf"), "d-1", "and suffix");
	is_str(find("d-*"), "d-2", "by a pattern");
	is_str(find("x\n"),
	       "no entry \"x\\x0a\" in loader/entries of /boot, /efi; there are",
	       "one that is not there");

	put("efi/loader/loader.conf", "default d-1*\n");
	is_str(find(NULL), "d-1", "loader.conf says which");
	put("efi/loader/loader.conf", "default gone\n");
	is_str(find(NULL), "d-2", "or it means one that is gone");
	put("efi/loader/entries/a.conf",
	    "linux /a\nsort-key a\narchitecture aa64\n");
	is_str(find(NULL), "d-2", "one for another machine");
	is_str(find("a"), "a", "is found by its name");
	is_str(find("?"),
	       "no entry \"?\" in loader/entries of /boot, /efi; there are",
	       "but not by a pattern");

	put("boot/loader/entries/bad.conf", "linux /a\ninitrd\n");
	is_str(find(NULL), "d-2", "one is garbage");
	is_str(without_dir(warning),
	       "/boot/loader/entries/bad.conf:2: initrd without a path",
	       "which is said");
	is_str(find("bad"),
	       "/boot/loader/entries/bad.conf:2: initrd without a path",
	       "and it is not taken");
	put("boot/loader/entries/dir.conf/x", "");
	is_str(find("dir"), "/boot/loader/entries/dir.conf: Is a directory",
	       "a folder");
	removed("boot/loader/entries/dir.conf/x");
}

static const char *initrd(void)
{
	static char text[256];
	struct text t;
	ssize_t n;
	int fd;

	text_init(&t, words, sizeof(words));
	if (entry_initrd(&e, &fd, &t))
		return without_dir(words);
	if (fd < 0)
		return "none";
	n = pread(fd, text, sizeof(text) - 1, 0);
	for (ssize_t i = 0; i < n; i++)
		text[i] = text[i] ? text[i] : '_';
	text[n < 0 ? 0 : n] = '\0';
	close(fd);
	return text;
}

static void test_files(void)
{
	char path[256];

	put("boot/loader/entries/i.conf",
	    "linux /k/linux\ninitrd /k/a\ninitrd k/b\ninitrd /k/c\n");
	put("boot/k/linux", "x");
	put("boot/k/a", "abcde");
	put("boot/k/b", "four");
	find("i");
	is_int(entry_path(&e, e.kernel, path, sizeof(path)), 0, "a kernel");
	is_str(without_dir(path), "/boot/k/linux", "its path");
	is_str(initrd(), "/boot/k/c: No such file or directory",
	       "an initrd is not there");
	put("boot/k/c", "c");
	is_str(initrd(), "abcde___fourc___", "three become one");
	put("boot/loader/entries/i.conf", "linux /k\ninitrd /k/a\n");
	find("i");
	is_str(initrd(), "abcde", "one is as it is");
	find("d-1");
	is_str(initrd(), "none", "there is none");
	is_int(entry_path(&e, e.kernel, path, sizeof(path)), -ENOENT,
	       "a kernel is not there");
	is_str(without_dir(path), "/boot/one", "its path");

	/* From the root of the file system, as GRUB sees it. */
	snprintf(path, sizeof(path), "%s/boot/k/linux", dir);
	is_int(entry_path(&e, path, path + 128, 128), 0, "from the root on");
	ok(!access(path + 128, F_OK), "it is there");
}

int main(void)
{
	char command[128];

	if (!mkdtemp(dir))
		return 1;
	snprintf(boot, sizeof(boot), "%s/boot", dir);
	snprintf(efi, sizeof(efi), "%s/efi", dir);
	test_find();
	test_files();
	entry_free(&e);
	snprintf(command, sizeof(command), "rm -rf %s", dir);
	if (system(command))
		return 1;
	return done_testing();
}
