# SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#
# What libc.a is made of, beside the system calls of SYSCALLS.tbl. FILE.o comes
# from arch/ARCH/FILE.[cS], arch/generic/FILE.[cS] or FILE.c, the first of these
# that exists. klibc-files-ARCH are files that only ARCH has.

klibc-files := $(addsuffix .o,\
	$(addprefix dirent/,closedir dirfd fdopendir opendir readdir rewinddir) \
	$(addprefix fcntl/,fcntl open openat posix_fadvise) \
	$(addprefix poll/,poll ppoll) \
	$(addprefix process/,_exit errno execv fork start syscall_ret waitpid) \
	$(addprefix signal/,raise sigaction sigaddset sigdelset sigemptyset \
		sigfillset sigismember sigprocmask) \
	$(addprefix socket/,recv send) \
	$(addprefix stdio/,asprintf dprintf format rename renameat snprintf \
		vasprintf vdprintf vsnprintf) \
	$(addprefix stdlib/,abort calloc exit free getenv heap malloc number \
		qsort realloc strtol strtoll strtoul strtoull) \
	$(addprefix string/,memchr memcmp memcpy memmove memset strcasecmp \
		strchr strcmp strcspn strdup strerror strlcat strlcpy strlen \
		strncasecmp strncmp strndup strnlen strpbrk strrchr strspn \
		strstr) \
	$(addprefix sys/,chmod fchmodat filestat fstat fstatat ioctl lstat \
		mkdir mknod mmap reboot stat umount) \
	$(addprefix termios/,tcdrain) \
	$(addprefix time/,time) \
	$(addprefix unistd/,access chown dup2 getcwd isatty lchown link \
		readlink rmdir symlink unlink))

klibc-files-x86_64 := signal/sigreturn.o
