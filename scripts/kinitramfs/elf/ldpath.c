// SPDX-License-Identifier: GPL-2.0-only
/*
 * Where distributions keep libraries: Debian's multiarch folders, and lib64 and
 * its kin of the filesystem hierarchy standard. The tokens are those of
 * ld.so(8).
 */
#include <elf.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "elf/ldpath.h"

/* The folders that distributions have for each kind of machine. */
static const struct machine {
	struct elf_target target;
	const char *triplet; /* Debian's: /lib/TRIPLET, /usr/lib/TRIPLET */
	const char *lib; /* of the others: /LIB, /usr/LIB */
	const char *platform; /* $PLATFORM */
} machines[] = {
#define LE(machine, bits)                                                      \
	{                                                                      \
		machine, ELFCLASS##bits, ELFDATA2LSB                           \
	}
#define BE(machine, bits)                                                      \
	{                                                                      \
		machine, ELFCLASS##bits, ELFDATA2MSB                           \
	}
	{ LE(EM_X86_64, 64), "x86_64-linux-gnu", "lib64", "x86_64" },
	{ LE(EM_X86_64, 32), "x86_64-linux-gnux32", "libx32", "x86_64" },
	{ LE(EM_386, 32), "i386-linux-gnu", "lib32", "i686" },
	{ LE(EM_AARCH64, 64), "aarch64-linux-gnu", "lib64", "aarch64" },
	{ LE(EM_ARM, 32), "arm-linux-gnueabihf", "lib", "v7l" },
	{ LE(EM_ARM, 32), "arm-linux-gnueabi", "lib", "v5l" },
	{ LE(EM_RISCV, 64), "riscv64-linux-gnu", "lib64/lp64d", "riscv64" },
	{ LE(EM_RISCV, 64), "riscv64-linux-gnu", "lib64", "riscv64" },
	{ LE(EM_PPC64, 64), "powerpc64le-linux-gnu", "lib64", "power8" },
	{ BE(EM_PPC64, 64), "powerpc64-linux-gnu", "lib64", "ppc64" },
	{ BE(EM_PPC, 32), "powerpc-linux-gnu", "lib", "ppc" },
	{ BE(EM_S390, 64), "s390x-linux-gnu", "lib64", "z900" },
	{ LE(EM_MIPS, 64), "mips64el-linux-gnuabi64", "lib64", "mips" },
	{ LE(EM_MIPS, 32), "mipsel-linux-gnu", "lib", "mips" },
	{ LE(258, 64), "loongarch64-linux-gnu", "lib64", "loongarch64" },
};
#define N_MACHINES (sizeof(machines) / sizeof(*machines))

/* The folders without any configuration, the system's own first. */
void ldpath_defaults(const struct elf_target *target, struct strings *folders)
{
	static const char *const forms[] = { "/lib/%s", "/usr/lib/%s" };
	static const char *const others[] = { "/%s", "/usr/%s" };
	char *folder;

	for (size_t m = 0; m < N_MACHINES; m++) {
		if (!elf_same_target(target, &machines[m].target))
			continue;
		for (int i = 0; i < 2; i++) {
			folder = mem_printf(forms[i], machines[m].triplet);
			strings_add(folders, folder);
			free(folder);
		}
		for (int i = 0; i < 2; i++) {
			folder = mem_printf(others[i], machines[m].lib);
			strings_add(folders, folder);
			free(folder);
		}
	}
	strings_add(folders, "/lib");
	strings_add(folders, "/usr/lib");
}

/* The length of the $NAME or ${NAME} that @p begins with, or 0. */
static size_t token(const char *p, const char *name)
{
	size_t len = strlen(name);

	if (p[0] != '$')
		return 0;
	if (p[1] == '{' && !strncmp(p + 2, name, len) && p[len + 2] == '}')
		return len + 3;
	return strncmp(p + 1, name, len) ? 0 : len + 1;
}

/* @path with its tokens replaced; @lib is the value of $LIB. */
static char *replace(const char *by, const char *platform, const char *lib,
		     const char *path)
{
	const struct {
		const char *name, *value;
		size_t len;
	} tokens[] = {
		{ "ORIGIN", by, strrchr(by, '/') - by },
		{ "LIB", lib, strlen(lib) },
		{ "PLATFORM", platform, strlen(platform) },
	};
	size_t n, t, len = 0;
	char text[PATH_MAX];

	for (; *path; path += n ? n : 1) {
		const char *piece = path;
		size_t piece_len = 1;

		for (t = 0; t < 3; t++) {
			n = token(path, tokens[t].name);
			if (n) {
				piece = tokens[t].value;
				piece_len = tokens[t].len;
				break;
			}
		}
		if (len + piece_len >= sizeof(text))
			return mem_strdup("");
		memcpy(text + len, piece, piece_len);
		len += piece_len;
	}
	return mem_strndup(text, len);
}

static void add(struct strings *paths, char *path)
{
	if (!strings_has(paths, path))
		strings_add(paths, path);
	free(path);
}

void ldpath_expand(const struct elf_target *target, const char *by,
		   const char *path, struct strings *paths)
{
	for (size_t m = 0; m < N_MACHINES; m++) {
		const struct machine *machine = &machines[m];
		char *lib;

		if (!elf_same_target(target, &machine->target))
			continue;
		lib = mem_printf("lib/%s", machine->triplet);
		add(paths, replace(by, machine->platform, lib, path));
		free(lib);
		add(paths, replace(by, machine->platform, machine->lib, path));
	}
	add(paths, replace(by, "", "lib", path));
}
