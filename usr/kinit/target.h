/* SPDX-License-Identifier: GPL-2.0-only */
/* What has to be mounted before the real init can start. Pure. */
#ifndef KINIT_TARGET_H
#define KINIT_TARGET_H

#include "boot.h"

/* Sets up all targets from the parameters. /usr is known later. */
void targets_init(struct boot *boot);

/*
 * root=KIND:... is a name only if there is a hook that brings it. To be called
 * when the hooks are known.
 */
void targets_check_hooks(struct boot *boot);

/* May it be one that a hook brings? */
bool target_is_hooked(const struct target *target);

/*
 * What this boot is for: the root, or what the dump of a crash goes to. It can
 * be on the network.
 */
const struct target *target_main(const struct boot *boot);

static inline bool target_is_main(const struct target *target)
{
	return target->role == TARGET_ROOT || target->role == TARGET_DUMP;
}

/* The one that is looked for; NULL: all that are wanted are mounted. */
const struct target *target_next(const struct boot *boot);

/* What is waited for: that which may be resumed from, or the one above. */
const struct target *target_awaited(const struct boot *boot);

/* And the root's fstab has named nothing more. */
bool target_all_mounted(const struct boot *boot);

/* May it still be this spec of it? */
static inline bool target_has_spec(const struct target *target, unsigned int i)
{
	return i < target->n_specs && !(target->refused & (1U << i));
}

/* Has each of them been tried, in vain? */
static inline bool target_is_refused(const struct target *target)
{
	return target->n_specs &&
	       target->refused == (1U << target->n_specs) - 1;
}

/* The real init's root; what it is on before an overlay and the like. */
const struct target *target_root(const struct boot *boot);

#endif
