// SPDX-License-Identifier: GPL-2.0-only
/*
 * Which module is worth loading now. Each costs time, of which a disk that is
 * already there needs none: so what can lead to the root comes first, what may
 * do so later, and once the root is mounted nothing does but what somebody
 * waits for.
 */
#include <stddef.h>

#include "goal/module.h"
#include "goal/net.h"
#include "target.h"

/* Before what nobody knows is tried, ms: a disk may be on its way. */
#define OTHERS_DELAY 1000

/* Who takes longer counts no more as work: it may never end. ms */
#define HANGS_AFTER 2000

/* Is somebody to type something? */
static bool needs_keyboard(const struct boot *boot)
{
	if (boot->tty_taken || (boot->asked && !boot->answer))
		return true;
	for (const struct job *job = boot->jobs; job; job = job->next)
		if (job->rule && job->rule->tty)
			return true;
	return false;
}

static bool is_due(const struct boot *boot, enum module_need need, uint64_t now)
{
	uint64_t moved = boot->last_progress > boot->modules.last
				 ? boot->last_progress
				 : boot->modules.last;

	if (need == NEED_NOW)
		return true;
	if (!boot->looked || target_all_mounted(boot))
		return false;
	switch (need) {
	case NEED_FIRST:
	case NEED_STORAGE:
	case NEED_CARRIER:
	case NEED_SUPPLIER:
		return true;
	case NEED_INPUT:
		return needs_keyboard(boot);
	case NEED_NETWORK:
		return net_is_wanted(&boot->net) &&
		       (!goal_net_is_done(&boot->net) ||
			goal_net_lacks_named(&boot->net));
	case NEED_OTHER:
		return now >= moved + OTHERS_DELAY;
	default:
		return false;
	}
}

static bool is_ready(const struct module *m)
{
	if (m->state != MODULE_WANTED)
		return false;
	for (unsigned int i = 0; i < m->n_deps; i++)
		if (!module_is_settled(m->deps[i].module))
			return false;
	return true;
}

/* How many processors have work. */
static unsigned int count_loading(const struct boot *boot, uint64_t now)
{
	unsigned int n = 0;

	for (const struct module *m = boot->modules.first; m; m = m->next)
		n += m->state == MODULE_LOADING && now < m->since + HANGS_AFTER;
	return n;
}

static unsigned int count_commands(const struct boot *boot, uint64_t now)
{
	unsigned int n = 0;

	for (const struct job *job = boot->jobs; job; job = job->next)
		n += job->child.pid && !job->rule->tty &&
		     now < job->since + HANGS_AFTER;
	return n;
}

/*
 * A command may be about to bring what is looked for: nothing is tried on the
 * side that would slow it down.
 */
static bool is_busy(const struct boot *boot, enum module_need need,
		    uint64_t now)
{
	unsigned int busy = count_loading(boot, now);

	if (need != NEED_NOW)
		busy += count_commands(boot, now);
	return busy >= boot->modules.processors;
}

struct module *goal_module(const struct boot *boot, uint64_t now)
{
	struct module *best = NULL;

	if (!has_modules(boot))
		return NULL;
	for (struct module *m = boot->modules.first; m; m = m->next)
		if (is_ready(m) && is_due(boot, m->need, now) &&
		    (!best || m->need < best->need))
			best = m;
	return best && !is_busy(boot, best->need, now) ? best : NULL;
}

bool goal_awaits_module(const struct boot *boot)
{
	if (!has_modules(boot))
		return false;
	for (const struct module *m = boot->modules.first; m; m = m->next)
		if (m->need == NEED_NOW && !module_is_settled(m))
			return true;
	return false;
}

bool goal_looks_at_rest(const struct boot *boot)
{
	return has_modules(boot) && boot->looked && !boot->looked_at_rest &&
	       !boot->modules.loading && boot->running <= boot->tty_taken &&
	       !target_all_mounted(boot);
}

bool goal_loads_modules(const struct boot *boot, uint64_t now)
{
	return has_modules(boot) &&
	       (count_loading(boot, now) || goal_module(boot, now) ||
		goal_looks_at_rest(boot));
}
