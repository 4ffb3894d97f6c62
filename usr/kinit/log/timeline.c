// SPDX-License-Identifier: GPL-2.0-only
#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "log/run_dir.h"
#include "log/timeline.h"
#include "text.h"

/* Disks that come and go for a day must not fill the memory. */
#define MAX_NOTES 4096

static int file = -1;

void timeline_open(void)
{
	mkdir(RUN_DIR, 0755);
	file = open(RUN_DIR "/timeline",
		    O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0644);
}

void timeline_join(void)
{
	file = open(RUN_DIR "/timeline", O_WRONLY | O_APPEND | O_CLOEXEC);
}

void timeline_note(const char *what, const char *about, const char *detail)
{
	static unsigned int notes;
	struct timespec ts = { 0 };
	char line[512];
	struct text t;
	ssize_t n;

	if (file < 0 || notes++ >= MAX_NOTES)
		return;
	clock_gettime(CLOCK_MONOTONIC, &ts);
	/* Room for the newline, however long the rest is. */
	text_init(&t, line, sizeof(line) - 1);
	text_add(&t, "%u.%06u %s", (unsigned int)ts.tv_sec,
		 (unsigned int)(ts.tv_nsec / 1000), what);
	if (about[0])
		text_add(&t, " %pE", about);
	if (detail[0])
		text_add(&t, " %s", detail);
	t.buf[t.len] = '\n';
	n = write(file, t.buf, t.len + 1);
	(void)n; /* nobody could be told */
}
