/* SPDX-License-Identifier: GPL-2.0-only */
/* How like each other are two names? Pure. */
#ifndef KINIT_NEAR_NAME_H
#define KINIT_NEAR_NAME_H

enum likeness { /* the closest first */
		LIKE_SAME,
		LIKE_CASE, /* but for upper and lower case */
		LIKE_SIGNS, /* ... and dashes, spaces, quotes, braces, "_" */
		LIKE_LONGER, /* the other goes on behind the end of this one */
		LIKE_SHORTER, /* the other way round */
		LIKE_ONE, /* one character more, less, or another, ... */
		LIKE_TWO, /* ... or two, or two that changed their places */
		LIKE_NOTHING,
};

/*
 * What the user wrote, and a name that something has. Short names have to be
 * more alike than long ones: of "a" and "b" one character differs, too.
 */
enum likeness near_name(const char *written, const char *name);

#endif
