/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The options of kexec, which are those of kexec-tools 2.0.25 by name and
 * meaning. The source of what they mean is its manual page, and what it does
 * with them.
 */
#ifndef KEXEC_OPTIONS_H
#define KEXEC_OPTIONS_H

#include <stdbool.h>

#include "text.h"

enum action {
	ACTION_REBOOT, /* load, then shut down: the default */
	ACTION_LOAD,
	ACTION_EXEC, /* what is loaded, at once */
	ACTION_FORCE, /* load and execute, at once */
	ACTION_UNLOAD,
	ACTION_STATUS,
	ACTION_CRASH_SIZE,
	ACTION_HELP,
	ACTION_VERSION,
};

/* Which system call loads the kernel. */
enum load_call {
	LOAD_EITHER, /* kexec_file_load(2), then kexec_load(2) if it cannot */
	LOAD_FILE,
	LOAD_SEGMENTS,
};

/* The texts are those of argv; what was not given is NULL. */
struct options {
	enum action action;
	enum load_call call;
	bool crash; /* -p: the kernel that a panic starts */
	bool running; /* -l was given, which tells -S which kernel is meant */
	bool no_ifdown, no_sync, debug;
	bool reuse_cmdline; /* command_line is not set then */
	const char *kernel, *initrd, *dtb, *command_line, *append, *type;
	const char *entry, *boot_path; /* an entry may be "": the default */
};

/* Returns 0, or -EINVAL, and says in @why what is wrong, in one line. */
int options_parse(struct options *o, int argc, char *const argv[],
		  struct text *why);

#endif
