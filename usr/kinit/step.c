// SPDX-License-Identifier: GPL-2.0-only
/*
 * Carries out what goal.c decided. What there is to say about it goes to the
 * log and the timeline; how it went becomes a fact.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "coldplug.h"
#include "crash.h"
#include "device/blockdev.h"
#include "device/btrfs.h"
#include "device/last_look.h"
#include "device/udevdb.h"
#include "hook/announce.h"
#include "hook/child.h"
#include "log/log.h"
#include "log/timeline.h"
#include "loop.h"
#include "module/driverless.h"
#include "module/firmware.h"
#include "module/load.h"
#include "module/want.h"
#include "net_step.h"
#include "report/describe.h"
#include "report/fail.h"
#include "report/report.h"
#include "rescue.h"
#include "resume/resume.h"
#include "root/dump.h"
#include "root/init/init.h"
#include "root/loop.h"
#include "root/mount.h"
#include "root/nfs/mount.h"
#include "root/overlay.h"
#include "root/switch_root.h"
#include "root/usr.h"
#include "step.h"
#include "target.h"

bool note_setup(struct boot *boot, const char *what, int result)
{
	if (result >= 0)
		return true;
	boot->setup_failed = what;
	boot->setup_error = result;
	return false;
}

static void look(struct boot *boot)
{
	boot->looked = true;
	timeline_note("look", "", "");
	note_setup(boot, "/sys/class/block", coldplug(boot, loop_now()));
}

static void ask(struct boot *boot)
{
	char line[160];
	struct text t;

	boot->asked = true;
	text_init(&t, line, sizeof(line));
	report_question(&t, boot);
	log_status("", false);
	dprintf(STDOUT_FILENO, "%s", line);
}

static void stall(struct boot *boot, bool degraded)
{
	boot->stalled_at = loop_now();
	boot->degraded = degraded;
	log_status("", false);
	timeline_note("stall", "", degraded ? "degraded" : "");
	if (degraded && goal_is_incomplete(boot))
		log_print(LOG_NOTICE, "starting what is incomplete");
	announce_stall(boot, degraded);
}

/* Nothing is looked for any more: what still asks for input is not needed. */
static void settle(struct boot *boot)
{
	if (target_all_mounted(boot))
		jobs_drop(boot, loop_now());
}

static void check(struct boot *boot, const struct decision *d)
{
	struct target *target = &boot->targets[d->target->role];

	strlcpy(target->checked, d->dev->devname, sizeof(target->checked));
	announce_fsck(boot, d->dev);
}

/* If that was the last one that could have been mounted, there is a report. */
static void note_refused(const struct target *target, unsigned int spec)
{
	if (target_is_refused(target) && !target->may_fail)
		return;
	report_refused(log_begin(), target, spec);
	log_end(LOG_WARNING);
}

/* What is not asked for as a file system. */
static bool is_module(const char *type)
{
	return !strcmp(type, "loop") || !strncmp(type, "nfsv", 4);
}

/* Several types may have to be tried, and each may have another driver. */
static void ask_driver(struct boot *boot, const struct decision *d)
{
	struct target *target = &boot->targets[d->target->role];
	const char *list = d->types;

	strlcpy(target->driver, list, sizeof(target->driver));
	while (*list) {
		size_t len = strcspn(list, ",");
		struct module *module;
		char type[32], alias[40];

		snprintf(type, sizeof(type), "%.*s", (int)len, list);
		snprintf(alias, sizeof(alias), "%s%s",
			 is_module(type) ? "" : "fs-", type);
		if (!module_want(boot, alias, &module)) {
			snprintf(alias, sizeof(alias), "%s%s",
				 is_module(type) ? "" : "fs-",
				 root_driver(type));
			if (!module_want(boot, alias, &module))
				module_missing(boot, alias);
		}
		list += len + (list[len] == ',');
	}
}

/*
 * When they came the module was not there, to which all devices have to be
 * told.
 */
static void scan_again(const struct boot *boot, const struct blockdev *mounted)
{
	if (!mounted || !mounted->group ||
	    strcmp(mounted->group->type, "btrfs"))
		return;
	for (const struct blockdev *d = boot->devices; d; d = d->next)
		if (d->group == mounted->group)
			btrfs_scan(d);
}

/* False: it takes a while, or another attempt. */
static bool nfs_mount(struct boot *boot, struct target *target,
		      unsigned int spec)
{
	if (boot->nfs.ended)
		return nfs_take(boot, target, spec, loop_now());
	nfs_begin(boot, target, spec, loop_now());
	return false;
}

static void mount_target(struct boot *boot, const struct decision *d)
{
	struct target *target = &boot->targets[d->target->role];
	const struct mount_fact *fact = &target->mount;

	log_status("", false);
	if (!boot->nfs.ended)
		timeline_note("mount", target->where, "");
	if (has_modules(boot))
		scan_again(boot, d->dev);
	if (KINIT_HAS_CRASH && target->raw)
		dump_take_device(target, d->spec, d->dev);
	else if (!KINIT_HAS_NFS || target->specs[d->spec].kind != ROOT_NFS)
		root_mount(target, d->spec, d->dev);
	else if (!nfs_mount(boot, target, d->spec))
		return;
	timeline_note(fact->attempt.error ? "refused" : "mounted",
		      target->where, "");
	/* What it takes from here on is another wait. */
	boot->last_progress = loop_now();
	if (target->refused & (1U << d->spec)) {
		note_refused(target, d->spec);
		return;
	}
	describe_mounted(log_begin(), target);
	log_end(LOG_INFO);
	if (fact->fell_back_to_ro)
		log_print(LOG_WARNING,
			  "the device is read-only, so it is mounted ro");
	settle(boot);
}

static void resume(struct boot *boot, const struct decision *d)
{
	log_status("", false);
	timeline_note("resume", d->dev->devname, d->dev->hibernated);
	if (d->step == STEP_RESUME)
		resume_from(boot, d->dev);
	else
		announce_resume(boot, d->dev);
	boot->resume.tried = true;
	boot->last_progress = loop_now();
}

static void make_loop(struct boot *boot)
{
	root_loop(boot);
	timeline_note("loop", boot->params.loop, "");
	boot->last_progress = loop_now();
}

static void read_fstab(struct boot *boot)
{
	root_read_fstab(boot);
	blockdev_read_links(boot);
	settle(boot);
}

static void give_up(struct boot *boot, const struct decision *d)
{
	struct text *t = log_begin();

	boot->targets[d->target->role].given_up = true;
	text_add(t, "boot goes on without ");
	describe_target(t, d->target);
	log_end(LOG_WARNING);
	settle(boot);
}

/* The step after which there is no way back. */
static void switch_to_root(struct boot *boot)
{
	udevdb_write(boot);
	if (KINIT_HAS_NET)
		net_hand_over(boot);
	write_report(boot);
	timeline_note("switch", boot->init.path, "");
	log_restore();
	child_signals_restore();
	boot->switched.done = true;
	boot->switched.error = switch_root();
}

/* Returns only if it fails. */
static void execute_init(struct boot *boot, char **argv)
{
	log_print(LOG_DEBUG, "starting %s", boot->init.path);
	argv[0] = (char *)boot->init.path;
	/* All descriptors but the console's are closed by execve(2). */
	execv(argv[0], argv);
	boot->executed.done = true;
	boot->executed.error = -errno;
}

static bool give_report(struct boot *boot, const struct decision *d)
{
	last_look(boot, target_next(boot));
	if (target_next(boot)) {
		if (KINIT_HAS_MODULES)
			driverless_look(boot);
		firmware_look(boot);
	}
	if (!fail(boot, d))
		return false;
	if (d->after == AFTER_RESCUE)
		rescue_after_failure(boot);
	if (KINIT_HAS_CRASH && d->after == AFTER_ROOT)
		crash_go_on(boot);
	return true;
}

bool step(struct boot *boot, const struct decision *d, char **argv)
{
	switch (d->step) {
	case STEP_WAIT:
		break; /* main.c listens to the kernel */
	case STEP_TELL:
		timeline_note(rule_event_name(d->event), "", "");
		announce_once(boot, d->event);
		break;
	case STEP_LOAD:
		if (KINIT_HAS_MODULES)
			module_load(boot, d->module, loop_now());
		break;
	case STEP_NETWORK:
		if (KINIT_HAS_NET)
			net_step(boot, &d->net, loop_now());
		break;
	case STEP_DRIVER:
		if (KINIT_HAS_MODULES)
			ask_driver(boot, d);
		break;
	case STEP_LOOK:
		look(boot);
		break;
	case STEP_LOOK_AT_REST:
		coldplug_rest(boot, loop_now());
		break;
	case STEP_ASK:
		ask(boot);
		break;
	case STEP_STALL:
		stall(boot, d->degraded);
		break;
	case STEP_CHECK:
		check(boot, d);
		break;
	case STEP_MOUNT:
		mount_target(boot, d);
		break;
	case STEP_RESUME:
	case STEP_TELL_RESUME:
		if (KINIT_HAS_RESUME)
			resume(boot, d);
		break;
	case STEP_DROP_IMAGE:
		if (KINIT_HAS_RESUME)
			resume_drop(boot, d->dev);
		break;
	case STEP_NO_RESUME:
		if (KINIT_HAS_RESUME)
			resume_not(boot, d->dev);
		break;
	case STEP_LOOP:
		make_loop(boot);
		break;
	case STEP_OVERLAY:
		root_overlay(boot);
		timeline_note("overlay", ROOTMNT, "");
		break;
	case STEP_FSTAB:
		read_fstab(boot);
		break;
	case STEP_GIVE_UP:
		give_up(boot, d);
		break;
	case STEP_FIND_INIT:
		root_find_init(boot);
		break;
	case STEP_SWITCH:
		switch_to_root(boot);
		break;
	case STEP_EXEC:
		execute_init(boot, argv);
		break;
	case STEP_NEXT_INIT:
		root_find_next_init(boot);
		break;
	case STEP_BREAK:
		rescue_break(boot, d->breakpoint);
		break;
	case STEP_AGAIN:
		rescue_try_again(boot);
		look(boot);
		break;
	case STEP_CRASH:
		if (KINIT_HAS_CRASH && !crash_step(boot, d))
			return false;
		break;
	case STEP_FAIL:
		return give_report(boot, d);
	}
	return true;
}
