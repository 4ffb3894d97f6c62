// SPDX-License-Identifier: GPL-2.0-only
/*
 * What systemd starts as the last program, with /run/initramfs as "/" and what
 * was "/" in /oldroot: unmounts that, and powers off.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <termios.h>
#include <unistd.h>

/* What is below another has to go first, whatever the order of the table. */
static int unmount_one_below(const char *dir)
{
	char target[256];
	FILE *file = fopen("/proc/self/mounts", "r");
	int done = 0;

	while (file && !done && fscanf(file, "%*s %255s %*[^\n]", target) == 1)
		done = !strncmp(target, dir, strlen(dir)) &&
		       !umount2(target, 0);
	if (file)
		fclose(file);
	return done;
}

int main(int argc, char **argv)
{
	int fd = open("/dev/console", O_WRONLY | O_NOCTTY);

	dup2(fd, STDOUT_FILENO);
	printf("shutdown: it is to %s\n", argc > 1 ? argv[1] : "?");
	while (unmount_one_below("/oldroot"))
		;
	if (access("/oldroot/etc", F_OK) && errno == ENOENT)
		printf("shutdown: the root is unmounted\n");
	fflush(stdout);
	tcdrain(fd);
	sync();
	reboot(RB_POWER_OFF);
	return 1;
}
