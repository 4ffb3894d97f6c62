// SPDX-License-Identifier: GPL-2.0-only
/*
 * kexec: loads a kernel, and starts it without the firmware in between. See
 * kexec(8).
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "args/options.h"
#include "loading.h"
#include "say.h"
#include "system/execute.h"
#include "system/system.h"

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
	"      --entry ID         in place of KERNEL: what an entry of the boot menu\n"
	"                         says; an empty ID is the default entry\n"
	"      --boot-path DIR    loader/entries is in DIR; else it is looked for in\n"
	"                         /boot, /boot/efi and /efi\n"
	"      --initrd FILE      (--ramdisk) its initrd\n"
	"      --dtb FILE         its device tree, on arm64; by kexec_load(2)\n"
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

static int status(const struct options *o)
{
	bool crash = o->crash || !o->running;
	int ret = system_is_loaded(crash);

	if (ret < 0)
		return fail(STATUS_FAILED,
			    "/sys/kernel/kexec_%sloaded: %s: this kernel was built without kexec, or /sys is not mounted",
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
		return fail(STATUS_FAILED,
			    "nothing is loaded, or this kernel was built without kexec");
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
	say_debug(o.debug);
	return act(&o);
}
