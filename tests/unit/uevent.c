// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>

#include "../tap.h"
#include "uevent.h"

#define DISK "/devices/pci0000:00/0000:00:05.0/virtio2/block/vda"

static struct uevent ev;

/*
 * From heap memory of just that size, so that ASan sees a byte too many. It
 * stays until the next call.
 */
static bool parse(const char *msg, size_t len)
{
	static char *copy;

	free(copy);
	copy = malloc(len);
	memcpy(copy, msg, len);
	memset(&ev, 0xee, sizeof(ev));
	return uevent_parse(&ev, copy, len);
}

/* A literal with all its NULs, the one at its end too. */
#define PARSE(msg) parse(msg, sizeof(msg))

static void test_good(void)
{
	ok(PARSE("add@" DISK "\0ACTION=add\0DEVPATH=" DISK "\0"
		 "SUBSYSTEM=block\0MAJOR=254\0MINOR=0\0DEVNAME=vda\0"
		 "DEVTYPE=disk\0DISKSEQ=9\0SEQNUM=1234"),
	   "a disk is added");
	is_str(ev.action, "add", "action");
	is_str(ev.devpath, DISK, "devpath");
	is_str(ev.subsystem, "block", "subsystem");
	is_str(uevent_get(&ev, "DEVNAME"), "vda", "a variable");
	is_str(uevent_get(&ev, "ACTION"), "add", "the first variable");
	is_str(uevent_get(&ev, "SEQNUM"), "1234", "the last variable");
	is_int(uevent_number(&ev, "MAJOR"), 254, "a number");
	is_str(uevent_get(&ev, "PARTN"), NULL, "what is not there");
	is_int(uevent_number(&ev, "PARTN"), -1, "nor as a number");

	ok(PARSE("remove@/a@b\0SUBSYSTEM=x\0DEVPATH=/a@b\0ACTION=remove"),
	   "in any order; the path may hold an @");
	is_str(ev.devpath, "/a@b", "which is a part of it");
	ok(PARSE("add@/\0ACTION=add\0DEVPATH=/\0SUBSYSTEM="),
	   "a subsystem without a name is one");
	ok(PARSE("add@/a\0ACTION=add\0DEVPATH=/a\0SUBSYSTEM=b\0\0\0X=1\0"),
	   "empty variables do no harm");
	is_str(uevent_get(&ev, "X"), "1", "nor hide what follows");
}

static void test_bad(void)
{
	static const char good[] = "add@/a\0ACTION=add\0DEVPATH=/a\0"
				   "SUBSYSTEM=b";
	bool any = false;

	ok(parse(good, sizeof(good)), "to be broken");
	for (size_t len = 0; len < sizeof(good); len++)
		any |= parse(good, len);
	ok(!any, "cut anywhere");
	ok(!parse(good, sizeof(good) - 1), "not terminated");
	ok(!parse(good, 0), "empty");
	ok(!PARSE(""), "one NUL");
	ok(!PARSE("\0\0\0"), "three of them");

	ok(!PARSE("libudev\0\xfe\xed\xca\xfe\0\0\0\x28\0\0\0\x28"), "udev's");
	ok(!PARSE("libudev\0@/a\0ACTION=add\0DEVPATH=/a\0SUBSYSTEM=b"),
	   "udev's, with variables as the kernel has them");
	ok(!PARSE("add/a\0ACTION=add\0DEVPATH=/a\0SUBSYSTEM=b"), "no @");
	ok(!PARSE("ACTION=add\0DEVPATH=/a\0SUBSYSTEM=b"), "no head");
	ok(!PARSE("add@/a"), "no variables");
	ok(!PARSE("add@/a\0DEVPATH=/a\0SUBSYSTEM=b"), "no ACTION");
	ok(!PARSE("add@/a\0ACTION=add\0SUBSYSTEM=b"), "no DEVPATH");
	ok(!PARSE("add@/a\0ACTION=add\0DEVPATH=/a"), "no SUBSYSTEM");
	ok(!PARSE("add@/a\0ACTION=add\0DEVPATH=/a\0SUBSYSTEM"),
	   "SUBSYSTEM without a value");

	ok(!PARSE("add@/a\0ACTION=remove\0DEVPATH=/a\0SUBSYSTEM=b"),
	   "another action in the head");
	ok(!PARSE("del@/a\0ACTION=add\0DEVPATH=/a\0SUBSYSTEM=b"),
	   "one as long");
	ok(!PARSE("ad@/a\0ACTION=add\0DEVPATH=/a\0SUBSYSTEM=b"),
	   "a shorter one");
	ok(!PARSE("addx@/a\0ACTION=add\0DEVPATH=/a\0SUBSYSTEM=b"),
	   "a longer one");
	ok(!PARSE("@/a\0ACTION=add\0DEVPATH=/a\0SUBSYSTEM=b"), "none");
	ok(!PARSE("add@/b\0ACTION=add\0DEVPATH=/a\0SUBSYSTEM=b"),
	   "another path in the head");
	ok(!PARSE("add@/a/c\0ACTION=add\0DEVPATH=/a\0SUBSYSTEM=b"),
	   "a longer path");
	ok(!PARSE("add@\0ACTION=add\0DEVPATH=\0SUBSYSTEM=b"), "no path");
	ok(!PARSE("add@a\0ACTION=add\0DEVPATH=a\0SUBSYSTEM=b"),
	   "a path that is not absolute");
}

static void test_keys(void)
{
	ok(PARSE("add@/a\0ACTION=add\0DEVPATH=/a\0SUBSYSTEM=b\0DEVNAMES=1\0"
		 "XDEVNAME=2\0DEVNAME2\0DEVNAM=3\0DEVNAME\0DEVNAME=4\0"
		 "DEVNAME=5\0=6\0E=\0F==\0G=DEVTYPE=7"),
	   "keys that look like others");
	is_str(uevent_get(&ev, "DEVNAME"), "4", "the whole key, the first one");
	is_str(uevent_get(&ev, "DEVNAMES"), "1", "a longer one");
	is_str(uevent_get(&ev, "DEVNAM"), "3", "a shorter one");
	is_str(uevent_get(&ev, "DEVNAME2"), NULL, "one without a value");
	is_str(uevent_get(&ev, ""), "6", "the empty one");
	is_str(uevent_get(&ev, "E"), "", "an empty value");
	is_str(uevent_get(&ev, "F"), "=", "a value of =");
	is_str(uevent_get(&ev, "DEVTYPE"), NULL, "a key within a value");
	is_str(uevent_get(&ev, "add@/a"), NULL, "the head is no variable");
	is_int(uevent_number(&ev, "E"), -1, "an empty number");
}

static void test_numbers(void)
{
	static const struct {
		const char *text;
		long want;
	} numbers[] = {
		{ "0", 0 },
		{ "7", 7 },
		{ "007", 7 },
		{ "1048575", 1048575 },
		{ "999999999", 999999999 },
		{ "99999999999", -1 },
		{ "4294967296", -1 },
		{ "18446744073709551617", -1 },
		{ "", -1 },
		{ "-1", -1 },
		{ "-0", -1 },
		{ "+1", -1 },
		{ " 1", -1 },
		{ "1 ", -1 },
		{ "0x1", -1 },
		{ "a", -1 },
		{ "1a", -1 },
	};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
		char vars[40];

		ev.vars = vars;
		ev.vars_end =
			vars + 1 +
			snprintf(vars, sizeof(vars), "N=%s", numbers[i].text);
		is_int(uevent_number(&ev, "N"), numbers[i].want, "number '%s'",
		       numbers[i].text);
	}
}

static void parse_file(const char *text, size_t len)
{
	static char *copy;

	free(copy);
	copy = malloc(len + 1);
	memcpy(copy, text, len);
	copy[len] = 'x';
	memset(&ev, 0xee, sizeof(ev));
	uevent_parse_file(&ev, copy, len, "block", "/devices/x");
}

static void test_file(void)
{
	static const char file[] = "MAJOR=8\nMINOR=1\nDEVNAME=sda1\n"
				   "DEVTYPE=partition\nPARTN=1\n";

	for (size_t cut = 0; cut < 2; cut++) {
		parse_file(file, sizeof(file) - 1 - cut);
		is_str(ev.action, "add", "a file says: add");
		is_str(ev.devpath, "/devices/x", "devpath as given");
		is_str(ev.subsystem, "block", "subsystem as given");
		is_int(uevent_number(&ev, "MAJOR"), 8, "the first line");
		is_str(uevent_get(&ev, "DEVNAME"), "sda1", "another line");
		is_str(uevent_get(&ev, "PARTN"), "1",
		       cut ? "the last line, not ended" : "the last line");
	}
	parse_file("", 0);
	is_str(uevent_get(&ev, "MAJOR"), NULL, "an empty file");
	parse_file("\n\n", 2);
	is_str(uevent_get(&ev, "MAJOR"), NULL, "empty lines");
	parse_file("A=1\0B=2\nC=3", 11);
	is_str(uevent_get(&ev, "C"), "3", "a NUL in a file ends a line");
}

/* As much as the socket's buffer holds. */
static void test_long(void)
{
	static char msg[UEVENT_MAX];
	static const char head[] = "add@/a\0ACTION=add\0DEVPATH=/a\0"
				   "SUBSYSTEM=b\0LONG=";

	memset(msg, 'x', sizeof(msg));
	memcpy(msg, head, sizeof(head) - 1);
	msg[sizeof(msg) - 1] = '\0';
	ok(parse(msg, sizeof(msg)), "8 KiB");
	is_int(strlen(uevent_get(&ev, "LONG")), sizeof(msg) - sizeof(head),
	       "one value of 8 KiB");

	memset(msg + sizeof(head) - 1, '\0', sizeof(msg) - sizeof(head));
	ok(parse(msg, sizeof(msg)), "8 KiB of NULs");
	is_str(uevent_get(&ev, "X"), NULL, "hold nothing");
	memset(msg, 'x', sizeof(msg));
	ok(!parse(msg, sizeof(msg)), "8 KiB without a NUL");
	memset(msg, '\n', sizeof(msg));
	parse_file(msg, sizeof(msg) - 1);
	is_str(uevent_get(&ev, "X"), NULL, "8 KiB of empty lines");
}

int main(void)
{
	test_good();
	test_bad();
	test_keys();
	test_numbers();
	test_file();
	test_long();
	return done_testing();
}
