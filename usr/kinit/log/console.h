/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The kernel's consoles. Questions are asked on /dev/console, which is the last
 * of them (Linux, Documentation/ABI/testing/sysfs-tty, "active"). Somebody may
 * sit at another one.
 */
#ifndef KINIT_CONSOLE_H
#define KINIT_CONSOLE_H

#define CONSOLE_NAME_SIZE 32

/* Sets @name to that of /dev/console, as "ttyS0"; "": it is not known. */
void console_name(char name[CONSOLE_NAME_SIZE]);

/*
 * Writes @line, which has no newline, to all consoles but /dev/console. It does
 * so in a child, for closing a serial line that is held up takes half a minute.
 */
void console_tell_others(const char *line);

#endif
