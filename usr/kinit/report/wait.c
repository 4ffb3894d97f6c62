// SPDX-License-Identifier: GPL-2.0-only
/* Why are we waiting? */
#include "report/describe.h"
#include "report/dump.h"
#include "report/list.h"
#include "report/module.h"
#include "report/network.h"
#include "report/nfs.h"
#include "report/report.h"
#include "target.h"

static unsigned int seconds_until(uint64_t deadline, uint64_t now)
{
	return deadline > now ? (deadline - now + 999) / 1000 : 0;
}

/* The first thing of which something is missing, or NULL. */
static const struct group *first_incomplete(const struct boot *boot)
{
	const struct group *g = boot->groups;

	while (g && !report_is_incomplete(g))
		g = g->next;
	return g;
}

/* How long it goes on, and until what. */
static void add_countdown(struct text *t, const struct boot *boot,
			  const struct group *incomplete, uint64_t now)
{
	uint64_t deadline = goal_deadline(boot), at = goal_stall_time(boot);
	const struct job *job = jobs_hold(boot->jobs);

	if (job)
		text_add(t, "waiting for %s", job->hook->name);
	else if (incomplete && at != UINT64_MAX &&
		 boot->params.degraded != DEGRADED_NEVER)
		text_add(t, "waiting, %u s until degraded",
			 seconds_until(at, now));
	else if (deadline == UINT64_MAX || may_resume(boot))
		text_add(t, "waiting, %u s so far",
			 (unsigned int)((now - boot->started) / 1000));
	else
		text_add(t, "waiting, %u s left", seconds_until(deadline, now));
}

/* What is tried again, and why that was in vain so far. */
static void add_trouble(struct text *t, const struct boot *boot)
{
	const struct job *job = boot->jobs;

	while (job && !(job->failure && job->failure->cause[0]))
		job = job->next;
	if (!job)
		return;
	text_add(t, "%s (%u tr%s): ", job->hook->name, job->failure->tries,
		 job->failure->tries == 1 ? "y" : "ies");
	text_add(t, "%pE; ", job->failure->cause);
}

void report_waiting(struct text *t, const struct boot *boot, uint64_t now)
{
	const struct group *incomplete = first_incomplete(boot);
	const struct target *target = target_awaited(boot);
	unsigned int n = report_count(boot, report_holds_something);
	struct text loading;
	char buf[128];

	if (saves_dump(boot) && boot->crash.begun.done) {
		report_saving(t, boot);
		return;
	}
	/* What may be cut off at the edge of the screen comes last. */
	text_add(t, "kinit: ");
	add_countdown(t, boot, incomplete, now);
	text_init(&loading, buf, sizeof(buf));
	if (KINIT_HAS_MODULES)
		report_loading(&loading, boot, now);
	if (!loading.len)
		report_network_wait(&loading, boot);
	if (!incomplete && !target && !loading.len)
		return;
	text_add(t, ": ");
	if (is_on_nfs(boot))
		report_nfs_waiting(t, boot, now);
	if (loading.len)
		text_add(t, "%s; ", buf);
	add_trouble(t, boot);
	if (incomplete) {
		describe_group(t, incomplete);
		text_add(t, "; ");
	}
	if (target)
		describe_target(t, target);
	if (!incomplete && target && !is_on_nfs(boot))
		text_add(t, " (%u block device%s there)", n,
			 n == 1 ? " is" : "s are");
}

void report_question(struct text *t, const struct boot *boot)
{
	const struct group *g = first_incomplete(boot);

	text_add(t, "kinit: ");
	if (g)
		describe_group(t, g);
	text_add(t, ". Start what is incomplete? [y/n] ");
}

/* The command that has the console, or NULL. */
static const struct job *find_asking(const struct boot *boot)
{
	const struct job *job = boot->jobs;

	while (job && !(job->child.pid && job->rule->tty))
		job = job->next;
	return job;
}

void report_asking(struct text *t, const struct boot *boot, const char *console)
{
	const struct job *job = boot->tty_taken ? find_asking(boot) : NULL;

	text_add(t, "waiting for an answer to ");
	text_add(t, "%s", job ? job->hook->name : "a question");
	if (console[0])
		text_add(t, " on console %pE", console);
	if (job && job->about[0])
		text_add(t, ", about %pE", job->about);
	if (target_awaited(boot)) {
		text_add(t, ": ");
		describe_target(t, target_awaited(boot));
	}
}
