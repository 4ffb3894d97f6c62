// SPDX-License-Identifier: GPL-2.0-only
#include <limits.h>

#include "../tap.h"
#include "root/hooked.h"
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

	{ "gpt-auto", ROOT_GPT_AUTO, "", 0 },
	{ "/dev/gpt-auto-root", ROOT_GPT_AUTO, "", 0 },
	{ "/dev/ram0", ROOT_NAME, "ram0", 0 },
	{ "/dev/rootvg/x", ROOT_NAME, "rootvg/x", 0 },
	{ "/dev/disk/x", ROOT_NAME, "disk/x", 0 },

	/* udev's names. */
	{ "/dev/disk/by-uuid/" UUID, ROOT_UUID, UUID, 0 },
	{ "/dev/disk/by-label/a\\x20b", ROOT_LABEL, "a b", 0 },
	{ "/dev/disk/by-label/\\x2f\\X2f\\x2\\xg0\\x5C", ROOT_LABEL,
	  "/\\X2f\\x2\\xg0\\", 0 },
	{ "/dev/disk/by-label/a\\x00b", ROOT_LABEL, "a\\x00b", 0 },
	{ "/dev/disk/by-label/\\xc3\\xA9\\x", ROOT_LABEL, "\xc3\xa9\\x", 0 },
	{ "/dev/disk/by-label/\"x\"", ROOT_LABEL, "x", 0 },
	{ "/dev/disk/by-partuuid/1234abcd-02", ROOT_PARTUUID, "1234abcd-02",
	  0 },
	{ "/dev/disk/by-partuuid/x/PARTNROFF=1", ROOT_PARTUUID, "x/PARTNROFF=1",
	  0 },
	{ "/dev/disk/by-partlabel/my\\x20root", ROOT_PARTLABEL, "my root", 0 },
	{ "/dev/disk/by-id/ata-X_1-part2", ROOT_DISK_LINK,
	  "by-id/ata-X_1-part2", 0 },
	{ "/dev/disk/by-id/dm-name-a\\x20b", ROOT_DISK_LINK,
	  "by-id/dm-name-a\\x20b", 0 },
	{ "/dev/disk/by-path/pci-0000:00:05.0", ROOT_DISK_LINK,
	  "by-path/pci-0000:00:05.0", 0 },
	{ "/dev/disk/by-diskseq/7", ROOT_DISK_LINK, "by-diskseq/7", 0 },

	/* Flash. */
	{ "mtd0", ROOT_FLASH, "mtd0", 0 },
	{ "mtd12", ROOT_FLASH, "mtd12", 0 },
	{ "mtd:rootfs", ROOT_FLASH, "mtd:rootfs", 0 },
	{ "ubi0", ROOT_FLASH, "ubi0", 0 },
	{ "ubi0_1", ROOT_FLASH, "ubi0_1", 0 },
	{ "ubi0:rootfs", ROOT_FLASH, "ubi0:rootfs", 0 },
	{ "ubi:rootfs", ROOT_FLASH, "ubi:rootfs", 0 },
	{ "ubi0!rootfs", ROOT_FLASH, "ubi0!rootfs", 0 },
	{ "ubi!rootfs", ROOT_FLASH, "ubi!rootfs", 0 },
	{ "ubi0:\"a,b\"", ROOT_FLASH, "ubi0:a,b", 0 },
	{ "/dev/ubi0_1", ROOT_FLASH, "ubi0_1", 0 },
	{ "/dev/mtd3", ROOT_FLASH, "mtd3", 0 },
	{ "/dev/mtdblock3", ROOT_NAME, "mtdblock3", 0 },
	{ "/dev/ubiblock0_1", ROOT_NAME, "ubiblock0_1", 0 },

	/* What a hook brings. */
	{ "nbd:server:export", ROOT_HOOK, "nbd", 0 },
	{ "x-2::", ROOT_HOOK, "x-2", 0 },
	{ "a:8", ROOT_HOOK, "a", 0 },
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
#define CASE   "UUID=, LABEL=, PARTUUID= and PARTLABEL= are written in capitals"
#define NO_NFS                                                                 \
	"only the root itself can be on NFS, and then has no alternatives"

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
	{ "uuid=x", CASE },
	{ "Label=x", CASE },
	{ "partuuid=x", CASE },
	{ "PartLabel=", CASE },
	{ "uuid", NONE },
	{ "/dev/root",
	  "/dev/root is what the kernel calls the root that it mounted, whichever that is" },
	{ "/dev/nfs", NO_NFS },
	{ "nfs:10.0.0.1:/srv", NO_NFS },
	{ "nfs4:/srv", NO_NFS },
	{ "/dev/cifs", "a root on CIFS is not supported" },
	{ "/dev/disk/by-id/", EMPTY },
	{ "/dev/disk/by-id", EMPTY },
	{ "/dev/disk/by-uuid/", EMPTY },
	{ "/dev/disk/by-label/\"\"", EMPTY },

	{ "mtd", NONE },
	{ "mtd:", EMPTY },
	{ "mtd!x", NONE },
	{ "mtd0:x", NONE },
	{ "mtd0_1", NONE },
	{ "mtdblock0", NONE },
	{ "mtd2147483648", NONE },
	{ "ubi", NONE },
	{ "ubi:", EMPTY },
	{ "ubi0!", EMPTY },
	{ "ubi:\"\"", EMPTY },
	{ "ubi_1", NONE },
	{ "ubi0_", NONE },
	{ "ubi0_1:x", NONE },
	{ "ubi0_x", NONE },
	{ "ubix", NONE },
	{ "ubiblock0_1", NONE },
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
	{ "a:", NONE },
	{ "-a:8", NONE },
	{ "A:8", NONE },
	{ "a_b:8", NONE },
	{ "abcdefghijklmnopqrstuvwxyzabcdef:8", NONE },
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

#define QUOTE	"a double quote is not closed"
#define NOTHING "there is nothing between two commas, or at an end"
#define HEX                                                                    \
	"among several, a number is MAJOR:MINOR; a comma in a name wants double quotes, as in LABEL=\"a,b\""

/* What there is of each: "kind:text", or what is wrong. */
static const struct {
	const char *value;
	unsigned int n;
	const struct {
		enum root_kind kind;
		const char *text, *written;
	} wanted[4];
} lists[] = {
	{ "UUID=x", 1, { { ROOT_UUID, "x", "UUID=x" } } },
	{ "801", 1, { { ROOT_DEVNO, "", "801" } } },
	{ "LABEL=\"a", 1, { { ROOT_LABEL, "\"a", "LABEL=\"a" } } },
	{ "UUID=x,/dev/sda1",
	  2,
	  { { ROOT_UUID, "x", "UUID=x" },
	    { ROOT_NAME, "sda1", "/dev/sda1" } } },
	{ "8:1,LABEL=\"a,b\",ubi0:x",
	  3,
	  { { ROOT_DEVNO, "", "8:1" },
	    { ROOT_LABEL, "a,b", "LABEL=\"a,b\"" },
	    { ROOT_FLASH, "ubi0:x", "ubi0:x" } } },
	{ "LABEL=\",\"", 1, { { ROOT_LABEL, ",", "LABEL=\",\"" } } },
	{ "nbd:server:export:ext4:a,b:c,d",
	  1,
	  { { ROOT_HOOK, "nbd", "nbd:server:export:ext4:a,b:c,d" } } },
	{ "UUID=x,nbd:[::1]:export:ext4:a,b",
	  2,
	  { { ROOT_UUID, "x", "UUID=x" },
	    { ROOT_HOOK, "nbd", "nbd:[::1]:export:ext4:a,b" } } },
	{ "mtd:a,/dev/sda1",
	  2,
	  { { ROOT_FLASH, "mtd:a", "mtd:a" },
	    { ROOT_NAME, "sda1", "/dev/sda1" } } },
	{ "PARTUUID=x/PARTNROFF=1,PARTUUID=y",
	  2,
	  { { ROOT_PARTUUID, "x", "PARTUUID=x/PARTNROFF=1" },
	    { ROOT_PARTUUID, "y", "PARTUUID=y" } } },

	/* No silent misreading: this may be one label with a comma. */
	{ "LABEL=a,b",
	  2,
	  { { ROOT_LABEL, "a", "LABEL=a" }, { ROOT_BAD, HEX, "b" } } },
	{ "LABEL=a,c d",
	  2,
	  { { ROOT_LABEL, "a", "LABEL=a" }, { ROOT_BAD, NONE, "c d" } } },
	{ "LABEL=\"a,UUID=x", 1, { { ROOT_BAD, QUOTE, "LABEL=\"a,UUID=x" } } },
	{ "UUID=x,LABEL=5\" disk,UUID=y",
	  2,
	  { { ROOT_UUID, "x", "UUID=x" },
	    { ROOT_BAD, QUOTE, "LABEL=5\" disk,UUID=y" } } },
	{ "UUID=x,LABEL=5\"",
	  2,
	  { { ROOT_UUID, "x", "UUID=x" },
	    { ROOT_LABEL, "5\"", "LABEL=5\"" } } },
	{ "", 1, { { ROOT_BAD, NONE, "" } } },
	{ ",", 2, { { ROOT_BAD, NOTHING, "" }, { ROOT_BAD, NOTHING, "" } } },
	{ "UUID=x,",
	  2,
	  { { ROOT_UUID, "x", "UUID=x" }, { ROOT_BAD, NOTHING, "" } } },
	{ "UUID=x,,8:1",
	  3,
	  { { ROOT_UUID, "x", "UUID=x" },
	    { ROOT_BAD, NOTHING, "" },
	    { ROOT_DEVNO, "", "8:1" } } },
};

static void test_lists(void)
{
	struct root_spec specs[ROOTS_MAX];
	char written[100];

	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++) {
		const char *value = lists[i].value;

		memset(specs, 0xee, sizeof(specs));
		is_int(root_parse_list(specs, value), lists[i].n,
		       "<%s>: as many", value);
		for (unsigned int k = 0; k < lists[i].n; k++) {
			snprintf(written, sizeof(written), "%.*s",
				 (int)specs[k].written_len, specs[k].written);
			is_int(specs[k].kind, lists[i].wanted[k].kind,
			       "<%s>: kind of %u", value, k);
			is_str(specs[k].problem ? specs[k].problem
						: specs[k].text,
			       lists[i].wanted[k].text, "<%s>: text of %u",
			       value, k);
			is_str(written, lists[i].wanted[k].written,
			       "<%s>: %u as written", value, k);
		}
	}
	is_int(root_parse_list(specs, NULL), 0, "not given: none");
}

static void test_long_lists(void)
{
	struct root_spec specs[ROOTS_MAX];
	char value[2000];

	is_int(root_parse_list(specs, "1:1,1:2,1:3,1:4,1:5,1:6,1:7,1:8"), 8,
	       "eight fit");
	is_int(specs[7].minor, 8, "the last one too");
	is_int(root_parse_list(specs, "1:1,1:2,1:3,1:4,1:5,1:6,1:7,1:8,1:9"), 8,
	       "nine do not");
	is_str(specs[7].problem, "there are more than 8 alternatives",
	       "which the last one says");
	is_int(specs[6].minor, 7, "the others are what they were");

	/* The longest label in the longest form, and one byte more. */
	strcpy(value, "8:1,/dev/disk/by-label/");
	for (int i = 0; i < 255; i++)
		strcat(value, "\\x41");
	is_int(root_parse_list(specs, value), 2, "an escaped label");
	is_int(specs[1].kind, ROOT_LABEL, "is one");
	is_int(strlen(specs[1].text), 255, "of 255 bytes");
	strcat(value, "\\x41");
	root_parse_list(specs, value);
	is_str(specs[1].problem, LONG, "256 are too many");
	sprintf(value + strlen(value), "%0900d", 0);
	root_parse_list(specs, value);
	is_str(specs[1].problem, LONG, "and many more too");
}

static void test_long_flash(void)
{
	char value[300];

	sprintf(value, "ubi0:%0250d", 0);
	parse(value);
	is_str(spec.text, value, "a flash's name of 255 bytes");
	sprintf(value, "ubi0:%0251d", 0);
	parse(value);
	is_str(spec.problem, LONG, "of 256 bytes");
	sprintf(value, "ubi0:%0280d", 0);
	parse(value);
	is_str(spec.problem, LONG, "of more");
}

static const struct {
	const char *value, *fstype, *flags;
} mounts[] = {
	{ "nbd:server:export", "", "" },
	{ "nbd:server:export:", "", "" },
	{ "nbd:server:export:ext4", "ext4", "" },
	{ "nbd:server:export:auto:noatime,ro", "", "noatime,ro" },
	{ "nbd:[2001:db8::1]:export:xfs:noatime:persist,bs=512", "xfs",
	  "noatime" },
	{ "nbd:[a:export:xfs:ro", "xfs", "ro" },
	{ "nbd:[a]b:export:xfs:ro", "xfs", "ro" },
	{ "nbd:a:b::ro", "", "ro" },
	{ "iscsi:a:b:c:d", "", "" },
};

static void test_mounts(void)
{
	char value[400];
	struct hooked_mount m;

	for (size_t i = 0; i < sizeof(mounts) / sizeof(*mounts); i++) {
		ok(hooked_mount(&m, mounts[i].value, strlen(mounts[i].value)),
		   "%s", mounts[i].value);
		is_str(m.fstype, mounts[i].fstype, "... its type");
		is_str(m.flags, mounts[i].flags, "... its options");
	}
	sprintf(value, "nbd:a:b:%031d:%0255d:", 0, 0);
	ok(hooked_mount(&m, value, strlen(value)), "what just fits");
	is_int(strlen(m.fstype), 31, "... is whole");
	is_int(strlen(m.flags), 255, "... both of it");
	sprintf(value, "nbd:a:b:%032d", 0);
	ok(!hooked_mount(&m, value, strlen(value)), "a type that does not fit");
	sprintf(value, "nbd:a:b:c:%0256d", 0);
	ok(!hooked_mount(&m, value, strlen(value)), "nor do options");
}

int main(void)
{
	test_mounts();
	test_texts();
	test_numbers();
	test_bad();
	test_lengths();
	test_lists();
	test_long_lists();
	test_long_flash();
	return done_testing();
}
