// SPDX-License-Identifier: GPL-2.0-only
/*
 * From sysfs and /proc: nothing is asked of a device itself, and root's rights
 * help little.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "base/filter.h"
#include "base/message.h"
#include "machine/firmware_scan.h"
#include "machine/mount_line.h"
#include "machine/network_scan.h"
#include "machine/processor_scan.h"
#include "machine/resume_scan.h"
#include "machine/scan.h"
#include "machine/sysfs.h"

#define MAX_LAYERS 16 /* below each other; more are a circle */

static void scan_device(struct machine *m, const char *bus, const char *id)
{
	char *path = mem_printf("/sys/bus/%s/devices/%s/uevent", bus, id);
	char *place = mem_printf("%s/%s", bus, id);
	char *line = NULL, *modalias = NULL, *driver = NULL;
	FILE *file = fopen(path, "re");
	size_t size = 0;

	while (file && getline(&line, &size, file) > 0) {
		line[strcspn(line, "\n")] = '\0';
		if (!strncmp(line, "MODALIAS=", 9) && !modalias)
			modalias = mem_strdup(line + 9);
		else if (!strncmp(line, "DRIVER=", 7) && !driver)
			driver = mem_strdup(line + 7);
	}
	if (modalias && *modalias)
		machine_add_device(m, modalias, place, driver);
	if (file)
		fclose(file);
	free(line);
	free(modalias);
	free(driver);
	free(place);
	free(path);
}

static void scan_bus(struct machine *m, const char *bus)
{
	char *path = mem_printf("/sys/bus/%s/devices", bus);
	DIR *dir = opendir(path);
	struct dirent *entry;

	while (dir && (entry = readdir(dir)))
		if (entry->d_name[0] != '.')
			scan_device(m, bus, entry->d_name);
	if (dir)
		closedir(dir);
	free(path);
}

static void scan_devices(struct machine *m)
{
	DIR *dir = opendir("/sys/bus");
	struct dirent *entry;

	if (!dir) {
		notice_at(NULL, "/sys/bus: %s: the description has no devices",
			  strerror(errno));
		return;
	}
	/* All processors are alike, and drive no disk. */
	while ((entry = readdir(dir)))
		if (entry->d_name[0] != '.' && strcmp(entry->d_name, "cpu"))
			scan_bus(m, entry->d_name);
	closedir(dir);
}

/* What a user's PATH lacks may be there all the same. */
static int start_dmsetup(const char *name, int out, pid_t *pid)
{
	static const char *const paths[] = { "dmsetup", "/usr/sbin/dmsetup",
					     "/sbin/dmsetup" };
	int err = -ENOENT;

	for (size_t i = 0; i < 3 && err == -ENOENT; i++) {
		const char *const argv[] = { paths[i], "table", name, NULL };

		err = filter_start(argv, STDIN_FILENO, out, true, pid);
	}
	return err;
}

/* Output of "dmsetup table": START LENGTH TARGET ARGUMENT ... */
static char *dm_table(const char *name)
{
	const char *failure;
	int fds[2];
	char *text;
	ssize_t n;
	pid_t pid;

	if (pipe2(fds, O_CLOEXEC))
		return NULL;
	if (start_dmsetup(name, fds[1], &pid)) {
		close(fds[0]);
		close(fds[1]);
		return NULL;
	}
	close(fds[1]);
	text = mem_alloc(4097);
	n = read(fds[0], text, 4096);
	close(fds[0]);
	failure = filter_wait(pid, "dmsetup");
	if (failure || n <= 0) {
		free(text);
		return NULL;
	}
	return text;
}

/* The Nth word of the first line, from 0; the caller frees it. */
static char *word_of(const char *text, unsigned int n)
{
	static const char blank[] = { ' ', '\n', '\0' };

	while (n-- && *text) {
		text += strcspn(text, blank);
		text += strspn(text, " ");
	}
	return mem_strndup(text, strcspn(text, blank));
}

/* By the prefix that each program gives the UUID of what it makes. */
static void add_mapped(struct machine *m, const char *folder)
{
	char *uuid = sysfs_line(folder, "dm/uuid");
	char *name = sysfs_line(folder, "dm/name");
	char *target, *detail, *table = NULL;
	const char *kind = "dm";

	if (name)
		table = dm_table(name);
	if (name && !table)
		notice_at(NULL,
			  "dmsetup cannot say what %s is made of: the description lacks it; root can ask",
			  name);
	target = word_of(table ? table : "", 2);
	if (uuid && !strncmp(uuid, "LVM-", 4))
		kind = "lvm";
	else if (uuid && !strncmp(uuid, "CRYPT-", 6))
		kind = "crypt";
	else if (uuid && !strncmp(uuid, "mpath-", 6))
		kind = "multipath";
	else if (uuid && !strncmp(uuid, "part", 4))
		kind = "partition";
	/* Of a crypt target the cipher tells more than its name. */
	detail = word_of(table ? table : "", !strcmp(target, "crypt") ? 3 : 2);
	machine_add_layer(m, kind, detail);
	free(detail);
	free(target);
	free(table);
	free(name);
	free(uuid);
}

static void add_remote(struct machine *m, const char *folder)
{
	char *path = realpath(folder, NULL);

	if (path)
		machine_scan_remote(m, path);
	free(path);
}

/* The layer that is the device @folder of sysfs, and those below it. */
static void scan_layers(struct machine *m, const char *folder,
			unsigned int depth)
{
	char *path, *line;
	struct dirent *entry;
	DIR *dir;

	if (depth > MAX_LAYERS)
		return;
	if (sysfs_has(folder, "partition")) {
		machine_add_layer(m, "partition", "");
		path = mem_printf("%s/..", folder);
		scan_layers(m, path, depth + 1);
		free(path);
		return;
	}
	if (sysfs_has(folder, "md")) {
		line = sysfs_line(folder, "md/level");
		machine_add_layer(m, "md", line ? line : "");
		free(line);
	} else if (sysfs_has(folder, "dm")) {
		add_mapped(m, folder);
	} else if (sysfs_has(folder, "loop")) {
		machine_add_layer(m, "loop", "");
	} else {
		add_remote(m, folder);
	}
	path = mem_printf("%s/slaves", folder);
	dir = opendir(path);
	free(path);
	while (dir && (entry = readdir(dir))) {
		if (entry->d_name[0] == '.')
			continue;
		/* The others of an array or a group are like the first one. */
		path = mem_printf("%s/slaves/%s", folder, entry->d_name);
		scan_layers(m, path, depth + 1);
		free(path);
		break;
	}
	if (dir)
		closedir(dir);
}

void machine_scan_layers(struct machine *m, dev_t device)
{
	char *folder = mem_printf("/sys/dev/block/%u:%u", major(device),
				  minor(device));

	if (sysfs_has(folder, "."))
		scan_layers(m, folder, 0);
	free(folder);
}

/* Some file systems have a number of their own: then the source is asked. */
static void scan_root_device(struct machine *m, unsigned int major_no,
			     unsigned int minor_no, const char *source)
{
	dev_t device = makedev(major_no, minor_no);
	struct stat st;

	if (!major_no && !stat(source, &st) && S_ISBLK(st.st_mode))
		device = st.st_rdev;
	if (major(device))
		machine_scan_layers(m, device);
}

/* What @path is on: of what is mounted there the last covers the others. */
static bool find_mount(struct mount_line *found, char **text, const char *path)
{
	FILE *file = fopen("/proc/self/mountinfo", "re");
	struct mount_line mount;
	char *line = NULL;
	size_t size = 0;

	*text = NULL;
	while (file && getline(&line, &size, file) > 0) {
		char *copy = mem_strdup(line);

		if (mount_line_parse(&mount, copy) &&
		    mount_line_covers(mount.point, path) &&
		    (!*text || strlen(mount.point) >= strlen(found->point))) {
			free(*text);
			*text = copy;
			*found = mount;
		} else {
			free(copy);
		}
	}
	free(line);
	if (file)
		fclose(file);
	return *text;
}

/* What is mounted there is the root's file system. */
static void scan_mount(struct machine *m, const struct mount_line *mount)
{
	m->root = mem_strdup(mount->type);
	scan_root_device(m, mount->major, mount->minor, mount->source);
	if (machine_is_on_nfs(m))
		machine_scan_nfs(m, mount->options);
}

static bool has_layer(const struct machine *m, const struct machine_layer *l)
{
	for (size_t i = 0; i < m->n_layers; i++)
		if (!strcmp(m->layers[i].kind, l->kind) &&
		    !strcmp(m->layers[i].detail, l->detail))
			return true;
	return false;
}

/* What it has beside the other. */
static void add_others(struct machine *m, const struct machine *other)
{
	for (size_t i = 0; i < other->n_layers; i++)
		if (!has_layer(m, &other->layers[i]))
			machine_add_layer(m, other->layers[i].kind,
					  other->layers[i].detail);
}

/* One more file system that an overlay is made of. */
static void add_overlaid(struct machine *m, const struct mount_line *mount)
{
	const struct machine_layer layer = { "overlay", mount->type };
	struct machine other = { 0 };

	if (strcmp(mount->type, m->root) && !has_layer(m, &layer))
		machine_add_layer(m, layer.kind, layer.detail);
	scan_mount(&other, mount);
	add_others(m, &other);
	machine_free(&other);
}

static bool is_memory(const char *type)
{
	return !strcmp(type, "tmpfs") || !strcmp(type, "ramfs");
}

/* Is that what the folder was on when the overlay was made? */
static bool is_seen(const struct mount_line *mount, const char *folder)
{
	return strcmp(mount->point, "/") && strcmp(mount->type, "overlay") &&
	       (!is_memory(mount->type) || !access(folder, F_OK) ||
		errno != ENOENT);
}

/*
 * What the overlay that is "/" is made of. Where that is has a name in the
 * initramfs, and may have none here.
 */
static void scan_overlay(struct machine *m, const char *options)
{
	char *folder, *hidden = NULL, *text;
	struct mount_line mount;

	for (unsigned int n = 0; (folder = mount_line_overlay(options, n));
	     n++) {
		bool seen = find_mount(&mount, &text, folder) &&
			    is_seen(&mount, folder);

		if (seen && !is_memory(mount.type)) {
			if (m->root) {
				add_overlaid(m, &mount);
			} else {
				machine_add_layer(m, "overlay", "");
				scan_mount(m, &mount);
			}
		} else if (!seen && !hidden) {
			hidden = mem_strdup(folder);
		}
		free(text);
		free(folder);
	}
	if (hidden)
		notice_at(NULL,
			  "\"/\" is an overlay of %s, which cannot be seen from here: the description lacks what that is on",
			  hidden);
	free(hidden);
	if (!m->root)
		m->root = mem_strdup("overlay");
}

static void scan_root(struct machine *m)
{
	struct mount_line mount;
	char *text;

	if (!find_mount(&mount, &text, "/"))
		notice_at(NULL,
			  "/proc/self/mountinfo does not say what \"/\" is: the description has no root");
	else if (!strcmp(mount.type, "overlay"))
		scan_overlay(m, mount.options);
	else
		scan_mount(m, &mount);
	free(text);
}

/* What a hibernated system is on, if that is more than the root's. */
static void scan_resume(struct machine *m)
{
	struct machine other = { 0 };
	unsigned int major_no, minor_no;

	if (resume_scan(&major_no, &minor_no))
		scan_root_device(&other, major_no, minor_no, "");
	add_others(m, &other);
	machine_free(&other);
}

void machine_scan(struct machine *m)
{
	struct utsname name;

	*m = (struct machine){ 0 };
	if (!uname(&name))
		m->architecture = mem_strdup(name.machine);
	processor_scan(m);
	scan_root(m);
	scan_resume(m);
	scan_devices(m);
	firmware_scan(m);
	machine_sort(m);
}
