// SPDX-License-Identifier: GPL-2.0-only
/*
 * The report: the first line names the cause, then come the facts that prove
 * it, then what to do. Each line has to stand alone, for the kernel's log
 * puts its own words around it.
 */
#include <errno.h>
#include <string.h>

#include "describe.h"
#include "report.h"

/* So that a shelf of disks does not push the cause off the screen. */
#define MAX_DEVICES 12

/* Loop devices and drives without a medium would only hide the others. */
static bool holds_something(const struct boot *boot, const struct blockdev *dev)
{
	(void)boot;
	return dev->size || (dev->error && dev->error != -ENOMEDIUM);
}

static unsigned int count(const struct boot *boot,
			  bool (*is)(const struct boot *,
				     const struct blockdev *))
{
	unsigned int n = 0;

	for (const struct blockdev *dev = boot->devices; dev; dev = dev->next)
		n += is(boot, dev);
	return n;
}

static void list(struct text *t, const struct boot *boot,
		 bool (*is)(const struct boot *, const struct blockdev *))
{
	unsigned int n = 0;

	for (const struct blockdev *dev = boot->devices; dev; dev = dev->next) {
		if (!is(boot, dev) || n++ >= MAX_DEVICES)
			continue;
		text_add(t, "  ");
		describe_device(t, dev);
		text_add(t, "\n");
	}
	if (n > MAX_DEVICES)
		text_add(t, "  and %u more\n", n - MAX_DEVICES);
}

static void list_all(struct text *t, const struct boot *boot)
{
	if (count(boot, holds_something)) {
		text_add(t, "These block devices are there:\n");
		list(t, boot, holds_something);
		return;
	}
	text_add(t, "There is no block device that holds anything. ");
	text_add(t, "Is the driver of the disk's controller in this kernel?\n");
}

static void setup(struct text *t, const struct boot *boot)
{
	text_add(t, "cannot set up the early user space: %s: %s\n",
		 boot->setup_failed, strerror(-boot->setup_error));
	text_add(
		t,
		"The kernel needs CONFIG_PROC_FS, CONFIG_SYSFS, CONFIG_DEVTMPFS, CONFIG_TMPFS and CONFIG_NET.\n");
}

static void no_root(struct text *t, const struct boot *boot)
{
	text_add(t, "no root= on the kernel's command line\n");
	list_all(t, boot);
	text_add(t,
		 "Boot with root=UUID=..., or any other name in this list.\n");
}

static void bad_root(struct text *t, const struct boot *boot)
{
	describe_root(t, boot);
	text_add(t, " cannot be understood: %s\n", boot->root.problem);
	text_add(
		t,
		"Known are /dev/NAME, MAJOR:MINOR, UUID=, LABEL=, PARTUUID= and PARTLABEL=.\n");
	list_all(t, boot);
}

static bool is_incomplete(const struct group *group)
{
	return group->present && !group_is_complete(group);
}

static void list_incomplete(struct text *t, const struct boot *boot)
{
	bool any = false;

	for (const struct group *g = boot->groups; g; g = g->next) {
		if (!is_incomplete(g))
			continue;
		if (!any)
			text_add(t, "Incomplete:\n");
		any = true;
		text_add(t, "  ");
		describe_group(t, g);
		text_add(t, "\n");
	}
	if (any && boot->params.degraded == DEGRADED_NEVER)
		text_add(
			t,
			"kinit.degraded=never: what is incomplete was not started. kinit.degraded=auto starts it.\n");
}

/* The command line of each that failed, and its last words. */
static void list_failures(struct text *t, const struct boot *boot)
{
	if (!boot->failures)
		return;
	text_add(t, "Commands that failed:\n");
	for (const struct failure *f = boot->failures; f; f = f->next) {
		const char *p = f->output;

		text_add(t, "  %s: %s\n", f->command, f->how);
		while (*p) {
			size_t len = strcspn(p, "\n");
			char line[256];
			struct text l;

			text_init(&l, line, sizeof(line));
			text_add(&l, "%.*s", (int)len, p);
			text_add(t, "    ");
			text_add_escaped(t, line);
			text_add(t, "\n");
			p += len + (p[len] == '\n');
		}
	}
	if (boot->n_failures > MAX_FAILURES)
		text_add(t, "  and %u more\n", boot->n_failures - MAX_FAILURES);
}

static void same_name(struct text *t, const struct boot *boot)
{
	const struct group *first = boot->groups;

	while (!goal_shares_name(boot, first))
		first = first->next;
	text_add(t, "two volume groups have the same name: ");
	text_add_escaped(t, first->name);
	text_add(t, "\n");
	for (const struct group *g = boot->groups; g; g = g->next) {
		if (strcmp(g->name, first->name) || !goal_shares_name(boot, g))
			continue;
		text_add(t, "  UUID=");
		text_add_escaped(t, g->uuid);
		text_add(t, ", on");
		for (const struct blockdev *dev = boot->devices; dev;
		     dev = dev->next) {
			if (dev->group != g)
				continue;
			text_add(t, " ");
			text_add_escaped(t, dev->devname);
		}
		text_add(t, "\n");
	}
	text_add(
		t,
		"LVM activates neither. Take one away, or rename it from another system: vgrename UUID NEWNAME.\n");
	list_all(t, boot);
}

static void not_found(struct text *t, const struct boot *boot, uint64_t now)
{
	text_add(t, "root device not found: ");
	describe_root(t, boot);
	text_add(t, "\nWaited %u s, the last %d of them with nothing new.\n",
		 (unsigned int)((now - boot->started) / 1000),
		 boot->params.timeout);
	list_incomplete(t, boot);
	list_all(t, boot);
	if (boot->out_of_memory)
		text_add(t, "Memory ran out: there may be more devices.\n");
}

static void ambiguous(struct text *t, const struct boot *boot)
{
	text_add(t, "root device is ambiguous: %u devices are ",
		 count(boot, goal_is_root));
	describe_root(t, boot);
	text_add(t, "\n");
	list(t, boot, goal_is_root);
	text_add(
		t,
		"One may be a copy of the other. Take it away, change its UUID or label, or name one with root=PARTUUID=... or root=/dev/...\n");
}

static void mount_failed(struct text *t, const struct boot *boot)
{
	const struct mount_fact *m = &boot->mount;
	const char *hint = report_mount_hint(m->attempt.error);

	if (m->dev->sb.damage)
		text_add(t, "root file system is damaged: ");
	else if (m->attempt.error == -ENODEV)
		text_add(t, "this kernel lacks the root's file system: ");
	else
		text_add(t, "cannot mount the root file system: ");
	text_add_escaped(t, m->dev->devname);
	if (m->type[0]) {
		text_add(t, " as ");
		text_add_escaped(t, m->type);
	}
	text_add(t, ": %s\n", strerror(-m->attempt.error));
	text_add(t, "  ");
	describe_device(t, m->dev);
	text_add(t, "\n");
	if (m->tried[0]) {
		text_add(t, "Tried as: ");
		text_add_escaped(t, m->tried);
		text_add(t, "\n");
	}
	if (boot->params.rootflags) {
		text_add(t, "With rootflags=");
		text_add_escaped(t, boot->params.rootflags);
		text_add(t, "\n");
	}
	if (hint[0])
		text_add(t, "%s\n", hint);
}

static const char *init_problem(int error)
{
	switch (-error) {
	case EACCES:
		return "is there, but is not executable";
	case EISDIR:
		return "is no regular file";
	case ENOENT:
		return "is not there";
	default:
		return strerror(-error);
	}
}

static void no_init(struct text *t, const struct boot *boot)
{
	const struct init_fact *init = &boot->init;

	if (boot->params.init) {
		text_add(
			t,
			"the init that was asked for cannot be started: init=");
		text_add_escaped(t, boot->params.init);
		text_add(t, "\n");
	} else {
		text_add(
			t,
			"the root file system has no init that can be started\n");
	}
	for (unsigned int i = 0; i < init->tried; i++) {
		text_add(t, "  ");
		text_add_escaped(t, init->candidates[i].path);
		text_add(t, ": %s\n", init_problem(init->candidates[i].error));
	}
	text_add(t, "Looked at, mounted as the root:\n  ");
	describe_device(t, boot->mount.dev);
	text_add(
		t,
		"\nIs this the right file system? If so, name its init with init=PATH.\n");
}

static void exec_failed(struct text *t, const struct boot *boot)
{
	int error = -boot->executed.error;

	text_add(t, "cannot execute ");
	text_add_escaped(t, boot->init.path);
	text_add(t, ": %s\n", strerror(error));
	if (error == ENOENT)
		text_add(
			t,
			"It is there, so its interpreter or loader is missing.\n");
	else if (error == ENOEXEC)
		text_add(t, "It is no program for this processor.\n");
}

void report_failure(struct text *t, const struct boot *boot, enum cause cause,
		    uint64_t now)
{
	switch (cause) {
	case CAUSE_SETUP:
		setup(t, boot);
		break;
	case CAUSE_NO_ROOT:
		no_root(t, boot);
		break;
	case CAUSE_BAD_ROOT:
		bad_root(t, boot);
		break;
	case CAUSE_NOT_FOUND:
		not_found(t, boot, now);
		break;
	case CAUSE_SAME_NAME:
		same_name(t, boot);
		break;
	case CAUSE_AMBIGUOUS:
		ambiguous(t, boot);
		break;
	case CAUSE_MOUNT:
		mount_failed(t, boot);
		break;
	case CAUSE_NO_INIT:
		no_init(t, boot);
		break;
	case CAUSE_SWITCH:
		text_add(t,
			 "cannot make the mounted file system the root: %s\n",
			 strerror(-boot->switched.error));
		break;
	case CAUSE_EXEC:
		exec_failed(t, boot);
		break;
	case CAUSE_NONE:
		break;
	}
	list_failures(t, boot);
}

static unsigned int seconds_until(uint64_t deadline, uint64_t now)
{
	return deadline > now ? (deadline - now + 999) / 1000 : 0;
}

/* The first thing of which something is missing, or NULL. */
static const struct group *first_incomplete(const struct boot *boot)
{
	const struct group *g = boot->groups;

	while (g && !is_incomplete(g))
		g = g->next;
	return g;
}

/* How long it goes on, and until what. */
static void add_countdown(struct text *t, const struct boot *boot,
			  const struct group *incomplete, uint64_t now)
{
	uint64_t deadline = goal_deadline(boot), at = goal_stall_time(boot);

	if (boot->jobs)
		text_add(t, "waiting for %s", boot->jobs->hook->name);
	else if (incomplete && at != UINT64_MAX &&
		 boot->params.degraded != DEGRADED_NEVER)
		text_add(t, "waiting, %u s until degraded",
			 seconds_until(at, now));
	else if (deadline == UINT64_MAX)
		text_add(t, "waiting, %u s so far",
			 (unsigned int)((now - boot->started) / 1000));
	else
		text_add(t, "waiting, %u s left", seconds_until(deadline, now));
}

void report_waiting(struct text *t, const struct boot *boot, uint64_t now)
{
	const struct group *incomplete = first_incomplete(boot);
	unsigned int n = count(boot, holds_something);

	/* What may be cut off at the edge of the screen comes last. */
	text_add(t, "kinit: ");
	add_countdown(t, boot, incomplete, now);
	text_add(t, ": ");
	if (incomplete) {
		describe_group(t, incomplete);
		text_add(t, "; ");
	}
	describe_root(t, boot);
	if (!incomplete)
		text_add(t, " (%u block device%s there)", n,
			 n == 1 ? " is" : "s are");
}

void report_question(struct text *t, const struct boot *boot)
{
	const struct group *g = first_incomplete(boot);

	text_add(t, "kinit: ");
	if (g)
		describe_group(t, g);
	text_add(t, ". Start what is incomplete? [y/n] ");
}

const char *report_mount_hint(int error)
{
	switch (-error) {
	case ENODEV:
		return "Its driver is not in this kernel: set its option (CONFIG_EXT4_FS, ...) to y.";
	case EINVAL:
		return "The kernel refuses its superblock or the options: its own messages above say which.";
	case EUCLEAN:
	case EBADMSG:
		return "Its metadata are damaged: repair it from another system (fsck).";
	case EACCES:
	case EROFS:
		return "The device is read-only, and the file system must be written to, for instance to replay its journal.";
	case EBUSY:
		return "Something else uses the device: it may be a part of an array or of a volume group.";
	case ENXIO:
	case ENOMEDIUM:
		return "The device has gone, or has no medium.";
	case EIO:
		return "The device does not read: the kernel's messages above say where.";
	case ENOTBLK:
		return "The device's node in /dev is no block device.";
	default:
		return "";
	}
}
