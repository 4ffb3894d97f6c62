/* SPDX-License-Identifier: GPL-2.0-only */
/* Hooks whose rules are run for real, and what is left of them. */
#ifndef TESTS_JOB_FACTS_H
#define TESTS_JOB_FACTS_H

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../tap.h"
#include "boot.h"
#include "log/timeline.h"

/* A test that needs more than that has failed. ms */
#define LIMIT 20000

static struct boot boot;
static char noted[8192]; /* in the timeline, without times */
static char dir[] = "/tmp/kinit-job-XXXXXX";
static char trace[64];

static inline uint64_t now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/* In place of the one that writes to /run. */
void timeline_note(const char *what, const char *about, const char *detail)
{
	size_t len = strlen(noted);

	snprintf(noted + len, sizeof(noted) - len, "%s %s%s%s\n", what, about,
		 detail[0] ? " " : "", detail);
}

static inline void begin(void)
{
	struct failure *f;

	while (boot.hooks) {
		struct hook *hook = boot.hooks;

		boot.hooks = hook->next;
		free(hook);
	}
	while ((f = boot.failures)) {
		boot.failures = f->next;
		free(f);
	}
	memset(&boot, 0, sizeof(boot));
	noted[0] = '\0';
	unlink(trace);
}

/* @text has to live as long as the hook. */
static inline struct hook *hook(const char *name, char *text)
{
	struct hook *h = calloc(1, sizeof(*h)), **p = &boot.hooks;
	static struct statement st;
	struct words w;
	unsigned int bad;

	snprintf(h->name, sizeof(h->name), "%s", name);
	words_init(&w, text, strlen(text));
	while (words_next(&w, &st) == WORDS_STATEMENT)
		if (rule_parse(&h->rules[h->n_rules++], &st, &bad))
			abort();
	while (*p)
		p = &(*p)->next;
	*p = h;
	return h;
}

static inline void reap(void)
{
	pid_t pid;
	int status;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
		job_ended(&boot, pid, status, now_ms());
}

/* Until nothing is left to do. */
static inline bool finish(void)
{
	uint64_t end = now_ms() + LIMIT, now;

	while ((now = now_ms()) < end) {
		struct pollfd fds[16];
		size_t n = 0;

		jobs_run(&boot, now);
		if (!boot.jobs)
			return true;
		for (struct job *j = boot.jobs; j && n < 16; j = j->next)
			if (j->child.pid && j->child.output >= 0)
				fds[n++] =
					(struct pollfd){ .fd = j->child.output,
							 .events = POLLIN };
		if (child_poll(fds, n, 50) > 0)
			for (size_t i = 0; i < n; i++) {
				struct job *j = jobs_find(&boot, fds[i].fd);

				if (fds[i].revents && j)
					job_heard(&boot, j, now_ms());
			}
		reap();
	}
	return false;
}

static inline const char *traced(void)
{
	static char text[4096];
	int fd = open(trace, O_RDONLY);
	ssize_t n = fd < 0 ? 0 : read(fd, text, sizeof(text) - 1);

	if (fd >= 0)
		close(fd);
	text[n > 0 ? n : 0] = '\0';
	return text;
}

#define SH "run /bin/sh -c "

#endif
