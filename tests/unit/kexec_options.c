// SPDX-License-Identifier: GPL-2.0-only
/* The options of kexec. */
#include <errno.h>

#include "../tap.h"
#include "args/options.h"

#define WORDS 12

static struct options o;
static char why[256];

/* Of words between single spaces. Nothing is kept of what was there before. */
static int parse(const char *line)
{
	static char copy[512];
	char *argv[WORDS + 1];
	struct text text;
	int argc = 1;

	snprintf(copy, sizeof(copy), "kexec %s", line);
	argv[0] = copy;
	for (char *at = copy; *at; at++) {
		if (*at != ' ')
			continue;
		*at = '\0';
		if (at[1])
			argv[argc++] = at + 1;
	}
	argv[argc] = NULL;
	memset(&o, 0xee, sizeof(o));
	text_init(&text, why, sizeof(why));
	return options_parse(&o, argc, argv, &text);
}

static void acts(const char *line, enum action action)
{
	is_int(parse(line), 0, "<%s>: is understood", line);
	is_int(o.action, action, "<%s>: is what is meant", line);
}

static void wrong(const char *line, const char *words)
{
	is_int(parse(line), -EINVAL, "<%s>: is wrong", line);
	is_str(why, words, "<%s>: which is said", line);
}

static void test_actions(void)
{
	acts("", ACTION_REBOOT);
	is_str(o.kernel, NULL, "no kernel");
	ok(!o.initrd && !o.append && !o.command_line && !o.type && !o.entry,
	   "and no text");
	ok(!o.crash && !o.no_sync && !o.no_ifdown && !o.debug, "no flag");
	is_int(o.call, LOAD_EITHER, "any system call");
	acts("vmlinuz", ACTION_REBOOT);
	is_str(o.kernel, "vmlinuz", "a kernel alone");
	acts("-l vmlinuz", ACTION_LOAD);
	acts("vmlinuz --load", ACTION_LOAD);
	is_str(o.kernel, "vmlinuz", "the kernel may come first");
	acts("-e", ACTION_EXEC);
	acts("-f vmlinuz", ACTION_FORCE);
	acts("-lf vmlinuz", ACTION_FORCE);
	acts("-l -e", ACTION_EXEC);
	acts("-e -l vmlinuz", ACTION_LOAD);
}

static void test_queries(void)
{
	acts("-h", ACTION_HELP);
	acts("-v", ACTION_VERSION);
	acts("--print-ckr-size", ACTION_CRASH_SIZE);
	acts("-S", ACTION_STATUS);
	ok(!o.running, "of the crash kernel");
	acts("-l -S", ACTION_STATUS);
	ok(o.running, "of the other one");
	acts("-S -l", ACTION_STATUS);
	ok(o.running, "in any order");
	acts("-S -p", ACTION_STATUS);
	ok(o.crash, "of the crash kernel, by its name");
}

static void test_crash(void)
{
	acts("-p vmlinuz", ACTION_LOAD);
	ok(o.crash, "for a panic");
	acts("-p -u", ACTION_UNLOAD);
	ok(o.crash, "that for a panic");
	acts("-u -p", ACTION_UNLOAD);
	ok(o.crash, "in any order");
	acts("-s -p -u", ACTION_UNLOAD);
	acts("-u", ACTION_UNLOAD);
	ok(!o.crash, "the other one");
	wrong("-p -f vmlinuz", "-p does not go with -e or -f: only a panic "
			       "starts a crash kernel");
	wrong("-p -e", "-p does not go with -e or -f: only a panic starts a "
		       "crash kernel");
}

static void test_values(void)
{
	acts("-l k --initrd=i --append=a=b --type=bzImage64", ACTION_LOAD);
	is_str(o.initrd, "i", "--initrd=");
	is_str(o.append, "a=b", "--append=, which has a = itself");
	is_str(o.type, "bzImage64", "--type=");
	acts("-l k --ramdisk i --append a -tImage", ACTION_LOAD);
	is_str(o.initrd, "i", "--ramdisk, a word of its own");
	is_str(o.append, "a", "--append, a word of its own");
	is_str(o.type, "Image", "-tTYPE");
	is_str(o.kernel, "k", "and none of them is the kernel");
	acts("-l -t Image k --append= --append=-e", ACTION_LOAD);
	is_str(o.type, "Image", "-t TYPE");
	is_str(o.append, "-e", "the last one counts, which is no option");
	acts("-l k --append=", ACTION_LOAD);
	is_str(o.append, "", "a value may be empty");
	acts("-l k --dtb=board.dtb", ACTION_LOAD);
	is_str(o.dtb, "board.dtb", "--dtb=");
	acts("--command-line=a --reuse-cmdline", ACTION_REBOOT);
	ok(o.reuse_cmdline && !o.command_line, "the last one counts");
	acts("--reuse-cmdline --command-line=a", ACTION_REBOOT);
	ok(!o.reuse_cmdline, "here too");
	is_str(o.command_line, "a", "which is the text");
	acts("--entry=debian -l", ACTION_LOAD);
	is_str(o.entry, "debian", "--entry=");
	is_str(o.boot_path, NULL, "anywhere");
	acts("--force --boot-path /root --entry=", ACTION_FORCE);
	is_str(o.entry, "", "an entry without a name");
	is_str(o.boot_path, "/root", "in that folder");
	acts("-l -- -k", ACTION_LOAD);
	is_str(o.kernel, "-k", "behind -- there are no options");
	acts("-l -", ACTION_LOAD);
	is_str(o.kernel, "-", "nor is a - one");
}

static void test_flags(void)
{
	acts("-fxyd k", ACTION_FORCE);
	ok(o.no_ifdown && o.no_sync && o.debug, "-x, -y, -d");
	acts("-f --no-ifdown --no-sync --debug k", ACTION_FORCE);
	ok(o.no_ifdown && o.no_sync && o.debug, "by their long names");
	parse("-s");
	is_int(o.call, LOAD_FILE, "-s");
	parse("-s -c");
	is_int(o.call, LOAD_SEGMENTS, "-c");
	parse("-c --kexec-syscall-auto");
	is_int(o.call, LOAD_EITHER, "-a");
	parse("-c --kexec-file-syscall");
	is_int(o.call, LOAD_FILE, "--kexec-file-syscall");
	parse("-s --kexec-syscall");
	is_int(o.call, LOAD_SEGMENTS, "a name that others begin with");
	acts("-p --args-linux --elf64-core-headers -i --no-checks k",
	     ACTION_LOAD);
	acts("--reuse-c -l k", ACTION_LOAD);
	ok(o.reuse_cmdline, "the beginning of a name");
}

static void test_wrong(void)
{
	wrong("--bogus", "no such option: --bogus");
	wrong("-lZ", "no such option: -lZ");
	wrong("--reuse", "no such option: --reuse");
	wrong("--=x", "no such option: --=x");
	wrong("--bo\033gus", "no such option: --bo\\x1bgus");
	wrong("--append", "--append needs a value");
	wrong("-t", "-t needs a value");
	wrong("--load=x", "--load takes no value");
	wrong("-l a b", "one kernel only, not a and b (is a command line "
			"without its quotes?)");
	wrong("--real-mode", "--real-mode is not supported: only the 64-bit "
			     "entry of a kernel is used");
	wrong("--mem-min=1", "--mem-min is not supported: the kernel itself "
			     "chooses the place in memory");
	wrong("-s -l k --dtb=d",
	      "--dtb does not go with -s: kexec_file_load(2) takes no device tree");
	wrong("-l --entry=a k", "--entry says which kernel: name no other");
}

int main(void)
{
	test_actions();
	test_queries();
	test_crash();
	test_values();
	test_flags();
	test_wrong();
	return done_testing();
}
