/* SPDX-License-Identifier: GPL-2.0-only */
/* The machine that goal.c is asked about, and its answers as text. */
#ifndef TESTS_GOAL_FACTS_H
#define TESTS_GOAL_FACTS_H

#include "../tap.h"
#include "goal/goal.h"
#include "goal/nfs.h"
#include "match.h"
#include "target.h"

#define UUID_A "5b1c9b5e-6d1f-4f0a-9c57-0123456789ab"
#define UUID_B "11111111-2222-3333-4444-555555555555"

#define PROGRESS 5000 /* ms: when the last device came */
#define TIMEOUT	 30 /* s */
#define DEADLINE (PROGRESS + TIMEOUT * 1000)

static const struct {
	const char *name, *disk;
	unsigned int major, minor, partno;
	const char *uuid, *label, *partuuid, *partlabel, *damage;
} devices[] = {
	{ "sda", "", 8, 0, 0, "", "", "", "", NULL },
	{ "sda1", "sda", 8, 1, 1, "", "esp", "p-1", "EFI", NULL },
	{ "sda2", "sda", 8, 2, 2, UUID_A, "root", "p-2", "Linux root", NULL },
	{ "sda3", "sda", 8, 3, 3, UUID_B, "", "p-3", "", NULL },
	/* A copy of the first disk. */
	{ "sdb", "", 8, 16, 0, "", "", "", "", NULL },
	{ "sdb1", "sdb", 8, 17, 1, "", "esp", "p-1", "EFI", NULL },
	{ "sdb2", "sdb", 8, 18, 2, UUID_A, "root", "p-2", "Linux root", NULL },
	/* The same, broken. */
	{ "sdc2", "sdc", 8, 34, 2, UUID_A, "root", "p-2", "Linux root", "bad" },
	{ "sdd2", "sdd", 8, 50, 2, UUID_A, "root", "p-2", "Linux root", "bad" },
	/* A whole device with a file system; a name with a slash. */
	{ "dm-0", "", 254, 0, 0, UUID_A, "ROOT", "", "", NULL },
	{ "md/root", "", 9, 127, 0, "", "md", "", "", NULL },
};

#define N_DEVICES (sizeof(devices) / sizeof(*devices))

static struct blockdev pool[N_DEVICES];
static struct boot boot;
static struct target *const root_target = &boot.targets[TARGET_ROOT];

/* Without what comes between finding a root and looking for its init. */
static inline void begin(const char *root)
{
	memset(&boot, 0, sizeof(boot));
	boot.params.timeout = TIMEOUT;
	boot.params.stall = STALL_DEFAULT;
	boot.started = 1000;
	boot.last_progress = PROGRESS;
	boot.looked = true;
	boot.told[ON_EARLY] = true;
	boot.params.root = root;
	boot.params.fsck = FSCK_SKIP;
	boot.fstab.done = true;
	targets_init(&boot);
}

static inline struct blockdev *device(const char *name)
{
	size_t i;

	for (i = 0; i < N_DEVICES - 1; i++)
		if (!strcmp(devices[i].name, name))
			break;
	snprintf(pool[i].devname, DEVNAME_SIZE, "%s", devices[i].name);
	snprintf(pool[i].disk, DEVNAME_SIZE, "%s", devices[i].disk);
	pool[i].size = 4096;
	pool[i].error = 0;
	pool[i].read_only = pool[i].held = false;
	pool[i].group = NULL;
	pool[i].internal = false;
	pool[i].sb.is_member = pool[i].sb.not_fs = false;
	pool[i].major = devices[i].major;
	pool[i].minor = devices[i].minor;
	pool[i].partno = devices[i].partno;
	pool[i].sb.damage = devices[i].damage;
	strcpy(pool[i].sb.uuid, devices[i].uuid);
	strcpy(pool[i].sb.label, devices[i].label);
	strcpy(pool[i].part.partuuid, devices[i].partuuid);
	strcpy(pool[i].part.label, devices[i].partlabel);
	return &pool[i];
}

static inline const char *decision_text(struct decision d)
{
	switch (d.step) {
	case STEP_WAIT:
		return d.dev || d.cause ? "wait with more" : "wait";
	case STEP_TELL:
		return rule_event_name(d.event);
	case STEP_LOAD:
		return d.module->name;
	case STEP_NETWORK:
		return "network";
	case STEP_DRIVER:
		return "driver";
	case STEP_LOOK:
		return "look";
	case STEP_LOOK_AT_REST:
		return "look at the rest";
	case STEP_ASK:
		return "ask";
	case STEP_STALL:
		return d.degraded ? "stall degraded" : "stall";
	case STEP_MOUNT:
		return d.cause ? "mount with a cause"
		       : d.dev ? d.dev->devname
			       : "flash";
	case STEP_CHECK:
		return "check";
	case STEP_RESUME:
		return "resume";
	case STEP_TELL_RESUME:
		return "hooks resume";
	case STEP_DROP_IMAGE:
		return "drop";
	case STEP_NO_RESUME:
		return d.dev ? "none" : "missing";
	case STEP_LOOP:
		return "loop";
	case STEP_OVERLAY:
		return "overlay";
	case STEP_FSTAB:
		return "fstab";
	case STEP_GIVE_UP:
		return "give up";
	case STEP_FIND_INIT:
		return "find init";
	case STEP_SWITCH:
		return "switch root";
	case STEP_EXEC:
		return "execute";
	case STEP_NEXT_INIT:
		return "next init";
	case STEP_BREAK:
		return params_break_name(d.breakpoint);
	case STEP_AGAIN:
		return "again";
	case STEP_CRASH:
		return d.crash == CRASH_SAVE	  ? "save"
		       : d.crash == CRASH_UNMOUNT ? "unmount"
						  : "saved";
	case STEP_FAIL:
		break;
	}
	switch (d.cause) {
	case CAUSE_SETUP:
		return "setup";
	case CAUSE_NO_ROOT:
		return "no root";
	case CAUSE_BAD_ROOT:
		return "bad root";
	case CAUSE_NETWORK:
		return "no network";
	case CAUSE_NFS:
		return "no server";
	case CAUSE_NOT_FOUND:
		return "not found";
	case CAUSE_UNREADABLE:
		return "unreadable";
	case CAUSE_FSCK:
		return "fsck";
	case CAUSE_LOOP:
		return "no loop";
	case CAUSE_OVERLAY:
		return "no overlay";
	case CAUSE_SAME_NAME:
		return "same name";
	case CAUSE_AMBIGUOUS:
		return "ambiguous";
	case CAUSE_DUMP:
		return "not saved";
	case CAUSE_MOUNT:
		return "mount";
	case CAUSE_NO_INIT:
		return "no init";
	case CAUSE_SWITCH:
		return "not switched";
	case CAUSE_EXEC:
		return "not executed";
	case CAUSE_NONE:
		break;
	}
	return "fail without a cause";
}

static inline const char *decide(uint64_t now)
{
	return decision_text(goal_decide(&boot, now));
}

#endif
