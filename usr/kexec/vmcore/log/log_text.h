/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The kernel's log as text, in the format of kexec-tools' vmcore-dmesg(8): the
 * time in seconds, and the message, of which each byte that is neither
 * printable ASCII nor white space is written as \xNN.
 */
#ifndef VMCORE_LOG_TEXT_H
#define VMCORE_LOG_TEXT_H

#include <stddef.h>
#include <stdint.h>

struct log_text {
	/* Takes the text, piece by piece. A negative errno ends it all. */
	int (*put)(void *ctx, const char *text, size_t len);
	void *ctx;
	size_t len;
	char buf[1024];
};

void log_text_init(struct log_text *t,
		   int (*put)(void *ctx, const char *text, size_t len),
		   void *ctx);

/* A record's beginning, each part of its message, and its end. */
int log_text_begin(struct log_text *t, uint64_t nsec);
int log_text_add(struct log_text *t, const char *message, size_t len);
int log_text_end(struct log_text *t);

/* Puts what has been kept back. */
int log_text_flush(struct log_text *t);

#endif
