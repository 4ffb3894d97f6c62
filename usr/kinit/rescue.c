// SPDX-License-Identifier: GPL-2.0-only
#include "device/last_look.h"
#include "hook/announce.h"
#include "log/log.h"
#include "log/timeline.h"
#include "loop.h"
#include "rescue.h"
#include "root/mount.h"
#include "root/nfs/mount.h"

void rescue_break(struct boot *boot, enum breakpoint point)
{
	boot->broke |= 1U << point;
	timeline_note("break", params_break_name(point), "");
	announce_rescue(boot, params_break_name(point), loop_now());
}

void rescue_after_failure(struct boot *boot)
{
	boot->rescued = true;
	announce_rescue(boot, "failure", loop_now());
}

static void forget_target(struct target *target)
{
	if (target->mount.attempt.done && !target->mount.attempt.error)
		return;
	target->refused = 0;
	target->given_up = false;
	target->checked[0] = '\0';
	target->mount.attempt = (struct attempt){ 0 };
}

/* Hooks may succeed now with what they failed with before. */
static void forget_news(struct boot *boot)
{
	last_look(boot, false);
	for (struct blockdev *dev = boot->devices; dev; dev = dev->next)
		dev->fresh = !dev->in_use;
	for (struct group *g = boot->groups; g; g = g->next)
		g->told_complete = g->told_needed = false;
}

/*
 * What was refused may have had a reason that is gone; what is missing stays
 * so.
 */
static void forget_modules(struct boot *boot)
{
	for (struct module *m = KINIT_HAS_MODULES ? boot->modules.first : NULL;
	     m; m = m->next)
		if (m->state == MODULE_REFUSED || m->state == MODULE_LACKS)
			m->state = MODULE_WANTED;
	for (unsigned int i = 0; i < TARGETS; i++)
		boot->targets[i].driver[0] = '\0';
}

void rescue_try_again(struct boot *boot)
{
	boot->rescued = false;
	log_print(LOG_NOTICE, "looking again");
	timeline_note("again", "", "");
	for (unsigned int i = 0; i < TARGETS; i++)
		forget_target(&boot->targets[i]);
	forget_news(boot);
	forget_modules(boot);
	if (KINIT_HAS_NFS)
		nfs_forget(&boot->nfs);
	boot->check_failed = false;
	if (boot->loop.error)
		boot->loop = (struct attempt){ 0 };
	if (boot->overlay.error)
		boot->overlay = (struct attempt){ 0 };
	if (boot->init.attempt.error)
		boot->init = (struct init_fact){ 0 };
	boot->last_progress = loop_now();
	boot->stalled_at = 0;
	boot->degraded = boot->asked = false;
	boot->answer = ANSWER_NONE;
	root_adopt(boot);
}
