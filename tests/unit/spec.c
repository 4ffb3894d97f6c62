// SPDX-License-Identifier: GPL-2.0-only
#include <limits.h>

#include "../tap.h"
#include "root/spec.h"

#define UUID "5b1c9b5e-6d1f-4f0a-9c57-0123456789ab"

static struct root_spec spec;

static void parse(const char *value)
{
	memset(&spec, 0xee, sizeof(spec));
	root_parse(&spec, value);
}

static const struct {
	const char *value;
	enum root_kind kind;
	const char *text;
	int partnroff;
} texts[] = {
	{ "/dev/sda1", ROOT_NAME, "sda1", 0 },
	{ "/dev/mapper/vg-root", ROOT_NAME, "mapper/vg-root", 0 },
	{ "/dev/\"a b\"", ROOT_NAME, "a b", 0 },
	{ "UUID=" UUID, ROOT_UUID, UUID, 0 },
	{ "UUID=\"" UUID "\"", ROOT_UUID, UUID, 0 },
	{ "UUID=1A2B-3C4D", ROOT_UUID, "1A2B-3C4D", 0 },
	{ "UUID=x/PARTNROFF=1", ROOT_UUID, "x/PARTNROFF=1", 0 },
	{ "LABEL=root", ROOT_LABEL, "root", 0 },
	{ "LABEL=\"a b\"", ROOT_LABEL, "a b", 0 },
	{ "LABEL=8:1", ROOT_LABEL, "8:1", 0 },
	{ "LABEL=a=b", ROOT_LABEL, "a=b", 0 },
	{ "LABEL= ", ROOT_LABEL, " ", 0 },
	{ "PARTLABEL=Linux root", ROOT_PARTLABEL, "Linux root", 0 },
	{ "PARTLABEL=\"x\"", ROOT_PARTLABEL, "x", 0 },
	{ "PARTUUID=" UUID, ROOT_PARTUUID, UUID, 0 },
	{ "PARTUUID=1234abcd-01", ROOT_PARTUUID, "1234abcd-01", 0 },
	{ "PARTUUID=\"x\"", ROOT_PARTUUID, "x", 0 },

	/* Quotes that are no pair belong to the text. */
	{ "LABEL=\"a", ROOT_LABEL, "\"a", 0 },
	{ "LABEL=a\"", ROOT_LABEL, "a\"", 0 },
	{ "LABEL=\"", ROOT_LABEL, "\"", 0 },
	{ "LABEL=\"\"a\"\"", ROOT_LABEL, "\"a\"", 0 },

	{ "PARTUUID=x/PARTNROFF=1", ROOT_PARTUUID, "x", 1 },
	{ "PARTUUID=\"x\"/PARTNROFF=1", ROOT_PARTUUID, "x", 1 },
	{ "PARTUUID=x/PARTNROFF=0", ROOT_PARTUUID, "x", 0 },
	{ "PARTUUID=x/PARTNROFF=007", ROOT_PARTUUID, "x", 7 },
	{ "PARTUUID=x/PARTNROFF=-1", ROOT_PARTUUID, "x", -1 },
	{ "PARTUUID=x/PARTNROFF=-0", ROOT_PARTUUID, "x", 0 },
	{ "PARTUUID=x/PARTNROFF=2147483647", ROOT_PARTUUID, "x", INT_MAX },
	{ "PARTUUID=x/PARTNROFF=-2147483647", ROOT_PARTUUID, "x", -INT_MAX },
};

static void test_texts(void)
{
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		parse(texts[i].value);
		is_int(spec.kind, texts[i].kind, "%s: kind", texts[i].value);
		is_str(spec.text, texts[i].text, "%s: text", texts[i].value);
		is_int(spec.partnroff, texts[i].partnroff, "%s: offset",
		       texts[i].value);
		is_str(spec.problem, NULL, "%s: no problem", texts[i].value);
	}
}

static const struct {
	const char *value;
	unsigned int major, minor;
} numbers[] = {
	{ "8:1", 8, 1 },
	{ "0:0", 0, 0 },
	{ "008:0001", 8, 1 },
	{ "254:300", 254, 300 },
	{ "4095:1048575", 4095, 1048575 },
	/* HEX: minor's low 8 bits, major's 12, the other 12 of the minor. */
	{ "801", 8, 1 },
	{ "b302", 179, 2 },
	{ "B302", 179, 2 },
	{ "fe01", 254, 1 },
	{ "0000fe01", 254, 1 },
	{ "00000000000fe01", 254, 1 },
	{ "10fe2c", 254, 300 },
	{ "0", 0, 0 },
	{ "a", 0, 10 },
	{ "12", 0, 18 },
	{ "fff00", 4095, 0 },
	{ "100000", 0, 256 },
	{ "ffffffff", 4095, 1048575 },
};

static void test_numbers(void)
{
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
		parse(numbers[i].value);
		is_int(spec.kind, ROOT_DEVNO, "%s: kind", numbers[i].value);
		is_int(spec.major, numbers[i].major, "%s: major",
		       numbers[i].value);
		is_int(spec.minor, numbers[i].minor, "%s: minor",
		       numbers[i].value);
		is_str(spec.problem, NULL, "%s: no problem", numbers[i].value);
	}
}

#define EMPTY  "it names nothing"
#define LONG   "it is too long"
#define OFFSET "PARTNROFF= wants a number"
#define NONE   "it is none of the forms that are known here"

static const struct {
	const char *value, *problem;
} bad[] = {
	{ "UUID=", EMPTY },
	{ "UUID=\"\"", EMPTY },
	{ "LABEL=", EMPTY },
	{ "LABEL=\"\"", EMPTY },
	{ "PARTUUID=", EMPTY },
	{ "PARTUUID=/PARTNROFF=1", EMPTY },
	{ "PARTUUID=\"\"/PARTNROFF=1", EMPTY },
	{ "PARTLABEL=", EMPTY },
	{ "/dev/", EMPTY },

	{ "PARTUUID=x/PARTNROFF=", OFFSET },
	{ "PARTUUID=x/PARTNROFF=-", OFFSET },
	{ "PARTUUID=x/PARTNROFF=--1", OFFSET },
	{ "PARTUUID=x/PARTNROFF=+1", OFFSET },
	{ "PARTUUID=x/PARTNROFF= 1", OFFSET },
	{ "PARTUUID=x/PARTNROFF=1x", OFFSET },
	{ "PARTUUID=x/PARTNROFF=0x1", OFFSET },
	{ "PARTUUID=x/PARTNROFF=a", OFFSET },
	{ "PARTUUID=x/PARTNROFF=1/PARTNROFF=1", OFFSET },
	{ "PARTUUID=x/PARTNROFF=2147483648", OFFSET },
	{ "PARTUUID=x/PARTNROFF=-2147483648", OFFSET },
	{ "PARTUUID=x/PARTNROFF=4294967297", OFFSET },
	{ "PARTUUID=x/PARTNROFF=18446744073709551617", OFFSET },

	{ "", NONE },
	{ " ", NONE },
	{ "sda1", NONE },
	{ "dev/sda1", NONE },
	{ "/dev", NONE },
	{ "//dev/sda1", NONE },
	{ "UUID", NONE },
	{ "uuid=x", NONE },
	{ "UUIDs=x", NONE },
	{ "ID=x", NONE },
	{ " UUID=x", NONE },
	{ "\"UUID=x\"", NONE },

	{ ":", NONE },
	{ "8:", NONE },
	{ ":1", NONE },
	{ "8:1:", NONE },
	{ "8:1x", NONE },
	{ "8:1 ", NONE },
	{ "8:-1", NONE },
	{ "-8:1", NONE },
	{ "8:a", NONE },
	{ "a:8", NONE },
	{ "4096:0", NONE },
	{ "0:1048576", NONE },
	{ "8:18446744073709551617", NONE },
	{ "18446744073709551624:1", NONE },
	{ "0x801", NONE },
	{ "801g", NONE },
	{ "801 ", NONE },
	{ "@", NONE },
	{ "100000000", NONE },
	{ "10000000000000801", NONE },
};

static void test_bad(void)
{
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		parse(bad[i].value);
		is_int(spec.kind, ROOT_BAD, "<%s>: kind", bad[i].value);
		is_str(spec.problem, bad[i].problem, "<%s>: why", bad[i].value);
	}
	parse(NULL);
	is_int(spec.kind, ROOT_NONE, "not given");
	is_str(spec.problem, NULL, "is no problem of its own");
}

/* With each prefix: the longest text, with quotes too, and one byte more. */
static void test_lengths(void)
{
	static const char *const forms[] = {
		"/dev/", "UUID=", "LABEL=", "PARTUUID=", "PARTLABEL=", NULL,
	};
	char value[400];

	for (int i = 0; forms[i]; i++) {
		int len = sprintf(value, "%s%0255d", forms[i], 0);

		parse(value);
		is_int(strlen(spec.text), 255, "%s, 255 bytes", forms[i]);
		is_str(spec.problem, NULL, "%s, no problem", forms[i]);
		strcpy(value + len, "0");
		parse(value);
		is_int(spec.kind, ROOT_BAD, "%s, 256 bytes", forms[i]);
		is_str(spec.problem, LONG, "%s, why", forms[i]);

		sprintf(value, "%s\"%0255d\"", forms[i], 0);
		parse(value);
		is_int(strlen(spec.text), 255, "%s, 255 quoted", forms[i]);
		sprintf(value, "%s\"%0256d\"", forms[i], 0);
		parse(value);
		is_str(spec.problem, LONG, "%s, 256 quoted", forms[i]);
	}
	sprintf(value, "PARTUUID=%0255d/PARTNROFF=1", 0);
	parse(value);
	is_int(spec.partnroff, 1, "255 bytes, and PARTNROFF");
	sprintf(value, "PARTUUID=%0256d/PARTNROFF=1", 0);
	parse(value);
	is_str(spec.problem, LONG, "256 bytes, and PARTNROFF");
	is_int(spec.partnroff, 0, "which is not looked at then");
}

int main(void)
{
	test_texts();
	test_numbers();
	test_bad();
	test_lengths();
	return done_testing();
}
