/* SPDX-License-Identifier: GPL-2.0-only */
/* The device that a hibernated system is resumed from. Pure but for memory. */
#ifndef KINITRAMFS_MACHINE_RESUME_NAME_H
#define KINITRAMFS_MACHINE_RESUME_NAME_H

/* Where Debian's initramfs-tools has it: RESUME=UUID=... */
#define RESUME_CONF "/etc/initramfs-tools/conf.d/resume"

/*
 * The value of the last NAME=VALUE among the words of @text, the command line
 * or a file that a shell could read; NULL: there is none, or it names no
 * device, as "none" and "auto". The caller frees it.
 */
char *resume_name(const char *text, const char *name);

/*
 * The path of the node or link that udev makes for it; NULL: it has none. The
 * caller frees it.
 */
char *resume_path(const char *value);

#endif
