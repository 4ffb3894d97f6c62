// SPDX-License-Identifier: GPL-2.0-only
/*
 * An input is the words of kexec's command line, each with a zero behind it;
 * and the running kernel's command line, and lines of /proc/iomem.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "args/command_line.h"
#include "args/options.h"
#include "system/crash_memory.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define WORDS 32

static void require(bool condition)
{
	if (!condition)
		abort();
}

static void fuzz_options(char *text, size_t size)
{
	char *argv[WORDS + 2] = { "kexec" };
	char buf[128];
	struct text why;
	struct options o;
	int argc = 1;

	for (size_t i = 0; i < size && argc <= WORDS; i += strlen(text + i) + 1)
		argv[argc++] = text + i;
	text_init(&why, buf, sizeof(buf));
	if (options_parse(&o, argc, argv, &why)) {
		require(buf[0]);
		return;
	}
	require(!buf[0]);
	require(!o.reuse_cmdline || !o.command_line);
	require(o.action <= ACTION_VERSION && o.call <= LOAD_SEGMENTS);
}

/* What is kept is shorter, and is kept again. */
static void fuzz_line(const char *text)
{
	size_t len = strlen(text);
	char *line = strdup(text), *again;

	command_line_reuse(line, len % 2);
	require(strlen(line) <= len);
	again = strdup(line);
	command_line_reuse(again, len % 2);
	require(!strcmp(line, again));
	free(line);
	free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct crash_memory memory = { 0 };
	char *text = malloc(size + 1);

	if (size)
		memcpy(text, data, size);
	text[size] = '\0';
	fuzz_options(text, size);
	for (size_t i = 0; i < size; i += strlen(text + i) + 1) {
		fuzz_line(text + i);
		crash_memory_line(&memory, text + i);
	}
	require(memory.size || !memory.start);
	free(text);
	return 0;
}
