/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The Discoverable Partitions Specification (UAPI group): types and attributes
 * of GPT partitions that say what a partition is for.
 */
#ifndef ROOT_DISCOVERABLE_H
#define ROOT_DISCOVERABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "uuid.h"

/* Bit 63: not to be mounted unless it is asked for. */
#define DISCOVERABLE_NO_AUTO (UINT64_C(1) << 63)

/* Bit 60: to be mounted read-only. */
#define DISCOVERABLE_READ_ONLY (UINT64_C(1) << 60)

/* Is @type, a GUID as text, that of a root of this architecture? */
bool discoverable_is_root(const char *type);

/*
 * The variable LoaderDevicePartUUID of the Boot Loader Interface (systemd), as
 * efivarfs shows it: 4 bytes of attributes, then the PARTUUID of the partition
 * that the boot loader is on, in UTF-16. A root that is to be discovered is on
 * the same disk. What is longer than this has something else in it.
 */
#define DISCOVERABLE_LOADER_SIZE (4 + 2 * UUID_TEXT_SIZE + 2)

/*
 * Sets @uuid and returns true; or false: these @len bytes are none, and it is
 * "".
 */
bool discoverable_loader(char uuid[UUID_TEXT_SIZE], const uint8_t *raw,
			 size_t len);

#endif
