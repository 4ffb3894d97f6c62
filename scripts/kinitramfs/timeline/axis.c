// SPDX-License-Identifier: GPL-2.0-only
#include <stdio.h>

#include "timeline/axis.h"

#define MILLISECOND 1000
#define SECOND	    1000000
#define LONG	    (10 * SECOND) /* from here on labels are in seconds */

struct axis axis_of(uint64_t length, unsigned int most)
{
	static const unsigned int next[] = { 2, 5, 10 };
	struct axis axis = { .length = length ? length : 1, .step = 1 };
	uint64_t power = 1, smallest;

	for (size_t i = 0; axis.length / axis.step > most; i = (i + 1) % 3) {
		axis.step = power * next[i];
		if (next[i] == 10)
			power = axis.step;
	}
	axis.unit = axis.length < LONG ? MILLISECOND : SECOND;
	for (smallest = axis.unit; smallest > axis.step; smallest /= 10)
		axis.digits++;
	return axis;
}

const char *axis_unit(const struct axis *axis)
{
	return axis->unit == SECOND ? "s" : "ms";
}

void axis_label(const struct axis *axis, uint64_t time,
		char label[static AXIS_LABEL])
{
	snprintf(label, AXIS_LABEL, "%.*f", axis->digits,
		 (double)time / axis->unit);
}

uint64_t axis_place(const struct axis *axis, uint64_t time, uint64_t width)
{
	if (time > axis->length)
		time = axis->length;
	return time * width / axis->length;
}
