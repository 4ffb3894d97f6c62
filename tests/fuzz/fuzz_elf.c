// SPDX-License-Identifier: GPL-2.0-only
/* An input is an ELF file, or says that it is one. */
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "elf/elfinfo.h"
#include "elf/script.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

static void check_string(const char *s)
{
	require(!s || strlen(s) < 4096);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* No byte more than there is, so that ASan sees one too far. */
	char *image = malloc(size ? size : 1);
	struct elf_info info;
	struct script script;
	const char *problem;
	int err;

	memcpy(image, data, size);
	err = elf_read(&info, image, size, &problem);
	if (err) {
		require(err == -ENOEXEC || (err == -EINVAL && problem));
		require(!info.interpreter && !info.needed.count);
	} else {
		check_string(info.interpreter);
		check_string(info.soname);
		check_string(info.rpath);
		check_string(info.runpath);
		for (size_t i = 0; i < info.needed.count; i++)
			check_string(info.needed.items[i]);
		require(info.needed.count <= 1024);
		require(info.has_dynamic || !info.needed.count);
	}
	elf_free(&info);

	/* The same bytes as the first line of a script. */
	image = realloc(image, size + 1);
	image[size] = '\0';
	if (script_parse(&script, image))
		require(script.interpreter[0] == '/');
	require(strlen(script.interpreter) < sizeof(script.interpreter));
	require(strlen(script.program) < sizeof(script.program));
	free(image);
	return 0;
}
