// SPDX-License-Identifier: GPL-2.0-only
/*
 * The words of a command line. What is expected was worked out by hand from
 * next_arg() of the kernel's lib/cmdline.c, and is what the kernel gives.
 */
#include <stdlib.h>

#include "../tap.h"
#include "cmdline.h"
#include "text.h"

/* [PARAM] or [PARAM:VALUE] for each word. */
static const struct {
	const char *line, *want;
} splits[] = {
	{ "", "" },
	{ " \t\n", "" },
	{ "ro", "[ro]" },
	{ "  ro \n", "[ro]" },
	{ "a b\tc\nd\ve\ff\rg", "[a][b][c][d][e][f][g]" },
	{ "a\1b\x1f"
	  "c",
	  "[a\1b\x1f"
	  "c]" },
	{ "--", "[--]" },

	{ "a=b", "[a:b]" },
	{ "a=", "[a:]" },
	{ "a= b", "[a:][b]" },
	{ "a=b=c", "[a:b=c]" },
	{ "a==", "[a:=]" },
	/* An "=" in front divides nothing. */
	{ "=b", "[=b]" },
	{ "=", "[=]" },
	{ "=a=b", "[=a:b]" },
	{ "==b", "[=:b]" },
	{ "\"=a b\"", "[=a b]" },

	/* Quotes around a value. */
	{ "a=\"b c\" d", "[a:b c][d]" },
	{ "a=\"\" d", "[a:][d]" },
	{ "a=\"b=c d\"", "[a:b=c d]" },
	{ "a=\"b c\"d e", "[a:b c\"d][e]" },
	{ "a=\"b\"c\"", "[a:b\"c]" },
	{ "a=b\" c\"d e", "[a:b\" c\"d][e]" },
	{ "a=b\" c\" d", "[a:b\" c\"][d]" },
	{ "root=LABEL=\"a b\" c", "[root:LABEL=\"a b\"][c]" },
	{ "root=\"LABEL=a b\" c", "[root:LABEL=a b][c]" },

	/* Quotes around a word. */
	{ "\"a b\" c", "[a b][c]" },
	{ "\"a b\"c d", "[a b\"c][d]" },
	{ "\"a=b c\" d", "[a:b c][d]" },
	{ "\"a b=c d\" e", "[a b:c d][e]" },
	{ "\"a=b\" c\" d", "[a:b][c\" d]" },
	{ "\"a\"b=c d", "[a\"b:c][d]" },
	{ "\"\" a", "[][a]" },
	{ "\"--\"", "[--]" },

	/* Both: the inner one is not an inner one. */
	{ "\"a=\"b c\"", "[a:b][c\"]" },
	{ "\"a=\"b\"\"", "[a:b\"]" },
	{ "\"a=\"\" b", "[a:\" b]" },
	{ "\"a=\"\"\" b", "[a:\"][b]" },

	/* Quotes elsewhere. */
	{ "a\"b c\"=d e", "[a\"b c\":d][e]" },
	{ "a\" \"b", "[a\" \"b]" },
	{ "a=\"b\\\" c", "[a:b\\][c]" },

	/* Not terminated: to the end of the line. */
	{ "a=\"b c", "[a:b c]" },
	{ "a=\"", "[a:]" },
	{ "a=b\"c d", "[a:b\"c d]" },
	{ "\"a b c", "[a b c]" },
	{ "\"a=", "[a:]" },
	{ "\"a=\"", "[a:]" },
	{ "\"", "[]" },
	{ "\"\"", "[]" },
	{ "\"\"\"", "[\"]" },
	{ "\" ", "[ ]" },
	{ "a \"", "[a][]" },

	/*
	 * The kernel takes the byte A0 for a space, wherever it stands. It is
	 * a part of many letters in UTF-8, which labels may hold.
	 */
	{ "root=LABEL=voil\u00e0 ro", "[root:LABEL=voil\u00e0][ro]" },
};

static void test_splits(void)
{
	size_t i;

	for (i = 0; i < sizeof(splits) / sizeof(*splits); i++) {
		/* Of just that size, so that ASan sees a byte too many. */
		char *line = strdup(splits[i].line);
		char *rest = line, *param, *value, got[200];
		struct text t, name;
		char escaped[200];

		text_init(&t, got, sizeof(got));
		while ((rest = cmdline_next(rest, &param, &value)))
			text_add(&t, value ? "[%s:%s]" : "[%s]", param, value);
		text_init(&name, escaped, sizeof(escaped));
		text_add_escaped(&name, splits[i].line);
		is_str(got, splits[i].want, "<%s>", escaped);
		free(line);
	}
}

/* As long as it may be, in one word and in as many as possible. */
static void test_long(void)
{
	char *line = malloc(CMDLINE_MAX), *rest, *param, *value;
	struct params p;
	int n = 0;

	memset(line, 'x', CMDLINE_MAX - 1);
	line[CMDLINE_MAX - 1] = '\0';
	rest = cmdline_next(line, &param, &value);
	ok(rest == line + CMDLINE_MAX - 1, "a word of 8191 bytes");
	is_int(strlen(param), CMDLINE_MAX - 1, "is the parameter");

	memcpy(line, "root=", 5);
	params_parse(&p, line);
	is_int(strlen(p.root), CMDLINE_MAX - 6, "a value of 8186 bytes");

	memset(line, 'x', CMDLINE_MAX - 1);
	for (int i = 1; i < CMDLINE_MAX - 1; i += 2)
		line[i] = ' ';
	for (rest = line; (rest = cmdline_next(rest, &param, &value));)
		n++;
	is_int(n, CMDLINE_MAX / 2, "4096 words");
	free(line);
}

int main(void)
{
	test_splits();
	test_long();
	return done_testing();
}
