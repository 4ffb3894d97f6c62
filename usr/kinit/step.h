/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINIT_STEP_H
#define KINIT_STEP_H

#include <stdbool.h>

#include "boot.h"
#include "goal/goal.h"

/*
 * Carries out any step but STEP_WAIT. argv is what the real init gets. Returns
 * false if the boot has failed for good; true: there is another step.
 */
bool step(struct boot *boot, const struct decision *d, char **argv);

/*
 * Records it as the reason of failure if something that nothing works without
 * gave a negative errno. Returns whether it did not.
 */
bool note_setup(struct boot *boot, const char *what, int result);

#endif
