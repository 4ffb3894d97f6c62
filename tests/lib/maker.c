// SPDX-License-Identifier: GPL-2.0-only
/*
 * The init of the machine that makes disks for the tests: runs /make.sh, says
 * on the console how that ended, and restarts, at which QEMU ends. To do so is
 * its reason to be: the shell cannot, a kernel without ACPI cannot power off,
 * and what follows a panic would leave arrays dirty.
 */
#include <stdio.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

int main(void)
{
	int status = -1;
	pid_t pid;

	mount("devtmpfs", "/dev", "devtmpfs", 0, NULL);
	mount("proc", "/proc", "proc", 0, NULL);
	mount("sysfs", "/sys", "sysfs", 0, NULL);
	mount("tmpfs", "/run", "tmpfs", 0, NULL);

	pid = fork();
	if (!pid) {
		execl("/bin/sh", "sh", "-eu", "/make.sh", (char *)NULL);
		_exit(127);
	}
	if (pid > 0 && waitpid(pid, &status, 0) == pid && !status)
		printf("maker: success\n");
	else
		printf("maker: failed, wait status %#x\n", status);
	fflush(stdout);
	tcdrain(STDOUT_FILENO);
	sync();
	reboot(RB_AUTOBOOT);
	return 1;
}
