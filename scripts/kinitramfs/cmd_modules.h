/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_CMD_MODULES_H
#define KINITRAMFS_CMD_MODULES_H

/* "kinitramfs modules ...". Returns the exit status. */
int cmd_modules(int argc, char **argv);

#endif
