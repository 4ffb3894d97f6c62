/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_CMD_MACHINE_H
#define KINITRAMFS_CMD_MACHINE_H

/* "kinitramfs machine ...". Returns the exit status. */
int cmd_machine(int argc, char **argv);

#endif
