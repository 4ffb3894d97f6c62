// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <linux/btrfs.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "device/btrfs.h"
#include "log/log.h"

void btrfs_scan(const struct blockdev *dev)
{
	static struct btrfs_ioctl_vol_args args; /* 4 KiB */
	int fd = open("/dev/btrfs-control", O_RDWR | O_CLOEXEC);

	if (fd < 0)
		return; /* mounting it will say that the kernel lacks it */
	snprintf(args.name, sizeof(args.name), "/dev/%s", dev->devname);
	if (ioctl(fd, BTRFS_IOC_SCAN_DEV, &args))
		log_print(LOG_WARNING, "%s: the kernel refuses this btrfs: %s",
			  dev->devname, strerror(errno));
	close(fd);
}
