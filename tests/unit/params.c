// SPDX-License-Identifier: GPL-2.0-only
/* What the parameters on the command line mean. */
#include <stdlib.h>

#include "../tap.h"
#include "cmdline.h"

static struct params p;

/* The strings of p stay good until the next call. */
static void parse(const char *line)
{
	static char *copy;

	free(copy);
	copy = strdup(line);
	memset(&p, 0xee, sizeof(p));
	params_parse(&p, copy);
}

static void test_defaults(void)
{
	parse("");
	is_str(p.root, NULL, "no root");
	is_str(p.rootfstype, NULL, "no rootfstype");
	is_str(p.rootflags, NULL, "no rootflags");
	is_str(p.init, NULL, "no init");
	ok(!p.rw, "read-only");
	is_int(p.timeout, 30, "30 s");
	is_int(p.log, LOG_INFO, "log level");
	is_int(p.bad_count, 0, "nothing wrong");

	parse("BOOT_IMAGE=/vmlinuz quiet splash foo.bar=1 kinit kinitx.y=1");
	is_int(p.bad_count, 0, "what is not ours is not judged");
}

static void test_strings(void)
{
	parse("root=/dev/sda1 rootfstype=ext4,xfs rootflags=noatime init=/sh");
	is_str(p.root, "/dev/sda1", "root");
	is_str(p.rootfstype, "ext4,xfs", "rootfstype");
	is_str(p.rootflags, "noatime", "rootflags");
	is_str(p.init, "/sh", "init");

	parse("root=UUID=1 root=\"LABEL=a b\" rootflags=a rootflags=b");
	is_str(p.root, "LABEL=a b", "the last root wins");
	is_str(p.rootflags, "b", "the last rootflags win");
	parse("init=/a init=/b rootfstype=a rootfstype=b");
	is_str(p.init, "/b", "the last init wins");
	is_str(p.rootfstype, "b", "the last rootfstype wins");

	parse("Root=a root.x=b roots=c rootx xroot=d");
	is_str(p.root, NULL, "other names are other parameters");
}

static void test_dump(void)
{
	parse("");
	is_str(p.dump, NULL, "a dump goes to the root");
	is_str(p.dump_path, "var/crash", "below it");
	is_int(p.dump_limit, DUMP_LIMIT_DEFAULT, "with a limit");
	is_int(p.dump_action, DUMP_REBOOT, "then the machine reboots");
	parse("kinit.dump=raw:LABEL=d kinit.dump.path=/d kinit.dump.limit=9 kinit.dump.action=root");
	is_str(p.dump, "raw:LABEL=d", "elsewhere");
	is_str(p.dump_path, "/d", "in another folder");
	is_int(p.dump_limit, 9, "in less time");
	is_int(p.dump_action, DUMP_ROOT, "and on to the root");
	is_int(p.dump_wait, 0, "who waits waits for ever");
	parse("kinit.dump.action=wait kinit.dump.wait=60");
	is_int(p.dump_action, DUMP_WAIT, "it waits");
	is_int(p.dump_wait, 60, "not for ever");
	is_str(params_dump_action(DUMP_POWEROFF), "poweroff", "names");
	is_int(p.bad_count, 0, "nothing wrong");
}

static void bad(const char *line, const char *param, const char *value)
{
	parse(line);
	is_int(p.bad_count, 1, "<%s>: recorded", line);
	is_str(p.bad[0].param, param, "<%s>: by its name", line);
	is_str(p.bad[0].value, value, "<%s>: and its value", line);
}

static void test_resume(void)
{
	parse("");
	is_str(p.resume, NULL, "no resume");
	is_int(p.resume_mode, RESUME_AUTO, "it may be");
	parse("resume=UUID=1 resume_offset=38912 resumedelay=5 resumewait");
	is_str(p.resume, "UUID=1", "resume");
	is_int(p.resume_offset, 38912, "resume_offset");
	is_int(p.resume_delay, 5, "resumedelay");
	ok(p.resume_wait, "resumewait");
	parse("noresume");
	is_int(p.resume_mode, RESUME_DROP, "noresume");
	parse("hibernate=noresume");
	is_int(p.resume_mode, RESUME_OFF, "hibernate=noresume");
	parse("hibernate=no");
	is_int(p.resume_mode, RESUME_OFF, "hibernate=no");
	parse("nohibernate");
	is_int(p.resume_mode, RESUME_OFF, "nohibernate");
	parse("hibernate=nocompress hibernate=protect_image noresume=x");
	is_int(p.resume_mode, RESUME_AUTO, "what else there is");
	is_int(p.bad_count, 0, "all of it is known");
}

static void test_bad(void)
{
	bad("resume=", "resume", "");
	bad("resume_offset=-1", "resume_offset", "-1");
	bad("resume_offset=1k", "resume_offset", "1k");
	bad("resume_offset=99999999999999999999", "resume_offset",
	    "99999999999999999999");
	bad("resumedelay=x", "resumedelay", "x");

	bad("root", "root", NULL);
	bad("kinit.dump.limit=0", "kinit.dump.limit", "0");
	is_int(p.dump_limit, DUMP_LIMIT_DEFAULT, "which leaves the default");
	bad("kinit.dump.action=x", "kinit.dump.action", "x");
	bad("kinit.dump.wait=0", "kinit.dump.wait", "0");
	bad("kinit.dump.wait=-1", "kinit.dump.wait", "-1");
	bad("root=", "root", "");
	bad("root=\"\"", "root", "");
	bad("rootfstype=", "rootfstype", "");
	bad("rootflags=", "rootflags", "");
	bad("init", "init", NULL);
	bad("rootwait=", "rootwait", "");
	bad("rootwait=x", "rootwait", "x");
	bad("kinit.timeout", "kinit.timeout", NULL);
	bad("kinit.timeout=", "kinit.timeout", "");
	bad("kinit.log=", "kinit.log", "");
	bad("kinit.log=loud", "kinit.log", "loud");
	bad("kinit.log=Info", "kinit.log", "Info");
	bad("kinit.log=infos", "kinit.log", "infos");
	bad("kinit.log=3", "kinit.log", "3");
	bad("kinit.tiemout=5", "kinit.tiemout", "5");
	bad("kinit.", "kinit.", NULL);
	bad("rootdelay=", "rootdelay", "");
	bad("rootdelay=soon", "rootdelay", "soon");
	bad("fsck.mode=never", "fsck.mode", "never");
	bad("kinit.loop", "kinit.loop", NULL);
	bad("kinit.loop=", "kinit.loop", "");
	bad("kinit.on_failure=sh", "kinit.on_failure", "sh");
	bad("kinit.break", "kinit.break", NULL);
	bad("kinit.break=late", "kinit.break", "late");
	bad("kinit.break=a,name,longer,than,any,of,them", "kinit.break",
	    "a,name,longer,than,any,of,them");
	bad("kinit.shell", "kinit.shell", NULL);

	parse("root=a root=");
	is_str(p.root, "a", "a root without a value leaves the one before");
	parse("kinit.log=err kinit.log=x");
	is_int(p.log, LOG_ERR, "so does a bad level");
	parse("kinit.timeout=5 kinit.timeout=5s");
	is_int(p.timeout, 5, "and a bad time");
}

static void test_rw(void)
{
	parse("rw");
	ok(p.rw, "rw");
	parse("ro");
	ok(!p.rw, "ro");
	parse("rw ro");
	ok(!p.rw, "rw ro");
	parse("ro rw");
	ok(p.rw, "ro rw");
	parse("rw ro=x");
	ok(p.rw, "ro with a value is none");
	is_int(p.bad_count, 0, "nor is it wrong");
	parse("rw ro=");
	ok(p.rw, "with an empty one neither");
	parse("rw=1");
	ok(!p.rw, "rw with a value is none");
}

static void test_timeout(void)
{
	static const char *const bad_values[] = {
		"-1",	      "+1",	     "1s",
		"1.5",	      " 1",	     "0x10",
		"1000000010", "99999999999", "18446744073709551617",
		NULL,
	};
	char line[100];

	parse("rootwait");
	is_int(p.timeout, WAIT_FOREVER, "rootwait");
	parse("rootwait=5");
	is_int(p.timeout, 5, "rootwait=5");
	parse("rootwait=0");
	is_int(p.timeout, 0, "rootwait=0");
	parse("");
	is_int(p.stall, 10, "ten seconds without news are a stall");
	parse("kinit.stall=3");
	is_int(p.stall, 3, "or three");
	bad("kinit.stall=-1", "kinit.stall", "-1");
	parse("kinit.timeout=007");
	is_int(p.timeout, 7, "decimal, with zeros in front");
	parse("kinit.timeout=10000000");
	is_int(p.timeout, 10000000, "four months");
	parse("rootwait kinit.timeout=5");
	is_int(p.timeout, 5, "the last of the two wins");
	parse("kinit.timeout=5 rootwait");
	is_int(p.timeout, WAIT_FOREVER, "whichever it is");

	for (int i = 0; bad_values[i]; i++) {
		snprintf(line, sizeof(line), "kinit.timeout=\"%s\"",
			 bad_values[i]);
		parse(line);
		is_str(p.bad[0].value, bad_values[i], "<%s>", line);
		is_int(p.timeout, 30, "changes nothing");
	}
}

static void test_log(void)
{
	static const struct {
		const char *line;
		enum log_level level;
	} levels[] = {
		{ "kinit.log=err", LOG_ERR },
		{ "kinit.log=warning", LOG_WARNING },
		{ "kinit.log=notice", LOG_NOTICE },
		{ "kinit.log=debug kinit.log=info", LOG_INFO },
		{ "kinit.log=debug", LOG_DEBUG },
	};

	for (size_t i = 0; i < sizeof(levels) / sizeof(*levels); i++) {
		parse(levels[i].line);
		is_int(p.log, levels[i].level, "%s", levels[i].line);
	}
}

static void test_degraded(void)
{
	parse("");
	is_int(p.degraded, DEGRADED_AUTO, "degraded after a while");
	parse("kinit.degraded=never");
	is_int(p.degraded, DEGRADED_NEVER, "never");
	parse("kinit.degraded=never kinit.degraded=ask");
	is_int(p.degraded, DEGRADED_ASK, "the last one wins: ask");
	parse("kinit.degraded=ask kinit.degraded=auto");
	is_int(p.degraded, DEGRADED_AUTO, "or auto");
	parse("kinit.degraded=ask kinit.degraded=yes");
	is_int(p.degraded, DEGRADED_ASK, "a bad one changes nothing");
	is_int(p.bad_count, 1, "and is recorded");
}

static void test_layers(void)
{
	parse("");
	is_str(p.loop, NULL, "no file");
	is_str(p.overlay, NULL, "no overlay");
	is_int(p.delay, 0, "no delay");
	parse("kinit.loop=/a.img kinit.overlay rootdelay=3");
	is_str(p.loop, "/a.img", "a file");
	is_str(p.overlay, "", "an overlay in memory");
	is_int(p.delay, 3, "a delay");
	parse("kinit.overlay=tmpfs");
	is_str(p.overlay, "", "the same by its name");
	parse("kinit.overlay=tmpfs kinit.overlay=LABEL=x");
	is_str(p.overlay, "LABEL=x", "an overlay on a device");
}

static void test_modes(void)
{
	parse("");
	is_int(p.fsck, FSCK_AUTO, "checked if need be");
	is_int(p.on_failure, FAILURE_PANIC, "a failure is a panic");
	parse("fsck.mode=skip fsck.mode=force");
	is_int(p.fsck, FSCK_FORCE, "the last one wins: force");
	parse("fsck.mode=skip fsck.mode=x");
	is_int(p.fsck, FSCK_SKIP, "a bad one changes nothing");
	parse("fsck.mode=skip fsck.mode=auto");
	is_int(p.fsck, FSCK_AUTO, "auto");
	parse("fsck.repair=yes");
	is_int(p.bad_count, 0, "the real init's own");
	parse("kinit.on_failure=reboot");
	is_int(p.on_failure, FAILURE_REBOOT, "reboot");
	parse("kinit.on_failure=poweroff kinit.on_failure=x");
	is_int(p.on_failure, FAILURE_POWEROFF, "poweroff");
	parse("kinit.on_failure=wait");
	is_int(p.on_failure, FAILURE_WAIT, "wait");
	parse("kinit.on_failure=shell");
	is_int(p.on_failure, FAILURE_SHELL, "shell");
	parse("kinit.on_failure=wait kinit.on_failure=panic");
	is_int(p.on_failure, FAILURE_PANIC, "panic");
}

static void test_breaks(void)
{
	parse("");
	is_int(p.breaks, 0, "no breakpoint");
	parse("kinit.break=mounted");
	is_int(p.breaks, 1 << BREAK_MOUNTED, "one");
	parse("kinit.break=early,switch kinit.break=mount");
	is_int(p.breaks,
	       1 << BREAK_EARLY | 1 << BREAK_SWITCH | 1 << BREAK_MOUNT,
	       "a list, and one more");
	parse("kinit.break=early,mounts,switch,");
	is_int(p.breaks, 1 << BREAK_EARLY | 1 << BREAK_SWITCH,
	       "what is known of a list");
	is_int(p.bad_count, 1, "and what is not is told");
	is_str(params_break_name(BREAK_SWITCH), "switch", "their names");
}

/* Each is recorded, up to a limit. */
static void test_several_bad(void)
{
	parse("kinit.a kinit.b=1 kinit.timeout=x");
	is_int(p.bad_count, 3, "three are wrong");
	is_str(p.bad[0].param, "kinit.a", "the first");
	is_str(p.bad[1].value, "1", "the second's value");
	is_str(p.bad[2].param, "kinit.timeout", "the third");
	parse("kinit.a kinit.b kinit.c kinit.d kinit.e kinit.f");
	is_int(p.bad_count, PARAMS_BAD_MAX, "no more than fit");
	is_str(p.bad[PARAMS_BAD_MAX - 1].param, "kinit.d", "the last of these");
}

/* "--": what follows is for the real init. */
static void test_end(void)
{
	parse("root=a -- root=b rw kinit.x");
	is_str(p.root, "a", "root before --");
	ok(!p.rw, "rw behind it");
	is_int(p.bad_count, 0, "kinit.x behind it");
	parse("\"--\" root=b");
	is_str(p.root, NULL, "quoted, it is the same");
	parse("--=x root=a --x root=b - root=c");
	is_str(p.root, "c", "--=x, --x and - are none");
}

int main(void)
{
	test_defaults();
	test_strings();
	test_dump();
	test_resume();
	test_bad();
	test_rw();
	test_timeout();
	test_log();
	test_degraded();
	test_layers();
	test_modes();
	test_breaks();
	test_several_bad();
	test_end();
	parse("");
	return done_testing();
}
