// SPDX-License-Identifier: GPL-2.0-only
/*
 * Handler of block devices: turns an event into the facts about one device,
 * which means that it is opened and probed. Nothing is decided here.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "device/blockdev.h"
#include "device/btrfs.h"
#include "device/identity.h"
#include "device/mapped.h"
#include "device/progress.h"
#include "log/log.h"
#include "log/timeline.h"
#include "probe/device.h"
#include "report/describe.h"
#include "small_file.h"

/* Static: its caches. There is one thread, and one device at a time. */
static struct device_image image;

static int open_device(const char *devname)
{
	char path[sizeof("/dev/") + DEVNAME_SIZE];

	snprintf(path, sizeof(path), "/dev/%s", devname);
	return device_open(&image, path);
}

static struct blockdev **find(struct boot *boot, const char *devname)
{
	struct blockdev **p = &boot->devices;

	while (*p && strcmp((*p)->devname, devname))
		p = &(*p)->next;
	return p;
}

/* By number: the order of arrival would be another one at each boot. */
static void insert(struct boot *boot, struct blockdev *dev)
{
	struct blockdev **p = &boot->devices;

	while (*p && ((*p)->major < dev->major ||
		      ((*p)->major == dev->major && (*p)->minor < dev->minor)))
		p = &(*p)->next;
	dev->next = *p;
	*p = dev;
}

/*
 * The disk of a partition is the folder that holds it in sysfs. There a "/" of
 * the device's name is written "!".
 */
static void set_disk(struct blockdev *dev, const char *devpath)
{
	const char *end = strrchr(devpath, '/'), *start = end;

	while (start > devpath && start[-1] != '/')
		start--;
	snprintf(dev->disk, sizeof(dev->disk), "%.*s", (int)(end - start),
		 start);
	for (char *p = dev->disk; *p; p++)
		if (*p == '!')
			*p = '/';
}

/* Said once: each partition reads the table of its disk. */
static void note_table(struct blockdev *disk, const struct ptable *table)
{
	if (!disk || disk->table_damage == table->damage)
		return;
	disk->table_damage = table->damage;
	disk->table_backup = table->backup;
	if (table->damage)
		log_print(LOG_WARNING, "%s: GPT: %s", disk->devname,
			  table->damage);
}

/* The kernel may find no partition in a table that is damaged. */
static void probe_table(struct blockdev *disk)
{
	struct ptable table;

	if (ptable_read(&image.image, &table))
		return;
	note_table(disk, &table);
	if (!ptable_is_boot_sector(&image.image, &table))
		disk->table = table.name;
}

/*
 * What the partition table says of a partition. That it says nothing is no
 * error: not all partitions have a table on the disk.
 */
static void probe_partition(struct boot *boot, struct blockdev *dev)
{
	struct ptable table;
	int err;

	err = open_device(dev->disk);
	if (err)
		goto out;
	err = ptable_read(&image.image, &table);
	if (!err)
		note_table(*find(boot, dev->disk), &table);
	if (!err && table.scheme != PTABLE_NONE && table.scheme != PTABLE_OTHER)
		err = ptable_partition(&image.image, &table, dev->partno,
				       &dev->part);
	device_close(&image);
out:
	if (err)
		log_print(LOG_WARNING, "%s: partition table of %s: %s",
			  dev->devname, dev->disk, strerror(-err));
}

/* Only if somebody asks for such a name: it takes some thirty small reads. */
static void read_links(const struct boot *boot, struct blockdev *dev)
{
	bool wanted = false;

	free(dev->links);
	dev->links = NULL;
	for (unsigned int i = 0; i < TARGETS; i++)
		for (unsigned int k = 0; k < boot->targets[i].n_specs; k++)
			wanted |= boot->targets[i].specs[k].kind ==
				  ROOT_DISK_LINK;
	if (wanted)
		dev->links = identity_links(dev);
}

void blockdev_read_links(struct boot *boot)
{
	for (struct blockdev *dev = boot->devices; dev; dev = dev->next)
		read_links(boot, dev);
}

/* While it is open: is a hibernated system in its swap area, or swap file? */
static void note_image(const struct boot *boot, struct blockdev *dev)
{
	static struct superblock file;
	const struct superblock *sb = &dev->sb;

	dev->hibernated[0] = '\0';
	if (KINIT_HAS_RESUME && boot->resume.offset) {
		memset(&file, 0, sizeof(file));
		if (probe_swap_at(&image.image, boot->resume.offset, &file))
			return;
		sb = &file;
	}
	if (!may_resume(boot) || !sb->type || strcmp(sb->type, "swsuspend"))
		return;
	memcpy(dev->hibernated, sb->version, sizeof(dev->hibernated));
	dev->swap_page = sb->block_size;
}

static void probe(struct boot *boot, struct blockdev *dev)
{
	char old_uuid[sizeof(dev->sb.uuid)];
	const char *old_type = dev->sb.type;
	uint64_t old_size = dev->size;

	memcpy(old_uuid, dev->sb.uuid, sizeof(old_uuid));
	memset(&dev->sb, 0, sizeof(dev->sb));
	memset(&dev->part, 0, sizeof(dev->part));
	dev->group = NULL;
	dev->table = NULL;
	dev->size = 0;
	dev->error = 0;
	blockdev_drop_backups(dev);
	if (dev->partno)
		probe_partition(boot, dev);
	/* Reading a suspended device would wait until it is resumed. */
	if (mapped_is_suspended(dev))
		return;
	mapped_read_names(dev);
	read_links(boot, dev);

	dev->error = open_device(dev->devname);
	if (dev->error)
		return;
	dev->size = image.image.size;
	dev->read_only = device_is_read_only(&image);
	image.image.is_partition = dev->partno;
	dev->error = probe_superblock(&image.image, &dev->sb);
	if (!dev->error && !dev->internal &&
	    (dev->sb.is_member || dev->sb.group.members > 1))
		group_learn(boot, dev, &image.image);
	if (!dev->error && !dev->partno && !dev->sb.type)
		probe_table(dev);
	note_image(boot, dev);
	device_close(&image);
	if (dev->group && !dev->sb.is_member)
		btrfs_scan(dev);

	/* A change of the device that changes nothing for us is no news. */
	if (dev->size != old_size || dev->sb.type != old_type ||
	    strcmp(dev->sb.uuid, old_uuid))
		dev->fresh = true;
}

static void log_device(const struct blockdev *dev)
{
	/* To find the words takes as long as a look at a device. */
	if (log_shows(LOG_DEBUG)) {
		struct text *t = log_begin();

		text_add(t, "found ");
		describe_device(t, dev);
		log_end(LOG_DEBUG);
	}
	/* A loop device has nothing in it until somebody puts a file there. */
	if (dev->size)
		timeline_note("found", dev->devname,
			      dev->sb.type ? dev->sb.type : "");
}

void blockdev_drop_backups(struct blockdev *dev)
{
	free(dev->backups);
	dev->backups = NULL;
	dev->n_backups = 0;
}

static void forget(struct boot *boot, struct blockdev **place)
{
	struct blockdev *dev = *place;

	log_print(LOG_DEBUG, "%s is gone", dev->devname);
	timeline_note("gone", dev->devname, "");
	*place = dev->next;
	free(dev->links);
	blockdev_drop_backups(dev);
	free(dev);
	progress_went(boot);
}

/* Returns NULL if there is no memory, which is recorded. */
static struct blockdev *record(struct boot *boot, const char *devname,
			       unsigned int major, unsigned int minor,
			       uint64_t now)
{
	struct blockdev *dev = calloc(1, sizeof(*dev));

	if (!dev) {
		boot->out_of_memory = true;
		return NULL;
	}
	snprintf(dev->devname, sizeof(dev->devname), "%s", devname);
	dev->major = major;
	dev->minor = minor;
	insert(boot, dev);
	progress_came(boot, now);
	return dev;
}

static void add(struct boot *boot, const struct uevent *ev, uint64_t now)
{
	const char *devname = uevent_get(ev, "DEVNAME");
	unsigned int major = uevent_number(ev, "MAJOR");
	unsigned int minor = uevent_number(ev, "MINOR");
	long partno = uevent_number(ev, "PARTN");
	struct blockdev **place = find(boot, devname), *dev = *place;

	/* Another one of the same name: that the first left was not heard. */
	if (dev && (dev->major != major || dev->minor != minor)) {
		forget(boot, place);
		dev = NULL;
	}
	/*
	 * Between binding the socket and the walk both tell of one device. A
	 * later walk is for what was lost, which may have been a change.
	 */
	if (dev && strcmp(ev->action, "change") && boot->walks <= 1) {
		dev->walk = boot->walks;
		return;
	}
	if (!dev)
		dev = record(boot, devname, major, minor, now);
	if (!dev)
		return;
	dev->partno = partno > 0 ? partno : 0;
	dev->walk = boot->walks;
	if (dev->partno)
		set_disk(dev, ev->devpath);
	probe(boot, dev);
	log_device(dev);
}

void blockdev_event(struct boot *boot, const struct uevent *ev, uint64_t now)
{
	const char *devname = uevent_get(ev, "DEVNAME");
	struct blockdev **place;

	/* Some have no node: the paths below a multipath NVMe disk, say. */
	if (!devname || strlen(devname) >= DEVNAME_SIZE ||
	    uevent_number(ev, "MAJOR") < 0 || uevent_number(ev, "MINOR") < 0)
		return;

	if (!strcmp(ev->action, "add") || !strcmp(ev->action, "change")) {
		add(boot, ev, now);
	} else if (!strcmp(ev->action, "remove")) {
		place = find(boot, devname);
		if (*place)
			forget(boot, place);
	}
}

void blockdev_forget_unseen(struct boot *boot)
{
	struct blockdev **place = &boot->devices;

	while (*place) {
		if ((*place)->walk != boot->walks)
			forget(boot, place);
		else
			place = &(*place)->next;
	}
}

static void resolve_link(struct target *target, unsigned int i)
{
	const struct root_spec *spec = &target->specs[i];
	char path[sizeof("/dev/") + ROOT_TEXT_SIZE];
	struct stat st;

	target->links[i].found = false;
	if (spec->kind == ROOT_HOOK)
		small_file_line(HOOK_ROOT, path, sizeof(path));
	else if (spec->kind == ROOT_NAME && strchr(spec->text, '/'))
		snprintf(path, sizeof(path), "/dev/%s", spec->text);
	else
		return;
	if (stat(path, &st) || !S_ISBLK(st.st_mode))
		return;
	target->links[i].found = true;
	target->links[i].major = major(st.st_rdev);
	target->links[i].minor = minor(st.st_rdev);
}

void blockdev_resolve_links(struct boot *boot)
{
	for (unsigned int t = 0; t < TARGETS; t++)
		for (unsigned int i = 0; i < boot->targets[t].n_specs; i++)
			resolve_link(&boot->targets[t], i);
}

static bool has_size(int dir, const char *holder)
{
	char path[DEVNAME_SIZE + sizeof("/size")], first;

	snprintf(path, sizeof(path), "%.*s/size", DEVNAME_SIZE - 1, holder);
	return small_file_read(dir, path, &first, 1) == 1 && first != '0';
}

/* The kernel links each device that uses this one from a folder of sysfs. */
static bool has_holder(const struct blockdev *dev, bool active)
{
	char name[DEVNAME_SIZE], path[64 + DEVNAME_SIZE];
	struct dirent *entry;
	bool found = false;
	DIR *dir;

	snprintf(name, sizeof(name), "%s", dev->devname);
	for (char *p = name; *p; p++)
		if (*p == '/')
			*p = '!';
	snprintf(path, sizeof(path), "/sys/class/block/%s/holders", name);
	dir = opendir(path);
	if (!dir)
		return false;
	while (!found && (entry = readdir(dir)))
		found = entry->d_name[0] != '.' &&
			(!active || has_size(dirfd(dir), entry->d_name));
	closedir(dir);
	return found;
}

bool blockdev_is_held(const struct blockdev *dev)
{
	return has_holder(dev, false);
}

bool blockdev_is_in_use(const struct blockdev *dev)
{
	return has_holder(dev, true);
}
