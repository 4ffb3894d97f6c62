// SPDX-License-Identifier: GPL-2.0-only
/*
 * A program that is started in the place of /init (rdinit=/wrap), makes things
 * worse as the variable WRAP says, and then starts kinit:
 *
 *	/DIR	there is a file in the place of that folder
 *	cap	nobody may mount
 *	disk	"/" is the disk vda, and kinit is /kinit there
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

/* What the base image has in /dev has to go first. */
static int put_file(const char *dir)
{
	if (!strcmp(dir, "/dev")) {
		unlink("/dev/console");
		unlink("/dev/null");
		unlink("/dev/kmsg");
	}
	return rmdir(dir) || open(dir, O_CREAT | O_WRONLY, 0644) < 0;
}

/* virtio's disks have no fixed number: /sys tells. */
static int enter_disk(void)
{
	unsigned int major, minor;
	FILE *file;

	mkdir("/disk", 0755);
	if (mount("sysfs", "/sys", "sysfs", 0, NULL))
		return 1;
	file = fopen("/sys/block/vda/dev", "r");
	if (!file || fscanf(file, "%u:%u", &major, &minor) != 2)
		return 1;
	fclose(file);
	return umount("/sys") ||
	       mknod("/vda", S_IFBLK | 0600, makedev(major, minor)) ||
	       mount("/vda", "/disk", "ext4", 0, NULL) || chdir("/disk") ||
	       mount(".", "/", NULL, MS_MOVE, NULL) || chroot(".");
}

int main(int argc, char **argv)
{
	const char *what = getenv("WRAP"), *init = "/init";
	int failed = 1;

	(void)argc;
	if (what && what[0] == '/') {
		failed = put_file(what);
	} else if (what && !strcmp(what, "cap")) {
		failed = prctl(PR_CAPBSET_DROP, CAP_SYS_ADMIN, 0, 0, 0);
	} else if (what && !strcmp(what, "disk")) {
		init = "/kinit";
		failed = enter_disk();
	}
	if (failed)
		printf("wrap: %s\n", strerror(errno));
	else
		execv(init, argv);
	return 1;
}
