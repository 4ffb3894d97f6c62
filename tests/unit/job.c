// SPDX-License-Identifier: GPL-2.0-only
/*
 * Rules, run for real: by the host's own sh. What they did is judged by the
 * lines that they leave in a file.
 */
#include "job_facts.h"

static void add(const char *about)
{
	static struct env env;

	env_init(&env);
	env_set(&env, "TRACE", trace);
	env_set(&env, "DEVNAME", about);
	jobs_add(&boot, ON_BLOCK, &env, about);
}

static char one[] = "on block " SH "\"sleep 0.2; echo a $$DEVNAME >>$TRACE\"\n"
		    "on block " SH "\"echo b $$DEVNAME >>$TRACE\"\n";

static void test_order(void)
{
	begin();
	hook("one", one);
	add("x");
	ok(finish(), "it ends");
	is_str(traced(), "a x\nb x\n", "in the order of the file");
	is_int(boot.n_failures, 0, "nothing failed");
	is_int(boot.running, 0, "nothing runs");
	ok(boot.last_command > 0, "when the last one ended is known");
}

static char many[] = "on block run echo \"$DEVNAME and $NONE|\" ${HOOK}\n"
		     "on block devname=y* run false\n"
		     "on early run false\n"
		     "on block once " SH "\"echo once >>$TRACE\"\n"
		     "on block run /bin/sh -c "
		     "\"echo $$1 $$HOOK $$EVENT >>$TRACE\" sh $DEVNAME\n";

static void test_match(void)
{
	begin();
	hook("many", many);
	add("a b; exit 1");
	finish();
	is_str(traced(), "once\na b; exit 1 many block\n",
	       "one argument, whatever is in it");
	add("z");
	finish();
	is_str(traced(), "once\na b; exit 1 many block\nz many block\n",
	       "once is once");
	is_int(boot.n_failures, 0, "what does not match does not run");
}

static char bad[] = "on block " SH "\"echo out; echo err >&2; exit 5\"\n"
		    "on block run no-such-command\n"
		    "on block run /dev/null\n"
		    "on block " SH "\"kill -9 $$$$\"\n"
		    "on block " SH "\"echo after >>$TRACE\"\n";

static void test_failures(void)
{
	const struct failure *f;

	begin();
	hook("bad", bad);
	add("sda");
	finish();
	is_str(traced(), "after\n", "what fails stops nothing");
	is_int(boot.n_failures, 4, "failures");
	f = boot.failures;
	is_str(f->how, "exit status 5", "a status");
	is_str(f->output, "out\nerr\n", "its output");
	is_str(f->about, "sda", "whose event it was");
	ok(!strncmp(f->command, "bad: /bin/sh -c ", 16), "its command line");
	f = f->next;
	is_str(f->how, "exit status 127", "a command that is not there");
	is_str(f->output,
	       "cannot execute no-such-command: No such file or directory\n",
	       "says so");
	f = f->next;
	is_str(f->output, "cannot execute /dev/null: Permission denied\n",
	       "one that is no program");
	f = f->next;
	is_str(f->how, "ended by signal 9", "a signal");
}

static char slow[] = "on block timeout=1 " SH
		     "\"(sleep 3; echo late >>$TRACE) & sleep 100\"\n"
		     "on block " SH "\"echo next >>$TRACE\"\n";

static char leaves[] = "on block " SH
		       "\"(sleep 2; echo late >>$TRACE) & echo done\"\n";

static void test_left_over(void)
{
	uint64_t start = now_ms();

	begin();
	hook("slow", slow);
	hook("leaves", leaves);
	add("x");
	ok(finish(), "a command that hangs is stopped");
	ok(now_ms() - start >= 1000, "not before its time");
	is_str(boot.failures->how, "still running after 1 s, stopped",
	       "which is said");
	is_int(boot.n_failures, 1, "one that leaves another is no failure");
	is_str(traced(), "next\n", "then comes the next rule");
	while (now_ms() - start < 4000)
		poll(NULL, 0, 100);
	is_str(traced(), "next\n", "what they had started is gone");
}

static char floods[] = "on block timeout=2 run /bin/sh -c "
		       "\"while :; do echo 0123456789; done\"\n";

static void test_flood(void)
{
	const struct failure *f;

	begin();
	hook("floods", floods);
	add("x");
	ok(finish(), "a flood ends");
	f = boot.failures;
	ok(f && strlen(f->output) < sizeof(f->output) &&
		   strlen(f->output) > sizeof(f->output) / 2,
	   "its last lines are kept");
	ok(f && !strncmp(f->output, "0123456789\n", 11), "whole ones");
}

static char twice[] = "on block retry=2 " SH
		      "\"echo try >>$TRACE; test -e $$TRACE.ok || "
		      "{ : >$$TRACE.ok; exit 1; }\"\n";
static char never[] = "on block retry=1 " SH "\"echo try >>$TRACE; exit 1\"\n";

static void test_retry(void)
{
	char mark[80];

	begin();
	hook("twice", twice);
	add("x");
	finish();
	is_str(traced(), "try\ntry\n", "tried until it works");
	is_int(boot.n_failures, 0, "which is no failure");
	snprintf(mark, sizeof(mark), "%s.ok", trace);
	unlink(mark);

	begin();
	hook("never", never);
	add("x");
	finish();
	is_str(traced(), "try\ntry\n", "no more often than it says");
	is_int(boot.n_failures, 1, "and is one failure");
}

static char until[] = "on block retry=always " SH
		      "\"echo try >>$TRACE; echo cause: it is not there; "
		      "test -e $$TRACE.ok\"\n";

static void test_until(void)
{
	const struct failure *f;
	uint64_t now;
	char mark[80];
	int fd;

	begin();
	hook("until", until);
	add("x");
	for (int i = 0; i < 100 && !boot.failures; i++) {
		jobs_run(&boot, now_ms());
		child_poll(NULL, 0, 50);
		reap();
	}
	now = now_ms();
	ok(!jobs_hold(boot.jobs), "it holds nothing up between two tries");
	is_int(boot.n_failures, 1, "and is a failure");
	f = boot.failures;
	is_str(f->cause, "it is not there", "with its cause");
	is_str(f->output, "", "which is not among its last lines");
	is_str(f->hook, "until", "and its hook");
	is_int(f->tries, 1, "tries");
	ok(jobs_next(&boot) > now && jobs_next(&boot) <= now + 1000,
	   "it is tried again after a second");
	boot.jobs->tries = 3;
	while (boot.failures->tries == 1 && now_ms() < now + LIMIT) {
		jobs_run(&boot, now_ms());
		child_poll(NULL, 0, 50);
		reap();
	}
	now = now_ms();
	is_int(boot.failures->tries, 4, "it has been");
	is_int(boot.n_failures, 1, "which is the same failure");
	ok(jobs_next(&boot) > now + 6000 && jobs_next(&boot) <= now + 8000,
	   "ever more seldom, at least every 8 s");
	boot.jobs->tries = 50;
	boot.jobs->not_before = now;
	snprintf(mark, sizeof(mark), "%s.ok", trace);
	fd = open(mark, O_WRONLY | O_CREAT, 0600);
	close(fd);
	ok(finish(), "until it succeeds");
	is_int(boot.n_failures, 0, "which is no failure");
	ok(!boot.failures, "and none is kept");
	unlink(mark);
}

static char serial[] = "on block serial " SH "\"echo in >>$TRACE; sleep 0.2; "
		       "echo out >>$TRACE\"\n";
static char side[] = "on block " SH "\"echo in >>$TRACE; sleep 0.5; "
		     "echo out >>$TRACE\"\n";

static void test_side_by_side(void)
{
	begin();
	hook("serial", serial);
	add("x");
	add("y");
	finish();
	is_str(traced(), "in\nout\nin\nout\n", "serial");
	begin();
	hook("side", side);
	add("x");
	add("y");
	finish();
	is_str(traced(), "in\nin\nout\nout\n", "side by side");
}

static char dropped[] = "on block serial " SH "\"echo in >>$TRACE; sleep 0.2; "
			"echo out >>$TRACE\"\n";

static void test_drop(void)
{
	begin();
	hook("dropped", dropped);
	add("x");
	add("y");
	jobs_run(&boot, now_ms());
	jobs_drop(&boot, now_ms());
	ok(finish(), "it ends");
	is_str(traced(), "in\nout\n", "what runs ends, what waits is dropped");
}

static char fails[] = "on block run false\n";

static void test_many_failures(void)
{
	unsigned int n = 0;

	begin();
	hook("fails", fails);
	for (int i = 0; i < 40; i++)
		add("x");
	ok(finish(), "forty jobs end");
	is_int(boot.n_failures, 40, "all are counted");
	for (const struct failure *f = boot.failures; f; f = f->next)
		n++;
	is_int(n, MAX_FAILURES, "some are kept");
}

#define TEN(s) s s s s s s s s s s

static char large[] = "on block run true " TEN("$DEVNAME") TEN("$DEVNAME")
	TEN("$DEVNAME") TEN("$DEVNAME") TEN("$DEVNAME") TEN("$DEVNAME")
		TEN("$DEVNAME") "\non block run true\n";

/* Whatever becomes of a command, its end is in the timeline. */
static void test_not_started(void)
{
	char about[128] = "";

	begin();
	hook("large", large);
	memset(about, 'x', sizeof(about) - 1);
	add(about);
	ok(finish(), "arguments that are too long");
	is_int(boot.n_failures, 1, "are a failure");
	if (boot.failures)
		is_str(boot.failures->how,
		       "not started: Argument list too long", "that says why");
	ok(strstr(noted, " not started: Argument list too long\n"
			 "run large: true\nend large: true\n"),
	   "the timeline has the end of it, and what came next");
}

static char paths[] = "on block run true $PATH\n";

static void test_names(void)
{
	static const char line[] =
		"paths: true /usr/lib/kinit/paths:/usr/sbin:/usr/bin\n";
	char want[160];

	begin();
	hook("paths", paths);
	add("x");
	finish();
	snprintf(want, sizeof(want), "run %send %s", line, line);
	is_str(noted, want, "a command ends by the name that it began with");
}

static char asks[] = "on block tty " SH "\"test -e $$TRACE || "
		     "{ echo asked >>$TRACE; exec sleep 100; }\"\n";

static void test_interrupted(void)
{
	static const char end[] = "\nend asks: ";
	const char *p;

	begin();
	hook("asks", asks);
	add("x");
	jobs_run(&boot, now_ms());
	for (uint64_t limit = now_ms() + LIMIT; !*traced() && now_ms() < limit;)
		poll(NULL, 0, 10);
	jobs_interrupt(&boot, now_ms());
	ok(finish(), "what was interrupted runs again");
	is_int(boot.n_failures, 0, "and is no failure");
	p = strstr(noted, " interrupted\nrun asks: ");
	ok(p, "the timeline says that it was interrupted");
	ok(p && strstr(p, end) && strstr(noted, end) < p,
	   "and has the end of both");
}

int main(void)
{
	if (!mkdtemp(dir))
		return 1;
	snprintf(trace, sizeof(trace), "%s/trace", dir);
	child_signals();
	test_order();
	test_match();
	test_failures();
	test_left_over();
	test_flood();
	test_retry();
	test_until();
	test_side_by_side();
	test_drop();
	test_many_failures();
	test_not_started();
	test_names();
	test_interrupted();
	begin();
	rmdir(dir);
	return done_testing();
}
