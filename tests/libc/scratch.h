/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A folder of the test's own, which is the working directory meanwhile. What a
 * test makes there it removes itself; a folder that is not empty at the end is
 * a failure.
 */
#ifndef TESTS_LIBC_SCRATCH_H
#define TESTS_LIBC_SCRATCH_H

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "tap.h"

static char scratch_path[4096];

static inline void scratch_begin(void)
{
	const char *tmp = getenv("TMPDIR");

	snprintf(scratch_path, sizeof(scratch_path), "%s/libc-test.%d",
		 tmp ? tmp : "/tmp", getpid());
	if (mkdir(scratch_path, 0700) || chdir(scratch_path)) {
		dprintf(1, "Bail out! no folder %s\n", scratch_path);
		exit(1);
	}
}

static inline void scratch_end(void)
{
	ok(chdir("/") == 0 && rmdir(scratch_path) == 0,
	   "nothing is left in the scratch folder");
}

#endif
