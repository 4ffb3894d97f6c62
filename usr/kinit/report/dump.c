// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <string.h>

#include "report/describe.h"
#include "report/dump.h"
#include "report/list.h"

/* The command that did not save it, rather than one before it. */
static const struct failure *find_failure(const struct boot *boot)
{
	const struct failure *f, *last = NULL;

	for (f = boot->failures; f; f = f->next)
		last = f;
	return last;
}

/* Most programs say in the end what went wrong. "": this one has not. */
static const char *last_words(const struct failure *f)
{
	const char *line = f->output;

	if (strncmp(f->how, "exit status", 11) != 0)
		return "";
	for (const char *p = line; *p; p++)
		if (*p == '\n' && p[1])
			line = p + 1;
	return line;
}

static void add_failure(struct text *t, const struct failure *f)
{
	const char *words = last_words(f);
	char line[256];
	struct text l;

	if (f->cause[0]) {
		text_add(t, "%s says that ", f->hook);
		report_cause(t, f);
	} else if (words[0]) {
		text_init(&l, line, sizeof(line));
		text_add(&l, "%.*s", (int)strcspn(words, "\n"), words);
		text_add(t, "%s: %pE", f->hook, line);
	} else {
		text_add(t, "%s: %s", f->command, f->how);
	}
}

static void add_cause(struct text *t, const struct boot *boot)
{
	const struct crash *crash = &boot->crash;
	const struct failure *f = find_failure(boot);

	if (crash->stuck) {
		text_add(t,
			 "what saves it cannot be stopped: the target does not answer");
	} else if (crash->begun.error == -EOPNOTSUPP) {
		text_add(t, "no hook of this image saves to such a target");
	} else if (crash->begun.error) {
		text_add(t, "cannot make a folder below %pE: %s",
			 boot->params.dump_path, strerror(-crash->begun.error));
	} else if (crash->failed && f) {
		add_failure(t, f);
	} else if (crash->pid) {
		text_add(t, "it is not unmounted after %d s",
			 boot->params.dump_limit);
	} else {
		text_add(t, "cannot unmount: %s",
			 strerror(-crash->ended.error));
	}
}

void report_dump_failed(struct text *t, const struct boot *boot)
{
	text_add(t, "the dump is not saved: ");
	add_cause(t, boot);
	text_add(t, "\nThere, ");
	describe_mounted(t, &boot->targets[TARGET_DUMP]);
	text_add(t, "\n");
}

void report_device_refused(struct text *t, const struct target *target)
{
	const struct mount_fact *m = &target->mount;

	text_add(t, "the dump is not written to ");
	describe_device(t, &m->dev);
	if (m->attempt.error == -EROFS)
		text_add(t, ": it is read-only\n");
	else
		text_add(t,
			 ": what is there would be lost\nIf nobody needs it, wipefs --all clears the device.\n");
}

void report_dump_action(struct text *t, const struct boot *boot)
{
	const struct params *p = &boot->params;

	text_add(t, "What follows is kinit.dump.action=%s",
		 params_dump_action(p->dump_action));
	if (p->dump_action == DUMP_WAIT && p->dump_wait)
		text_add(t, ", and a reboot after %d s", p->dump_wait);
	text_add(t, "\n");
}

void report_saving(struct text *t, const struct boot *boot)
{
	const struct job *job = boot->jobs;
	char line[sizeof(job->child.said)];
	size_t len = 0;

	while (job && job->event != ON_VMCORE)
		job = job->next;
	text_add(t, "kinit: saving the dump");
	if (!job || !job->child.said[0])
		return;
	/* Some write tables, and there is not much room. */
	for (const char *p = job->child.said; *p; p++)
		if (*p != ' ' || p[1] != ' ')
			line[len++] = *p;
	line[len] = '\0';
	text_add(t, ": %pE", line);
}
