// SPDX-License-Identifier: GPL-2.0-only
/* <unistd.h>, <fcntl.h>, <sys/...>: files, paths, memory, polling */
#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <linux/magic.h>
#include <linux/openat2.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/sysmacros.h>
#include <sys/utsname.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include "scratch.h"
#include "tap.h"

#ifdef __GLIBC__
#include <sys/syscall.h>
#define openat2(...) syscall(SYS_openat2, __VA_ARGS__)
#endif

/* The call fails, with this errno. */
#define fails(call, err, ...)                                                  \
	({                                                                     \
		errno = 0;                                                     \
		long failed_with = (long)(call) == -1 ? errno : 0;             \
		is_int(failed_with, err, __VA_ARGS__);                         \
	})

static char buf[4096];
static void *volatile nowhere = (void *)1;

static void test_data(void)
{
	int fd;
	struct stat st;

	fails(open("file", O_RDWR), ENOENT, "open: nothing there");
	umask(027);
	fd = open("file", O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	ok(fd >= 0, "open: created");
	fails(open("file", O_RDWR | O_CREAT | O_EXCL, 0666), EEXIST,
	      "open: O_EXCL");
	fstat(fd, &st);
	is_int(st.st_mode, S_IFREG | 0640, "mode, umask");
	is_int(umask(022), 027, "umask: what it was");
	close(openat(AT_FDCWD, "file1", O_WRONLY | O_CREAT, 0666));
	stat("file1", &st);
	is_int(st.st_mode, S_IFREG | 0644, "openat: mode, umask");
	unlink("file1");
	is_int(fcntl(fd, F_GETFD), FD_CLOEXEC, "fcntl F_GETFD");
	is_int(fcntl(fd, F_SETFD, 0), 0, "fcntl F_SETFD");
	is_int(fcntl(fd, F_GETFD), 0, "  done");

	is_int(write(fd, "0123456789", 10), 10, "write");
	is_int(lseek(fd, 3, SEEK_SET), 3, "lseek");
	is_int(read(fd, buf, 4), 4, "read");
	ok(!memcmp(buf, "3456", 4), "  what it read");
	is_int(pread(fd, buf, 9, 8), 2, "pread at the end");
	ok(!memcmp(buf, "89", 2), "  what it read");
	is_int(lseek(fd, 0, SEEK_CUR), 7, "pread leaves the position");
	is_int(pwrite(fd, "abc", 3, 1L << 33), 3, "pwrite beyond 4 GiB");
	is_int(lseek(fd, 0, SEEK_END), (1L << 33) + 3, "  the size");
	is_int(ftruncate(fd, 5), 0, "ftruncate");
	fstat(fd, &st);
	is_int(st.st_size, 5, "  done");
	is_int(fsync(fd), 0, "fsync");
	errno = 0;
	is_int(posix_fadvise(fd, 0, 0, POSIX_FADV_RANDOM), 0, "posix_fadvise");
	is_int(posix_fadvise(fd, 0, 0, 1000), EINVAL, "posix_fadvise: EINVAL");
	is_int(posix_fadvise(-1, 0, 0, POSIX_FADV_RANDOM), EBADF,
	       "posix_fadvise: EBADF");
	is_int(errno, 0, "  errno is left alone");
	is_int(sync_file_range(fd, 0, 4, SYNC_FILE_RANGE_WRITE), 0,
	       "sync_file_range");
	fails(sync_file_range(fd, 0, 4, 1000), EINVAL,
	      "sync_file_range: no such flag");
	fails(lseek(fd, -1, SEEK_SET), EINVAL, "lseek before the beginning");
	fails(pread(fd, nowhere, 1, 0), EFAULT, "pread to nowhere");
	is_int(close(fd), 0, "close");
	fails(close(fd), EBADF, "close twice");
	fails(read(-1, buf, 1), EBADF, "read of nothing");
	sync();
}

static void test_descriptors(void)
{
	int fds[2], fd;

	is_int(pipe2(fds, O_CLOEXEC), 0, "pipe2");
	is_int(fcntl(fds[1], F_GETFD), FD_CLOEXEC, "  O_CLOEXEC");
	fd = dup(fds[1]);
	ok(fd > fds[1], "dup");
	is_int(fcntl(fd, F_GETFD), 0, "  without O_CLOEXEC");
	is_int(dup2(fds[1], fd), fd, "dup2");
	is_int(dup2(fd, fd), fd, "dup2 onto itself");
	fails(dup2(200, 200), EBADF, "dup2 of what is closed onto itself");
	fails(dup2(200, fd), EBADF, "dup2 of what is closed");
	is_int(dup3(fds[1], fd, O_CLOEXEC), fd, "dup3");
	fails(dup3(fd, fd, 0), EINVAL, "dup3 onto itself");
	is_int(write(fd, "x", 1), 1, "write through the duplicate");
	is_int(read(fds[0], buf, 9), 1, "  read");
	is_int(isatty(fd), 0, "isatty: a pipe is none");
	is_int(errno, ENOTTY, "  ENOTTY");
	fails(tcdrain(fd), ENOTTY, "tcdrain: no terminal");
	write(fd, "four", 4);
	is_int(ioctl(fds[0], FIONREAD, (int *)buf), 0, "ioctl");
	is_int(*(int *)buf, 4, "  its answer");
	close(fd);
	close(fds[0]);
	close(fds[1]);
}

static void test_poll(void)
{
	struct timespec t = { .tv_nsec = 1000 };
	struct pollfd p = { .events = POLLIN };
	int fds[2];

	pipe2(fds, 0);
	p.fd = fds[0];
	is_int(poll(&p, 1, 0), 0, "poll: nothing");
	is_int(poll(&p, 1, 1), 0, "poll: nothing in a millisecond");
	is_int(ppoll(&p, 1, &t, NULL), 0, "ppoll: nothing");
	is_int(t.tv_nsec, 1000, "ppoll leaves its argument alone");
	write(fds[1], "x", 1);
	is_int(poll(&p, 1, -1), 1, "poll: something");
	is_int(p.revents, POLLIN, "  what");
	is_int(ppoll(&p, 1, NULL, NULL), 1, "ppoll: something");
	read(fds[0], buf, 1);
	close(fds[1]);
	is_int(poll(&p, 1, -1), 1, "poll: the other end is gone");
	is_int(p.revents, POLLHUP, "  what");
	close(fds[0]);
}

static void test_paths(void)
{
	struct stat st, st2;
	int dir;

	is_int(mkdir("dir", 0700), 0, "mkdir");
	fails(mkdir("dir", 0700), EEXIST, "mkdir again");
	dir = open("dir", O_RDONLY | O_DIRECTORY);
	ok(dir >= 0, "open a folder");
	fails(open("file", O_RDONLY | O_DIRECTORY), ENOTDIR, "not a folder");
	is_int(mkdirat(dir, "sub", 0755), 0, "mkdirat");
	is_int(access("dir/sub", R_OK | X_OK), 0, "access");
	fails(access("dir/none", F_OK), ENOENT, "access: nothing there");
	is_int(faccessat(dir, "sub", F_OK, 0), 0, "faccessat");
	is_int(symlink("sub", "dir/link"), 0, "symlink");
	is_int(symlinkat("../file", dir, "link2"), 0, "symlinkat");
	memset(buf, '!', 10);
	is_int(readlink("dir/link", buf, sizeof(buf)), 3, "readlink");
	ok(!memcmp(buf, "sub!", 4), "  its text, without an end");
	is_int(readlinkat(dir, "link2", buf, 2), 2, "readlinkat: cut");

	is_int(stat("dir/link", &st), 0, "stat through a link");
	ok(S_ISDIR(st.st_mode), "  is what it leads to");
	is_int(lstat("dir/link", &st), 0, "lstat");
	ok(S_ISLNK(st.st_mode) && st.st_size == 3, "  is the link");
	is_int(fstatat(dir, "link", &st2, AT_SYMLINK_NOFOLLOW), 0, "fstatat");
	ok(st.st_ino == st2.st_ino && st.st_dev == st2.st_dev, "  the same");
	is_int(fstatat(dir, "", &st2, AT_EMPTY_PATH), 0, "fstatat: itself");
	ok(S_ISDIR(st2.st_mode) && st2.st_nlink >= 1, "  a folder");
	fails(stat("none", &st), ENOENT, "stat: nothing there");
	fails(fstat(-1, &st), EBADF, "fstat: nothing open");

	is_int(link("file", "file2"), 0, "link");
	stat("file", &st);
	is_int(st.st_nlink, 2, "  two names");
	is_int(linkat(AT_FDCWD, "file", dir, "file3", 0), 0, "linkat");
	is_int(rename("file2", "file4"), 0, "rename");
	fails(access("file2", F_OK), ENOENT, "  the old name is gone");
	is_int(renameat(AT_FDCWD, "file4", dir, "file5"), 0, "renameat");
	fails(rmdir("dir"), ENOTEMPTY, "rmdir: not empty");
	fails(unlink("dir"), EISDIR, "unlink: a folder");
	is_int(unlink("dir/file3"), 0, "unlink");
	is_int(unlinkat(dir, "file5", 0), 0, "unlinkat");
	is_int(unlink("dir/link") + unlink("dir/link2"), 0, "unlink: links");
	is_int(unlinkat(dir, "sub", AT_REMOVEDIR), 0, "unlinkat: a folder");

	is_int(fchdir(dir), 0, "fchdir");
	ok(getcwd(buf, sizeof(buf)) == buf, "getcwd");
	ok(strstr(buf, "/libc-test.") && strstr(buf, "/dir"), "  where");
	errno = 0;
	ok(!getcwd(buf, 3) && errno == ERANGE, "getcwd: ERANGE");
	errno = 0;
	ok(!getcwd(buf, 0) && errno == EINVAL, "getcwd: EINVAL");
	is_int(chdir(".."), 0, "chdir");
	is_int(rmdir("dir"), 0, "rmdir");
	close(dir);
}

static void test_attributes(void)
{
	struct timespec times[2] = { { 1000000000, 5 }, { -7, 999999999 } };
	struct statx stx;
	struct stat st;
	int fd;

	is_int(chmod("file", 0600), 0, "chmod");
	stat("file", &st);
	is_int(st.st_mode & 07777, 0600, "  done");
	fd = open("file", O_RDONLY);
	is_int(fchmod(fd, 04711), 0, "fchmod");
	fstat(fd, &st);
	is_int(st.st_mode & 07777, 04711, "  done");
	close(fd);
	is_int(fchmodat(AT_FDCWD, "file", 0644, 0), 0, "fchmodat");
	fails(fchmodat(AT_FDCWD, "file", 0644, 0x40), EINVAL, "  EINVAL");
	is_int(chown("file", st.st_uid, st.st_gid), 0, "chown");
	is_int(lchown("file", -1, -1), 0, "lchown: nothing");
	is_int(fchownat(AT_FDCWD, "file", -1, st.st_gid, 0), 0, "fchownat");
	is_int(utimensat(AT_FDCWD, "file", times, 0), 0, "utimensat");
	stat("file", &st);
	is_int(st.st_atime, 1000000000, "  access time");
	is_int(st.st_atim.tv_nsec, 5, "  access time, nanoseconds");
	is_int(st.st_mtime, -7, "  before 1970");
	is_int(st.st_mtim.tv_nsec, 999999999, "  its nanoseconds");
	times[0].tv_nsec = UTIME_OMIT;
	times[1].tv_nsec = UTIME_NOW;
	utimensat(AT_FDCWD, "file", times, 0);
	stat("file", &st);
	ok(st.st_atime == 1000000000 && st.st_mtime > 1000000000,
	   "UTIME_OMIT, UTIME_NOW");
	is_int(statx(AT_FDCWD, "file", 0, STATX_SIZE, &stx), 0, "statx");
	is_int(stx.stx_size, 5, "  size");
	is_int(unlink("file"), 0, "unlink");
}

static void test_nodes(void)
{
	struct stat st;
	dev_t dev = makedev(0xfed, 0xabcde);

	is_int(major(dev), 0xfed, "major");
	is_int(minor(dev), 0xabcde, "minor");
	is_int(makedev(8, 1), 0x801, "makedev as the kernel has it");
	is_int(mknod("fifo", S_IFIFO | 0600, 0), 0, "mknod: a pipe");
	lstat("fifo", &st);
	ok(S_ISFIFO(st.st_mode), "  is one");
	unlink("fifo");
	if (mknodat(AT_FDCWD, "dev", S_IFCHR | 0600, makedev(259, 70000))) {
		is_int(errno, EPERM, "mknodat: a device, only for root");
	} else {
		lstat("dev", &st);
		ok(S_ISCHR(st.st_mode) && major(st.st_rdev) == 259 &&
			   minor(st.st_rdev) == 70000,
		   "mknodat: a device");
		unlink("dev");
	}
	stat("/dev/null", &st);
	is_int(st.st_rdev, makedev(1, 3), "st_rdev of /dev/null");
}

static void test_openat2(void)
{
	struct open_how how = { .flags = O_RDONLY | O_CLOEXEC };
	int dir = open(".", O_RDONLY | O_DIRECTORY), fd;

	symlink("/etc", "out");
	how.resolve = RESOLVE_BENEATH;
	fd = openat2(dir, "out", &how, sizeof(how));
	if (fd < 0 && errno == ENOSYS) {
		skip("openat2: this kernel or emulator has none");
	} else {
		ok(fd == -1 && errno == EXDEV, "openat2: RESOLVE_BENEATH");
		fd = openat2(dir, ".", &how, sizeof(how));
		ok(fd >= 0, "openat2: opens");
		close(fd);
	}
	unlink("out");
	close(dir);
}

static void test_system(void)
{
	struct statfs fs;
	struct utsname name;
	struct timespec t, t2;
	struct timespec tick = { .tv_nsec = 1000000 };
	time_t now;

	is_int(statfs("/proc", &fs), 0, "statfs");
	is_int(fs.f_type, PROC_SUPER_MAGIC, "  which file system");
	fails(fstatfs(-1, &fs), EBADF, "fstatfs");
	is_int(uname(&name), 0, "uname");
	is_str(name.sysname, "Linux", "  which system");
	ok(strchr(name.release, '.'), "  which release");
	is_int(clock_gettime(CLOCK_MONOTONIC, &t), 0, "clock_gettime");
	is_int(nanosleep(&tick, NULL), 0, "nanosleep");
	clock_gettime(CLOCK_MONOTONIC, &t2);
	ok((t2.tv_sec - t.tv_sec) * 1000000000 + t2.tv_nsec - t.tv_nsec >=
		   1000000,
	   "  a millisecond has passed");
	fails(clock_gettime(1000, &t), EINVAL, "no such clock");
	ok(time(&now) == now && now > 1700000000, "time");
	ok(getpid() > 1 && getppid() > 0, "getpid, getppid");
	errno = 0;
	ok(mount("none", "/nonexistent", "nosuchfs", MS_RDONLY, NULL) == -1 &&
		   (errno == ENOENT || errno == EPERM),
	   "mount: refused");
	errno = 0;
	ok(umount2("/nonexistent", MNT_DETACH) == -1 &&
		   (errno == ENOENT || errno == EPERM),
	   "umount2: refused");
	errno = 0;
	ok(umount("/nonexistent") == -1 && (errno == ENOENT || errno == EPERM),
	   "umount: refused");
	errno = 0;
	ok(reboot(0x600d) == -1 && (errno == EINVAL || errno == EPERM),
	   "reboot: no such command");
	errno = 0;
	ok(chroot("/nonexistent") == -1 && (errno == ENOENT || errno == EPERM),
	   "chroot: refused");
}

static void test_memory(void)
{
	char *p = mmap(NULL, 8192, PROT_READ | PROT_WRITE,
		       MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	int fd = open("/proc/self/exe", O_RDONLY), memory;

	ok(p != MAP_FAILED, "mmap: memory");
	p[8191] = 1;
	is_int(mprotect(p, 4096, PROT_READ), 0, "mprotect");
	is_int(munmap(p, 8192), 0, "munmap");
	p = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0);
	ok(p != MAP_FAILED && !memcmp(p, "\177ELF", 4), "mmap: a file");
	munmap(p, 4096);

	memory = memfd_create("memory", MFD_CLOEXEC);
	ok(memory >= 0 && write(memory, "abc", 3) == 3, "memfd_create");
	is_int(fcntl(memory, F_GETFD), FD_CLOEXEC, "memfd_create: flags");
	close(memory);
	close(fd);
	errno = 0;
	ok(mmap(NULL, 0, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) ==
			   MAP_FAILED &&
		   errno == EINVAL,
	   "mmap: EINVAL");
}

int main(void)
{
	scratch_begin();
	test_data();
	test_descriptors();
	test_poll();
	test_paths();
	test_attributes();
	test_nodes();
	test_openat2();
	test_system();
	test_memory();
	scratch_end();
	return done_testing();
}
