// SPDX-License-Identifier: GPL-2.0-only
/*
 * mount(2) has few errors for many causes: what is known of the device, and
 * what the kernel has logged, tell which one it is.
 */
#include <errno.h>
#include <string.h>

#include "report/describe.h"
#include "report/mount.h"
#include "report/report.h"
#include "root/options.h"
#include "target.h"

/*
 * By what mount(2) calls them: the kernel's CONFIG_, the program that repairs
 * it, and the option that leaves its journal alone; "" if it has none.
 */
enum { TYPE, CONFIG, REPAIR, NO_LOG, COLUMNS };

static const char types[] = "ext2\0EXT4_FS\0e2fsck\0\0"
			    "ext3\0EXT4_FS\0e2fsck\0noload\0"
			    "ext4\0EXT4_FS\0e2fsck\0noload\0"
			    "xfs\0XFS_FS\0xfs_repair\0norecovery\0"
			    "btrfs\0BTRFS_FS\0btrfs check\0rescue=nologreplay\0"
			    "f2fs\0F2FS_FS\0fsck.f2fs\0norecovery\0"
			    "bcachefs\0BCACHEFS_FS\0bcachefs fsck\0norecovery\0"
			    "jfs\0JFS_FS\0jfs_fsck\0\0"
			    "nilfs2\0NILFS2_FS\0\0norecovery\0"
			    "reiserfs\0REISERFS_FS\0reiserfsck\0nolog\0"
			    "vfat\0VFAT_FS\0fsck.vfat\0\0"
			    "exfat\0EXFAT_FS\0fsck.exfat\0\0"
			    "ntfs\0NTFS3_FS\0\0\0"
			    "squashfs\0SQUASHFS\0\0\0"
			    "erofs\0EROFS_FS\0\0\0"
			    "cramfs\0CRAMFS\0\0\0"
			    "romfs\0ROMFS_FS\0\0\0"
			    "iso9660\0ISO9660_FS\0\0\0"
			    "udf\0UDF_FS\0\0\0"
			    "ubifs\0UBIFS_FS\0\0\0"
			    "jffs2\0JFFS2_FS\0\0\0";

/* NULL: the type is not there. */
static const char *about_type(const char *type, unsigned int column)
{
	const char *p = types;

	while (type && *p) {
		bool found = !strcmp(p, type);

		for (unsigned int i = 0; i < COLUMNS; i++) {
			if (found && i == column)
				return p;
			p += strlen(p) + 1;
		}
	}
	return NULL;
}

/* What is on the device, or else what was tried last. */
static const char *type_of(const struct mount_fact *m)
{
	return m->dev.sb.type ? m->dev.sb.type : m->type;
}

/* rootfstype= rules out what is there. */
static bool is_other_type(const struct target *target)
{
	const char *type = target->mount.dev.sb.type;

	if (!target->fstype || !type || options_have(target->fstype, type))
		return false;
	/* One driver for three of them. */
	return strncmp(type, "ext", 3) || !options_have(target->fstype, "ext4");
}

enum fault {
	FAULT_OTHER,
	FAULT_TYPE,
	FAULT_DAMAGE,
	FAULT_NO_DRIVER,
	FAULT_UNREADABLE,
	FAULT_RECOVERY,
	FAULT_LOST,
};

static enum fault judge(const struct target *target)
{
	const struct mount_fact *m = &target->mount;

	if (is_other_type(target))
		return FAULT_TYPE;
	if (!m->dev.sb.type && m->dev.n_backups)
		return FAULT_LOST;
	switch (-m->attempt.error) {
	case ENODEV:
		return m->dev.sb.damage ? FAULT_DAMAGE : FAULT_NO_DRIVER;
	case EUCLEAN:
	case EBADMSG:
		return FAULT_DAMAGE;
	case EIO:
		return FAULT_UNREADABLE;
	case EROFS:
	case EACCES:
		if (m->dev.sb.needs_recovery)
			return FAULT_RECOVERY;
		break;
	default:
		break;
	}
	return m->dev.sb.damage ? FAULT_DAMAGE : FAULT_OTHER;
}

/* Who said which type it is. */
static const char *type_source(const struct target *target)
{
	return target->role == TARGET_USR ? "the type in fstab" : "rootfstype=";
}

static void add_cause(struct text *t, const struct target *target)
{
	static const char *const names[TARGETS] = {
		[TARGET_ROOT] = "root",	    [TARGET_LOOP] = "loop",
		[TARGET_UPPER] = "overlay", [TARGET_USR] = "/usr",
		[TARGET_DUMP] = "dump",
	};
	const char *name = names[target->role];
	const char *article = target->role == TARGET_ROOT ? "" : "the ";

	switch (judge(target)) {
	case FAULT_DAMAGE:
		text_add(t, "%s%s file system is damaged: ", article, name);
		break;
	case FAULT_NO_DRIVER:
		text_add(t, "this kernel lacks the %s's file system: ", name);
		break;
	case FAULT_UNREADABLE:
		text_add(t, "%s%s file system cannot be read: ", article, name);
		break;
	case FAULT_RECOVERY:
		text_add(t,
			 "%s%s file system has a journal to be replayed, and its device is read-only: ",
			 article, name);
		break;
	case FAULT_LOST:
		text_add(t,
			 "%s%s file system has lost its superblock, but a backup is left: ",
			 article, name);
		break;
	case FAULT_TYPE:
		text_add(t, "%s is wrong: ", type_source(target));
		break;
	case FAULT_OTHER:
		text_add(t, "cannot mount the %s file system: ", name);
		break;
	}
}

/* A line that shows one of several alternatives as the user wrote it. */
static void add_spec(struct text *t, const char *before,
		     const struct root_spec *spec)
{
	char written[ROOT_TEXT_SIZE + 16];
	struct text w;

	text_init(&w, written, sizeof(written));
	text_add(&w, "%.*s", (int)spec->written_len, spec->written);
	text_add(t, "%s%pE\n", before, written);
}

/* Where all drivers were tried, each says that it is not its own. */
static bool is_guess(const struct mount_fact *m)
{
	return !m->dev.sb.type && strchr(m->tried, ' ') &&
	       m->attempt.error == -EINVAL;
}

/*
 * "sda1 as ext4: Invalid argument". If the kernel has said what it is that it
 * does not like, that comes first: mount(2) has one error for many causes.
 */
static void add_mount(struct text *t, const struct target *target)
{
	const struct mount_fact *m = &target->mount;
	const char *error = strerror(-m->attempt.error);

	text_add_escaped(t, m->dev.devname[0] ? m->dev.devname
					      : target->specs[m->spec].text);
	if (m->type[0])
		text_add(t, " as %pE", m->type);
	if (m->said.n && !is_guess(m))
		text_add(t, ": %s (%s)", m->said.line[0], error);
	else
		text_add(t, ": %s", error);
}

static void explain_driver(struct text *t, const struct boot *boot,
			   const struct mount_fact *m)
{
	const char *type = type_of(m);
	const char *config = about_type(type, CONFIG);

	if (has_modules(boot) && (config || !m->dev.sb.type))
		text_add(t,
			 "Its driver is neither in this kernel nor in this image.\n");
	else if (config)
		text_add(t,
			 "Its driver is not in this kernel: set CONFIG_%s=y.\n",
			 config);
	else if (m->dev.sb.type)
		text_add(t, "Linux itself has no driver for %s.\n", type);
	else
		text_add(t,
			 "Its driver is not in this kernel, or rootfstype= is misspelt.\n");
}

static void explain_damage(struct text *t, const struct mount_fact *m)
{
	const char *repair = about_type(type_of(m), REPAIR);

	text_add(t, "Repair it from another system");
	if (repair && *repair)
		text_add(t, " (%s)", repair);
	text_add(t, ", or put a backup back.\n");
}

static void explain_recovery(struct text *t, const struct mount_fact *m)
{
	const char *type = type_of(m);
	const char *no_log = about_type(type, NO_LOG);

	text_add(t,
		 "The device is read-only, and the file system must be written to, for instance to replay its journal.\n");
	/* Of ext it is known whether its journal is the cause. */
	if (no_log && *no_log &&
	    (m->dev.sb.needs_recovery || strncmp(type, "ext", 3)))
		text_add(t,
			 "Make it writable; or take what was last written for lost, with rootflags=%s and ro.\n",
			 no_log);
}

static void explain_refusal(struct text *t, const struct target *target)
{
	const struct mount_fact *m = &target->mount;
	const struct group *group = m->dev.group;

	if (group && group->present && !group_is_complete(group)) {
		text_add(t, "Not all of its devices are there: ");
		describe_group(t, group);
		text_add(t, ".\n");
	} else if (!m->dev.sb.type) {
		text_add(t,
			 "Nothing that kinit knows is on it, and no driver of this kernel takes it.\n");
	} else if (!m->said.n) {
		text_add(t, "The kernel refuses its superblock%s.\n",
			 target->flags ? " or the options" : "");
	} else if (target->flags) {
		text_add(t, "It may be the options that it refuses.\n");
	}
}

/* One for each file system that it may have been. */
static void explain_backups(struct text *t, const struct blockdev *dev)
{
	for (unsigned int i = 0; i < dev->n_backups; i++) {
		const struct backup *b = &dev->backups[i];

		text_add(t, "  %s, UUID=%pE: ", b->sb.type, b->sb.uuid);
		describe_backup(t, dev, b);
		text_add(t, "\n");
	}
}

static void explain(struct text *t, const struct boot *boot,
		    const struct target *target)
{
	const struct mount_fact *m = &target->mount;

	if (is_other_type(target)) {
		text_add(t, "%s says %pE, but what is on it is %s.\n",
			 type_source(target), target->fstype, m->dev.sb.type);
		return;
	}
	switch (judge(target)) {
	case FAULT_DAMAGE:
		explain_damage(t, m);
		return;
	case FAULT_LOST:
		explain_backups(t, &m->dev);
		return;
	default:
		break;
	}
	switch (-m->attempt.error) {
	case ENODEV:
		explain_driver(t, boot, m);
		break;
	case EINVAL:
		explain_refusal(t, target);
		break;
	case EACCES:
	case EROFS:
		explain_recovery(t, m);
		break;
	case ENOENT:
		text_add(t,
			 "The kernel may lack an algorithm that it needs: a checksum, a compression.\n");
		break;
	case EFBIG:
		text_add(t, "It is larger than this kernel can address.\n");
		break;
	case EOPNOTSUPP:
		text_add(t,
			 "The kernel's driver was built without something that it needs.\n");
		break;
	case E2BIG:
		text_add(t, "The options are too long.\n");
		break;
	case EBUSY:
		text_add(t,
			 "Something else uses the device: it may be a part of an array or of a volume group.\n");
		break;
	case ENXIO:
	case ENOMEDIUM:
		text_add(t, "The device has gone, or has no medium.\n");
		break;
	case EIO:
		text_add(t,
			 "The device does not give what is on it: it may be failing, or the file system may be larger than it.\n");
		break;
	case ENOTBLK:
		text_add(t, "The device's node in /dev is no block device.\n");
		break;
	default:
		break;
	}
}

/* What the kernel has said besides the first line. */
static void add_said(struct text *t, const struct mount_fact *m)
{
	if (is_guess(m))
		return;
	for (unsigned int i = 1; i < m->said.n; i++) {
		if (i == KMSG_FIRST && m->said.left_out)
			text_add(t, "  and %u more\n", m->said.left_out);
		text_add(t, "The kernel also says: %s\n", m->said.line[i]);
	}
}

void report_mount_failed(struct text *t, const struct boot *boot,
			 const struct target *target)
{
	const struct mount_fact *m = &target->mount;
	bool usr = target->role == TARGET_USR;

	add_cause(t, target);
	add_mount(t, target);
	text_add(t, "\n");
	if (m->dev.devname[0]) {
		text_add(t, "  ");
		describe_device(t, &m->dev);
		text_add(t, "\n");
	}
	add_said(t, m);
	if (m->tried[0])
		text_add(t, "Tried as: %pE\n", m->tried);
	if (target->flags)
		text_add(t, "With %s%pE\n",
			 usr ? "options " : "rootflags=", target->flags);
	explain(t, boot, target);
	for (unsigned int i = 0; i < target->n_specs; i++)
		if (target_has_spec(target, i))
			add_spec(t, "And not there: ", &target->specs[i]);
}

void report_fsck_failed(struct text *t, const struct target *target)
{
	text_add(t,
		 "the check of a file system has left errors: %pE\nRepair it from another system, or boot with fsck.mode=skip.\n",
		 target->checked);
}

void report_loop_failed(struct text *t, const struct boot *boot)
{
	text_add(t,
		 "cannot use the file of kinit.loop=%pE: %s\nLooked for on:\n  ",
		 boot->params.loop,
		 boot->loop.error == -EISDIR ? "it is no regular file"
					     : strerror(-boot->loop.error));
	describe_device(t, &boot->targets[TARGET_ROOT].mount.dev);
	text_add(t, "\n");
}

void report_overlay_failed(struct text *t, const struct boot *boot)
{
	text_add(t, "cannot mount the overlay of kinit.overlay=: %s\n",
		 strerror(-boot->overlay.error));
	if (boot->overlay.error == -ENODEV)
		text_add(t, "The kernel needs CONFIG_OVERLAY_FS=y.\n");
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
