// SPDX-License-Identifier: GPL-2.0-only
/*
 * Mounts the root. The types to try come from rootfstype=, else from the
 * superblock, else, where nobody here knows what it is, from the kernel: all
 * that have a disk below them, in the order of /proc/filesystems, as the
 * kernel itself would do it.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/mount.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "log/kmsg.h"
#include "log/log.h"
#include "root/dirs.h"
#include "root/discoverable.h"
#include "root/mount.h"
#include "root/options.h"
#include "small_file.h"

#define OPTIONS_SIZE 2048

struct mounting {
	struct mount_fact *fact;
	const char *where;
	char source[sizeof("/dev/mapper/") + DEVNAME_SIZE];
	unsigned long flags;
	char data[OPTIONS_SIZE];
};

static int try_flags(struct mounting *m, const char *type)
{
	struct kmsg_lines said;
	int mark = kmsg_mark(), error = 0;

	if (mount(m->source, m->where, type, m->flags, m->data))
		error = -errno;
	kmsg_collect(mark, &said);
	if (error && said.n)
		m->fact->said = said;
	return error;
}

/* True: there is no point in trying another type. */
static bool try_type(struct mounting *m, const char *type)
{
	struct mount_fact *fact = m->fact;
	int error = try_flags(m, type);

	if ((error == -EACCES || error == -EROFS) && !(m->flags & MS_RDONLY)) {
		m->flags |= MS_RDONLY;
		error = try_flags(m, type);
		fact->fell_back_to_ro = !error;
		m->flags &= ~MS_RDONLY;
	}
	fact->attempt.error = error;
	strlcpy(fact->type, type, sizeof(fact->type));
	if (fact->tried[0])
		strlcat(fact->tried, " ", sizeof(fact->tried));
	strlcat(fact->tried, type, sizeof(fact->tried));
	log_print(LOG_DEBUG, "mount %s as %s: %s", m->source, type,
		  error ? strerror(-error) : "done");
	/* "Not mine" is what these mean; all else concerns the device. */
	return error != -EINVAL && error != -ENODEV;
}

/* Types from a list, each ended by a comma or the end. */
static void try_list(struct mounting *m, const char *list)
{
	while (*list) {
		size_t len = strcspn(list, ",");
		char type[32];

		if (len && len < sizeof(type)) {
			memcpy(type, list, len);
			type[len] = '\0';
			if (try_type(m, type))
				return;
		}
		list += len + (list[len] == ',');
	}
}

/* Lines of /proc/filesystems: "nodev" TAB NAME, or TAB NAME. */
static void try_all(struct mounting *m)
{
	static char text[4096];

	small_file_text(AT_FDCWD, "/proc/filesystems", text, sizeof(text));
	for (char *line = text; *line;) {
		size_t len = strcspn(line, "\n");
		bool last = !line[len];

		line[len] = '\0';
		if (line[0] == '\t' && try_type(m, line + 1))
			return;
		line += last ? len : len + 1;
	}
}

/*
 * By the name that people know, since it is what mount(8) is going to show. The
 * program that has just set the device up may not have made its node yet, and
 * is content if it is there.
 */
static bool has_mapper_node(const char *path, const struct blockdev *dev)
{
	dev_t number = makedev(dev->major, dev->minor);
	struct stat st;

	if (!mkdir("/dev/mapper", 0755) || errno == EEXIST)
		mknod(path, S_IFBLK | 0600, number);
	return !stat(path, &st) && S_ISBLK(st.st_mode) && st.st_rdev == number;
}

static void name_source(struct mounting *m, const struct blockdev *dev)
{
	if (dev->dm_name[0]) {
		snprintf(m->source, sizeof(m->source), "/dev/mapper/%s",
			 dev->dm_name);
		if (has_mapper_node(m->source, dev))
			return;
	}
	snprintf(m->source, sizeof(m->source), "/dev/%s", dev->devname);
}

static void add_option(char *data, const char *option)
{
	if (data[0])
		strlcat(data, ",", OPTIONS_SIZE);
	strlcat(data, option, OPTIONS_SIZE);
}

/* Other names of a type: of drivers that took its place. */
static const struct {
	const char *type, *driver;
} drivers[] = {
	{ "ext2", "ext4" },
	{ "ext3", "ext4" },
	{ "ntfs", "ntfs3" },
};

const char *root_driver(const char *type)
{
	for (size_t i = 0; i < sizeof(drivers) / sizeof(*drivers); i++)
		if (!strcmp(drivers[i].type, type))
			return drivers[i].driver;
	return type;
}

static void try_known(struct mounting *m, const char *type)
{
	const char *driver = root_driver(type);

	if (!try_type(m, type) && driver != type)
		try_type(m, driver);
}

/* Those that need no block device below them. */
static void try_flash(struct mounting *m)
{
	if (!strncmp(m->source, "ubi", 3)) {
		try_type(m, "ubifs");
		return;
	}
	try_list(m, "jffs2,cramfs,romfs");
}

static int set_up(struct mounting *m, const struct target *target,
		  const struct blockdev *dev)
{
	const char *flags = target->flags;
	bool rw = target->rw;

	if (dev && target->specs[m->fact->spec].kind == ROOT_GPT_AUTO &&
	    (dev->part.attributes & DISCOVERABLE_READ_ONLY))
		rw = false;
	m->flags = rw ? 0 : MS_RDONLY;
	if (!options_parse(flags ? flags : "", &m->flags, m->data,
			   sizeof(m->data)))
		return -E2BIG;
	/* What is policy in kinit.degraded= is an option of btrfs. */
	if (dev && dev->group && !group_is_complete(dev->group))
		add_option(m->data, "degraded");
	return make_dirs(m->where);
}

void root_mount(struct target *target, unsigned int spec,
		const struct blockdev *dev)
{
	static struct mounting m; /* too large for the stack */
	static struct mount_fact fact;

	fact = (struct mount_fact){
		.spec = spec,
		/* For a kernel that has no file system to be tried. */
		.attempt = { .done = true, .error = -ENODEV },
	};
	m.fact = &fact;
	m.where = target->where;
	if (dev) {
		fact.dev = *dev;
		name_source(&m, dev);
	} else {
		strlcpy(m.source, target->specs[spec].text, sizeof(m.source));
	}
	fact.attempt.error = set_up(&m, target, dev);
	if (!fact.attempt.error) {
		fact.attempt.error = -ENODEV;
		if (target->fstype)
			try_list(&m, target->fstype);
		else if (!dev)
			try_flash(&m);
		else if (dev->sb.type)
			try_known(&m, dev->sb.type);
		else
			try_all(&m);
	}
	if (fact.attempt.error)
		target->refused |= 1U << spec;
	/* Of those that fail the first is what the report is about. */
	if (!fact.attempt.error || !target->mount.attempt.done)
		target->mount = fact;
}

static const struct blockdev *find_number(const struct boot *boot, dev_t number)
{
	const struct blockdev *dev = boot->devices;

	while (dev &&
	       (dev->major != major(number) || dev->minor != minor(number)))
		dev = dev->next;
	return dev;
}

void root_adopt(struct boot *boot)
{
	struct target *root = &boot->targets[TARGET_ROOT];
	struct mount_fact *fact = &root->mount;
	const struct blockdev *dev;
	struct stat here, there;

	if (boot->params.loop || boot->params.overlay || fact->attempt.done ||
	    stat("/", &here) || stat(ROOTMNT, &there) ||
	    here.st_dev == there.st_dev)
		return;
	*fact = (struct mount_fact){ .attempt.done = true };
	dev = find_number(boot, there.st_dev);
	if (dev)
		fact->dev = *dev;
	strlcpy(fact->type, "mounted by hand", sizeof(fact->type));
	log_print(LOG_NOTICE, "what is mounted at " ROOTMNT " is the root");
}
