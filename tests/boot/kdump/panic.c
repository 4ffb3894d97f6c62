// SPDX-License-Identifier: GPL-2.0-only
/*
 * The init of the system that crashes: /kexec loads the crash kernel /vmlinuz
 * with the image /image, the running kernel's command line and the words of
 * /append, as an administrator would have it, and then the kernel panics. It
 * has a file system in memory, since what it is on is not what is tested.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

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

/* One line of a file. */
static void get(const char *path, char *line, size_t size)
{
	int fd = open(path, O_RDONLY);
	ssize_t n = read(fd, line, size - 1);

	if (n < 0)
		stop(path);
	line[n] = '\0';
	line[strcspn(line, "\n")] = '\0';
	close(fd);
}

static void load(char *call, char *append)
{
	char *const argv[] = {
		"kexec",	   "-p",   call, "/vmlinuz", "--initrd=/image",
		"--reuse-cmdline", append, NULL,
	};
	int status;
	pid_t pid = fork();

	if (!pid) {
		execv("/kexec", argv);
		stop("/kexec");
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		stop("fork");
	if (status) {
		printf("panic: kexec ended with %#x\n", (unsigned int)status);
		errno = 0;
		stop("kexec -p");
	}
}

int main(void)
{
	static char call[16], append[4096] = "--append=";
	const size_t len = strlen(append);

	get("/call", call, sizeof(call));
	get("/append", append + len, sizeof(append) - len);
	mkdir("/proc", 0755);
	mkdir("/sys", 0755);
	if (mount("proc", "/proc", "proc", 0, NULL) ||
	    mount("sysfs", "/sys", "sysfs", 0, NULL) ||
	    mount("devtmpfs", "/dev", "devtmpfs", 0, NULL))
		stop("mount");
	load(call, append);
	put("/dev/kmsg", "the machine is about to crash\n");
	put("/proc/sys/kernel/sysrq", "1");
	put("/proc/sysrq-trigger", "c");
	stop("the kernel goes on");
	return 1;
}
