// SPDX-License-Identifier: GPL-2.0-only
/* The init of the test disks: says what it was given, and powers off. */
#include <dirent.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "say.h"

/* What kinit has logged that begins so, whether a console has shown it or not. */
static void say_log(const char *only)
{
	int fd = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	char record[8192];
	ssize_t n;

	while (fd >= 0 && (n = read(fd, record, sizeof(record) - 1)) > 0) {
		const char *text;

		record[n] = '\0';
		record[strcspn(record, "\n")] = '\0';
		text = strchr(record, ';');
		if (text && !strncmp(text + 1, only, strlen(only)))
			say("log: %s", text + 1);
	}
	if (fd >= 0)
		close(fd);
}

/* A kernel with SMP is else some pages late with its sums. */
static void sum_up_memory(void)
{
	FILE *file = fopen("/proc/sys/vm/stat_refresh", "re");

	if (file) {
		fgetc(file);
		fclose(file);
	}
}

static void say_descriptors(void)
{
	DIR *dir = opendir("/proc/self/fd");
	struct dirent *entry;

	while (dir && (entry = readdir(dir))) {
		int fd = atoi(entry->d_name);
		char target[256];
		ssize_t n;

		if (entry->d_name[0] == '.' || fd == dirfd(dir) || fd == port)
			continue;
		n = readlinkat(dirfd(dir), entry->d_name, target,
			       sizeof(target) - 1);
		target[n < 0 ? 0 : n] = '\0';
		say("fd: %s -> %s", entry->d_name, target);
	}
	if (dir)
		closedir(dir);
}

/* The devices of device-mapper by their names, of which the tests know some. */
static void say_mapped(void)
{
	DIR *dir = opendir("/sys/block");
	struct dirent *entry;
	char path[300];

	while (dir && (entry = readdir(dir))) {
		snprintf(path, sizeof(path), "/sys/block/%s/dm/name",
			 entry->d_name);
		if (!access(path, R_OK))
			say_file("mapped", path, NULL);
	}
	if (dir)
		closedir(dir);
}

/* What a process keeps over execve(2), and who started it has left in it. */
static void say_state(void)
{
	struct termios t;

	say("session: %d, group: %d", getsid(0), getpgrp());
	say("nice: %d", getpriority(PRIO_PROCESS, 0));
	say_file("status", "/proc/self/status", "Sig");
	say_file("status", "/proc/self/status", "Cap");
	say_file("status", "/proc/self/status", "Umask");
	say_file("status", "/proc/self/status", "NoNewPrivs");
	say_file("limits", "/proc/self/limits", "Max");
	say_file("oom", "/proc/self/oom_score_adj", NULL);
	say_file("slack", "/proc/self/timerslack_ns", NULL);
	say_file("devkmsg", "/proc/sys/kernel/printk_devkmsg", NULL);
	say_file("printk", "/proc/sys/kernel/printk", NULL);
	if (!tcgetattr(STDIN_FILENO, &t))
		say("terminal: %x %x %x %x", t.c_iflag, t.c_oflag, t.c_cflag,
		    t.c_lflag);
}

/* Without an initramfs nobody has mounted them. */
static void mount_missing(void)
{
	if (access("/proc/self", F_OK))
		mount("proc", "/proc", "proc", 0, NULL);
	if (access("/dev/ttyS1", F_OK))
		mount("devtmpfs", "/dev", "devtmpfs", 0, NULL);
}

int main(int argc, char **argv, char **envp)
{
	char cwd[256] = "?";
	struct stat st;

	mount_missing();
	say_open();

	say("the real init is reached");
	for (int i = 0; i < argc; i++)
		say("argv[%d]: %s", i, argv[i]);
	for (char **e = envp; *e; e++)
		say("env: %s", *e);
	say("pid: %d", getpid());
	say("cwd: %s", getcwd(cwd, sizeof(cwd)) ? cwd : "?");
	say_descriptors();
	say_file("mount", "/proc/self/mountinfo", NULL);
	say_file("cmdline", "/proc/cmdline", NULL);
	say_state();
	say_file("id", "/id", NULL);
	say_file("timeline", "/run/kinit/timeline", NULL);
	say_file("report", "/run/kinit/report", NULL);
	say_log("kinit: waiting for an answer");
	if (!access("/proc/mdstat", R_OK))
		say_file("mdstat", "/proc/mdstat", NULL);
	say_mapped();
	sum_up_memory();
	say_file("meminfo", "/proc/meminfo", "Unevictable:");
	say_file("meminfo", "/proc/meminfo", "Shmem:");
	if (!access("/run/kept", F_OK))
		say_file("kept", "/run/kept/file", NULL);
	if (waitpid(-1, NULL, WNOHANG) == -1 && errno == ECHILD)
		say("children: none");
	if (!stat("/dev/null", &st) && S_ISCHR(st.st_mode))
		say("devtmpfs: is there");
	/* QEMU ends at that, too; a kernel without ACPI cannot power off. */
	say_done(RB_AUTOBOOT);
	return 1;
}
