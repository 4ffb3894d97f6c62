// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>

#include "../tap.h"
#include "glob.h"
#include "rule.h"

static struct statement st;
static struct rule rule;
static unsigned int bad;
static char buf[1024];

static const char *parse(const char *text)
{
	struct words w;

	snprintf(buf, sizeof(buf), "%s", text);
	words_init(&w, buf, strlen(buf));
	if (words_next(&w, &st) != WORDS_STATEMENT)
		return "no statement";
	return rule_parse(&rule, &st, &bad);
}

static void test_parse(void)
{
	is_str(parse("on block fstype=linux_raid_member\n"
		     "\trun mdadm --incremental $DEVNAME a|b"),
	       NULL, "a rule");
	is_int(rule.event, ON_BLOCK, "its event");
	is_int(rule.n_matches, 1, "its match");
	is_str(rule.matches[0].key, "fstype", "key");
	is_str(rule.matches[0].glob, "linux_raid_member", "glob");
	is_int(rule.argc, 4, "its arguments");
	is_str(rule.argv[3], "a|b", "are literal");
	is_str(rule.argv[4], NULL, "the end");
	is_int(rule.timeout, RULE_TIMEOUT, "default timeout");
	is_int(rule.line, 1, "its line");
	ok(!rule.once && !rule.serial && !rule.tty && !rule.retry,
	   "no options");

	is_str(parse("on stall once serial tty retry=3 timeout=5 run x"), NULL,
	       "all options");
	ok(rule.once && rule.serial && rule.tty, "are set");
	is_int(rule.retry, 3, "retry");
	is_int(rule.timeout, 5, "timeout");
	is_str(parse("on network retry=always run x"), NULL, "retry=always");
	ok(rule.retry == RETRY_ALWAYS, "is set");
	is_str(parse("on early tty run x"), NULL, "tty");
	is_int(rule.timeout, 0, "has no timeout by itself");
	is_str(parse("on uevent SUBSYSTEM=net ACTION=add run x once"), NULL,
	       "kernel's keys");
	is_int(rule.argc, 2, "behind run all are arguments");
	is_str(parse("on early run \"run\" \"\""), NULL, "quoted arguments");
	is_str(rule.argv[1], "", "an empty one");
	for (int e = 0; e < RULE_EVENTS; e++) {
		char text[64];

		snprintf(text, sizeof(text), "on %s run x", rule_event_name(e));
		is_str(parse(text), NULL, "on %s", rule_event_name(e));
		is_int(rule.event, e, "is that event");
	}
}

static void refuses(const char *text, unsigned int word, const char *want)
{
	const char *problem = parse(text);

	ok(problem && strstr(problem, want), "%s: %s", text,
	   problem ? problem : "(none)");
	is_int(bad, word, "and it names the word");
}

static void test_errors(void)
{
	refuses("on", 0, "no event");
	refuses("on blok run x", 1, "no such event");
	refuses("on \"block\" run x", 1, "no such event");
	refuses("on block", 1, "\"run COMMAND ...\" is missing");
	refuses("on block fstype=a", 2, "\"run COMMAND ...\" is missing");
	refuses("on block run", 2, "names no command");
	refuses("on block run \"\"", 2, "empty");
	refuses("on block size=1 run x", 2, "no such key");
	refuses("on early fstype=a run x", 2, "no such key");
	refuses("on uevent subsystem=a run x", 2, "upper case");
	refuses("on block ones run x", 2, "neither");
	refuses("on block =x run x", 2, "neither");
	refuses("on block timeout=0 run x", 2, "seconds");
	refuses("on block timeout= run x", 2, "seconds");
	refuses("on block timeout=86401 run x", 2, "seconds");
	refuses("on block timeout=99999999999999999999 run x", 2, "seconds");
	refuses("on block retry=-1 run x", 2, "number");
	refuses("on block retry=alway run x", 2, "always");
	refuses("on uevent A=1 A=1 A=1 A=1 A=1 A=1 A=1 A=1 A=1 run x", 10,
		"too many");
}

/* NAME=VALUE NAME=VALUE ... with no blanks in them. */
static const char *get(const void *env, const char *name, size_t len)
{
	static char value[64];
	const char *p = env;

	while (p && *p) {
		if (!strncmp(p, name, len) && p[len] == '=') {
			snprintf(value, sizeof(value), "%.*s",
				 (int)strcspn(p + len + 1, " "), p + len + 1);
			return value;
		}
		p = strchr(p, ' ');
		p = p ? p + 1 : NULL;
	}
	return NULL;
}

static bool matches(const char *text, const char *env)
{
	if (parse(text))
		abort();
	return rule_matches(&rule, get, env);
}

static void test_match(void)
{
	const char *raid = "FSTYPE=linux_raid_member LABEL=a*b";

	ok(matches("on block run x", raid), "no match wanted");
	ok(matches("on block fstype=linux_raid_member run x", raid), "equal");
	ok(!matches("on block fstype=linux run x", raid), "a beginning only");
	ok(matches("on block fstype=linux* run x", raid), "a glob");
	ok(matches("on block fstype=ext4|linux* run x", raid), "or");
	ok(!matches("on block fstype=ext4|xfs run x", raid), "neither");
	ok(!matches("on block fstype=linux* label=b run x", raid), "and");
	ok(matches("on block \"label=a*b\" run x", raid), "literally");
	ok(!matches("on block \"label=a*b\" run x", "LABEL=axb"),
	   "a quoted glob is none");
	ok(matches("on block uuid= run x", raid), "not set is empty");
	ok(!matches("on block uuid=?* run x", raid), "and not anything");
}

static void expands(const char *arg, const char *want)
{
	char out[64];
	size_t len = rule_expand(arg, get, "A=1 NAME=x*y LONG=abcdefgh", out,
				 sizeof(out));

	is_str(out, want, "%s", arg);
	is_int(len, strlen(want), "its length");
}

static void test_expand(void)
{
	char *out = malloc(4);

	expands("", "");
	expands("plain", "plain");
	expands("$A", "1");
	expands("a$A-$NAME", "a1-x*y");
	expands("${A}B", "1B");
	expands("$AB", "");
	expands("[$NONE]", "[]");
	expands("$$A", "$A");
	expands("$", "$");
	expands("a$", "a$");
	expands("$1", "$1");
	expands("${A", "${A");
	expands("${}", "${}");
	expands("$-", "$-");
	is_int(rule_expand("$LONG", get, "LONG=abcdefgh", out, 4), 8,
	       "too long: the length");
	is_str(out, "abc", "and what fits");
	free(out);
}

static void test_glob(void)
{
	static const struct {
		const char *pattern, *text;
		bool matches;
	} table[] = {
		{ "", "", true },
		{ "", "a", false },
		{ "*", "", true },
		{ "*", "abc", true },
		{ "**", "abc", true },
		{ "?", "", false },
		{ "a?c", "abc", true },
		{ "a*c", "abcbc", true },
		{ "a*c", "abcb", false },
		{ "*a*b*", "xaxbx", true },
		{ "*.so.*", "x.so.1", true },
		{ "[a-c]x", "bx", true },
		{ "[!a-c]x", "bx", false },
		{ "[!a-c]x", "dx", true },
		{ "[]a]", "]", true },
		{ "[a-]", "-", true },
		{ "[a", "[a", true },
		{ "[", "[", true },
		{ "\\*", "*", true },
		{ "\\*", "a", false },
		{ "\\", "\\", true },
		{ "[z-a]", "m", false },
		{ "a/*", "a/b/c", true },
		{ "*", ".x", true },
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		is_int(glob_match(table[i].pattern, table[i].text),
		       table[i].matches, "%s and %s", table[i].pattern,
		       table[i].text);
	/* 10^9 steps and more for a matcher that tries all stars anew. */
	ok(!glob_match("*a*a*a*a*a*a*a*a*a*a*a*a*b",
		       "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
	   "many stars take no time");
}

int main(void)
{
	test_parse();
	test_errors();
	test_match();
	test_expand();
	test_glob();
	return done_testing();
}
