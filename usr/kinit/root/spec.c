// SPDX-License-Identifier: GPL-2.0-only
/*
 * The value of root=, in the forms that the kernel documents in
 * Documentation/admin-guide/kernel-parameters.txt and block/early-lookup.c:
 *
 *	/dev/NAME  MAJOR:MINOR  HEX  PARTUUID=X[/PARTNROFF=N]  PARTLABEL=X
 *
 * the two that every early user space adds: UUID=X and LABEL=X, the names that
 * udev gives: /dev/disk/by-WHAT/NAME, and what the kernel's file systems for
 * flash take instead of a device (fs/ubifs/super.c, drivers/mtd/mtdsuper.c):
 *
 *	mtdN  mtd:NAME  ubiY  ubiX_Y  ubi:NAME  ubi!NAME  ubiX:NAME  ubiX!NAME
 *
 * and what a hook brings, whose device is the one that it says:
 *
 *	KIND:ANYTHING
 *
 * What is on an NFS server root/nfs/place.c reads.
 *
 * HEX is the device number as user space packs it, for instance fe01 for 254:1.
 * A value after "=", or after the last "/" of a folder that is known here, may
 * stand in double quotes.
 */
#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "root/hooked.h"
#include "root/spec.h"

static const char no_nfs[] =
	"only the root itself can be on NFS, and then has no alternatives";

static int digit_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
		return (c | 0x20) - 'a' + 10;
	return 255;
}

/* Digits of @base at *@text; fails on none and on what exceeds @max. */
static bool scan(const char **text, int base, uint64_t max, uint64_t *value)
{
	const char *p = *text;
	uint64_t v = 0;

	for (; digit_value(*p) < base; p++) {
		v = v * base + digit_value(*p);
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

/*
 * The byte that "\xNN" at @text stands for, as udev writes what is not fit for
 * the name of a file; -1 if there is none.
 */
static int escaped_byte(const char *text, size_t len)
{
	int byte;

	if (len < 4 || text[0] != '\\' || text[1] != 'x' ||
	    digit_value(text[2]) > 15 || digit_value(text[3]) > 15)
		return -1;
	byte = digit_value(text[2]) << 4 | digit_value(text[3]);
	return byte ? byte : -1;
}

static void copy_text(struct root_spec *spec, enum root_kind kind,
		      const char *text, size_t len, bool escaped)
{
	size_t n = 0;

	if (len >= 2 && text[0] == '"' && text[len - 1] == '"') {
		text++;
		len -= 2;
	}
	if (!len) {
		bad(spec, "it names nothing");
		return;
	}
	for (size_t i = 0; i < len; i++) {
		int byte = escaped ? escaped_byte(text + i, len - i) : -1;

		if (n + 1 >= sizeof(spec->text)) {
			spec->text[0] = '\0';
			bad(spec, "it is too long");
			return;
		}
		spec->text[n++] = byte < 0 ? text[i] : (char)byte;
		i += byte < 0 ? 0 : 3;
	}
	spec->text[n] = '\0';
	spec->kind = kind;
}

static void set_text(struct root_spec *spec, enum root_kind kind,
		     const char *text, size_t len)
{
	copy_text(spec, kind, text, len, false);
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

/* Is this the whole of: "mtd" N, "ubi" Y, "ubi" X "_" Y? */
static bool is_flash_number(const char *text)
{
	const char *p = text + 3;
	uint64_t n;

	if (strncmp(text, "mtd", 3) && strncmp(text, "ubi", 3))
		return false;
	if (!scan(&p, 10, INT_MAX, &n))
		return false;
	if (text[0] == 'u' && *p == '_') {
		p++;
		if (!scan(&p, 10, INT_MAX, &n))
			return false;
	}
	return !*p;
}

/* ... or, with a name, "mtd:", "ubi:", "ubi!", "ubi" X ":", "ubi" X "!"? */
static bool parse_flash(struct root_spec *spec, const char *value)
{
	const char *p = value + 3;
	uint64_t n;

	if (is_flash_number(value)) {
		set_text(spec, ROOT_FLASH, value, strlen(value));
		return true;
	}
	if (!strncmp(value, "ubi", 3))
		scan(&p, 10, INT_MAX, &n);
	else if (strncmp(value, "mtd", 3))
		return false;
	if (*p != ':' && !(*p == '!' && value[0] == 'u'))
		return false;

	/* The quotes are ours; JFFS2 and UBIFS would take them for the name. */
	size_t head = p + 1 - value, len;

	set_text(spec, ROOT_FLASH, p + 1, strlen(p + 1));
	len = strlen(spec->text);
	if (spec->kind == ROOT_BAD)
		return true;
	if (head + len >= sizeof(spec->text)) {
		bad(spec, "it is too long");
		return true;
	}
	memmove(spec->text + head, spec->text, len + 1);
	memcpy(spec->text, value, head);
	return true;
}

static void parse_disk_link(struct root_spec *spec, const char *value)
{
	/* These we can tell without udev's names, from what is on the disk. */
	static const struct {
		const char *folder;
		enum root_kind kind;
	} known[] = {
		{ "by-uuid/", ROOT_UUID },
		{ "by-label/", ROOT_LABEL },
		{ "by-partuuid/", ROOT_PARTUUID },
		{ "by-partlabel/", ROOT_PARTLABEL },
	};
	const char *name = strchr(value, '/');

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		size_t len = strlen(known[i].folder);

		if (!strncmp(value, known[i].folder, len)) {
			copy_text(spec, known[i].kind, value + len,
				  strlen(value + len), true);
			return;
		}
	}
	if (!name || !name[1])
		bad(spec, "it names nothing");
	else
		set_text(spec, ROOT_DISK_LINK, value, strlen(value));
}

/* @value: what follows "/dev/". */
static void parse_name(struct root_spec *spec, const char *value)
{
	if (!strncmp(value, "disk/by-", 8))
		parse_disk_link(spec, value + strlen("disk/"));
	else if (!strcmp(value, "root"))
		bad(spec,
		    "/dev/root is what the kernel calls the root that it mounted, whichever that is");
	else if (!strcmp(value, "nfs"))
		bad(spec, no_nfs);
	else if (!strcmp(value, "cifs"))
		bad(spec, "a root on CIFS is not supported");
	else if (!strcmp(value, "gpt-auto-root"))
		spec->kind = ROOT_GPT_AUTO;
	else if (is_flash_number(value))
		set_text(spec, ROOT_FLASH, value, strlen(value));
	else
		set_text(spec, ROOT_NAME, value, strlen(value));
}

/* Does @text begin with @prefix, which is in capitals, in any case? */
static bool begins_in_any_case(const char *text, const char *prefix)
{
	for (; *prefix; text++, prefix++)
		if (*text != *prefix && *text != (*prefix | 0x20))
			return false;
	return true;
}

static void parse(struct root_spec *spec, const char *value)
{
	static const struct {
		const char *prefix;
		enum root_kind kind;
	} forms[] = {
		{ "UUID=", ROOT_UUID },
		{ "LABEL=", ROOT_LABEL },
		{ "PARTLABEL=", ROOT_PARTLABEL },
		{ "PARTUUID=", ROOT_PARTUUID },
	};

	if (!strcmp(value, "gpt-auto")) {
		spec->kind = ROOT_GPT_AUTO;
		return;
	}
	if (!strncmp(value, "/dev/", 5)) {
		parse_name(spec, value + 5);
		return;
	}
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		size_t len = strlen(forms[i].prefix);

		if (!begins_in_any_case(value, forms[i].prefix))
			continue;
		/* Neither the kernel nor mount(8) would take it. */
		if (strncmp(value, forms[i].prefix, len))
			bad(spec,
			    "UUID=, LABEL=, PARTUUID= and PARTLABEL= are written in capitals");
		else if (forms[i].kind == ROOT_PARTUUID)
			parse_partuuid(spec, value + len);
		else
			set_text(spec, forms[i].kind, value + len,
				 strlen(value + len));
		return;
	}
	if (parse_flash(spec, value) || parse_devno(spec, value))
		return;
	if (!strncmp(value, "nfs:", 4) || !strncmp(value, "nfs4:", 5))
		bad(spec, no_nfs);
	else if (hooked_kind(value))
		set_text(spec, ROOT_HOOK, value, hooked_kind(value));
	else
		bad(spec, "it is none of the forms that are known here");
}

static void begin(struct root_spec *spec, const char *value, size_t len)
{
	memset(spec, 0, sizeof(*spec));
	spec->written = value;
	spec->written_len = len;
}

void root_parse(struct root_spec *spec, const char *value)
{
	begin(spec, value, value ? strlen(value) : 0);
	if (value)
		parse(spec, value);
}

/* Up to a comma outside of quotes. @open: the last quote has no other. */
static size_t item_length(const char *value, bool *open)
{
	bool quoted = false, comma = false;
	size_t n = 0;

	/* It has options, with commas between them. */
	if (hooked_kind(value)) {
		*open = false;
		return strlen(value);
	}
	for (; value[n] && (quoted || value[n] != ','); n++) {
		quoted ^= value[n] == '"';
		comma |= value[n] == ',';
	}
	*open = quoted && comma;
	return n;
}

static void parse_item(struct root_spec *spec, const char *value, size_t len)
{
	char item[64 + 4 * ROOT_TEXT_SIZE];

	begin(spec, value, len);
	if (!len) {
		bad(spec, "there is nothing between two commas, or at an end");
		return;
	}
	/* An escaped label can be four times as long as what it stands for. */
	if (len >= sizeof(item)) {
		bad(spec, "it is too long");
		return;
	}
	memcpy(item, value, len);
	item[len] = '\0';
	parse(spec, item);
	/* LABEL=a,b is no label and device number 0xb. */
	if (spec->kind == ROOT_DEVNO && !strchr(item, ':'))
		bad(spec,
		    "among several, a number is MAJOR:MINOR; a comma in a name wants double quotes, as in LABEL=\"a,b\"");
}

unsigned int root_parse_list(struct root_spec specs[ROOTS_MAX],
			     const char *value)
{
	unsigned int n = 0;
	bool open;

	if (!value)
		return 0;
	if (!value[item_length(value, &open)] && !open) {
		root_parse(specs, value);
		return 1;
	}
	for (;; n++) {
		size_t len = item_length(value, &open);

		if (open) {
			begin(&specs[n], value, len);
			bad(&specs[n], "a double quote is not closed");
		} else {
			parse_item(&specs[n], value, len);
		}
		value += len;
		if (!*value++)
			return n + 1;
		if (n + 1 == ROOTS_MAX) {
			bad(&specs[n], "there are more than 8 alternatives");
			return ROOTS_MAX;
		}
	}
}
