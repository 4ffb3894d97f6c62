// SPDX-License-Identifier: GPL-2.0-only
/*
 * The value of root=, in the forms that the kernel documents in
 * Documentation/admin-guide/kernel-parameters.txt and block/early-lookup.c:
 *
 *	/dev/NAME  MAJOR:MINOR  HEX  PARTUUID=X[/PARTNROFF=N]  PARTLABEL=X
 *
 * and the two that every early user space adds: UUID=X and LABEL=X. HEX is the
 * device number as user space packs it, for instance fe01 for 254:1. A value
 * after "=" may stand in double quotes.
 */
#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "root/spec.h"

/* Digits of @base at *@text; fails on none and on what exceeds @max. */
static bool scan(const char **text, unsigned int base, uint64_t max,
		 uint64_t *value)
{
	const char *p = *text;
	uint64_t v = 0;

	for (;; p++) {
		unsigned int digit;

		if (*p >= '0' && *p <= '9')
			digit = *p - '0';
		else if ((*p | 0x20) >= 'a' && (*p | 0x20) <= 'f')
			digit = (*p | 0x20) - 'a' + 10;
		else
			break;
		if (digit >= base)
			break;
		v = v * base + digit;
		if (v > max)
			return false;
	}
	if (p == *text)
		return false;
	*text = p;
	*value = v;
	return true;
}

static void bad(struct root_spec *spec, const char *problem)
{
	spec->kind = ROOT_BAD;
	spec->problem = problem;
}

static void set_text(struct root_spec *spec, enum root_kind kind,
		     const char *text, size_t len)
{
	if (len >= 2 && text[0] == '"' && text[len - 1] == '"') {
		text++;
		len -= 2;
	}
	if (!len) {
		bad(spec, "it names nothing");
		return;
	}
	if (len >= sizeof(spec->text)) {
		bad(spec, "it is too long");
		return;
	}
	memcpy(spec->text, text, len);
	spec->text[len] = '\0';
	spec->kind = kind;
}

static void parse_partuuid(struct root_spec *spec, const char *value)
{
	const char *off = strstr(value, "/PARTNROFF=");
	uint64_t n;

	set_text(spec, ROOT_PARTUUID, value,
		 off ? (size_t)(off - value) : strlen(value));
	if (!off || spec->kind == ROOT_BAD)
		return;

	off += strlen("/PARTNROFF=");
	bool minus = *off == '-';

	off += minus;
	if (!scan(&off, 10, INT_MAX, &n) || *off)
		bad(spec, "PARTNROFF= wants a number");
	else
		spec->partnroff = minus ? -(int)n : (int)n;
}

static bool parse_devno(struct root_spec *spec, const char *value)
{
	const char *p = value;
	uint64_t major, minor, dev;

	/* 12 and 20 bits are what the kernel's dev_t has. */
	if (scan(&p, 10, 0xfff, &major) && *p == ':') {
		p++;
		if (!scan(&p, 10, 0xfffff, &minor) || *p)
			return false;
	} else {
		p = value;
		if (!scan(&p, 16, UINT32_MAX, &dev) || *p)
			return false;
		major = (dev >> 8) & 0xfff;
		minor = (dev & 0xff) | ((dev >> 12) & 0xfff00);
	}
	spec->kind = ROOT_DEVNO;
	spec->major = major;
	spec->minor = minor;
	return true;
}

void root_parse(struct root_spec *spec, const char *value)
{
	static const struct {
		const char *prefix;
		enum root_kind kind;
	} forms[] = {
		{ "UUID=", ROOT_UUID },
		{ "LABEL=", ROOT_LABEL },
		{ "PARTLABEL=", ROOT_PARTLABEL },
		{ "/dev/", ROOT_NAME },
	};

	memset(spec, 0, sizeof(*spec));
	if (!value)
		return;
	if (!strncmp(value, "PARTUUID=", 9)) {
		parse_partuuid(spec, value + 9);
		return;
	}
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		size_t len = strlen(forms[i].prefix);

		if (!strncmp(value, forms[i].prefix, len)) {
			set_text(spec, forms[i].kind, value + len,
				 strlen(value + len));
			return;
		}
	}
	if (!parse_devno(spec, value))
		bad(spec, "it is none of the forms that are known here");
}
