// SPDX-License-Identifier: GPL-2.0-only
#include <stdbool.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/progress.h"

#define FIRST 1.0 /* seconds until a step is worth a line */
#define AGAIN 0.2 /* seconds between two */

static double began, said;
static bool shown;

static double now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec + ts.tv_nsec / 1e9;
}

void progress(const char *what, size_t done, size_t total)
{
	double time = now();

	if (!done) {
		began = time;
		said = 0;
	}
	if (time - began < FIRST || time - said < AGAIN || !total ||
	    !isatty(STDERR_FILENO))
		return;
	/* To the end of the line is cleared: ECMA-48's EL. */
	fprintf(stderr, "\rkinitramfs: %s, %zu of %zu\033[K", what, done,
		total);
	fflush(stderr);
	said = time;
	shown = true;
}

void progress_clear(void)
{
	if (shown)
		fputs("\r\033[K", stderr);
	shown = false;
}
