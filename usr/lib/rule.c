// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <string.h>

#include "glob.h"
#include "rule.h"

/* No hook waits for a day; and it must not overflow. */
#define MAX_NUMBER 86400

/* Behind these two come those of any block device. */
static const char *const resume_keys[] = {
	"format", "offset", "devname",	"devtype",   "fstype",
	"label",  "uuid",   "partuuid", "partlabel", NULL,
};
#define BLOCK_KEYS (resume_keys + 2)
static const char *const fsck_keys[] = {
	"devname",  "devtype",	 "fstype", "label", "uuid",
	"partuuid", "partlabel", "mode",   NULL,
};
static const char *const group_keys[] = { "fstype", "name", "uuid", "needed",
					  NULL };
static const char *const network_keys[] = {
	"interface", "proto",  "address",   "gateway",
	"server",    "domain", "root_path", NULL,
};
static const char *const rescue_keys[] = { "reason", NULL };
static const char *const vmcore_keys[] = { "kind", NULL };
static const char *const no_keys[] = { NULL };

static const struct {
	const char *name;
	const char *const *keys; /* NULL: those of the kernel's events */
} events[RULE_EVENTS] = {
	[ON_EARLY] = { "early", no_keys },
	[ON_RESUME] = { "resume", resume_keys },
	[ON_BLOCK] = { "block", BLOCK_KEYS },
	[ON_COMPLETE] = { "complete", group_keys },
	[ON_UEVENT] = { "uevent", NULL },
	[ON_NETWORK] = { "network", network_keys },
	[ON_STALL] = { "stall", group_keys },
	[ON_FSCK] = { "fsck", fsck_keys },
	[ON_VMCORE] = { "vmcore", vmcore_keys },
	[ON_MOUNTED] = { "mounted", no_keys },
	[ON_SWITCH] = { "switch", no_keys },
	[ON_RESCUE] = { "rescue", rescue_keys },
};

const char *rule_event_name(enum rule_event event)
{
	return events[event].name;
}

static bool parse_number(const char *text, unsigned int *number)
{
	unsigned int n = 0;

	if (!*text)
		return false;
	for (; *text; text++) {
		if (*text < '0' || *text > '9')
			return false;
		n = n * 10 + (*text - '0');
		if (n > MAX_NUMBER)
			return false;
	}
	*number = n;
	return true;
}

static const char *parse_event(struct rule *rule, const struct word *word)
{
	for (unsigned int e = 0; e < RULE_EVENTS; e++) {
		if (word_is(word, events[e].name)) {
			rule->event = e;
			return NULL;
		}
	}
	return "no such event: known are early, resume, block, complete, uevent, network, stall, fsck, vmcore, mounted and switch";
}

/* False: it is none of the options. */
static bool parse_option(struct rule *rule, const struct word *word,
			 const char **problem)
{
	const char *text = word->text;

	*problem = NULL;
	if (!strcmp(text, "once")) {
		rule->once = true;
	} else if (!strcmp(text, "serial")) {
		rule->serial = true;
	} else if (!strcmp(text, "tty")) {
		rule->tty = true;
	} else if (!strncmp(text, "timeout=", 8)) {
		if (!parse_number(text + 8, &rule->timeout) || !rule->timeout)
			*problem = "wants a number of seconds, from 1 to 86400";
	} else if (!strcmp(text, "retry=always")) {
		rule->retry = RETRY_ALWAYS;
	} else if (!strncmp(text, "retry=", 6)) {
		if (!parse_number(text + 6, &rule->retry))
			*problem = "wants a number, at most 86400, or always";
	} else {
		return false;
	}
	return true;
}

static bool is_upper_name(const char *key)
{
	for (; *key; key++)
		if (!((*key >= 'A' && *key <= 'Z') ||
		      (*key >= '0' && *key <= '9') || *key == '_'))
			return false;
	return true;
}

static const char *parse_match(struct rule *rule, const struct word *word)
{
	const char *const *known = events[rule->event].keys;
	char *equals = strchr(word->text, '=');

	if (!equals || equals == word->text)
		return "neither KEY=GLOB, nor timeout=, retry=, once, serial or tty, nor run";
	*equals = '\0';
	if (!known && !is_upper_name(word->text))
		return "the keys of kernel events are in upper case";
	while (known && *known && strcmp(*known, word->text))
		known++;
	if (known && !*known)
		return "this event has no such key";
	if (rule->n_matches == RULE_MATCHES)
		return "too many matches in one rule";
	rule->matches[rule->n_matches].key = word->text;
	rule->matches[rule->n_matches].glob = equals + 1;
	rule->matches[rule->n_matches].literal = word->quoted;
	rule->n_matches++;
	return NULL;
}

const char *rule_parse(struct rule *rule, struct statement *st,
		       unsigned int *bad)
{
	const char *problem;
	unsigned int i;

	*rule = (struct rule){ .line = st->words[0].line };
	*bad = 0;
	if (st->n < 2)
		return "says no event";
	*bad = 1;
	problem = parse_event(rule, &st->words[1]);
	if (problem)
		return problem;

	for (i = 2; i < st->n && !word_is(&st->words[i], "run"); i++) {
		*bad = i;
		if (!parse_option(rule, &st->words[i], &problem))
			problem = parse_match(rule, &st->words[i]);
		if (problem)
			return problem;
	}
	if (i == st->n)
		return "nothing to run: \"run COMMAND ...\" is missing";
	*bad = i++;
	if (i == st->n)
		return "names no command";
	if (!*st->words[i].text)
		return "the command is empty";
	for (; i < st->n; i++)
		rule->argv[rule->argc++] = word_literal(&st->words[i]);
	if (!rule->timeout && !rule->tty)
		rule->timeout = RULE_TIMEOUT;
	return NULL;
}

static bool matches_any(const char *globs, const char *value)
{
	char glob[256];

	do {
		size_t len = strcspn(globs, (const char[]){ WORD_OR, '\0' });

		if (len < sizeof(glob)) {
			memcpy(glob, globs, len);
			glob[len] = '\0';
			if (glob_match(glob, value))
				return true;
		}
		globs += len;
	} while (*globs++);
	return false;
}

static char to_upper(char c)
{
	return c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c;
}

bool rule_matches(const struct rule *rule, rule_get *get, const void *env)
{
	for (unsigned int i = 0; i < rule->n_matches; i++) {
		const char *key = rule->matches[i].key, *value;
		size_t len = strlen(key);
		char name[64];

		if (len >= sizeof(name))
			return false;
		for (size_t j = 0; j < len; j++)
			name[j] = to_upper(key[j]);
		value = get(env, name, len);
		if (!value)
			value = "";
		if (rule->matches[i].literal
			    ? strcmp(rule->matches[i].glob, value) != 0
			    : !matches_any(rule->matches[i].glob, value))
			return false;
	}
	return true;
}

static bool is_name(char c, bool first)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' ||
	       (!first && c >= '0' && c <= '9');
}

/* The name behind a $: its start, and its length; returns what follows it. */
static const char *find_name(const char *p, const char **name, size_t *len)
{
	bool braces = *p == '{';

	p += braces;
	*name = p;
	while (is_name(*p, p == *name))
		p++;
	*len = p - *name;
	if (!*len || (braces && *p != '}')) {
		*len = 0;
		return *name - braces;
	}
	return p + braces;
}

size_t rule_expand(const char *arg, rule_get *get, const void *env, char *buf,
		   size_t size)
{
	size_t total = 0;

	while (*arg) {
		const char *piece = arg, *name;
		size_t len = 1;

		if (*arg++ == '$' && *arg == '$') {
			arg++;
		} else if (*piece == '$') {
			arg = find_name(arg, &name, &len);
			if (len) {
				piece = get(env, name, len);
				len = piece ? strlen(piece) : 0;
			} else {
				len = 1; /* a $ before anything else */
			}
		}
		for (size_t i = 0; i < len; i++, total++)
			if (total + 1 < size)
				buf[total] = piece[i];
	}
	if (size)
		buf[total < size ? total : size - 1] = '\0';
	return total;
}
