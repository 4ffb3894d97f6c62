// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "crash.h"
#include "device/blockdev.h"
#include "hook/announce.h"
#include "log/log.h"
#include "log/timeline.h"
#include "loop.h"
#include "report/fail.h"
#include "rescue.h"
#include "root/dump.h"
#include "root/nfs/mount.h"
#include "target.h"

void crash_look(struct boot *boot)
{
	if (!KINIT_HAS_CRASH || access("/proc/vmcore", F_OK))
		return;
	boot->crash.meant = hooks_want(boot, ON_VMCORE);
	log_print(LOG_NOTICE, "this is a crash kernel%s",
		  boot->crash.meant
			  ? ": the dump is saved"
			  : ", but no hook of this image saves the dump: the root is booted, which may do so");
}

static void save(struct boot *boot)
{
	const struct target *target = &boot->targets[TARGET_DUMP];
	struct crash *crash = &boot->crash;

	crash->begun.done = true;
	if (target->raw)
		snprintf(crash->place, sizeof(crash->place), "/dev/%s",
			 target->mount.dev.devname);
	else
		crash->begun.error =
			dump_make_dir(crash->place, sizeof(crash->place),
				      target->where, boot->params.dump_path,
				      time(NULL));
	if (crash->begun.error)
		return;
	timeline_note("dump", crash->place, "");
	announce_vmcore(boot, target->raw);
	if (!jobs_have(boot->jobs, ON_VMCORE))
		crash->begun.error = -EOPNOTSUPP;
}

bool crash_step(struct boot *boot, const struct decision *d)
{
	switch (d->crash) {
	case CRASH_SAVE:
		save(boot);
		break;
	case CRASH_UNMOUNT:
		dump_unmount(boot, loop_now());
		break;
	case CRASH_SAVED:
		log_print(LOG_NOTICE, "the dump is saved: %s",
			  boot->crash.place);
		timeline_note("saved", boot->crash.place, "");
		if (!follow(boot, d))
			return false;
		crash_go_on(boot);
		break;
	case CRASH_WAIT:
	case CRASH_UNMOUNTING:
	case CRASH_FAILED:
		break;
	}
	return true;
}

void crash_go_on(struct boot *boot)
{
	dump_forget(&boot->crash);
	if (KINIT_HAS_NFS)
		nfs_forget(&boot->nfs);
	boot->nfs = (struct nfs){ 0 };
	/* What was hibernated before the crash is long gone. */
	boot->params.resume_mode = RESUME_OFF;
	targets_init(boot);
	targets_check_hooks(boot);
	/* What is to be mounted over the network may be another thing now. */
	for (struct nic *nic = boot->net.nics; nic; nic = nic->next)
		nic->told = false;
	rescue_try_again(boot);
	blockdev_read_links(boot);
}
