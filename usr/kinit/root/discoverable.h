/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The Discoverable Partitions Specification (UAPI group): types and attributes
 * of GPT partitions that say what a partition is for.
 */
#ifndef ROOT_DISCOVERABLE_H
#define ROOT_DISCOVERABLE_H

#include <stdbool.h>
#include <stdint.h>

/* Bit 63: not to be mounted unless it is asked for. */
#define DISCOVERABLE_NO_AUTO (UINT64_C(1) << 63)

/* Bit 60: to be mounted read-only. */
#define DISCOVERABLE_READ_ONLY (UINT64_C(1) << 60)

/* Is @type, a GUID as text, that of a root of this architecture? */
bool discoverable_is_root(const char *type);

#endif
