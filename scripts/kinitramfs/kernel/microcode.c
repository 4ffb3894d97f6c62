// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "kernel/microcode.h"
#include "sysroot/sysglob.h"

#define MAX_FILE (16UL << 20)

static const char intel[] = "GenuineIntel", amd[] = "AuthenticAMD";

static int append(struct sysroot *root, const char *path, char **data,
		  size_t *len)
{
	char *more, *both;
	size_t n;
	int err = sysroot_find_and_read(root, path, MAX_FILE, &more, &n);

	if (err) {
		error_at(&(struct where){ .file = path }, "%s", strerror(-err));
		return -1;
	}
	both = mem_alloc(*len + n + 1);
	memcpy(both, *data ? *data : "", *len);
	memcpy(both + *len, more, n);
	free(*data);
	free(more);
	*data = both;
	*len += n;
	return 0;
}

/* What matches @pattern, for the processors of @vendor. */
static int add_vendor(struct sysroot *root, const char *vendor,
		      const char *pattern, struct tree *tree)
{
	char *name = mem_printf("/kernel/x86/microcode/%s.bin", vendor);
	struct strings paths = { 0 };
	char *data = NULL;
	size_t len = 0;
	int err = 0, n = 0;

	sysroot_glob(root, pattern, &paths);
	for (size_t i = 0; i < paths.count && !err; i++, n++)
		err = append(root, paths.items[i], &data, &len);
	if (!err && n)
		tree_add_text(tree, name, data, len, NULL);
	free(data);
	free(name);
	strings_free(&paths);
	return err ? -1 : n;
}

/* Those of AMD have a file for each family from 15h on, and one before. */
static char *amd_pattern(const char *processor)
{
	unsigned long family = strtoul(processor, NULL, 16);

	return family < 0x15
		       ? mem_strdup("/lib/firmware/amd-ucode/microcode_amd.bin")
		       : mem_printf("/lib/firmware/amd-ucode/microcode_amd_fam%lxh.bin",
				    family);
}

static int add_processor(struct sysroot *root, const struct machine *m,
			 struct tree *tree)
{
	char *pattern;
	int n = 0;

	if (!strcmp(m->vendor, intel))
		pattern = mem_printf("/lib/firmware/intel-ucode/%s",
				     m->processor);
	else if (!strcmp(m->vendor, amd))
		pattern = amd_pattern(m->processor);
	else
		return 0;
	n = add_vendor(root, m->vendor, pattern, tree);
	if (!n)
		notice_at(NULL,
			  "there is no microcode for the processor %s %s: %s%s is missing",
			  m->vendor, m->processor, root->path, pattern);
	free(pattern);
	return n;
}

int microcode_add(struct sysroot *root, const struct machine *machine,
		  struct tree *tree)
{
	int a, b;

	if (machine && !machine->processor) {
		notice_at(NULL,
			  "the machine's processor is not known, or none of x86: no microcode goes in");
		return 0;
	}
	if (machine)
		return add_processor(root, machine, tree);
	a = add_vendor(root, intel,
		       "/lib/firmware/intel-ucode/[0-9a-f]*-[0-9a-f][0-9a-f]-[0-9a-f][0-9a-f]",
		       tree);
	b = add_vendor(root, amd, "/lib/firmware/amd-ucode/microcode_amd*.bin",
		       tree);
	if (!a && !b)
		notice_at(NULL,
			  "there is no microcode below %s/lib/firmware: no microcode goes in",
			  root->path);
	return a < 0 || b < 0 ? -1 : a + b;
}
