// SPDX-License-Identifier: GPL-2.0-only
/* Rules for a dump, which takes as long as it takes, as long as it moves. */
#include "job_facts.h"

static char saves[] = "on vmcore timeout=1 " SH
		      "\"for i in 1 2 3 4; do echo left $$i; sleep 0.5; done; "
		      "echo saved >>$TRACE\"\n";
static char silent[] = "on vmcore run sleep 100\n";
static char stuck[] = "on vmcore run sleep 100\n";

static void add_vmcore(void)
{
	static struct env env;

	boot.crash.meant = true;
	boot.params.dump_limit = 1;
	env_init(&env);
	env_set(&env, "TRACE", trace);
	jobs_add(&boot, ON_VMCORE, &env, "");
}

static void test_vmcore(void)
{
	begin();
	hook("saves", saves);
	add_vmcore();
	ok(finish() && !boot.failures, "a dump takes its time");
	is_str(traced(), "saved\n", "as long as it moves");
	ok(!boot.crash.failed, "all is well");

	begin();
	hook("silent", silent);
	add_vmcore();
	ok(finish() && boot.failures, "one that does not move is stopped");
	is_str(boot.failures->how, "silent for 1 s, stopped", "which is said");
	ok(boot.crash.failed && !boot.crash.stuck, "the dump is not saved");
}

/* Processes whose device answers no more do not end: here, for there is none. */
static void test_stuck(void)
{
	uint64_t now = 1000;

	begin();
	hook("stuck", stuck);
	add_vmcore();
	jobs_run(&boot, now);
	/* Until it has a process group of its own. */
	while (kill(-boot.jobs->child.pid, 0))
		poll(NULL, 0, 10);
	now += 1000;
	jobs_run(&boot, now);
	ok(boot.jobs->timed_out && !boot.crash.stuck, "it was killed");
	jobs_run(&boot, now + 9999);
	ok(!boot.crash.stuck, "and may take a moment");
	jobs_run(&boot, now + 10000);
	ok(boot.crash.stuck, "but not for ever");
	ok(finish(), "its end is still heard of");
}

int main(void)
{
	if (!mkdtemp(dir))
		return 1;
	snprintf(trace, sizeof(trace), "%s/trace", dir);
	child_signals();
	test_vmcore();
	test_stuck();
	begin();
	rmdir(dir);
	return done_testing();
}
