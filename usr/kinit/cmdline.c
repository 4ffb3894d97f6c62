// SPDX-License-Identifier: GPL-2.0-only
/*
 * The kernel's command line, as /proc/cmdline shows it: words separated by
 * white space, each PARAM or PARAM=VALUE, with double quotes around what holds
 * a space (Documentation/admin-guide/kernel-parameters.rst, lib/cmdline.c).
 *
 * One table says which parameters there are. Those of the kernel mean here
 * what they mean there; Documentation/admin-guide/kinit/parameters.rst
 * describes them all.
 */
#include <stddef.h>
#include <string.h>

#include "cmdline.h"
#include "parts.h"

#ifndef KINIT_TIMEOUT
#define KINIT_TIMEOUT 30
#endif
#ifndef KINIT_LOG_DEFAULT
#define KINIT_LOG_DEFAULT LOG_INFO
#endif

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

char *cmdline_next(char *line, char **param, char **value)
{
	bool quoted = false, in_quote = false;
	char *equals = NULL, *p;

	while (is_space(*line))
		line++;
	if (!*line)
		return NULL;

	if (*line == '"') {
		line++;
		quoted = in_quote = true;
	}
	for (p = line; *p && (in_quote || !is_space(*p)); p++) {
		if (*p == '"')
			in_quote = !in_quote;
		else if (*p == '=' && p > line && !equals)
			equals = p;
	}

	*param = line;
	*value = NULL;
	line = *p ? p + 1 : p;
	*p = '\0';

	if (equals) {
		*equals = '\0';
		*value = equals + 1;
		if (**value == '"') {
			(*value)++;
			if (p > *value && p[-1] == '"')
				p[-1] = '\0';
		}
	}
	if (quoted && p > *param && p[-1] == '"')
		p[-1] = '\0';
	return line;
}

static bool parse_seconds(const char *text, int *seconds)
{
	int n = 0;

	if (!*text)
		return false;
	for (; *text; text++) {
		if (*text < '0' || *text > '9' || n > 10000000)
			return false;
		n = n * 10 + (*text - '0');
	}
	*seconds = n;
	return true;
}

static bool set_root(struct params *p, char *value)
{
	p->root = value;
	return true;
}

static bool set_rootfstype(struct params *p, char *value)
{
	p->rootfstype = value;
	return true;
}

static bool set_rootflags(struct params *p, char *value)
{
	p->rootflags = value;
	return true;
}

static bool set_nfsroot(struct params *p, char *value)
{
	p->nfsroot = value;
	return true;
}

static bool set_resume(struct params *p, char *value)
{
	if (KINIT_HAS_RESUME)
		p->resume = value;
	return KINIT_HAS_RESUME;
}

static bool set_resume_offset(struct params *p, char *value)
{
	uint64_t n = 0;

	for (; *value; value++) {
		if (*value < '0' || *value > '9' || n >> 48)
			return false;
		n = n * 10 + (*value - '0');
	}
	p->resume_offset = n;
	return true;
}

static bool set_resumedelay(struct params *p, char *value)
{
	return parse_seconds(value, &p->resume_delay);
}

static bool set_resumewait(struct params *p, char *value)
{
	(void)value;
	p->resume_wait = true;
	return true;
}

static bool set_noresume(struct params *p, char *value)
{
	(void)value;
	p->resume_mode = RESUME_DROP;
	return true;
}

/* All that begins with "no" but this one forbids it; the rest is the kernel's. */
static bool set_hibernate(struct params *p, char *value)
{
	if (!value ||
	    (!strncmp(value, "no", 2) && strncmp(value, "nocompress", 10)))
		p->resume_mode = RESUME_OFF;
	return true;
}

static bool set_init(struct params *p, char *value)
{
	p->init = value;
	return true;
}

static bool set_ro(struct params *p, char *value)
{
	(void)value;
	p->rw = false;
	return true;
}

static bool set_rw(struct params *p, char *value)
{
	(void)value;
	p->rw = true;
	return true;
}

static bool set_timeout(struct params *p, char *value)
{
	return parse_seconds(value, &p->timeout);
}

static bool set_rootwait(struct params *p, char *value)
{
	if (value)
		return parse_seconds(value, &p->timeout);
	p->timeout = WAIT_FOREVER;
	return true;
}

static bool set_stall(struct params *p, char *value)
{
	return parse_seconds(value, &p->stall);
}

/* The place of @value in a list of names that ends with NULL, or -1. */
static int find_name(const char *const *names, const char *value)
{
	for (int i = 0; names[i]; i++)
		if (!strcmp(value, names[i]))
			return i;
	return -1;
}

static bool set_degraded(struct params *p, char *value)
{
	static const char *const names[] = {
		[DEGRADED_AUTO] = "auto",
		[DEGRADED_ASK] = "ask",
		[DEGRADED_NEVER] = "never",
		NULL,
	};
	int degraded = find_name(names, value);

	if (degraded >= 0)
		p->degraded = degraded;
	return degraded >= 0;
}

static bool set_on_failure(struct params *p, char *value)
{
	static const char *const names[] = {
		[FAILURE_PANIC] = "panic",	 [FAILURE_REBOOT] = "reboot",
		[FAILURE_POWEROFF] = "poweroff", [FAILURE_WAIT] = "wait",
		[FAILURE_SHELL] = "shell",	 NULL,
	};
	int on_failure = find_name(names, value);

	if (on_failure >= 0)
		p->on_failure = on_failure;
	return on_failure >= 0;
}

static const char *const break_names[BREAKPOINTS + 1] = {
	[BREAK_EARLY] = "early",
	[BREAK_MOUNT] = "mount",
	[BREAK_MOUNTED] = "mounted",
	[BREAK_SWITCH] = "switch",
	NULL,
};

const char *params_break_name(enum breakpoint point)
{
	return break_names[point];
}

static bool set_dump(struct params *p, char *value)
{
	p->dump = value;
	return true;
}

static bool set_dump_path(struct params *p, char *value)
{
	p->dump_path = value;
	return true;
}

static bool set_above_zero(int *seconds, const char *value)
{
	int n;

	if (!parse_seconds(value, &n) || !n)
		return false;
	*seconds = n;
	return true;
}

static bool set_dump_limit(struct params *p, char *value)
{
	return set_above_zero(&p->dump_limit, value);
}

static bool set_dump_wait(struct params *p, char *value)
{
	return set_above_zero(&p->dump_wait, value);
}

static const char *const dump_names[] = {
	[DUMP_REBOOT] = "reboot",     [DUMP_HALT] = "halt",
	[DUMP_POWEROFF] = "poweroff", [DUMP_WAIT] = "wait",
	[DUMP_ROOT] = "root",	      NULL,
};

const char *params_dump_action(enum dump_action action)
{
	return dump_names[action];
}

static bool set_dump_action(struct params *p, char *value)
{
	int action = find_name(dump_names, value);

	if (action >= 0)
		p->dump_action = action;
	return action >= 0;
}

/* A list. Those that are known count, whatever stands beside them. */
static bool set_break(struct params *p, char *value)
{
	bool known = true;

	while (*value) {
		size_t len = strcspn(value, ",");
		char name[16] = "";
		int point;

		if (len < sizeof(name))
			memcpy(name, value, len);
		point = find_name(break_names, name);
		if (point >= 0)
			p->breaks |= 1U << point;
		known &= point >= 0;
		value += len + (value[len] == ',');
	}
	return known;
}

static bool set_rootdelay(struct params *p, char *value)
{
	return parse_seconds(value, &p->delay);
}

static bool set_loop(struct params *p, char *value)
{
	p->loop = value;
	return true;
}

static bool set_overlay(struct params *p, char *value)
{
	p->overlay = value && strcmp(value, "tmpfs") ? value : "";
	return true;
}

/* As systemd-fsck(8) takes it; how to repair is for the hook to know. */
static bool set_fsck_mode(struct params *p, char *value)
{
	static const char *const names[] = {
		[FSCK_AUTO] = "auto",
		[FSCK_FORCE] = "force",
		[FSCK_SKIP] = "skip",
		NULL,
	};
	int mode = find_name(names, value);

	if (mode >= 0)
		p->fsck = mode;
	return mode >= 0;
}

static bool set_log(struct params *p, char *value)
{
	/* From LOG_ERR to LOG_DEBUG. */
	static const char *const names[] = { "err",  "warning", "notice",
					     "info", "debug",	NULL };
	int level = find_name(names, value);

	if (level >= 0)
		p->log = LOG_ERR + level;
	return level >= 0;
}

enum value_use { NO_VALUE, MAY_HAVE_VALUE, NEEDS_VALUE };

static const struct {
	const char *name;
	enum value_use use;
	bool (*set)(struct params *p, char *value);
} params_table[] = {
	{ "root", NEEDS_VALUE, set_root },
	{ "rootfstype", NEEDS_VALUE, set_rootfstype },
	{ "rootflags", NEEDS_VALUE, set_rootflags },
	{ "nfsroot", NEEDS_VALUE, set_nfsroot },
	{ "rootdelay", NEEDS_VALUE, set_rootdelay },
	{ "rootwait", MAY_HAVE_VALUE, set_rootwait },
	{ "ro", NO_VALUE, set_ro },
	{ "rw", NO_VALUE, set_rw },
	{ "resume", NEEDS_VALUE, set_resume },
	{ "resume_offset", NEEDS_VALUE, set_resume_offset },
	{ "resumedelay", NEEDS_VALUE, set_resumedelay },
	{ "resumewait", NO_VALUE, set_resumewait },
	{ "noresume", NO_VALUE, set_noresume },
	{ "hibernate", NEEDS_VALUE, set_hibernate },
	{ "nohibernate", NO_VALUE, set_hibernate },
	{ "init", NEEDS_VALUE, set_init },
	{ "fsck.mode", NEEDS_VALUE, set_fsck_mode },
	{ "kinit.loop", NEEDS_VALUE, set_loop },
	{ "kinit.overlay", MAY_HAVE_VALUE, set_overlay },
	{ "kinit.on_failure", NEEDS_VALUE, set_on_failure },
	{ "kinit.dump", NEEDS_VALUE, set_dump },
	{ "kinit.dump.path", NEEDS_VALUE, set_dump_path },
	{ "kinit.dump.limit", NEEDS_VALUE, set_dump_limit },
	{ "kinit.dump.action", NEEDS_VALUE, set_dump_action },
	{ "kinit.dump.wait", NEEDS_VALUE, set_dump_wait },
	{ "kinit.break", NEEDS_VALUE, set_break },
	{ "kinit.timeout", NEEDS_VALUE, set_timeout },
	{ "kinit.stall", NEEDS_VALUE, set_stall },
	{ "kinit.degraded", NEEDS_VALUE, set_degraded },
	{ "kinit.log", NEEDS_VALUE, set_log },
};

static void add_bad(struct params *p, const char *param, const char *value)
{
	if (p->bad_count == PARAMS_BAD_MAX)
		return;
	p->bad[p->bad_count].param = param;
	p->bad[p->bad_count].value = value;
	p->bad_count++;
}

static void set_param(struct params *p, char *param, char *value)
{
	for (size_t i = 0; i < sizeof(params_table) / sizeof(*params_table);
	     i++) {
		enum value_use use = params_table[i].use;

		if (strcmp(param, params_table[i].name))
			continue;
		/* "ro=x" is another parameter than "ro", as for the kernel. */
		if (use == NO_VALUE && value)
			return;
		if ((use == NEEDS_VALUE && (!value || !*value)) ||
		    !params_table[i].set(p, value)) {
			add_bad(p, param, value);
		}
		return;
	}
	if (!strncmp(param, "kinit.", 6))
		add_bad(p, param, value);
}

void params_parse(struct params *p, char *line)
{
	char *param, *value;

	*p = (struct params){
		.timeout = KINIT_TIMEOUT,
		.stall = STALL_DEFAULT,
		.dump_path = DUMP_PATH_DEFAULT,
		.dump_limit = DUMP_LIMIT_DEFAULT,
		.log = KINIT_LOG_DEFAULT,
	};
	while ((line = cmdline_next(line, &param, &value))) {
		if (!value && !strcmp(param, "--"))
			return;
		set_param(p, param, value);
	}
}
