/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Tests in C that speak TAP (testanything.org): a line "ok N - name" or
 * "not ok N - name" for each check, the plan "1..N" at the end, and lines that
 * begin with "#" for people.
 *
 * All output goes through dprintf(1, ...), so that the same tests run on a
 * libc that has little else of stdio yet. A name is a printf format with its
 * arguments; it must not hold a "#" or a line break.
 *
 *	ok(n > 0, "there are %d of them", n);
 *	is_int(n, 3, "three of them");
 *	is_str(s, "abc", "and they are named");
 *	return done_testing();
 */
#ifndef TESTS_TAP_H
#define TESTS_TAP_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int tap_count;
static int tap_failed;

/* The check in hand: the macros below keep here what they were given. */
static bool tap_passed;
static long long tap_int[2];
static const char *tap_str[2];

static inline void tap_begin(bool passed)
{
	tap_passed = passed;
	tap_count++;
	if (!passed)
		tap_failed++;
	dprintf(1, "%sok %d - ", passed ? "" : "not ", tap_count);
}

static inline void tap_begin_int(long long got, long long want)
{
	tap_int[0] = got;
	tap_int[1] = want;
	tap_begin(got == want);
}

static inline void tap_begin_str(const char *got, const char *want)
{
	tap_str[0] = got;
	tap_str[1] = want;
	tap_begin(got && want ? !strcmp(got, want) : got == want);
}

static inline void tap_end(const char *file, int line)
{
	dprintf(1, "\n");
	if (!tap_passed)
		dprintf(1, "# failed at %s:%d\n", file, line);
}

static inline bool tap_end_ok(const char *condition, const char *file, int line)
{
	tap_end(file, line);
	if (!tap_passed)
		dprintf(1, "# not true: %s\n", condition);
	return tap_passed;
}

static inline bool tap_end_int(const char *file, int line)
{
	tap_end(file, line);
	if (!tap_passed) {
		dprintf(1, "#      got: %lld\n", tap_int[0]);
		dprintf(1, "# expected: %lld\n", tap_int[1]);
	}
	return tap_passed;
}

/* One line, whatever the text: a line break would begin a result of TAP. */
static inline void tap_show_str(const char *what, const char *s)
{
	dprintf(1, "# %s: ", what);
	if (!s) {
		dprintf(1, "NULL\n");
		return;
	}
	dprintf(1, "\"");
	for (; *s; s++) {
		if ((unsigned char)*s < ' ' || *s == '"' || *s == '\\')
			dprintf(1, "\\x%02x", (unsigned char)*s);
		else
			dprintf(1, "%c", *s);
	}
	dprintf(1, "\"\n");
}

static inline bool tap_end_str(const char *file, int line)
{
	tap_end(file, line);
	if (!tap_passed) {
		tap_show_str("     got", tap_str[0]);
		tap_show_str("expected", tap_str[1]);
	}
	return tap_passed;
}

/* Each gives whether it passed, and evaluates what it is given once. */
#define ok(cond, ...)                                                          \
	(tap_begin(cond), dprintf(1, __VA_ARGS__),                             \
	 tap_end_ok(#cond, __FILE__, __LINE__))

#define is_int(got, want, ...)                                                 \
	(tap_begin_int((long long)(got), (long long)(want)),                   \
	 dprintf(1, __VA_ARGS__), tap_end_int(__FILE__, __LINE__))

/* NULL is equal to NULL only. */
#define is_str(got, want, ...)                                                 \
	(tap_begin_str(got, want), dprintf(1, __VA_ARGS__),                    \
	 tap_end_str(__FILE__, __LINE__))

/* For what cannot be judged here, and why. */
static inline void skip(const char *why)
{
	tap_begin(true);
	dprintf(1, "# SKIP %s\n", why);
}

/* Prints the plan. The exit status: 1 if a check failed or there was none. */
static inline int done_testing(void)
{
	dprintf(1, "1..%d\n", tap_count);
	if (tap_failed)
		dprintf(1, "# %d of %d failed\n", tap_failed, tap_count);
	return tap_failed || !tap_count;
}

#endif
