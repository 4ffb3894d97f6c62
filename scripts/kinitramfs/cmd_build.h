/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_BUILD_H
#define KINITRAMFS_BUILD_H

/* kinitramfs build; returns the exit status. */
int cmd_build(int argc, char **argv);

#endif
