// SPDX-License-Identifier: GPL-2.0-only
/*
 * kexec: loads a kernel, and starts it without the firmware in between.
 *
 * The exit statuses are those of kexec-tools 2.0.25, which its scripts know.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include "command_line.h"
#include "execute.h"
#include "file_load.h"
#include "options.h"
#include "system.h"

enum status {
	STATUS_OK = 0,
	STATUS_WORDS = 1, /* options, a file, what is not reserved or loaded */
	STATUS_NO_CALL = 253, /* the kernel has no such system call */
	STATUS_FAILED = 255,
};

static const char usage[] =
	"usage: kexec [OPTION]... [KERNEL]\n"
	"Loads KERNEL, and starts it without the firmware in between.\n"
	"\n"
	"  KERNEL                 load it, then shut down; a shutdown that knows\n"
	"                         kexec starts it\n"
	"  -l, --load KERNEL      load it\n"
	"  -p, --load-panic KERNEL  load it for a panic to start\n"
	"  -e, --exec             start what is loaded, at once\n"
	"  -f, --force KERNEL     load it and start it, at once\n"
	"  -u, --unload           unload; with -p, the crash kernel\n"
	"  -S, --status           exit with 1 if a crash kernel (with -l: a kernel)\n"
	"                         is loaded, with 0 if not\n"
	"      --print-ckr-size   print the bytes that crashkernel= has reserved\n"
	"\n"
	"      --initrd FILE      (--ramdisk) its initrd\n"
	"      --command-line TEXT  its command line\n"
	"      --reuse-cmdline    that of this kernel, without BOOT_IMAGE=, and for\n"
	"                         a crash kernel without crashkernel=\n"
	"      --append TEXT      to be added to the command line\n"
	"  -t, --type TYPE        what KERNEL has to be, as \"bzImage64\"\n"
	"\n"
	"  -s, --kexec-file-syscall  by kexec_file_load(2)\n"
	"  -c, --kexec-syscall    by kexec_load(2)\n"
	"  -a, --kexec-syscall-auto  the first that can (the default)\n"
	"  -x, --no-ifdown        with -e or -f: leave network interfaces up\n"
	"  -y, --no-sync          with -e or -f: do not write back what is cached\n"
	"  -d, --debug            say what is done\n"
	"  -h, --help  -v, --version\n";

static bool debug;

static void print(const char *format, va_list args)
{
	char line[1024];

	vsnprintf(line, sizeof(line), format, args);
	dprintf(STDERR_FILENO, "kexec: %s\n", line);
}

__attribute__((format(printf, 2, 3))) static int fail(enum status status,
						      const char *format, ...)
{
	va_list args;

	va_start(args, format);
	print(format, args);
	va_end(args);
	return status;
}

__attribute__((format(printf, 1, 2))) static void note(const char *format, ...)
{
	va_list args;

	if (!debug)
		return;
	va_start(args, format);
	print(format, args);
	va_end(args);
}

/* The kernel has refused @what, a file or an action. */
static int refused(const char *what, int error, const struct load *l)
{
	struct refusal r = {
		.error = -error,
		.crash = l && l->crash,
		.has_initrd = l && l->initrd_fd >= 0,
	};
	char buf[256];
	struct text why;

	text_init(&why, buf, sizeof(buf));
	system_facts(&r);
	refusal_text(&why, &r);
	return fail(error == -ENOSYS ? STATUS_NO_CALL : STATUS_FAILED, "%s: %s",
		    what, buf);
}

static int open_file(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	return fd < 0 ? -errno : fd;
}

static int make_command_line(const struct options *o, char *line, size_t size)
{
	char running[COMMAND_LINE_MAX];
	const char *base = o->command_line;
	int ret;

	if (o->reuse_cmdline) {
		ret = system_command_line(running, sizeof(running));
		if (ret)
			return fail(STATUS_FAILED, "/proc/cmdline: %s",
				    strerror(-ret));
		command_line_reuse(running, o->crash);
		base = running;
	}
	ret = command_line_join(line, size, base, o->append);
	if (ret)
		return fail(STATUS_WORDS,
			    "the command line is longer than %d bytes, which "
			    "no kernel takes",
			    COMMAND_LINE_MAX - 1);
	return STATUS_OK;
}

static int load_open(const struct options *o, const struct load *l)
{
	int ret = file_load(l);

	note("kexec_file_load(2): %s", ret ? strerror(-ret) : "loaded");
	if (ret)
		return refused(l->kernel, ret, l);
	(void)o;
	return STATUS_OK;
}

static int load(const struct options *o)
{
	char line[COMMAND_LINE_MAX];
	struct load l = {
		.kernel = o->kernel,
		.initrd = o->initrd,
		.command_line = line,
		.crash = o->crash,
		.initrd_fd = -1,
	};
	int status;

	if (!o->kernel)
		return fail(STATUS_FAILED, "no kernel is named: try --help");
	if (o->crash && !system_crash_size())
		return fail(STATUS_WORDS,
			    "no memory is reserved for a crash kernel: boot "
			    "with crashkernel=SIZE on the command line");
	status = make_command_line(o, line, sizeof(line));
	if (status)
		return status;
	l.kernel_fd = open_file(o->kernel);
	if (l.kernel_fd < 0)
		return fail(STATUS_WORDS, "%s: %s", o->kernel,
			    strerror(-l.kernel_fd));
	if (o->initrd) {
		l.initrd_fd = open_file(o->initrd);
		if (l.initrd_fd < 0) {
			status = fail(STATUS_WORDS, "%s: %s", o->initrd,
				      strerror(-l.initrd_fd));
			close(l.kernel_fd);
			return status;
		}
	}
	note("kernel %s, initrd %s, command line \"%s\"", l.kernel,
	     l.initrd ? l.initrd : "none", line);
	status = load_open(o, &l);
	close(l.kernel_fd);
	if (l.initrd_fd >= 0)
		close(l.initrd_fd);
	return status;
}

static int unload(const struct options *o)
{
	int ret = file_unload(o->crash);

	return ret ? refused("cannot unload", ret, NULL) : STATUS_OK;
}

static int status(const struct options *o)
{
	bool crash = o->crash || !o->running;
	int ret = system_is_loaded(crash);

	if (ret < 0)
		return fail(STATUS_FAILED,
			    "/sys/kernel/kexec_%sloaded: %s: this kernel was "
			    "built without kexec, or /sys is not mounted",
			    crash ? "crash_" : "", strerror(-ret));
	return ret;
}

static int execute(const struct options *o)
{
	int ret;

	/* What cannot be told is left to the kernel. */
	if (!system_is_loaded(false))
		return fail(STATUS_WORDS,
			    "nothing is loaded: load a kernel by kexec -l");
	if (!o->no_sync)
		sync();
	if (!o->no_ifdown)
		execute_ifdown();
	ret = execute_kernel();
	if (ret == -EINVAL)
		return fail(STATUS_FAILED, "nothing is loaded, or this kernel "
					   "was built without kexec");
	return refused("cannot start the loaded kernel", ret, NULL);
}

static int load_and(const struct options *o,
		    int (*next)(const struct options *))
{
	int ret = load(o);

	return ret ? ret : next(o);
}

static int shut_down(const struct options *o)
{
	(void)o;
	return fail(STATUS_FAILED,
		    "the kernel is loaded, but shutdown cannot be run: %s",
		    strerror(-execute_shutdown()));
}

static int act(const struct options *o)
{
	switch (o->action) {
	case ACTION_REBOOT:
		return load_and(o, shut_down);
	case ACTION_LOAD:
		return load(o);
	case ACTION_EXEC:
		return execute(o);
	case ACTION_FORCE:
		return load_and(o, execute);
	case ACTION_UNLOAD:
		return unload(o);
	case ACTION_STATUS:
		return status(o);
	case ACTION_CRASH_SIZE:
		dprintf(STDOUT_FILENO, "%llu\n",
			(unsigned long long)system_crash_size());
		return STATUS_OK;
	case ACTION_HELP:
		dprintf(STDOUT_FILENO, "%s", usage);
		return STATUS_OK;
	case ACTION_VERSION:
		dprintf(STDOUT_FILENO, "kexec of kinit " VERSION "\n");
		return STATUS_OK;
	}
	return STATUS_FAILED;
}

int main(int argc, char **argv)
{
	struct options o;
	char buf[256];
	struct text why;

	text_init(&why, buf, sizeof(buf));
	if (options_parse(&o, argc, argv, &why))
		return fail(STATUS_WORDS, "%s; try --help", buf);
	debug = o.debug;
	return act(&o);
}
