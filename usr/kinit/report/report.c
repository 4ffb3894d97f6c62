// SPDX-License-Identifier: GPL-2.0-only
/*
 * The report: the first line names the cause, then come the facts that prove
 * it, then what to do. Each line has to stand alone, for the kernel's log
 * puts its own words around it.
 */
#include <errno.h>
#include <string.h>

#include "report/describe.h"
#include "report/dump.h"
#include "report/init.h"
#include "report/list.h"
#include "report/missing.h"
#include "report/module.h"
#include "report/mount.h"
#include "report/network.h"
#include "report/nfs.h"
#include "report/report.h"
#include "target.h"

static void setup(struct text *t, const struct boot *boot)
{
	text_add(t, "cannot set up the early user space: ");
	if (boot->setup_error == -E2BIG)
		text_add(t,
			 "/usr/lib/kinit/cmdline leaves no room for the kernel's command line\nMake the image again, with fewer words in that file.\n");
	else
		text_add(t,
			 "%s: %s\nThe kernel needs CONFIG_PROC_FS, CONFIG_SYSFS, CONFIG_DEVTMPFS, CONFIG_TMPFS and CONFIG_NET.\n",
			 boot->setup_failed, strerror(-boot->setup_error));
}

static void bad_root(struct text *t, const struct boot *boot,
		     const struct target *target)
{
	unsigned int i = 0;

	while (target->specs[i].kind != ROOT_BAD)
		i++;
	describe_target(t, target);
	if (target->n_specs > 1)
		text_add(t, " (alternative %u)", i + 1);
	text_add(t, " cannot be understood: %s\n", target->specs[i].problem);
	text_add(t,
		 "Known are /dev/NAME, /dev/disk/by-.../NAME, MAJOR:MINOR, UUID=, LABEL=, PARTUUID=, PARTLABEL=, mtdN, ubiN:NAME%s.\n",
		 KINIT_HAS_NFS ? " and nfs:SERVER:PATH" : "");
	report_all_devices(t, boot);
}

/* What it was for may be what is missing. */
static void add_initrd(struct text *t, const struct boot *boot)
{
	if (!boot->initrd.unused)
		return;
	text_add(t, "Besides, ");
	initrd_describe(t, &boot->initrd);
	text_add(t, "\n");
}

void report_no_shell(struct text *t, const struct boot *boot)
{
	bool on_failure = boot->params.on_failure == FAILURE_SHELL;

	if (boot->can_rescue || (!on_failure && !boot->params.breaks))
		return;
	text_add(t,
		 "%s is ignored: no hook in this image has a shell; add the hook \"rescue\"",
		 on_failure ? "kinit.on_failure=shell" : "kinit.break=");
}

void report_failure(struct text *t, const struct boot *boot, enum cause cause,
		    uint64_t now)
{
	const struct target *target = target_next(boot);
	size_t len;

	switch (cause) {
	case CAUSE_SETUP:
		setup(t, boot);
		break;
	case CAUSE_NO_ROOT:
		report_no_root(t, boot);
		break;
	case CAUSE_BAD_ROOT:
		bad_root(t, boot, target);
		break;
	case CAUSE_NETWORK:
		if (KINIT_HAS_NET)
			report_no_network(t, boot);
		break;
	case CAUSE_NFS:
		if (KINIT_HAS_NFS)
			report_nfs_awaited(t, boot);
		break;
	case CAUSE_NOT_FOUND:
	case CAUSE_UNREADABLE:
		report_not_found(t, boot, target, cause == CAUSE_UNREADABLE,
				 now);
		break;
	case CAUSE_SAME_NAME:
		report_same_name(t, boot);
		break;
	case CAUSE_AMBIGUOUS:
		report_ambiguous(t, boot, target);
		break;
	case CAUSE_FSCK:
		report_fsck_failed(t, target);
		break;
	case CAUSE_DUMP:
		if (KINIT_HAS_CRASH)
			report_dump_failed(t, boot);
		break;
	case CAUSE_MOUNT:
		if (KINIT_HAS_CRASH && target->raw)
			report_device_refused(t, target);
		else if (target_is_main(target) && is_on_nfs(boot))
			report_nfs_refused(t, boot);
		else
			report_mount_failed(t, boot, target);
		break;
	case CAUSE_LOOP:
		report_loop_failed(t, boot);
		break;
	case CAUSE_OVERLAY:
		report_overlay_failed(t, boot);
		break;
	case CAUSE_NO_INIT:
		report_no_init(t, boot);
		break;
	case CAUSE_SWITCH:
		text_add(t,
			 "cannot make the mounted file system the root: %s\n",
			 strerror(-boot->switched.error));
		break;
	case CAUSE_EXEC:
		report_exec_failed(t, boot);
		break;
	case CAUSE_NONE:
		break;
	}
	report_network(t, boot);
	if (KINIT_HAS_MODULES)
		report_modules(t, boot, now);
	/* What was found is not behind a device that has no driver. */
	if (cause == CAUSE_NO_ROOT || cause == CAUSE_NETWORK ||
	    cause == CAUSE_NOT_FOUND || cause == CAUSE_UNREADABLE) {
		if (KINIT_HAS_MODULES)
			report_driverless(t, boot);
		report_firmware(t, boot);
	}
	add_initrd(t, boot);
	report_commands(t, boot);
	if (saves_dump(boot))
		report_dump_action(t, boot);
	len = t->len;
	report_no_shell(t, boot);
	if (t->len > len)
		text_add(t, "\n");
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
			text_add(t, "boot went on without ");
			describe_target(t, target);
		} else {
			describe_mounted(t, target);
		}
		text_add(t, "\n");
	}
	if (boot->stalled_at)
		report_incomplete(t, boot);
	for (unsigned int i = 0; i < boot->params.bad_count; i++)
		text_add(t, "ignored: %pE\n", boot->params.bad[i].param);
	add_initrd(t, boot);
	report_commands(t, boot);
}
