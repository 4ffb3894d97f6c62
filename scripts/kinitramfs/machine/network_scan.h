/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_NETWORK_SCAN_H
#define KINITRAMFS_NETWORK_SCAN_H

#include "machine/machine.h"

/*
 * Adds the interface that leads to @server, and what that is made of. @server:
 * its address, or NULL, it is not known: then the default route counts.
 */
void machine_scan_network(struct machine *m, const char *server);

/* The same for the server of an NFS with these options of its mount. */
void machine_scan_nfs(struct machine *m, const char *options);

/*
 * Adds what kind of disk of another machine the block device at @path, in
 * /sys/devices, is, and what that is behind; nothing if it is in this machine.
 */
void machine_scan_remote(struct machine *m, const char *path);

#endif
