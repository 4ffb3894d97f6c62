/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_INSPECT_H
#define KINITRAMFS_INSPECT_H

/* kinitramfs inspect; returns the exit status. */
int cmd_inspect(int argc, char **argv);

#endif
