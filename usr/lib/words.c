// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <string.h>

#include "words.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

void words_init(struct words *w, char *text, size_t len)
{
	*w = (struct words){
		.next = text,
		.end = text + len,
		.line_start = text,
		.line = 1,
	};
	*w->end = '\n'; /* each line has an end, the last one too */
}

static void skip_blanks(struct words *w)
{
	while (w->next < w->end && is_blank(*w->next))
		w->next++;
}

/* To the end of the line, which is not passed. */
static void skip_rest(struct words *w)
{
	while (w->next < w->end && *w->next != '\n')
		w->next++;
}

static void next_line(struct words *w)
{
	w->next++;
	w->line++;
	w->line_start = w->next;
}

/*
 * To the first word of the next line that has one. Comments and empty lines
 * are passed over, so they may stand within a statement.
 */
static bool find_line(struct words *w)
{
	while (w->next < w->end) {
		skip_blanks(w);
		if (*w->next == '#')
			skip_rest(w);
		if (w->next < w->end && *w->next != '\n')
			return true;
		if (w->next < w->end)
			next_line(w);
	}
	return false;
}

static void complain(struct words *w, const char *at, const char *problem)
{
	if (w->problem)
		return;
	w->problem = problem;
	w->bad_line = w->line;
	w->bad_column = at - w->line_start + 1;
}

static const char *control_problem(char c)
{
	if (c == '\r')
		return "a carriage return: lines end with a newline alone";
	if (!c)
		return "a NUL byte: this is no text";
	return "a control character";
}

static bool is_control(char c)
{
	return ((unsigned char)c < ' ' && c != '\t' && c != '\n') || c == 0x7f;
}

/*
 * Reads a word, removing its quotes. The byte behind it is overwritten by its
 * terminator, so whether that ended the line is the return value.
 */
static bool read_word(struct words *w, struct word *word)
{
	char *to = w->next, *opened = NULL, c;

	*word = (struct word){
		.text = to,
		.line = w->line,
		.column = w->next - w->line_start + 1,
	};
	for (;; w->next++) {
		c = *w->next;
		if (w->next == w->end || c == '\n' || (!opened && is_blank(c)))
			break;
		if (is_control(c)) {
			complain(w, w->next, control_problem(c));
		} else if (c == '"') {
			opened = opened ? NULL : w->next;
			word->quoted = true;
			continue;
		} else if (opened && c == '\\' &&
			   (w->next[1] == '"' || w->next[1] == '\\')) {
			c = *++w->next;
		} else if (!opened && c == '|') {
			c = WORD_OR;
		}
		*to++ = c;
	}
	if (opened)
		complain(w, opened, "the quote that begins here does not end");
	*to = '\0';
	return w->next == w->end || c == '\n';
}

/* The words of one line; the next one begins behind it. */
static void read_line(struct words *w, struct statement *st)
{
	struct word word;
	bool ended = false;

	while (!ended) {
		skip_blanks(w);
		if (w->next == w->end || *w->next == '\n')
			break;
		if (*w->next == '#') {
			skip_rest(w);
			break;
		}
		ended = read_word(w, &word);
		if (st->n < STATEMENT_WORDS)
			st->words[st->n++] = word;
		else
			complain(w, w->line_start + word.column - 1,
				 "too many words in one statement");
		if (!ended)
			w->next++; /* the blank, now a terminator */
	}
	if (w->next < w->end)
		next_line(w);
}

enum words_result words_next(struct words *w, struct statement *st)
{
	st->n = 0;
	w->problem = NULL;
	if (!find_line(w))
		return WORDS_END;
	if (w->next > w->line_start)
		complain(w, w->next, "this line goes on with no statement");
	do
		read_line(w, st);
	while (find_line(w) && w->next > w->line_start);
	/* Back to the start of the line that was looked at. */
	w->next = w->next < w->end ? w->line_start : w->end;
	return w->problem ? WORDS_ERROR : WORDS_STATEMENT;
}

bool word_is(const struct word *word, const char *keyword)
{
	return !word->quoted && !strcmp(word->text, keyword);
}

char *word_literal(struct word *word)
{
	for (char *p = word->text; *p; p++)
		if (*p == WORD_OR)
			*p = '|';
	return word->text;
}

char *word_alternative(char **text)
{
	char *first = *text, *bar;

	if (!first)
		return NULL;
	bar = strchr(first, WORD_OR);
	if (bar)
		*bar++ = '\0';
	*text = bar;
	return first;
}
