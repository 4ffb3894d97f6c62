// SPDX-License-Identifier: GPL-2.0-only
/*
 * For the scenarios about kexec:
 *
 *	drain			waits until all that was written has left the
 *port end			the same, and ends the machine peak COMMAND...
 *and says how much memory it had at most nobody COMMAND...	as a user
 *without any privilege
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

static int peak(char **command)
{
	struct rusage usage;
	int status;

	if (!fork()) {
		execv(command[0], command);
		_exit(127);
	}
	if (wait4(-1, &status, 0, &usage) < 0)
		return 1;
	printf("peak: %ld kB\n", usage.ru_maxrss);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

int main(int argc, char **argv)
{
	if (argc == 2 && !strcmp(argv[1], "securityfs"))
		return mount("securityfs", "/sys/kernel/security", "securityfs",
			     0, NULL) != 0;
	if (argc == 2) {
		tcdrain(STDOUT_FILENO);
		return strcmp(argv[1], "end") ? 0 : reboot(RB_AUTOBOOT);
	}
	if (argc < 3)
		return 2;
	if (!strcmp(argv[1], "peak"))
		return peak(argv + 2);
	if (strcmp(argv[1], "nobody") || setgid(65534) || setuid(65534))
		return 2;
	execv(argv[2], argv + 2);
	fprintf(stderr, "%s: %s\n", argv[2], strerror(errno));
	return 127;
}
