// SPDX-License-Identifier: GPL-2.0-only
/*
 * The init of disks that are hibernated: "hibernate AREA" starts a process that
 * counts, uses the swap area, a device or a file, and hibernates the machine;
 * with one word more, "efi", systemd's variable says so. When it goes on, it
 * says so and powers off. Without arguments it only says that it is there.
 */
#define _GNU_SOURCE
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/swap.h>
#include <sys/sysmacros.h>

#include "../say.h"

#define FILE_SIZE (160 << 20)
#define EFIVARS	  "/sys/firmware/efi/efivars"
#define MAGIC	  4086

/* As lib.sh has it. */
static const unsigned char uuid[16] = { 0x5a, 0x5a, 0x5a, 0x5a, 0,
					1,    0x40, 0,	  0x80, [15] = 1 };

static void stop(void)
{
	say_done(RB_POWER_OFF);
	for (;;)
		pause();
}

static void check(int result, const char *what)
{
	if (result >= 0)
		return;
	say("%s: %s", what, strerror(errno));
	stop();
}

static void write_file(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC);

	check(fd, path);
	check(write(fd, text, strlen(text)), path);
	close(fd);
}

/* Where the kernel is to write: on which device, and where on it. */
static void set_place(const char *area)
{
	int fd = open(area, O_RDONLY | O_CLOEXEC), block = 0, size;
	char text[64];
	struct stat st;
	dev_t dev;

	check(fd, area);
	check(fstat(fd, &st), area);
	dev = st.st_rdev;
	if (S_ISREG(st.st_mode)) {
		check(ioctl(fd, FIBMAP, &block), "FIBMAP");
		check(ioctl(fd, FIGETBSZ, &size), "FIGETBSZ");
		block = (long)block * size / getpagesize();
		dev = st.st_dev;
		say("offset: %d", block);
	}
	close(fd);
	snprintf(text, sizeof(text), "%d", block);
	write_file("/sys/power/resume_offset", text);
	snprintf(text, sizeof(text), "%u:%u", major(dev), minor(dev));
	write_file("/sys/power/resume", text);
}

/* A file that is not there is made, and what is no swap space yet becomes it. */
static void make_area(const char *path)
{
	static unsigned char page[4096];
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	off_t size;

	check(fd, path);
	size = lseek(fd, 0, SEEK_END);
	if (!size) {
		size = FILE_SIZE;
		check(fallocate(fd, 0, 0, size), path);
	}
	check(pread(fd, page, sizeof(page), 0), path);
	if (memcmp(page + MAGIC, "SWAPSPACE2", 10)) {
		page[1024] = 1;
		for (int i = 0; i < 4; i++)
			page[1028 + i] = (size / 4096 - 1) >> (8 * i);
		memcpy(page + 1036, uuid, sizeof(uuid));
		memcpy(page + MAGIC, "SWAPSPACE2", 10);
		check(pwrite(fd, page, sizeof(page), 0), path);
		check(fsync(fd), path);
	}
	close(fd);
}

/* In UTF-16, behind its attributes: kept, and of use at boot and later. */
static void set_variable(void)
{
	static const char text[] =
		"{\"uuid\":\"5a5a5a5a000140008000000000000001\",\"offset\":0,\"kernelVersion\":\"6.1.0\",\"osReleaseId\":\"debian\"}";
	char raw[4 + 2 * sizeof(text)] = { 7 };
	int fd;

	for (size_t i = 0; i < sizeof(text); i++)
		raw[4 + 2 * i] = text[i];
	check(mount("efivarfs", EFIVARS, "efivarfs", 0, NULL), EFIVARS);
	fd = open(EFIVARS
		  "/HibernateLocation-8cf2644b-4b0b-428f-9387-6d876050dc67",
		  O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
	check(fd, "HibernateLocation");
	check(write(fd, raw, sizeof(raw)), "HibernateLocation");
	close(fd);
}

static void hibernate(const char *area)
{
	volatile unsigned long *count = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
					     MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	unsigned long before;

	if (!fork())
		for (;;) {
			++*count;
			usleep(10000);
		}
	while (*count < 5)
		usleep(10000);
	make_area(area);
	check(swapon(area, 0), area);
	set_place(area);
	write_file("/sys/power/disk", "shutdown");
	before = *count;
	say("hibernating at %lu", before);
	write_file("/sys/power/state", "disk");

	/* This is said by the machine that was started again. */
	say("resumed after %lu", before);
	before = *count;
	while (*count < before + 5)
		usleep(10000);
	say("the process goes on");
}

int main(int argc, char **argv)
{
	say_open();
	say("the real init is reached");
	if (!access("/proc/mdstat", R_OK))
		say_file("md", "/proc/mdstat", NULL);
	say_file("timeline", "/run/kinit/timeline", NULL);
	if (argc >= 4 && !strcmp(argv[3], "efi"))
		set_variable();
	if (argc >= 3 && !strcmp(argv[1], "hibernate"))
		hibernate(argv[2]);
	stop();
}
