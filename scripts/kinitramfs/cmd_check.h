/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_CMD_CHECK_H
#define KINITRAMFS_CMD_CHECK_H

/* "kinitramfs machine ...". Returns the exit status. */
int cmd_check(int argc, char **argv);

#endif
