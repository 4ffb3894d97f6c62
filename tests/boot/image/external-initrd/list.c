// SPDX-License-Identifier: GPL-2.0-only
/*
 * An /init that replaces kinit: lists the files that it finds itself among, on
 * the second serial port, and powers off.
 */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <termios.h>
#include <unistd.h>

static void list_dir(int port, const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *entry;

	while (dir && (entry = readdir(dir)))
		if (entry->d_name[0] != '.')
			dprintf(port, "list: %s/%s\n",
				strcmp(path, "/") ? path : "", entry->d_name);
	if (dir)
		closedir(dir);
}

int main(void)
{
	int port;

	mount("devtmpfs", "/dev", "devtmpfs", 0, NULL);
	port = open("/dev/ttyS1", O_WRONLY | O_NOCTTY);
	dprintf(port, "list: the init of the initrd runs\n");
	list_dir(port, "/");
	list_dir(port, "/etc");
	tcdrain(port);
	reboot(RB_POWER_OFF);
	return 1;
}
