/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
/*
 * The text of hooks and rules, split into statements and words. The format:
 *
 *	# a comment, wherever a word could begin
 *	STATEMENT WORD WORD ...
 *		WORD ...		white space in front: goes on
 *
 * "..." holds white space, # and |; in it \" and \\ stand for " and \. Outside
 * of it A|B means alternatives. Control characters are no text.
 */
#ifndef LIB_WORDS_H
#define LIB_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* Stands in a word's text for each | that was outside of quotes. */
#define WORD_OR '\1'

#define STATEMENT_WORDS 64

struct word {
	char *text; /* without its quotes */
	unsigned int line, column; /* of its first byte, from 1 */
	bool quoted; /* any of it was: it is no keyword and no glob */
};

struct statement {
	unsigned int n; /* at least 1 */
	struct word words[STATEMENT_WORDS];
};

struct words {
	char *next, *end;
	char *line_start;
	unsigned int line;

	/* What is wrong, after WORDS_ERROR, and where. */
	const char *problem;
	unsigned int bad_line, bad_column;
};

enum words_result { WORDS_END, WORDS_STATEMENT, WORDS_ERROR };

/*
 * Begins to read the @len bytes of @text. They are overwritten, words point
 * into them, and there is room for one byte more.
 */
void words_init(struct words *w, char *text, size_t len);

/*
 * The next statement. After an error the one behind it can be read, so that all
 * errors of a file are found.
 */
enum words_result words_next(struct words *w, struct statement *st);

/* Is @word just this, and not in quotes? */
bool word_is(const struct word *word, const char *keyword);

/* Makes each | in the text of @word an ordinary one, and returns the text. */
char *word_literal(struct word *word);

/*
 * Splits off the first of the alternatives in *@text, NULL when there are no
 * more. The text is cut at each |.
 */
char *word_alternative(char **text);

#endif
