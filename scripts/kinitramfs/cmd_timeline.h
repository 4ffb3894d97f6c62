/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_CMD_TIMELINE_H
#define KINITRAMFS_CMD_TIMELINE_H

/* "kinitramfs machine ...". Returns the exit status. */
int cmd_timeline(int argc, char **argv);

#endif
