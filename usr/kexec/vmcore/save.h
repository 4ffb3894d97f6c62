/* SPDX-License-Identifier: GPL-2.0-only */
/* What vmcore-save does with a dump. */
#ifndef VMCORE_SAVE_H
#define VMCORE_SAVE_H

#include "source.h"

struct save_options {
	const char *target; /* a directory or a device */
	uint64_t reserve;
	bool is_dmesg_only, is_no_dmesg, is_quiet, is_forced;
	bool is_filtered; /* by makedumpfile, if it is there */
};

/*
 * Exit statuses. SAVE_SIGNAL and the number of the signal, if one ended it.
 */
enum {
	SAVE_DONE = 0,
	SAVE_FAILED = 1,
	SAVE_USAGE = 2,
	SAVE_INCOMPLETE = 3, /* something of the dump could not be read */
	SAVE_SIGNAL = 128,
};

/* Each says what went wrong, and returns an exit status. */
int save_directory(struct source *s, const struct save_options *o);
int save_raw(struct source *s, const struct save_options *o);

/* The kernel's log to @fd. -errno of writing, or in *why one of the dump. */
int save_log(struct source *s, int fd, int *why, uint32_t *lost);

/* The words for what save_log() found wrong with the dump. */
const char *save_log_words(int why);

#endif
