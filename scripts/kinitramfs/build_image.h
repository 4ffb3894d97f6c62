/* SPDX-License-Identifier: GPL-2.0-only */
/* The image of "kinitramfs build", from what goes in to the file. */
#ifndef KINITRAMFS_BUILD_IMAGE_H
#define KINITRAMFS_BUILD_IMAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/options.h"
#include "machine/machine.h"
#include "pack/compress.h"
#include "sysroot/sysroot.h"
#include "tree/tree.h"

struct build {
	struct options opt;
	struct compression compression;
	bool compress; /* the compression was asked for */
	bool full;
	const char *base_image; /* or NULL: the one of the root */
	const char *early; /* or NULL */
	bool microcode;
	bool force;
	uint64_t crash_size; /* bytes that are set aside for it; 0: not known */
};

/*
 * Makes the image in memory, looks whether it can reach the root of @machine,
 * if one is meant, and puts it in its place. @size: its bytes. Returns 0, or -1
 * after messages: then what was there before is there as it was.
 */
int build_image(const struct build *b, struct sysroot *root,
		const struct tree *tree, const struct machine *machine,
		uint64_t *size);

#endif
