/* SPDX-License-Identifier: GPL-2.0-only */
/* The kernel's command line: its words, and what they mean to kinit. */
#ifndef KINIT_CMDLINE_H
#define KINIT_CMDLINE_H

#include <stdbool.h>
#include <stdint.h>

/* COMMAND_LINE_SIZE is 4096 at the most on all architectures but s390. */
#define CMDLINE_MAX 8192

enum log_level { /* numbers as in the kernel's log */
		 LOG_ERR = 3,
		 LOG_WARNING = 4,
		 LOG_NOTICE = 5,
		 LOG_INFO = 6,
		 LOG_DEBUG = 7,
};

#define WAIT_FOREVER (-1)

/* The default of kinit.stall=, seconds. */
#define STALL_DEFAULT 10

/* May what is incomplete be started, when its rest does not come? */
enum degraded { DEGRADED_AUTO, DEGRADED_ASK, DEGRADED_NEVER };

/* fsck.mode= */
enum fsck_mode { FSCK_AUTO, FSCK_FORCE, FSCK_SKIP };

/* What follows a report. */
enum on_failure {
	FAILURE_PANIC,
	FAILURE_REBOOT,
	FAILURE_POWEROFF,
	FAILURE_WAIT,
	FAILURE_SHELL
};

/* kinit.dump.action=: what follows, when a crash kernel has saved the dump. */
enum dump_action {
	DUMP_REBOOT,
	DUMP_HALT,
	DUMP_POWEROFF,
	DUMP_WAIT,
	DUMP_ROOT /* boot goes on, to the root */
};

/* The default of kinit.dump.limit=, seconds. */
#define DUMP_LIMIT_DEFAULT 120

/* The default of kinit.dump.path=, where Debian's kdump-tools have it, too. */
#define DUMP_PATH_DEFAULT "var/crash"

/* kinit.break=: where somebody can look around. In the order of a boot. */
enum breakpoint {
	BREAK_EARLY, /* before anything is looked for */
	BREAK_MOUNT, /* the root is found, and nothing is done with it yet */
	BREAK_MOUNTED, /* all is mounted, and the hooks were not told yet */
	BREAK_SWITCH, /* the init is found, and the hooks were told */
	BREAKPOINTS,
};

/* What is done with the image of a hibernated system. */
enum resume_mode {
	RESUME_AUTO, /* it is resumed */
	RESUME_DROP, /* noresume: it is taken away */
	RESUME_OFF, /* hibernate=noresume: nobody looks for it */
};

#define PARAMS_BAD_MAX 4

struct params {
	const char *root; /* NULL: not given */
	const char *rootfstype; /* list, split by commas; NULL: not given */
	const char *nfsroot; /* where on a server; NULL: not given */
	const char *rootflags; /* mount options; NULL: not given */
	const char *init; /* NULL: not given */
	const char *loop; /* a file on the root; NULL: not given */
	const char *overlay; /* a device, or "" for memory; NULL: not given */
	const char *dump; /* what a dump goes to; NULL: the root */
	const char *dump_path; /* a folder below it */
	int dump_limit; /* seconds without a word of who saves it */
	enum dump_action dump_action;
	int dump_wait; /* seconds that it stands still; 0: for ever */
	const char *resume; /* device with a swap area; NULL: not given */
	uint64_t resume_offset; /* pages: where a swap file begins */
	enum resume_mode resume_mode;
	int resume_delay; /* seconds, since the kernel started */
	bool resume_wait; /* for ever */
	bool rw;
	enum fsck_mode fsck;
	int delay; /* seconds, before anything is mounted */
	int timeout; /* seconds, or WAIT_FOREVER */
	int stall; /* seconds with nothing new, then it counts as a stall */
	enum degraded degraded;
	enum on_failure on_failure;
	unsigned int breaks; /* a bit for each enum breakpoint */
	enum log_level log;
	/* What was ignored, for a warning: the first few. */
	unsigned int bad_count;
	struct {
		const char *param, *value; /* value: NULL, there is none */
	} bad[PARAMS_BAD_MAX];
};

/* "reboot", "halt", ... */
const char *params_dump_action(enum dump_action action);

/* "early", "mount", ... */
const char *params_break_name(enum breakpoint point);

/*
 * Splits off the next word of a command line as the kernel does
 * (lib/cmdline.c, next_arg()): double quotes hold spaces together, and are
 * removed where they open the word or its value. (The kernel also takes the
 * byte 0xa0 for a space, which would split UTF-8; this does not.) *@param is
 * what stands before the first "=", *@value what follows it, or NULL. Writes
 * into @line. Returns what is left of the line, or NULL when no word is left.
 */
char *cmdline_next(char *line, char **param, char **value);

/*
 * Reads what concerns kinit out of @line, which must live as long as @p, for
 * the strings point into it; it is overwritten. The last one of a kind wins.
 * What follows "--" is for the real init.
 */
void params_parse(struct params *p, char *line);

#endif
