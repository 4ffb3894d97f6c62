// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdlib.h>

#include "../tap.h"
#include "base/suggest.h"
#include "hook/manifest.h"

/* All errors, one a line: "LINE:COLUMN WORD". */
static char said[100000];

static void complain(void *context, unsigned int line, unsigned int column,
		     const char *word, const char *problem)
{
	size_t len = strlen(said);

	(void)context;
	(void)problem;
	snprintf(said + len, sizeof(said) - len, "%u:%u %s\n", line, column,
		 word ? word : "-");
}

static int parse(struct manifest *m, const char *text)
{
	said[0] = '\0';
	return manifest_parse(m, text, strlen(text), complain, NULL);
}

static void test_entries(void)
{
	struct manifest m;

	is_int(parse(&m, ""), 0, "an empty manifest");
	is_int(m.count, 0, "... has no statements");
	manifest_free(&m);

	is_int(parse(&m, "exec /a|/b /c/ optional\nmodule a b|c\n"), 0,
	       "two statements");
	is_int(m.count, 2, "... are two");
	is_int(m.entries[0].kind, HOOK_EXEC, "exec");
	is_int(m.entries[0].n, 2, "... with two words");
	ok(m.entries[0].optional, "... is optional");
	is_str(m.entries[0].words[0].text, "/a\1/b",
	       "... with alternatives kept apart");
	is_str(m.entries[0].words[1].text, "/c/", "... and a destination");
	is_int(m.entries[1].kind, HOOK_MODULE, "module");
	ok(!m.entries[1].optional, "... is not");
	manifest_free(&m);

	is_int(parse(&m, "file \"/a|b\" /optional"), 0, "words in quotes");
	is_str(m.entries[0].words[0].text, "/a|b", "... have no alternatives");
	ok(!m.entries[0].optional, "a path is no \"optional\"");
	manifest_free(&m);
}

static void is_rules(const char *text, const char *rules)
{
	struct manifest m;
	char *got;

	is_int(parse(&m, text), 0, "rules");
	got = manifest_rules(&m);
	is_str(got, rules, "... are written in one form");
	manifest_free(&m);
	/* ... which is read as itself. */
	parse(&m, rules);
	free(got);
	got = manifest_rules(&m);
	is_str(got, rules, "... that stays");
	free(got);
	manifest_free(&m);
}

static void test_rules(void)
{
	is_rules("exec /a\n", "");
	is_rules("description \"a\"\non early run x\n",
		 "description \"a\"\non early run x\n");
	is_rules("description a", "description \"a\"\n");
	is_rules("description \"a \\\"b\\\\\"\n",
		 "description \"a \\\"b\\\\\"\n");
	is_rules("on block fstype=a|b\n\t# and\n  label=\"c d\" run x  \"y\"z\n",
		 "on block fstype=a|b \"label=c d\" run x \"yz\"\n");
	is_rules("on block label=\"a b\"|\"c|d\" run x \"\"\n",
		 "on block \"label=a b\"|\"c|d\" run x \"\"\n");
	is_rules("layer a b-2\nroot c\nasks-network \"x.y\" z\n",
		 "layer a b-2\nroot c\nasks-network \"x.y\" z\n");
	is_rules("module a|b\nmodule c optional\n", "module a|b\n");
	is_rules("on early run \"run\" $A \"$B\"\n",
		 "on early run \"run\" $A \"$B\"\n");
}

static void is_error(const char *text, const char *errors)
{
	struct manifest m;

	is_int(parse(&m, text), -EINVAL, "an error");
	is_str(said, errors, "... is where it is");
	manifest_free(&m);
}

static void test_errors(void)
{
	static char many[200 * 3 + 1];
	unsigned int lines = 0;
	struct manifest m;

	is_error("exce /x", "1:1 exce\n");
	is_error("\n\n  # x\nfile a\n\tb\nexec\n", "4:6 a\n5:2 b\n6:1 exec\n");
	is_error("file a|/b optional\n", "1:6 a|/b\n");
	is_error("file /a\001\nfile b", "1:8 -\n2:6 b\n");
	is_error("file \"/a\n", "1:6 -\n");
	is_error("on x run y\non early\n", "1:4 x\n2:4 early\n");
	is_error("needs-config CONFIG_A A-B\n", "1:14 CONFIG_A\n1:23 A-B\n");

	is_error("layer a b| A\nroot x:\nroot\nlayer 1\n",
		 "1:9 b|\n1:12 A\n2:6 x:\n3:1 root\n4:7 1\n");
	is_error("root abcdefghijklmnopqrstuvwxyzabcdef",
		 "1:6 abcdefghijklmnopqrstuvwxyzabcdef\n");
	is_error("asks-network a= b|c \"d e\"",
		 "1:14 a=\n1:17 b|c\n1:21 d e\n");

	for (size_t i = 0; i < 200; i++)
		strcat(many, "x\n");
	is_int(parse(&m, many), -EINVAL, "200 errors");
	for (const char *p = said; *p; p++)
		lines += *p == '\n';
	is_int(lines, 101, "... are not all told");
	manifest_free(&m);
}

static void test_names(void)
{
	static const char *const good[] = { "mdadm", "lvm2", "a", "a-b_c.d+e",
					    "A1" };
	static const char *const bad[] = {
		"", ".", "..", "-a", ".a", "a/b", "a b", "a,", "a\n", "\xc3\xa4"
	};
	char name[65] = "";

	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		ok(manifest_is_hook_name(good[i]), "'%s' is a name", good[i]);
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		ok(!manifest_is_hook_name(bad[i]), "bad name %zu", i);
	memset(name, 'a', 64);
	ok(!manifest_is_hook_name(name), "64 letters are too many");
	name[63] = '\0';
	ok(manifest_is_hook_name(name), "63 are not");
}

static void test_suggest(void)
{
	static const char *const names[] = { "exec", "file", "firmware", "on",
					     NULL };
	char name[100] = "";

	is_str(suggest("exce", names), "exec", "two letters exchanged");
	is_str(suggest("fil", names), "file", "one too few");
	is_str(suggest("ffile", names), "file", "one too many");
	is_str(suggest("fimrware", names), "firmware", "in a long word");
	is_str(suggest("module", names), NULL, "nothing near");
	is_str(suggest("x", names), NULL, "a letter is near to nothing");
	is_str(suggest("", names), NULL, "nor is an empty word");
	memset(name, 'e', 99);
	is_str(suggest(name, names), NULL, "nor a long one");
}

int main(void)
{
	test_entries();
	test_rules();
	test_errors();
	test_names();
	test_suggest();
	return done_testing();
}
