/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_CMD_LIST_H
#define KINITRAMFS_CMD_LIST_H

/* kinitramfs list; returns the exit status. */
int cmd_list(int argc, char **argv);

#endif
