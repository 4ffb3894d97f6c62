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
#include <unistd.h>

#include "log.h"
#include "root/mount.h"
#include "root/options.h"

#define OPTIONS_SIZE 2048

struct mounting {
	struct boot *boot;
	char source[sizeof("/dev/mapper/") + DEVNAME_SIZE];
	unsigned long flags;
	char data[OPTIONS_SIZE];
};

static int try_flags(struct mounting *m, const char *type)
{
	if (!mount(m->source, ROOTMNT, type, m->flags, m->data))
		return 0;
	return -errno;
}

/* True: there is no point in trying another type. */
static bool try_type(struct mounting *m, const char *type)
{
	struct mount_fact *fact = &m->boot->mount;
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
	int fd = open("/proc/filesystems", O_RDONLY | O_CLOEXEC);
	ssize_t n = -1;

	if (fd >= 0) {
		n = read(fd, text, sizeof(text) - 1);
		close(fd);
	}
	text[n > 0 ? n : 0] = '\0';

	for (char *line = text; *line;) {
		size_t len = strcspn(line, "\n");
		bool last = !line[len];

		line[len] = '\0';
		if (line[0] == '\t' && try_type(m, line + 1))
			return;
		line += last ? len : len + 1;
	}
}

/* By the name that people know, since it is what mount(8) is going to show. */
static void name_source(struct mounting *m, const struct blockdev *dev)
{
	struct stat st;

	if (dev->dm_name[0]) {
		snprintf(m->source, sizeof(m->source), "/dev/mapper/%s",
			 dev->dm_name);
		if (!stat(m->source, &st) && S_ISBLK(st.st_mode) &&
		    major(st.st_rdev) == dev->major &&
		    minor(st.st_rdev) == dev->minor)
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

void root_mount(struct boot *boot, const struct blockdev *dev)
{
	static struct mounting m; /* too large for the stack */
	const char *flags = boot->params.rootflags;

	m.boot = boot;
	m.flags = boot->params.rw ? 0 : MS_RDONLY;
	name_source(&m, dev);
	boot->mount = (struct mount_fact){
		.dev = dev,
		/* For a kernel that has no file system to be tried. */
		.attempt = { .done = true, .error = -ENODEV },
	};

	if (!options_parse(flags ? flags : "", &m.flags, m.data,
			   sizeof(m.data))) {
		boot->mount.attempt.error = -E2BIG;
		return;
	}
	/* What is policy in kinit.degraded= is an option of btrfs. */
	if (dev->group && !group_is_complete(dev->group))
		add_option(m.data, "degraded");
	if (mkdir(ROOTMNT, 0700) && errno != EEXIST) {
		boot->mount.attempt.error = -errno;
		return;
	}

	if (boot->params.rootfstype) {
		try_list(&m, boot->params.rootfstype);
	} else if (dev->sb.type) {
		/* The driver of ext4 mounts the older two as well. */
		if (!try_type(&m, dev->sb.type) &&
		    strcmp(dev->sb.type, "ext4") &&
		    !strncmp(dev->sb.type, "ext", 3))
			try_type(&m, "ext4");
	} else {
		try_all(&m);
	}
}
