/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What is known about this boot. Handlers record facts here; goal.c alone
 * decides what they mean; report.c puts them into words.
 *
 * Arrays stand at the end of their struct: an instruction that reaches one of
 * the first 128 bytes is three bytes shorter.
 */
#ifndef KINIT_BOOT_H
#define KINIT_BOOT_H

#include <stdbool.h>
#include <stdint.h>

#include "cmdline.h"
#include "device/group.h"
#include "hook/hook.h"
#include "hook/job.h"
#include "log/kmsg_record.h"
#include "log/run_dir.h"
#include "module/module.h"
#include "net/net.h"
#include "parts.h"
#include "probe/backup.h"
#include "probe/probe.h"
#include "probe/ptable.h"
#include "resume/resume_fact.h"
#include "root/initrd/fact.h"
#include "root/nfs/nfs.h"
#include "root/init/program.h"
#include "root/spec.h"
#include "uuid.h"

/* Where the root is mounted before it becomes "/". */
#define ROOTMNT "/root"

/* Where a hook writes which device root=KIND:... means: "/dev/nbd0". */
#define HOOK_ROOT RUN_DIR "/root"

#define DEVNAME_SIZE 128

/* A block device that is there. */
struct blockdev {
	struct blockdev *next;
	unsigned int major, minor;
	unsigned int partno; /* 0: a whole device */
	uint64_t size; /* bytes */
	unsigned int walk; /* of /sys, that saw it last */

	bool internal; /* a layer of a logical volume, not for use */
	bool held; /* another device is built on it */
	bool in_use; /* and that is active; only known for a report */
	bool read_only;
	bool fresh; /* there is something about it that no hook was told */

	int error; /* -errno of reading it, or 0 */
	const struct group *group; /* that it says it is a member of */
	const char *table; /* of a disk without a superblock: "gpt"; or NULL */
	const char *table_damage; /* of a disk's partition table; or NULL */
	bool table_backup; /* which has a whole backup */
	/* Of superblocks that are gone: looked for when root is not found. */
	struct backup *backups;
	unsigned int n_backups;
	char *links; /* "by-id/X", below /dev/disk, each ended by a NUL; or NULL
		      */
	char devname[DEVNAME_SIZE]; /* below /dev */
	char disk[DEVNAME_SIZE]; /* of a partition: its disk; else "" */
	char dm_name[DEVNAME_SIZE]; /* of a device-mapper device; else "" */
	char below[DEVNAME_SIZE]; /* the only device that it is built on; or ""
				   */
	uint32_t swap_page; /* bytes: of a page of the swap area with ... */
	/* ... a hibernated system, in this format; or "". */
	char hibernated[VERSION_SIZE];
	struct partition part; /* of a partition: its table's entry */
	struct superblock sb;
};

/* A step of the boot that was tried, and how that went. */
struct attempt {
	bool done;
	int error; /* -errno, or 0 */
};

struct mount_fact {
	struct attempt attempt;
	unsigned int spec; /* of the target's */
	bool fell_back_to_ro;
	struct blockdev dev; /* as it was; no devname: no block device */
	char type[32]; /* that worked, or failed last */
	char tried[192]; /* all types that were tried */
	struct kmsg_lines said; /* by the kernel, of the type that failed last */
};

/* What has to be mounted, in this order. */
enum target_role {
	TARGET_ROOT, /* what root= means; with kinit.loop= it has that file */
	TARGET_LOOP, /* the file system in the file of kinit.loop= */
	TARGET_UPPER, /* the device of kinit.overlay= */
	TARGET_USR, /* /usr of the root's fstab */
	TARGET_DUMP, /* where a crash kernel saves; then nothing else is wanted */
	TARGET_RESUME, /* never mounted: what resume= means */
	TARGETS,
};

struct target {
	enum target_role role;
	bool wanted;
	bool may_fail; /* nofail in fstab: boot goes on without it */
	bool given_up; /* so it does */

	unsigned int n_specs;
	unsigned int refused; /* a bit for each that could not be mounted */
	/* /dev/DIR/NAME or what HOOK_ROOT names: what that leads to. */
	struct {
		bool found;
		unsigned int major, minor;
	} links[ROOTS_MAX];

	const char *source; /* as the user wrote it; NULL: not given */
	const char *where, *fstype, *flags; /* the last two: NULL, not given */
	bool rw;
	bool raw; /* nothing is mounted: it is the device itself */

	struct root_spec specs[ROOTS_MAX]; /* the first one that is there */
	struct mount_fact mount; /* the first that failed, or what is mounted */
	char driver[64]; /* the types whose modules were asked for; or "" */
	char checked[DEVNAME_SIZE]; /* the hooks were told: by fsck */
};

/* CONFIG_DEFAULT_INIT, and the three that every kernel tries. */
#define INIT_CANDIDATES 4

struct init_candidate {
	const char *path;
	/* -errno of looking at it, or of execve(2); see program_add_error() */
	int error;
	struct program program; /* if there is no error */
};

struct init_fact {
	struct attempt attempt; /* -ENOEXEC: see the last candidate */
	const char *path; /* that will be executed */
	/* Each one that was looked at, and what was wrong with it. */
	unsigned int tried;
	struct init_candidate candidates[INIT_CANDIDATES];
	unsigned int next; /* in the list of those that are tried */
	bool empty; /* there is nothing at all on the root */
};

/* The dump of the kernel that crashed, if this is the one that saves it. */
struct crash {
	bool meant; /* there is a dump, and a hook that saves it */
	bool failed; /* a command of theirs has */
	bool stuck; /* so has one that cannot be killed */
	struct attempt begun; /* a folder was made, and the hooks were told */
	struct attempt ended; /* unmounted */
	pid_t pid; /* who unmounts it; 0: nobody does */
	uint64_t since; /* ms: when that began */
	char place[512]; /* that folder, or the device that is written to */
};

struct boot {
	struct blockdev *devices; /* ordered by their numbers */
	struct group *groups;
	struct flash *flash; /* MTD and UBI devices */

	struct hook *hooks;
	struct job *jobs; /* that wait or run */
	struct failure *failures;
	unsigned int n_failures;
	unsigned int running; /* jobs */
	uint64_t last_command; /* ms: when one ended */

	uint64_t started; /* ms, CLOCK_MONOTONIC */
	uint64_t last_progress; /* ms: there were more devices than ever */
	/* ms: when hooks were last told that nothing moves; 0: never */
	uint64_t stalled_at;
	/* Block devices and flash; see progress.h. */
	unsigned int n_devices, most_devices; /* now, and ever at once */
	unsigned int walks; /* of /sys, so far */
	unsigned int broke; /* a bit for each enum breakpoint so far */

	bool out_of_memory;
	bool tty_taken; /* by one of the jobs */
	bool check_failed; /* fsck left errors */
	bool degraded; /* at a stall what is incomplete could be started */
	bool asked; /* on the console, whether to start degraded */
	bool looked; /* at what was there before us */
	bool looked_at_rest; /* also where disks seldom are */
	bool can_rescue; /* a hook has a shell */
	bool can_resume; /* a hook wants what the kernel did not hibernate */
	bool rescued; /* there was a shell after a report: then try again */
	bool rescue_failed; /* there was none, or nobody at it */
	bool reported; /* kinit.on_failure=wait: and the wait goes on */
	bool told[RULE_EVENTS]; /* the hooks: of what happens once in a boot */
	enum { ANSWER_NONE, ANSWER_YES, ANSWER_NO } answer;

	struct attempt loop; /* the file of kinit.loop= made a device */
	struct attempt overlay; /* mounted over the root */
	struct attempt fstab; /* the root's was read */
	struct attempt switched; /* to the root as "/" */
	struct attempt executed; /* init: who reads this knows that it failed */

	/* A step that nothing works without: what it was, or NULL. */
	const char *setup_failed;
	int setup_error;

	/* Of the partition that the boot loader is on; "": unknown. */
	char loader_partuuid[UUID_TEXT_SIZE];

	struct crash crash;
	struct params params;
	struct resume resume;
	struct modules modules;
	struct nfs nfs;
	struct init_fact init;
	struct initrd_fact initrd; /* that the kernel could not unpack */
	struct net net;
	struct target targets[TARGETS];
	char cmdline[CMDLINE_MAX]; /* params point into it */
};

/* Is this a crash kernel that saves the dump? */
static inline bool saves_dump(const struct boot *boot)
{
	return KINIT_HAS_CRASH && boot->crash.meant;
}

/* Does the image have modules for this kernel? */
static inline bool has_modules(const struct boot *boot)
{
	return KINIT_HAS_MODULES && boot->modules.have;
}

/* Is what is to be mounted first behind an NFS server? */
static inline bool is_on_nfs(const struct boot *boot)
{
	return KINIT_HAS_NFS && boot->nfs.meant;
}

/* Is it not decided yet whether something hibernated is resumed? */
static inline bool may_resume(const struct boot *boot)
{
	return KINIT_HAS_RESUME && boot->resume.pending;
}

#endif
