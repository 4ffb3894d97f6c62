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

/* By what mount(2) calls them. */
static const struct {
	const char *type;
	const char *config; /* of the kernel; NULL: it has no such driver */
	const char *repair; /* the program that repairs it; NULL: none */
	const char *no_log; /* the option that leaves its journal alone */
} types[] = {
	{ "ext2", "CONFIG_EXT4_FS", "e2fsck", NULL },
	{ "ext3", "CONFIG_EXT4_FS", "e2fsck", "noload" },
	{ "ext4", "CONFIG_EXT4_FS", "e2fsck", "noload" },
	{ "xfs", "CONFIG_XFS_FS", "xfs_repair", "norecovery" },
	{ "btrfs", "CONFIG_BTRFS_FS", "btrfs check", "rescue=nologreplay" },
	{ "f2fs", "CONFIG_F2FS_FS", "fsck.f2fs", "norecovery" },
	{ "bcachefs", "CONFIG_BCACHEFS_FS", "bcachefs fsck", "norecovery" },
	{ "jfs", "CONFIG_JFS_FS", "jfs_fsck", NULL },
	{ "nilfs2", "CONFIG_NILFS2_FS", NULL, "norecovery" },
	{ "reiserfs", "CONFIG_REISERFS_FS", "reiserfsck", "nolog" },
	{ "vfat", "CONFIG_VFAT_FS", "fsck.vfat", NULL },
	{ "exfat", "CONFIG_EXFAT_FS", "fsck.exfat", NULL },
	{ "ntfs", "CONFIG_NTFS3_FS", NULL, NULL },
	{ "squashfs", "CONFIG_SQUASHFS", NULL, NULL },
	{ "erofs", "CONFIG_EROFS_FS", NULL, NULL },
	{ "cramfs", "CONFIG_CRAMFS", NULL, NULL },
	{ "romfs", "CONFIG_ROMFS_FS", NULL, NULL },
	{ "iso9660", "CONFIG_ISO9660_FS", NULL, NULL },
	{ "udf", "CONFIG_UDF_FS", NULL, NULL },
	{ "ubifs", "CONFIG_UBIFS_FS", NULL, NULL },
	{ "jffs2", "CONFIG_JFFS2_FS", NULL, NULL },
};

#define N_TYPES (sizeof(types) / sizeof(*types))

/* Its place in the table; N_TYPES: it is not there. */
static size_t find_type(const char *type)
{
	size_t i = 0;

	while (i < N_TYPES && (!type || strcmp(types[i].type, type)))
		i++;
	return i;
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
	if (m->type[0]) {
		text_add(t, " as %pE", m->type);
	}
	if (m->said.n && !is_guess(m))
		text_add(t, ": %s (%s)", m->said.line[0], error);
	else
		text_add(t, ": %s", error);
}

static void explain_driver(struct text *t, const struct boot *boot,
			   const struct mount_fact *m)
{
	const char *type = type_of(m);
	size_t i = find_type(type);

	if (boot->modules.have && (i < N_TYPES || !m->dev.sb.type))
		text_add(t,
			 "Its driver is neither in this kernel nor in this image.\n");
	else if (i < N_TYPES)
		text_add(t, "Its driver is not in this kernel: set %s=y.\n",
			 types[i].config);
	else if (m->dev.sb.type)
		text_add(t, "Linux itself has no driver for %s.\n", type);
	else
		text_add(t,
			 "Its driver is not in this kernel, or rootfstype= is misspelt.\n");
}

static void explain_damage(struct text *t, const struct mount_fact *m)
{
	size_t i = find_type(type_of(m));

	text_add(t, "Repair it from another system");
	if (i < N_TYPES && types[i].repair)
		text_add(t, " (%s)", types[i].repair);
	text_add(t, ", or put a backup back.\n");
}

static void explain_recovery(struct text *t, const struct mount_fact *m)
{
	size_t i = find_type(type_of(m));

	text_add(t,
		 "The device is read-only, and the file system must be written to, for instance to replay its journal.\n");
	/* Of ext it is known whether its journal is the cause. */
	if (i < N_TYPES && types[i].no_log &&
	    (m->dev.sb.needs_recovery || strncmp(types[i].type, "ext", 3)))
		text_add(t,
			 "Make it writable; or take what was last written for lost, with rootflags=%s and ro.\n",
			 types[i].no_log);
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
	if (m->tried[0]) {
		text_add(t, "Tried as: %pE\n", m->tried);
	}
	if (target->flags) {
		text_add(t, "With %s%pE\n",
			 usr ? "options " : "rootflags=", target->flags);
	}
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
