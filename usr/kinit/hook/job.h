/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What an event makes the hooks do. A job is one event for one hook: the rules
 * that matched, one after the other. Jobs run side by side.
 */
#ifndef KINIT_JOB_H
#define KINIT_JOB_H

#include "hook/child.h"
#include "hook/env.h"
#include "hook/hook.h"

struct job {
	struct job *next;
	struct hook *hook;
	enum rule_event event;
	uint64_t pending; /* rules of the hook that are still to be run */
	const struct rule *rule; /* the one that runs, or is tried again */
	unsigned int tries; /* of ->rule */
	uint64_t not_before; /* ms: when it is tried again */
	uint64_t since; /* ms: the command has been running */
	uint64_t deadline; /* ms: of the running command; UINT64_MAX: none */
	struct failure *failure; /* of ->rule, which is tried again */
	bool timed_out;
	bool interrupted; /* it asked, and is to be run again later */
	bool dropped; /* it asked, and nobody needs the answer any more */
	struct child child;
	struct env env;
	char about[128]; /* whose event it is: a device, a group; or "" */
};

/* A command that failed, for the report. */
struct failure {
	struct failure *next; /* the later one */
	char about[128];
	char command[256]; /* "HOOK: COMMAND ARG ..." */
	char how[64];
	char output[CHILD_OUTPUT]; /* its last lines */
	const char *hook; /* its name */
	char cause[CHILD_CAUSE]; /* as the command says; or "" */
	unsigned int tries;
};

#define MAX_FAILURES 8 /* kept; the first ones, which may explain the rest */

/* Queues @event for the hooks that have a rule for it. */
void jobs_add(struct boot *boot, enum rule_event event, const struct env *env,
	      const char *about);

/* Starts what can be started; stops and notes what runs too long. */
void jobs_run(struct boot *boot, uint64_t now);

/*
 * The child @pid has ended with @status, as wait(2) has it. False: it was none
 * of the commands.
 */
bool job_ended(struct boot *boot, pid_t pid, int status, uint64_t now);

/*
 * It has written something. A dump takes as long as it takes: only silence has
 * a limit.
 */
void job_heard(struct boot *boot, struct job *job, uint64_t now);

/* The job whose command writes to the descriptor @output. */
struct job *jobs_find(struct boot *boot, int output);

/* When the next deadline or try is, in ms; UINT64_MAX: none. */
uint64_t jobs_next(const struct boot *boot);

/*
 * Stops the command that has the console, to be run again when somebody has
 * looked around. Until then no job is started but those of ON_RESCUE.
 */
void jobs_interrupt(struct boot *boot, uint64_t now);

/*
 * Root is mounted: what was not begun is not any more, and nobody is asked for
 * input. What runs is left to end.
 */
void jobs_drop(struct boot *boot, uint64_t now);

/*
 * The first that runs, or is about to. Not that which is tried until it
 * succeeds, and has failed: then the wait goes on as if there were none.
 */
static inline const struct job *jobs_hold(const struct job *job)
{
	while (job && job->rule && job->rule->retry == RETRY_ALWAYS &&
	       job->not_before)
		job = job->next;
	return job;
}

/* Is there one of @event, in the list that begins with @job? */
static inline bool jobs_have(const struct job *job, enum rule_event event)
{
	while (job && job->event != event)
		job = job->next;
	return job;
}

#endif
