// SPDX-License-Identifier: GPL-2.0-only
/*
 * The program of the hooks of the tests; what it does is its first argument:
 *
 *	say TEXT...	prints them, a line each, between brackets
 *	env		prints its environment, a line each
 *	show FILE	prints its lines
 *	link TARGET NAME  makes a symbolic link
 *	fail		says why, and ends with 3
 *	hang		goes on for ever with a child, and neither heeds SIGTERM
 *	leave		ends, and leaves a child that holds its output open
 *	leave-session	the same; the child is in a session of its own
 *	flood		prints 4 MiB of lines, then 1 MiB without a newline
 *	crash		ends by a signal
 *	copy FROM TO	copies a file, which may be executed
 *	dir PATH	makes a folder
 *	mount TYPE SOURCE DIR  mounts; of type "bind" is what is there already
 *	wall SECONDS	sets the wall clock
 *	pstore		prints what the last boot has left in pstore; power off
 *	overrun N IMAGE	makes more events than a socket can hold; then N RAM
 *			disks, the fourth last of them is IMAGE; nobody runs
 *			meanwhile
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static int show(const char *path)
{
	FILE *file = fopen(path, "re");
	char line[512];

	if (!file) {
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
		return 1;
	}
	while (fgets(line, sizeof(line), file))
		fputs(line, stdout);
	fclose(file);
	return 0;
}

static void wait_forever(void)
{
	signal(SIGTERM, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	for (;;)
		pause();
}

static void flood(void)
{
	static char bytes[1 << 20];

	for (int i = 0; i < (4 << 20) / 64; i++)
		printf("%063d\n", i);
	memset(bytes, '\033', sizeof(bytes));
	fwrite(bytes, 1, sizeof(bytes), stdout);
}

/* The parent ends when the child is what it is to be. */
static void leave(int session)
{
	int fds[2];
	char c;

	if (pipe(fds))
		return;
	if (!fork()) {
		if (session)
			setsid();
		close(fds[1]);
		close(fds[0]);
		wait_forever();
	}
	close(fds[1]);
	while (read(fds[0], &c, 1) > 0)
		;
}

/* Returns what is to be the exit status: who cannot do it says why. */
static int result(const char *what, int failed)
{
	if (failed)
		fprintf(stderr, "hooktest: %s: %s\n", what, strerror(errno));
	return failed != 0;
}

static int copy(const char *from, const char *to)
{
	static char buf[65536];
	int in = open(from, O_RDONLY), out;
	ssize_t n = -1;

	if (in < 0)
		return result(from, 1);
	out = open(to, O_WRONLY | O_CREAT, 0755);
	while (out >= 0 && (n = read(in, buf, sizeof(buf))) > 0)
		if (write(out, buf, n) != n)
			return result(to, 1);
	return result(to, out < 0 || n < 0 || close(out));
}

/* The folder is made; of a mounted tmpfs, a file in it, too. */
static int mount_at(const char *type, const char *source, const char *dir)
{
	int bind = !strcmp(type, "bind");
	char path[256];

	mkdir(dir, 0755);
	if (mount(source, dir, bind ? NULL : type, bind ? MS_BIND : 0, NULL))
		return result(dir, 1);
	if (strcmp(type, "tmpfs"))
		return 0;
	snprintf(path, sizeof(path), "%s/file", dir);
	return copy("/proc/self/comm", path);
}

static int set_wall_clock(const char *seconds)
{
	struct timespec ts = { .tv_sec = atol(seconds) };

	return result("clock", clock_settime(CLOCK_REALTIME, &ts));
}

static int show_pstore(void)
{
	DIR *dir;
	struct dirent *entry;
	char path[300];
	int n = 0;

	if (mount("pstore", "/sys/fs/pstore", "pstore", 0, NULL))
		return result("pstore", 1);
	dir = opendir("/sys/fs/pstore");
	while (dir && (entry = readdir(dir))) {
		if (entry->d_name[0] == '.')
			continue;
		n++;
		snprintf(path, sizeof(path), "/sys/fs/pstore/%s",
			 entry->d_name);
		copy(path, "/dev/ttyS1");
	}
	if (n) {
		sleep(1); /* what is in the port's buffer goes out meanwhile */
		reboot(RB_POWER_OFF);
	}
	return 0;
}

static int write_text(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY);

	if (fd < 0 || write(fd, text, strlen(text)) < 0)
		return result(path, 1);
	return close(fd);
}

/* Has a socket for uevents overrun? They are of protocol 15. */
static int has_dropped(void)
{
	char line[256];
	unsigned int protocol, drops;
	FILE *file = fopen("/proc/net/netlink", "r");
	int found = 0;

	while (file && fgets(line, sizeof(line), file))
		if (sscanf(line, "%*s %u %*s %*s %*s %*s %*s %*s %u", &protocol,
			   &drops) == 2 &&
		    protocol == 15 && drops)
			found = 1;
	if (file)
		fclose(file);
	return found;
}

/* The driver makes a RAM disk when it is opened; it needs a node for that. */
static int make_disk(int number, const char *image)
{
	const char *node = "/dev/hooktest";
	int fd;

	mknod(node, S_IFBLK | 0600, makedev(1, number));
	if (image && copy(image, node))
		return 1;
	fd = open(node, O_RDONLY);
	unlink(node);
	return result("RAM disk", fd < 0 || close(fd));
}

#define CHANGES 100 /* between two looks */

/* Events may be given arguments, and large ones fill a buffer sooner. */
static const char *large_event(void)
{
	static char text[1790] =
		"change 00000000-0000-4000-8000-000000000001 A=";

	memset(text + strlen(text), 'x', sizeof(text) - 1 - strlen(text));
	return text;
}

static int overrun(int n, const char *image)
{
	struct sched_param param = { .sched_priority = 50 };
	const char *event = large_event();
	char path[64];
	int events = 0, fd;

	/* There is one processor; now it is ours for as long as we like. */
	if (write_text("/proc/sys/kernel/sched_rt_runtime_us", "-1") ||
	    sched_setscheduler(0, SCHED_FIFO, &param))
		return result("priority", 1);

	/* The last event about root that is heard is that it went. */
	if (make_disk(n - 4, image))
		return 1;
	snprintf(path, sizeof(path), "/sys/block/ram%d/uevent", n - 4);
	if (write_text(path, "remove"))
		return 1;
	fd = open("/sys/class/mem/null/uevent", O_WRONLY);
	for (; !has_dropped(); events += CHANGES)
		for (int i = 0; i < CHANGES; i++)
			if (pwrite(fd, event, strlen(event), 0) < 0)
				return result("change", 1);
	close(fd);
	for (int i = 0; i < n; i++)
		if (i != n - 4 && make_disk(i, NULL))
			return 1;
	printf("lost after %d events\n", events);
	return 0;
}

int main(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "";

	if (!strcmp(what, "say")) {
		for (int i = 2; i < argc; i++)
			printf("[%s]\n", argv[i]);
	} else if (!strcmp(what, "env")) {
		for (char **e = environ; *e; e++)
			puts(*e);
	} else if (!strcmp(what, "show") && argc == 3) {
		return show(argv[2]);
	} else if (!strcmp(what, "link") && argc == 4) {
		return symlink(argv[2], argv[3]) ? 1 : 0;
	} else if (!strcmp(what, "fail")) {
		fprintf(stderr, "hooktest: this disk is not mine\n");
		return 3;
	} else if (!strcmp(what, "hang")) {
		printf("hanging\n");
		fflush(stdout);
		fork();
		wait_forever();
	} else if (!strcmp(what, "leave")) {
		leave(0);
	} else if (!strcmp(what, "leave-session")) {
		leave(1);
	} else if (!strcmp(what, "flood")) {
		flood();
	} else if (!strcmp(what, "crash")) {
		raise(SIGSEGV);
	} else if (!strcmp(what, "copy") && argc == 4) {
		return copy(argv[2], argv[3]);
	} else if (!strcmp(what, "dir") && argc == 3) {
		return result(argv[2], mkdir(argv[2], 0755));
	} else if (!strcmp(what, "mount") && argc == 5) {
		return mount_at(argv[2], argv[3], argv[4]);
	} else if (!strcmp(what, "wall") && argc == 3) {
		return set_wall_clock(argv[2]);
	} else if (!strcmp(what, "pstore")) {
		return show_pstore();
	} else if (!strcmp(what, "overrun") && argc == 4) {
		return overrun(atoi(argv[2]), argv[3]);
	} else {
		return 2;
	}
	return 0;
}
