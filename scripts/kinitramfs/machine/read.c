// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "machine/read.h"

static void complain(void *context, unsigned int line, unsigned int column,
		     const char *word, const char *problem)
{
	error_at(&(struct where){ context, line, column, word }, "%s", problem);
}

int machine_read(struct machine *m, const char *path)
{
	bool is_input = !strcmp(path, "-");
	FILE *file = is_input ? stdin : fopen(path, "re");
	struct where where = { .file = path };
	char *text = mem_alloc(MACHINE_SIZE + 1);
	size_t len = 0;
	int err = 0;

	*m = (struct machine){ 0 };
	if (file) {
		errno = 0;
		len = fread(text, 1, MACHINE_SIZE + 1, file);
	}
	if (!file || ferror(file)) {
		error_at(&where, "%s", strerror(errno ? errno : EIO));
		err = -1;
	} else if (len > MACHINE_SIZE) {
		error_at(&where,
			 "is longer than %d bytes: no description of a machine is",
			 MACHINE_SIZE);
		err = -1;
	} else if (machine_parse(m, text, len, complain, (void *)path)) {
		err = -1;
	} else if (!m->n_devices && !m->root) {
		error_at(&where,
			 "has neither a device nor a root: \"kinitramfs machine\" writes a description");
		err = -1;
	}
	if (file && !is_input)
		fclose(file);
	free(text);
	return err;
}
