// SPDX-License-Identifier: GPL-2.0-only
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "boot.h"
#include "hook/job.h"
#include "log/log.h"
#include "log/timeline.h"
#include "target.h"
#include "text.h"

/* At once; each is a process, and memory may be scarce. */
#define MAX_RUNNING 16

#define RETRY_DELAY 1000 /* ms */

/* Of what is tried until it succeeds: it doubles, up to 8 s. */
#define RETRY_DOUBLES 3

/* Between asking a command to stop and stopping it, ms. */
#define STOP_DELAY 2000

/* How long one that was killed may take to end, where that matters, ms. */
#define KILL_DELAY 10000

static void forget(struct boot *boot, struct job *job)
{
	struct job **p = &boot->jobs;

	while (*p != job)
		p = &(*p)->next;
	*p = job->next;
	free(job);
}

static void append(struct boot *boot, struct job *job)
{
	struct job **p = &boot->jobs;

	while (*p)
		p = &(*p)->next;
	*p = job;
}

/* A rule for groups has a key; one without is for the stall as such. */
static bool is_meant(const struct rule *rule, const struct env *env)
{
	bool of_group = env_get(env, "FSTYPE", strlen("FSTYPE"));

	return rule->event != ON_STALL || of_group == (rule->n_matches > 0);
}

static uint64_t matching(struct hook *hook, enum rule_event event,
			 const struct env *env)
{
	uint64_t found = 0;

	for (unsigned int i = 0; i < hook->n_rules; i++) {
		const struct rule *rule = &hook->rules[i];
		uint64_t bit = UINT64_C(1) << i;

		if (rule->event != event || (hook->done & bit) ||
		    !is_meant(rule, env) || !rule_matches(rule, env_get, env))
			continue;
		found |= bit;
		if (rule->once)
			hook->done |= bit;
	}
	return found;
}

void jobs_add(struct boot *boot, enum rule_event event, const struct env *env,
	      const char *about)
{
	for (struct hook *hook = boot->hooks; hook; hook = hook->next) {
		uint64_t rules = matching(hook, event, env);
		struct job *job;

		if (!rules)
			continue;
		job = calloc(1, sizeof(*job));
		if (!job) {
			boot->out_of_memory = true;
			return;
		}
		job->hook = hook;
		job->event = event;
		job->pending = rules;
		job->child.output = -1;
		snprintf(job->about, sizeof(job->about), "%s", about);
		job->env = *env;
		env_set(&job->env, "HOOK", hook->name);
		env_set(&job->env, "EVENT", rule_event_name(event));
		append(boot, job);
		hook_ask_modules(boot, hook);
	}
}

/* In file order: the lowest bit that is left. */
static bool next_rule(struct job *job)
{
	if (job->rule)
		return true;
	for (unsigned int i = 0; i < job->hook->n_rules; i++) {
		uint64_t bit = UINT64_C(1) << i;

		if (!(job->pending & bit))
			continue;
		job->pending &= ~bit;
		job->rule = &job->hook->rules[i];
		job->tries = 0;
		return true;
	}
	return false;
}

static bool hook_is_busy(const struct boot *boot, const struct hook *hook)
{
	for (const struct job *job = boot->jobs; job; job = job->next)
		if (job->hook == hook && job->child.pid)
			return true;
	return false;
}

static bool may_start(const struct boot *boot, const struct job *job)
{
	if (job->child.pid || job->not_before || boot->running >= MAX_RUNNING)
		return false;
	if (job->event != ON_RESCUE && jobs_have(boot->jobs, ON_RESCUE))
		return false;
	if (job->rule->tty && boot->tty_taken)
		return false;
	if (!hook_has_modules(job->hook))
		return false;
	return !job->rule->serial || !hook_is_busy(boot, job->hook);
}

/* "HOOK: COMMAND ARG ...", until the next call. */
static const char *describe(const struct job *job)
{
	static char line[256];
	struct text t;

	text_init(&t, line, sizeof(line));
	text_add(&t, "%s:", job->hook->name);
	for (unsigned int i = 0; i < job->rule->argc; i++) {
		char arg[128];

		rule_expand(job->rule->argv[i], env_get, &job->env, arg,
			    sizeof(arg));
		text_add(&t, " %pE", arg);
	}
	return line;
}

/* NULL: it is only counted. */
static struct failure *add_failure(struct boot *boot)
{
	struct failure **p = &boot->failures;

	if (++boot->n_failures > MAX_FAILURES)
		return NULL;
	while (*p)
		p = &(*p)->next;
	*p = calloc(1, sizeof(**p));
	if (!*p)
		boot->out_of_memory = true;
	return *p;
}

/* What is tried again and again is one failure: the last. */
static void note_failure(struct boot *boot, struct job *job, const char *how)
{
	struct failure *f = job->failure;
	const char *command = describe(job);

	log_print(LOG_WARNING, "%s: %s", command, how);
	if (!f)
		f = add_failure(boot);
	if (!f)
		return;
	memcpy(f->about, job->about, sizeof(f->about));
	snprintf(f->command, sizeof(f->command), "%s", command);
	snprintf(f->how, sizeof(f->how), "%s", how);
	memcpy(f->output, job->child.text, sizeof(f->output));
	memcpy(f->cause, job->child.cause, sizeof(f->cause));
	f->hook = job->hook->name;
	f->tries = job->tries;
	job->failure = f;
}

/* It has succeeded after all. */
static void drop_failure(struct boot *boot, struct job *job)
{
	struct failure **p = &boot->failures;

	while (*p != job->failure)
		p = &(*p)->next;
	*p = job->failure->next;
	free(job->failure);
	boot->n_failures--;
}

static uint64_t retry_delay(const struct job *job)
{
	unsigned int n = job->tries - 1;

	if (job->rule->retry != RETRY_ALWAYS)
		return RETRY_DELAY;
	return RETRY_DELAY << (n < RETRY_DOUBLES ? n : RETRY_DOUBLES);
}

static void log_dropped(const struct job *job)
{
	log_print(LOG_INFO, "%s: not needed any more, stopped", describe(job));
}

/* fsck(8): these bits say that it has found errors and corrected them. */
#define FSCK_CORRECTED 3

/* A dump is saved, but something of the memory could not be read. */
#define DUMP_HAS_HOLES 3

static bool is_failure(const struct rule *rule, int status)
{
	if (KINIT_HAS_CRASH && rule->event == ON_VMCORE &&
	    status == DUMP_HAS_HOLES)
		return false;
	return rule->event == ON_FSCK ? (status & ~FSCK_CORRECTED) : status;
}

/* "": it went well. */
static void describe_end(struct text *t, const struct boot *boot,
			 const struct job *job, int status)
{
	if (job->dropped)
		return;
	if (KINIT_HAS_CRASH && job->timed_out && job->event == ON_VMCORE)
		text_add(t, "silent for %d s, stopped",
			 boot->params.dump_limit);
	else if (job->timed_out)
		text_add(t, "still running after %u s, stopped",
			 job->rule->timeout);
	else if (WIFSIGNALED(status))
		text_add(t, "ended by signal %d", WTERMSIG(status));
	else if (is_failure(job->rule, WEXITSTATUS(status)))
		text_add(t, "exit status %d", WEXITSTATUS(status));
}

/* The command of @job is over, or could not be started: on to the next. */
static void finish_rule(struct boot *boot, struct job *job, const char *how,
			uint64_t now)
{
	timeline_note("end", describe(job), how);
	boot->last_command = now;
	if (how[0] && !target_all_mounted(boot) &&
	    job->tries <= job->rule->retry) {
		if (job->rule->retry == RETRY_ALWAYS)
			note_failure(boot, job, how);
		job->not_before = now + retry_delay(job);
		return;
	}
	if (!how[0] && job->failure)
		drop_failure(boot, job);
	if (how[0]) {
		note_failure(boot, job, how);
		boot->check_failed |= job->rule->event == ON_FSCK;
		boot->rescue_failed |= job->rule->event == ON_RESCUE;
		boot->crash.failed |= job->rule->event == ON_VMCORE;
	}
	job->rule = NULL;
	job->failure = NULL;
	job->not_before = 0;
	if (!job->pending)
		forget(boot, job);
}

/* All arguments, one behind the other, into a fixed buffer. */
#define ARGS_SIZE 8192

static int expand_all(const struct job *job, char **argv, char *buf)
{
	const struct rule *rule = job->rule;
	size_t used = 0;

	for (unsigned int i = 0; i < rule->argc; i++) {
		size_t room = ARGS_SIZE - used;
		size_t len = rule_expand(rule->argv[i], env_get, &job->env,
					 buf + used, room);

		if (len >= room)
			return -1;
		argv[i] = buf + used;
		used += len + 1;
	}
	argv[rule->argc] = NULL;
	return 0;
}

static int start_command(struct job *job, const char *path)
{
	static char buf[ARGS_SIZE];
	char *argv[STATEMENT_WORDS + 1], *envp[ENV_VARS];

	if (expand_all(job, argv, buf))
		return -E2BIG;
	env_list(&job->env, envp, ENV_VARS);
	return child_start(&job->child, argv, envp, path, job->rule->tty);
}

/* It takes as long as it takes, as long as it says that it goes on. */
static uint64_t dump_deadline(const struct boot *boot, uint64_t now)
{
	return now + (uint64_t)boot->params.dump_limit * 1000;
}

static void start(struct boot *boot, struct job *job, uint64_t now)
{
	char path[64 + HOOK_NAME_SIZE], how[64];
	const char *line;
	int err;

	/* Its arguments may have that, too. */
	snprintf(path, sizeof(path), "/usr/lib/kinit/%s:/usr/sbin:/usr/bin",
		 job->hook->name);
	env_set(&job->env, "PATH", path);
	line = describe(job);
	log_print(LOG_DEBUG, "run %s", line);
	timeline_note("run", line, "");
	job->tries++;
	job->timed_out = false;
	if (job->rule->tty)
		log_pause();
	err = start_command(job, path);
	if (err) {
		if (job->rule->tty)
			log_resume(false);
		snprintf(how, sizeof(how), "not started: %s", strerror(-err));
		finish_rule(boot, job, how, now);
		return;
	}
	boot->running++;
	job->since = now;
	boot->tty_taken |= job->rule->tty;
	job->deadline = job->rule->timeout
				? now + (uint64_t)job->rule->timeout * 1000
				: UINT64_MAX;
	if (job->event == ON_VMCORE)
		job->deadline = dump_deadline(boot, now);
}

void job_heard(struct boot *boot, struct job *job, uint64_t now)
{
	child_read(&job->child, job->hook->name);
	if (job->event == ON_VMCORE && !job->timed_out)
		job->deadline = dump_deadline(boot, now);
}

/* One that waits for a device which answers no more cannot be killed. */
static void kill_job(struct boot *boot, struct job *job, uint64_t now)
{
	child_kill(&job->child);
	boot->crash.stuck |= job->event == ON_VMCORE && job->timed_out;
	job->deadline = job->timed_out || job->event != ON_VMCORE
				? UINT64_MAX
				: now + KILL_DELAY;
	job->timed_out = true;
}

void jobs_run(struct boot *boot, uint64_t now)
{
	struct job *job, *next;

	for (job = boot->jobs; job; job = next) {
		next = job->next;
		if (job->not_before <= now)
			job->not_before = 0;
		if (job->child.pid && job->deadline <= now)
			kill_job(boot, job, now);
		else if (next_rule(job) && may_start(boot, job))
			start(boot, job, now);
	}
}

static void ended(struct boot *boot, struct job *job, int status, uint64_t now)
{
	char how[64];
	struct text t;

	child_ended(&job->child, job->hook->name);
	boot->running--;
	if (job->rule->tty) {
		boot->tty_taken = false;
		/* Somebody was there: the wait begins anew. */
		boot->last_progress = now;
		log_resume(job->dropped || job->interrupted);
	}
	if (job->interrupted) {
		job->interrupted = false;
		timeline_note("end", describe(job), "interrupted");
		return;
	}
	if (job->dropped)
		log_dropped(job);
	text_init(&t, how, sizeof(how));
	describe_end(&t, boot, job, status);
	finish_rule(boot, job, how, now);
}

bool job_ended(struct boot *boot, pid_t pid, int status, uint64_t now)
{
	struct job *job = boot->jobs;

	while (job && job->child.pid != pid)
		job = job->next;
	if (job)
		ended(boot, job, status, now);
	return job;
}

struct job *jobs_find(struct boot *boot, int output)
{
	struct job *job = boot->jobs;

	while (job && job->child.output != output)
		job = job->next;
	return job;
}

uint64_t jobs_next(const struct boot *boot)
{
	uint64_t first = UINT64_MAX;

	for (const struct job *job = boot->jobs; job; job = job->next) {
		uint64_t at = job->child.pid ? job->deadline : job->not_before;

		if (at && at < first)
			first = at;
	}
	return first;
}

/*
 * Kindly at first: it may have to set the terminal back. What was just started
 * may not have come to make a process group of its own yet.
 */
static void stop(struct job *job, uint64_t now)
{
	if (kill(-job->child.pid, SIGTERM))
		kill(job->child.pid, SIGTERM);
	job->deadline = now + STOP_DELAY;
}

void jobs_interrupt(struct boot *boot, uint64_t now)
{
	for (struct job *job = boot->jobs; job; job = job->next) {
		if (!job->child.pid || !job->rule->tty)
			continue;
		stop(job, now);
		job->interrupted = true;
	}
}

void jobs_drop(struct boot *boot, uint64_t now)
{
	struct job *job, *next;

	for (job = boot->jobs; job; job = next) {
		next = job->next;
		job->pending = 0;
		if (!job->child.pid)
			forget(boot, job);
		else if (job->rule->tty) {
			stop(job, now);
			job->dropped = true;
		}
	}
}
