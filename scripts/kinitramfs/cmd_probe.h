/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_CMD_PROBE_H
#define KINITRAMFS_CMD_PROBE_H

/* kinitramfs probe; returns the exit status. */
int cmd_probe(int argc, char **argv);

#endif
