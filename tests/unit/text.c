// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>

#include "../tap.h"
#include "text.h"

/* Into heap memory of just that size, so that ASan sees a byte too many. */
static char *escape(const char *s, size_t size)
{
	char *buf = malloc(size);
	struct text t;

	memset(buf, 'x', size);
	text_init(&t, buf, size);
	text_add_escaped(&t, s);
	return buf;
}

static void escapes_to(const char *name, const char *want, const char *s)
{
	char *copy = malloc(strlen(s) + 1);
	char *got;

	strcpy(copy, s);
	got = escape(copy, 200);
	is_str(got, want, "%s", name);
	free(got);
	free(copy);
}

static void test_ascii(void)
{
	escapes_to("nothing", "", "");
	escapes_to("printable", " !\"#'/09AZaz~", " !\"#'/09AZaz~");
	escapes_to("backslash, or an escape could be faked", "\\x5cx1b",
		   "\\x1b");
	escapes_to("escape", "\\x1b[2J", "\033[2J");
	escapes_to("line breaks", "\\x0a\\x0d\\x09", "\n\r\t");
	escapes_to("the last control", "\\x1f ", "\x1f ");
	escapes_to("delete", "~\\x7f", "~\x7f");
	escapes_to("the first control", "\\x01", "\x01");
	escapes_to("format characters", "%s%n", "%s%n");
}

static void test_utf8(void)
{
	static const char *const good[] = {
		"\u00a0", "\u07ff",	"\u0800",     "\ud7ff",	 "\ue000",
		"\uffff", "\U00010000", "\U0010ffff", "größe 🐧", NULL,
	};
	int i;

	for (i = 0; good[i]; i++)
		escapes_to("well-formed", good[i], good[i]);

	escapes_to("first C1 control", "\\xc2\\x80", "\xc2\x80");
	escapes_to("C1's CSI", "\\xc2\\x9b[2J", "\xc2\x9b[2J");
	escapes_to("last C1 control", "\\xc2\\x9f", "\xc2\x9f");

	escapes_to("continuations alone", "\\x80\\xbf", "\x80\xbf");
	escapes_to("2 bytes for one", "\\xc0\\x80\\xc1\\xbf",
		   "\xc0\x80\xc1\xbf");
	escapes_to("3 bytes for two", "\\xe0\\x80\\x80", "\xe0\x80\x80");
	escapes_to("... just", "\\xe0\\x9f\\xbf", "\xe0\x9f\xbf");
	escapes_to("4 bytes for three", "\\xf0\\x80\\x80\\x80",
		   "\xf0\x80\x80\x80");
	escapes_to("... just", "\\xf0\\x8f\\xbf\\xbf", "\xf0\x8f\xbf\xbf");
	escapes_to("first surrogate", "\\xed\\xa0\\x80", "\xed\xa0\x80");
	escapes_to("last surrogate", "\\xed\\xbf\\xbf", "\xed\xbf\xbf");
	escapes_to("beyond U+10FFFF", "\\xf4\\x90\\x80\\x80",
		   "\xf4\x90\x80\x80");
	escapes_to("beyond all", "\\xf5\\x80\\x80\\x80", "\xf5\x80\x80\x80");
	escapes_to("bytes of no sequence", "\\xfe\\xff", "\xfe\xff");

	escapes_to("1 of 2 at the end", "a\\xc3", "a\xc3");
	escapes_to("1 of 3 at the end", "a\\xe2", "a\xe2");
	escapes_to("2 of 3 at the end", "a\\xe2\\x82", "a\xe2\x82");
	escapes_to("3 of 4 at the end", "\\xf0\\x9f\\x90", "\xf0\x9f\x90");
	escapes_to("1 of 2, then a letter", "\\xc3a", "\303a");
	escapes_to("2 of 3, then a letter", "\\xe2\\x82z", "\xe2\x82z");
	escapes_to("2 of 3, then a whole one", "\\xe2\\x82é", "\xe2\x82é");
	escapes_to("a continuation too many", "é\\xa9", "é\xa9");
}

/* Each size from 1 on: what fits, and never half a character. */
static void test_escaped_cut(void)
{
	static const struct {
		const char *s;
		const char *want[8]; /* in a buffer of 1, 2, ... bytes */
	} cuts[] = {
		{ "abc", { "", "a", "ab", "abc", "abc" } },
		{ "aé🐧", { "", "a", "a", "aé", "aé", "aé", "aé", "aé🐧" } },
		{ "€a", { "", "", "", "€", "€a" } },
		{ "éaaa", { "", "", "é", "éa", "éaa" } },
		{ "\nb", { "", "\\", "\\x", "\\x0", "\\x0a", "\\x0ab" } },
	};
	size_t i, n;

	for (i = 0; i < sizeof(cuts) / sizeof(*cuts); i++) {
		for (n = 0; n < 8 && cuts[i].want[n]; n++) {
			char *got = escape(cuts[i].s, n + 1);

			is_str(got, cuts[i].want[n], "%zu: cut to %zu bytes", i,
			       n + 1);
			free(got);
		}
	}
}

static void test_add_cut(void)
{
	static const char all[] = "one 22 three";
	size_t size, len;

	for (size = 1; size <= sizeof(all) + 2; size++) {
		char *buf = malloc(size);
		char want[sizeof(all)];
		struct text t;

		memset(buf, 'x', size);
		text_init(&t, buf, size);
		is_str(buf, "", "begins empty");
		text_add(&t, "%s ", "one");
		text_add(&t, "%d", 22);
		text_add(&t, "%s", "");
		text_add(&t, " %s", "three");

		len = size <= sizeof(all) ? size - 1 : sizeof(all) - 1;
		memcpy(want, all, len);
		want[len] = '\0';
		is_str(buf, want, "what fits in %zu bytes", size);
		is_int(t.len, len, "and its length");
		free(buf);
	}
}

/* What was left out is not followed by what came later and was shorter. */
static void test_full(void)
{
	char buf[8];
	struct text t;

	text_init(&t, buf, sizeof(buf));
	text_add(&t, "123456");
	text_add_escaped(&t, "€");
	text_add(&t, "7");
	text_add_escaped(&t, "8");
	is_str(buf, "123456", "nothing comes after a cut");
	is_int(t.len, 6, "and the length is that of the text");
}

/* A program's own objects: here a number, and the letter. */
void text_add_object(struct text *t, char kind, const void *object)
{
	text_add(t, "<%c%d>", kind, *(const int *)object);
}

static void test_objects(void)
{
	const int seven = 7;
	char buf[64];
	struct text t;

	text_init(&t, buf, sizeof(buf));
	text_add(&t, "%pE", "\033[2J");
	is_str(buf, "\\x1b[2J", "%%pE: escaped");
	text_init(&t, buf, sizeof(buf));
	text_add(&t, "a='%pS'", "it's");
	is_str(buf, "a='it'\\''s'", "%%pS: in a shell's quotes");
	text_init(&t, buf, sizeof(buf));
	text_add(&t, "%pI", &seven);
	is_str(buf, "<I7>", "the program's own");
	text_init(&t, buf, sizeof(buf));
	text_add(&t, "%s %pE, %s%pX.", "one", "\n", "%d", &seven);
	is_str(buf, "one \\x0a, %d<X7>.", "all of them in a row");
	text_init(&t, buf, 8);
	text_add(&t, "%s, %pE%s", "ab", "€€", "c");
	is_str(buf, "ab, €", "what does not fit is cut off");
	is_int(t.len, strlen(buf), "and the length is that of the text");
}

int main(void)
{
	test_objects();
	test_ascii();
	test_utf8();
	test_escaped_cut();
	test_add_cut();
	test_full();
	return done_testing();
}
