/* SPDX-License-Identifier: GPL-2.0-only */
/* Where an axis has its marks, and what stands at them. */
#ifndef KINITRAMFS_AXIS_H
#define KINITRAMFS_AXIS_H

#include <stddef.h>
#include <stdint.h>

#define AXIS_LABEL 32

struct axis {
	uint64_t length; /* microseconds, at least 1 */
	uint64_t step; /* between two marks: 1, 2 or 5 times a power of ten */
	uint64_t unit; /* of the labels: 1000 or 1000000 microseconds */
	int digits; /* of the labels, behind the point */
};

/* No more than @most marks stand behind the one at 0; @most is at least 1. */
struct axis axis_of(uint64_t length, unsigned int most);

/* "ms" or "s" */
const char *axis_unit(const struct axis *axis);

/* The label of the mark at @time, without its unit. */
void axis_label(const struct axis *axis, uint64_t time,
		char label[static AXIS_LABEL]);

/* Where @time is, if 0 is at 0 and the length at @width, which is < 100000. */
uint64_t axis_place(const struct axis *axis, uint64_t time, uint64_t width);

#endif
