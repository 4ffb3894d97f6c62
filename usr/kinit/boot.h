/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What is known about this boot. Handlers record facts here; goal.c alone
 * decides what they mean; report.c puts them into words.
 */
#ifndef KINIT_BOOT_H
#define KINIT_BOOT_H

#include <stdbool.h>
#include <stdint.h>

#include "cmdline.h"
#include "group.h"
#include "hook.h"
#include "job.h"
#include "probe/probe.h"
#include "probe/ptable.h"
#include "root/spec.h"

/* Where the root is mounted before it becomes "/". */
#define ROOTMNT "/root"

#define DEVNAME_SIZE 128

/* A block device that is there. */
struct blockdev {
	struct blockdev *next;
	char devname[DEVNAME_SIZE]; /* below /dev */
	char disk[DEVNAME_SIZE]; /* of a partition: its disk; else "" */
	unsigned int major, minor;
	unsigned int partno; /* 0: a whole device */
	uint64_t size; /* bytes */
	unsigned int walk; /* of /sys, that saw it last */

	char dm_name[DEVNAME_SIZE]; /* of a device-mapper device; else "" */
	bool internal; /* a layer of a logical volume, not for use */
	bool held; /* another device is built on it */
	bool fresh; /* there is something about it that no hook was told */

	int error; /* -errno of reading it, or 0 */
	struct superblock sb;
	const struct group *group; /* that it says it is a member of */
	struct partition part; /* of a partition: its table's entry */
};

/* A step of the boot that was tried, and how that went. */
struct attempt {
	bool done;
	int error; /* -errno, or 0 */
};

struct mount_fact {
	struct attempt attempt;
	const struct blockdev *dev;
	char type[32]; /* that worked, or failed last */
	char tried[192]; /* all types that were tried */
	bool fell_back_to_ro;
};

#define INIT_CANDIDATES 3

struct init_fact {
	struct attempt attempt;
	const char *path; /* that will be executed */
	/* Each one that was looked at, and what was wrong with it. */
	unsigned int tried;
	struct {
		const char *path;
		int error; /* -errno; -EISDIR and -EACCES are ours */
	} candidates[INIT_CANDIDATES];
};

struct boot {
	struct params params;
	char cmdline[CMDLINE_MAX]; /* params point into it */
	struct root_spec root;

	/* A step that nothing works without: what it was, or NULL. */
	const char *setup_failed;
	int setup_error;

	bool told[RULE_EVENTS]; /* the hooks: of what happens once in a boot */
	bool looked; /* at what was there before us */

	struct blockdev *devices; /* ordered by their numbers */
	unsigned int n_devices, most_devices; /* now, and ever at once */
	unsigned int walks; /* of /sys, so far */
	uint64_t started; /* ms, CLOCK_MONOTONIC */
	uint64_t last_progress; /* ms: there were more devices than ever */
	bool out_of_memory;

	/* root=/dev/DIR/NAME: what that link, if there is one, leads to. */
	bool link_found;
	unsigned int link_major, link_minor;

	struct group *groups;

	struct hook *hooks;
	struct job *jobs; /* that wait or run */
	unsigned int running;
	bool tty_taken; /* by one of them */
	uint64_t last_command; /* ms: when one ended */
	struct failure *failures;
	unsigned int n_failures;

	/* ms: when hooks were last told that nothing moves; 0: never */
	uint64_t stalled_at;
	bool degraded; /* then what is incomplete could be started */
	bool asked; /* on the console, whether to start degraded */
	enum { ANSWER_NONE, ANSWER_YES, ANSWER_NO } answer;

	struct mount_fact mount;
	struct init_fact init;

	struct attempt switched; /* to the root as "/" */
	struct attempt executed; /* init: who reads this knows that it failed */
};

#endif
