/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_CHOOSE_H
#define KINITRAMFS_CHOOSE_H

#include "hook/manifest.h"
#include "machine/machine.h"
#include "rule.h"

/*
 * Why the hook of @manifest is needed to reach the root of @machine: its
 * "layer" statements name one of the layers, or, if it has none, its rules want
 * what is on one; or they want the file system itself. NULL: it is not; else
 * text that the caller frees.
 */
char *choose_for_machine(const struct manifest *manifest,
			 const struct machine *machine);

/* Is the rule for what is on a layer of this kind? */
bool choose_is_for_layer(const struct rule *rule,
			 const struct machine_layer *layer);

/* Is @kind a word of one of its "layer" statements? NULL: is any? */
bool choose_names_layer(const struct manifest *manifest, const char *kind);

/*
 * Does it wait for the network? Then there may be several for one kind of disk:
 * it is the right one if its programs are there.
 */
bool choose_is_for_network(const struct manifest *manifest);

/*
 * Has it rules for @event alone? If they are for who looks around, somebody has
 * to ask for it; and only a crash kernel has a dump to be saved.
 */
bool choose_is_only_for(const struct manifest *manifest, enum rule_event event);

#endif
