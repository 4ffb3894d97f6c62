/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _SYS_UTSNAME_H
#define _SYS_UTSNAME_H

/* The kernel's struct new_utsname, under its usual name. */
struct utsname {
	char sysname[65];
	char nodename[65];
	char release[65];
	char version[65];
	char machine[65];
	char domainname[65];
};

int uname(struct utsname *name);

#endif
