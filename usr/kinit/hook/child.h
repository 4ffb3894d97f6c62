/* SPDX-License-Identifier: GPL-2.0-only */
/* One running command: how it is started, heard and stopped. */
#ifndef KINIT_CHILD_H
#define KINIT_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#define CHILD_OUTPUT 1024
#define CHILD_CAUSE  160

struct child {
	pid_t pid; /* and its process group; 0: none runs */
	int output; /* its standard output and error; -1: the console */
	unsigned int lines; /* that it wrote */
	char said[64]; /* its last line, or how it began */
	char cause[CHILD_CAUSE]; /* why it fails, if it said so; or "" */
	size_t line_len, text_len;
	char line[256]; /* that it has not ended yet */
	char text[CHILD_OUTPUT]; /* its last whole lines */
};

/*
 * Starts @argv, looked for in @path if it has no "/". With @tty it gets the
 * console, else nothing to read, and what it writes comes through ->output.
 * Returns 0 or -errno. That it cannot be executed shows as its status, 127.
 */
int child_start(struct child *c, char *const *argv, char *const *envp,
		const char *path, bool tty);

/* Reads and logs what it wrote, some of it at a time; @who stands in front. */
void child_read(struct child *c, const char *who);

/*
 * After its end: what it left in the pipe, and those that it left behind in its
 * process group. A daemon that is to stay has a session of its own.
 */
void child_ended(struct child *c, const char *who);

/* Stops it and all that it started, but for those with an own session. */
void child_kill(struct child *c);

/* To be called once: a child that ends will interrupt ppoll(2). */
void child_signals(void);

/* As they were; in a child, and before the real init. */
void child_signals_restore(void);

/* Of one that exits with an errno, by what wait(2) has told: 0 or -errno. */
int child_error(int status);

/* Waits for events of @fds; ->revents is valid if the result is positive. */
struct pollfd;
int child_poll(struct pollfd *fds, size_t n, int ms);

#endif
