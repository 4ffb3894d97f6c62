// SPDX-License-Identifier: GPL-2.0-only
/*
 * The init of the system that crashes: it loads the crash kernel /vmlinuz with
 * the image /image and the command line /cmdline, and lets the kernel panic. It
 * has a file system in memory, since what it is on is not what is tested.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define KEXEC_FILE_ON_CRASH 2

static void stop(const char *what)
{
	printf("panic: %s: %s\n", what, strerror(errno));
	fflush(stdout);
	reboot(RB_POWER_OFF);
	_exit(1);
}

static void put(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY);

	if (fd < 0 || write(fd, text, strlen(text)) < 0)
		stop(path);
	close(fd);
}

int main(void)
{
	static char line[4096];
	int kernel = open("/vmlinuz", O_RDONLY);
	int image = open("/image", O_RDONLY);
	int file = open("/cmdline", O_RDONLY);
	ssize_t n = file < 0 ? -1 : read(file, line, sizeof(line) - 1);

	if (n < 0)
		stop("/cmdline");
	line[n] = '\0';
	line[strcspn(line, "\n")] = '\0';
	mkdir("/proc", 0755);
	mkdir("/sys", 0755);
	if (mount("proc", "/proc", "proc", 0, NULL) ||
	    mount("sysfs", "/sys", "sysfs", 0, NULL) ||
	    mount("devtmpfs", "/dev", "devtmpfs", 0, NULL))
		stop("mount");
	if (syscall(SYS_kexec_file_load, kernel, image, strlen(line) + 1, line,
		    KEXEC_FILE_ON_CRASH))
		stop("kexec_file_load");
	put("/dev/kmsg", "the machine is about to crash\n");
	put("/proc/sys/kernel/sysrq", "1");
	put("/proc/sysrq-trigger", "c");
	stop("the kernel goes on");
	return 1;
}
