// SPDX-License-Identifier: GPL-2.0-only
#include <stddef.h>

#include "progress.h"

void progress_size(struct text *t, uint64_t bytes)
{
	static const char units[] = "kMGTPE";
	uint64_t tenths;
	size_t i = 0;

	if (bytes < 1024) {
		text_add(t, "%u bytes", (unsigned int)bytes);
		return;
	}
	while (bytes >> 10 >= 1024) {
		bytes >>= 10;
		i++;
	}
	tenths = bytes * 10 / 1024;
	if (tenths < 1000)
		text_add(t, "%u.%u %ciB", (unsigned int)(tenths / 10),
			 (unsigned int)(tenths % 10), units[i]);
	else
		text_add(t, "%u %ciB", (unsigned int)(tenths / 10), units[i]);
}

static void add_time(struct text *t, uint64_t seconds)
{
	if (seconds < 60)
		text_add(t, "%u s", (unsigned int)seconds);
	else if (seconds < 3600)
		text_add(t, "%u min %u s", (unsigned int)(seconds / 60),
			 (unsigned int)(seconds % 60));
	else
		text_add(t, "%llu h %u min",
			 (unsigned long long)(seconds / 3600),
			 (unsigned int)(seconds / 60 % 60));
}

void progress_line(struct text *t, uint64_t done, uint64_t total, uint64_t msec)
{
	uint64_t percent, rate; /* in kiB a second */

	if (done > total)
		done = total;
	percent = total / 100 ? done / (total / 100) : 100;
	text_add(t, "%u %%, ", percent > 100 ? 100 : (unsigned int)percent);
	progress_size(t, done);
	text_add(t, " of ");
	progress_size(t, total);
	/* Numbers of bytes and of milliseconds are far below 2^50. */
	rate = msec ? (done >> 10) * 1000 / msec : 0;
	if (!rate)
		return;
	text_add(t, ", ");
	progress_size(t, rate << 10);
	text_add(t, "/s, ");
	add_time(t, ((total - done) >> 10) / rate);
	text_add(t, " left");
}
