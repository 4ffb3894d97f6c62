/* SPDX-License-Identifier: GPL-2.0-only */
/* The machine that report.c speaks of, and what it said. */
#ifndef TESTS_REPORT_FACTS_H
#define TESTS_REPORT_FACTS_H

#include <errno.h>
#include <stdlib.h>

#include "../tap.h"
#include "report/report.h"
#include "target.h"

#define UUID "5b1c9b5e-6d1f-4f0a-9c57-0123456789ab"

static struct boot boot;
static struct target *const root_target = &boot.targets[TARGET_ROOT];
static struct blockdev sda, sda1;
static char *report; /* ends where ASan sees it */

static inline void begin(char *root)
{
	memset(&boot, 0, sizeof(boot));
	boot.params.root = root;
	boot.params.timeout = 30;
	boot.params.stall = STALL_DEFAULT;
	boot.started = 1000;
	boot.last_progress = 5000;

	sda = (struct blockdev){
		.next = &sda1,
		.devname = "sda",
		.major = 8,
		.size = 10ull << 30,
	};
	sda1 = (struct blockdev){
		.devname = "sda1",
		.disk = "sda",
		.major = 8,
		.minor = 1,
		.partno = 1,
		.size = 512 << 20,
		.sb = { .type = "ext4", .uuid = UUID, .label = "root" },
		.part = { .partuuid = "1234abcd-01", .label = "Linux" },
	};
	boot.devices = &sda;
	targets_init(&boot);
	root_target->mount.dev = sda1;
}

#define SDA "  sda (8:0): 10.0 GiB, no file system that kinit knows"
#define SDA1                                                                   \
	"  sda1 (8:1): 512 MiB, ext4, UUID=" UUID                              \
	", LABEL=root, PARTUUID=1234abcd-01, PARTLABEL=Linux"

/* Less than kinit has, so that it can be filled. */
#define SIZE 4096

static inline void make(enum cause cause)
{
	struct text t;

	memset(report, 'x', SIZE);
	text_init(&t, report, SIZE);
	report_failure(&t, &boot, cause, 35500);
}

/* Lines are counted from 0; the next call forgets this one. */
static inline const char *line_number(unsigned int n)
{
	static char line[REPORT_SIZE];
	const char *p = report;
	size_t len;

	for (; n && *p; n--) {
		p += strcspn(p, "\n");
		p += *p == '\n';
	}
	len = strcspn(p, "\n");
	memcpy(line, p, len);
	line[len] = '\0';
	return line;
}

static inline bool has_line(const char *want)
{
	for (unsigned int n = 0; *line_number(n); n++)
		if (!strcmp(line_number(n), want))
			return true;
	dprintf(1, "# the report:\n");
	for (unsigned int n = 0; *line_number(n); n++)
		dprintf(1, "#\t%s\n", line_number(n));
	return false;
}

static inline unsigned int count_lines(void)
{
	unsigned int n = 0;

	for (const char *p = report; *p; p++)
		n += *p == '\n';
	return n;
}

#define FIRST(want) is_str(line_number(0), want, "first line")
#define HAS(want)   ok(has_line(want), "line: %.40s", want)

#endif
