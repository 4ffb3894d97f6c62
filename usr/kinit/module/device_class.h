/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINIT_DEVICE_CLASS_H
#define KINIT_DEVICE_CLASS_H

#include <stdbool.h>

/*
 * What the device with this modalias is, in words: "SATA controller". NULL:
 * nothing that leads to a disk.
 */
const char *device_class(const char *modalias);

/* The same of what leads to the network: "Ethernet controller". */
const char *device_nic_class(const char *modalias);

/* Where disks and their controllers are, as a rule; NULL ends. */
extern const char *const disk_buses[];

/* Where what such a controller depends on is, on a board; NULL ends. */
extern const char *const board_buses[];

/* Is it a place for a device, which no driver takes if none is there? */
bool device_is_slot(const char *modalias);

#endif
