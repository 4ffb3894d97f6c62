/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _CTYPE_H
#define _CTYPE_H

/*
 * ASCII, whatever the environment says: what is read early in a boot is
 * written for machines. Defined for every int, so a plain char may be passed;
 * a byte beyond ASCII belongs to no class.
 */

static inline int isdigit(int c)
{
	return (unsigned int)c - '0' < 10;
}

static inline int isupper(int c)
{
	return (unsigned int)c - 'A' < 26;
}

static inline int islower(int c)
{
	return (unsigned int)c - 'a' < 26;
}

static inline int isalpha(int c)
{
	return ((unsigned int)c | 0x20) - 'a' < 26;
}

static inline int isalnum(int c)
{
	return isalpha(c) || isdigit(c);
}

static inline int isxdigit(int c)
{
	return isdigit(c) || ((unsigned int)c | 0x20) - 'a' < 6;
}

static inline int isspace(int c)
{
	return c == ' ' || (unsigned int)c - '\t' < 5;
}

static inline int isprint(int c)
{
	return (unsigned int)c - ' ' < 0x5f;
}

static inline int tolower(int c)
{
	return isupper(c) ? c | 0x20 : c;
}

static inline int toupper(int c)
{
	return islower(c) ? c & ~0x20 : c;
}

#endif
