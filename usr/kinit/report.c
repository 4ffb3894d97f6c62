// SPDX-License-Identifier: GPL-2.0-only
/*
 * The report: the first line names the cause, then come the facts that prove
 * it, then what to do. Each line has to stand alone, for the kernel's log
 * puts its own words around it.
 */
#include <errno.h>
#include <string.h>

#include "describe.h"
#include "match.h"
#include "report.h"
#include "target.h"

#define RAMDISK_MAJOR 1 /* linux/major.h */

/* So that a shelf of disks does not push the cause off the screen. */
#define MAX_DEVICES 12

/*
 * Loop devices, the kernel's empty RAM disks and drives without a medium would
 * only hide the others.
 */
static bool holds_something(const struct boot *boot, const struct blockdev *dev)
{
	(void)boot;
	if (dev->major == RAMDISK_MAJOR && !dev->sb.type)
		return false;
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
	text_add(
		t,
		"no root= on the kernel's command line, and no partition says that it is the root\n");
	list_all(t, boot);
	text_add(t,
		 "Boot with root=UUID=..., or any other name in this list.\n");
}

static void bad_root(struct text *t, const struct boot *boot,
		     const struct target *target)
{
	unsigned int i = 0;

	while (target->specs[i].kind != ROOT_BAD)
		i++;
	describe_target(t, target);
	text_add(t, " cannot be understood: %s\n", target->specs[i].problem);
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

	while (!match_group_twin(boot, first))
		first = first->next;
	text_add(t, "two volume groups have the same name: ");
	text_add_escaped(t, first->name);
	text_add(t, "\n");
	for (const struct group *g = boot->groups; g; g = g->next) {
		if (strcmp(g->name, first->name) || !match_group_twin(boot, g))
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

/* "root device", "device of /usr": what the report is about. */
static const char *name_target(const struct target *target)
{
	static const char *const names[TARGETS] = {
		[TARGET_ROOT] = "root device",
		[TARGET_LOOP] = "loop device",
		[TARGET_UPPER] = "overlay device",
		[TARGET_USR] = "device of /usr",
	};

	return names[target->role];
}

static void list_unreadable(struct text *t, const struct boot *boot)
{
	for (const struct blockdev *dev = boot->devices; dev; dev = dev->next) {
		if (!dev->error || dev->error == -ENOMEDIUM)
			continue;
		text_add(t, "It may be ");
		text_add_escaped(t, dev->devname);
		text_add(t, ", which cannot be read: %s\n",
			 strerror(-dev->error));
	}
}

static void not_found(struct text *t, const struct boot *boot,
		      const struct target *target, bool unreadable,
		      uint64_t now)
{
	text_add(t, "%s not found%s: ", name_target(target),
		 unreadable ? ", and a device cannot be read" : "");
	describe_target(t, target);
	text_add(t, "\n");
	list_unreadable(t, boot);
	text_add(t, "Waited %u s, the last %d of them with nothing new.\n",
		 (unsigned int)((now - boot->started) / 1000),
		 boot->params.timeout);
	list_incomplete(t, boot);
	list_all(t, boot);
	if (boot->out_of_memory)
		text_add(t, "Memory ran out: there may be more devices.\n");
}

static void ambiguous(struct text *t, const struct boot *boot,
		      const struct target *target)
{
	text_add(t, "%s is ambiguous: %u devices are ", name_target(target),
		 count(boot, match_wanted));
	describe_target(t, target);
	text_add(t, "\n");
	list(t, boot, match_wanted);
	text_add(
		t,
		"One may be a copy of the other. Take it away, change its UUID or label, or name one with root=PARTUUID=... or root=/dev/...\n");
}

/* A line that shows one of several alternatives as the user wrote it. */
static void add_spec(struct text *t, const char *before,
		     const struct root_spec *spec)
{
	char written[ROOT_TEXT_SIZE + 16];
	struct text w;

	text_init(&w, written, sizeof(written));
	text_add(&w, "%.*s", (int)spec->written_len, spec->written);
	text_add(t, "%s", before);
	text_add_escaped(t, written);
	text_add(t, "\n");
}

/* "sda1 as ext4: Invalid argument" */
static void add_mount(struct text *t, const struct target *target)
{
	const struct mount_fact *m = &target->mount;

	text_add_escaped(t, m->dev.devname[0] ? m->dev.devname
					      : target->specs[m->spec].text);
	if (m->type[0]) {
		text_add(t, " as ");
		text_add_escaped(t, m->type);
	}
	text_add(t, ": %s", strerror(-m->attempt.error));
}

static void mount_failed(struct text *t, const struct boot *boot,
			 const struct target *target)
{
	const struct mount_fact *m = &target->mount;
	const char *hint = report_mount_hint(m->attempt.error);
	bool usr = target->role == TARGET_USR;

	(void)boot;
	if (m->dev.sb.damage)
		text_add(t, "%s file system is damaged: ",
			 usr ? "the /usr" : "root");
	else if (m->attempt.error == -ENODEV)
		text_add(t, "this kernel lacks the %s's file system: ",
			 usr ? "/usr" : "root");
	else
		text_add(t, "cannot mount the %s file system: ",
			 usr ? "/usr" : "root");
	add_mount(t, target);
	text_add(t, "\n");
	if (m->dev.devname[0]) {
		text_add(t, "  ");
		describe_device(t, &m->dev);
		text_add(t, "\n");
	}
	if (m->tried[0]) {
		text_add(t, "Tried as: ");
		text_add_escaped(t, m->tried);
		text_add(t, "\n");
	}
	if (target->flags) {
		text_add(t, "With %s", usr ? "options " : "rootflags=");
		text_add_escaped(t, target->flags);
		text_add(t, "\n");
	}
	if (hint[0])
		text_add(t, "%s\n", hint);
	for (unsigned int i = 0; i < target->n_specs; i++)
		if (target_has_spec(target, i))
			add_spec(t, "And not there: ", &target->specs[i]);
}

static void fsck_failed(struct text *t, const struct target *target)
{
	text_add(t, "the check of a file system has left errors: ");
	text_add_escaped(t, target->checked);
	text_add(
		t,
		"\nRepair it from another system, or boot with fsck.mode=skip.\n");
}

static void loop_failed(struct text *t, const struct boot *boot)
{
	text_add(t, "cannot use the file of kinit.loop=");
	text_add_escaped(t, boot->params.loop);
	text_add(t, ": %s\n",
		 boot->loop.error == -EISDIR ? "it is no regular file"
					     : strerror(-boot->loop.error));
	text_add(t, "Looked for on:\n  ");
	describe_device(t, &boot->targets[TARGET_ROOT].mount.dev);
	text_add(t, "\n");
}

static void overlay_failed(struct text *t, const struct boot *boot)
{
	text_add(t, "cannot mount the overlay of kinit.overlay=: %s\n",
		 strerror(-boot->overlay.error));
	if (boot->overlay.error == -ENODEV)
		text_add(t, "The kernel needs CONFIG_OVERLAY_FS=y.\n");
}

static void list_candidates(struct text *t, const struct init_fact *init)
{
	for (unsigned int i = 0; i < init->tried; i++) {
		const struct init_candidate *c = &init->candidates[i];

		text_add(t, "  ");
		text_add_escaped(t, c->path);
		text_add(t, ": ");
		if (c->error)
			program_add_error(t, c->error);
		else
			program_describe(t, &c->program, PROGRAM_NATIVE);
		text_add(t, "\n");
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
	list_candidates(t, init);
	text_add(t, "Looked at, mounted as the root:\n  ");
	describe_device(t, &target_root(boot)->mount.dev);
	text_add(
		t,
		"\nIs this the right file system? If so, name its init with init=PATH.\n");
}

/* What nobody but execve(2) could know. */
static const char *exec_hint(int error, const struct program *p)
{
	switch (-error) {
	case ENOENT:
		return "It is there, so its interpreter or loader is missing.\n";
	case EACCES:
		return "Is its file system mounted with noexec?\n";
	case ENOEXEC:
		if (p->fault == PROGRAM_UNKNOWN)
			return "It is neither an ELF program nor a script.\n";
		if (p->machine && !p->is_64bit)
			return "It is a program of 32 bits: the kernel needs CONFIG_IA32_EMULATION (x86), CONFIG_X86_X32_ABI (x32) or CONFIG_COMPAT (arm64).\n";
		return "It is no program for this kernel.\n";
	default:
		return "";
	}
}

static void exec_failed(struct text *t, const struct boot *boot)
{
	const struct init_fact *init = &boot->init;
	int error = boot->executed.error;

	text_add(t, "cannot execute ");
	text_add_escaped(t, init->path);
	text_add(t, ": %s\n", strerror(-error));
	if (init->tried)
		text_add(t, "%s",
			 exec_hint(error,
				   &init->candidates[init->tried - 1].program));
	if (init->tried > 1) {
		text_add(t, "Others were tried before:\n");
		list_candidates(t, init);
	}
}

void report_failure(struct text *t, const struct boot *boot, enum cause cause,
		    uint64_t now)
{
	const struct target *target = target_next(boot);

	switch (cause) {
	case CAUSE_SETUP:
		setup(t, boot);
		break;
	case CAUSE_NO_ROOT:
		no_root(t, boot);
		break;
	case CAUSE_BAD_ROOT:
		bad_root(t, boot, target);
		break;
	case CAUSE_NOT_FOUND:
	case CAUSE_UNREADABLE:
		not_found(t, boot, target, cause == CAUSE_UNREADABLE, now);
		break;
	case CAUSE_SAME_NAME:
		same_name(t, boot);
		break;
	case CAUSE_AMBIGUOUS:
		ambiguous(t, boot, target);
		break;
	case CAUSE_FSCK:
		fsck_failed(t, target);
		break;
	case CAUSE_MOUNT:
		mount_failed(t, boot, target);
		break;
	case CAUSE_LOOP:
		loop_failed(t, boot);
		break;
	case CAUSE_OVERLAY:
		overlay_failed(t, boot);
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

void report_refused(struct text *t, const struct target *target,
		    unsigned int spec)
{
	text_add(t, "cannot mount ");
	describe_target(t, target);
	if (target->n_specs > 1)
		text_add(t, " (alternative %u)", spec + 1);
	text_add(t, ": ");
	add_mount(t, target);
}

void report_success(struct text *t, const struct boot *boot, uint64_t now)
{
	text_add(t, "boot went on after %u.%03u s\n",
		 (unsigned int)((now - boot->started) / 1000),
		 (unsigned int)((now - boot->started) % 1000));
	for (unsigned int i = 0; i < TARGETS; i++) {
		const struct target *target = &boot->targets[i];

		if (!target->wanted)
			continue;
		if (target->given_up) {
			text_add(t, "not there: ");
			describe_target(t, target);
		} else {
			describe_mounted(t, target);
		}
		text_add(t, "\n");
	}
	if (boot->stalled_at)
		list_incomplete(t, boot);
	for (unsigned int i = 0; i < boot->params.bad_count; i++) {
		text_add(t, "ignored: ");
		text_add_escaped(t, boot->params.bad[i].param);
		text_add(t, "\n");
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
	const struct target *target = target_next(boot);
	unsigned int n = count(boot, holds_something);

	/* What may be cut off at the edge of the screen comes last. */
	text_add(t, "kinit: ");
	add_countdown(t, boot, incomplete, now);
	text_add(t, ": ");
	if (incomplete) {
		describe_group(t, incomplete);
		text_add(t, "; ");
	}
	if (target)
		describe_target(t, target);
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
