// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>

#include "../tap.h"
#include "text.h"
#include "words.h"

static char *buf;

/* In heap memory of just the size that is asked for. */
static void begin(struct words *w, const char *text, size_t len)
{
	free(buf);
	buf = malloc(len + 1);
	memcpy(buf, text, len);
	buf[len] = 'x';
	words_init(w, buf, len);
}

/* "a b (c)|d" and so on: quoted words in parentheses, "/" for WORD_OR. */
static void describe(struct text *t, struct words *w)
{
	struct statement st;
	enum words_result r;

	while ((r = words_next(w, &st)) != WORDS_END) {
		if (t->len)
			text_add(t, "; ");
		if (r == WORDS_ERROR) {
			text_add(t, "%u:%u: %s", w->bad_line, w->bad_column,
				 w->problem);
			continue;
		}
		for (unsigned int i = 0; i < st.n; i++) {
			const struct word *word = &st.words[i];

			for (char *p = word->text; *p; p++)
				if (*p == WORD_OR)
					*p = '~';
			text_add(t, word->quoted ? "%s(%s)" : "%s%s",
				 i ? " " : "", word->text);
		}
	}
}

static void reads(const char *name, const char *text, const char *want)
{
	static char got[4096];
	struct words w;
	struct text t;

	begin(&w, text, strlen(text));
	text_init(&t, got, sizeof(got));
	describe(&t, &w);
	is_str(got, want, "%s", name);
}

static void test_statements(void)
{
	reads("nothing", "", "");
	reads("empty lines and blanks", "\n  \n\t\n   ", "");
	reads("a comment", "# on block\n", "");
	reads("a statement", "exec /bin/a\n", "exec /bin/a");
	reads("no newline at the end", "exec /bin/a", "exec /bin/a");
	reads("two", "a b\nc d\n", "a b; c d");
	reads("it goes on", "on block\n\trun x\n a\nz\n",
	      "on block run x a; z");
	reads("with lines between", "on\n# no\n\n  # no\n\trun\nz",
	      "on run; z");
	reads("blanks behind", "a \t b  \t\nc", "a b; c");
	reads("a comment behind", "a b # c\nd#e #f", "a b; d#e");
	reads("UTF-8", "description größe\n", "description größe");
}

static void test_quotes(void)
{
	reads("white space", "a \"b c\" d", "a (b c) d");
	reads("empty", "a \"\" d", "a () d");
	reads("within a word", "label=\"my disk\"x", "(label=my diskx)");
	reads("what it protects", "\"# | x\"", "(# | x)");
	reads("escapes", "\"a\\\"b\\\\c\\d\"", "(a\"b\\c\\d)");
	reads("no escapes outside", "a\\b\\\\", "a\\b\\\\");
	reads("alternatives", "exec /a|/b \"/c d\"|/e", "exec /a~/b (/c d~/e)");
}

static void test_errors(void)
{
	reads("an open quote", "a \"b c\nd e\n",
	      "1:3: the quote that begins here does not end; d e");
	reads("one at the very end", "a \"",
	      "1:3: the quote that begins here does not end");
	reads("an escape at the very end", "a \"\\",
	      "1:3: the quote that begins here does not end");
	reads("goes on with nothing", "\n  b\nc",
	      "2:3: this line goes on with no statement; c");
	reads("a control character", "a b\033[2J\nc",
	      "1:4: a control character; c");
	reads("a carriage return", "a b\r\nc\r\n",
	      "1:4: a carriage return: lines end with a newline alone; 2:2: a carriage return: lines end with a newline alone");
	reads("in a line that goes on", "a\n b\001\n c\nd",
	      "2:3: a control character; d");
	reads("not in a comment", "a # \001\nb", "a; b");
}

static void test_bounds(void)
{
	char text[STATEMENT_WORDS * 2 + 3] = "";
	struct statement st;
	struct words w;

	begin(&w, "a \0 b\nc", 7);
	is_int(words_next(&w, &st), WORDS_ERROR, "a NUL is an error");
	is_str(w.problem, "a NUL byte: this is no text", "and said so");
	is_int(words_next(&w, &st), WORDS_STATEMENT, "the next line is read");
	is_int(words_next(&w, &st), WORDS_END, "then it ends");
	is_int(words_next(&w, &st), WORDS_END, "and stays so");

	for (int i = 0; i < STATEMENT_WORDS; i++)
		strcat(text, "w ");
	begin(&w, text, strlen(text));
	is_int(words_next(&w, &st), WORDS_STATEMENT, "many words");
	is_int(st.n, STATEMENT_WORDS, "all of them");
	strcat(text, "w");
	begin(&w, text, strlen(text));
	is_int(words_next(&w, &st), WORDS_ERROR, "one too many");
	is_int(w.bad_column, STATEMENT_WORDS * 2 + 1, "it is named");
}

static void test_helpers(void)
{
	struct statement st;
	struct words w;
	char *text;

	begin(&w, "on \"on\" a|b|c a|b", 17);
	words_next(&w, &st);
	ok(word_is(&st.words[0], "on"), "a keyword");
	ok(!word_is(&st.words[1], "on"), "quoted it is none");
	is_int(st.words[1].column, 4, "its column");
	text = st.words[2].text;
	is_str(word_alternative(&text), "a", "first alternative");
	is_str(word_alternative(&text), "b", "second");
	is_str(word_alternative(&text), "c", "third");
	is_str(word_alternative(&text), NULL, "no more");
	is_str(word_literal(&st.words[3]), "a|b", "as it was written");
}

int main(void)
{
	test_statements();
	test_quotes();
	test_errors();
	test_bounds();
	test_helpers();
	free(buf);
	return done_testing();
}
