/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Can an image reach the root of a machine? Each thing that this needs, and
 * whether the image, or the kernel itself, has it. Nothing is run or written.
 */
#ifndef KINITRAMFS_CHECK_H
#define KINITRAMFS_CHECK_H

#include <stdbool.h>
#include <stdio.h>

#include "image/image.h"
#include "kernel/kernel.h"
#include "kernel/modules.h"
#include "machine/machine.h"

enum check_answer {
	CHECK_YES,
	CHECK_NO,
	CHECK_UNKNOWN,
	CHECK_WARNING, /* it is missing, and may not be needed */
};

struct check_need {
	enum check_answer answer;
	char *what; /* "device pci:..." */
	char *why; /* "virtio_pci is not in the image" */
	bool firmware; /* it is a file of that */
};

struct check {
	struct check_need *needs;
	size_t count;
};

struct check_question {
	const struct image *img;
	const struct machine *machine;
	const struct kernel *kernel;
	const struct modules *modules; /* of that kernel; NULL: none are known */
};

/* @check is to be freed. Errors in the kernel's indexes are said. */
void check_image(const struct check_question *q, struct check *check);

/* What is not known, or only a warning, stands in nobody's way. */
bool check_reaches_root(const struct check *check);

/* A line for each need; errors are left in @out. */
void check_print(const struct check *check, FILE *out);

void check_free(struct check *check);

/*
 * The only version whose modules are in the image; NULL: it has none, or those
 * of several. The caller frees it.
 */
char *check_version(const struct image *img);

#endif
