// SPDX-License-Identifier: GPL-2.0-only
/* What the kernel's log says of firmware that it did not find. */
#include <stdlib.h>

#include "../tap.h"
#include "module/firmware_record.h"

/* In memory that ends where the record does, so that ASan sees more. */
static const char *parse(const char *record)
{
	static char buf[3 * KMSG_LINE_SIZE];
	static struct firmware f;
	size_t len = strlen(record);
	char *copy = malloc(len);

	memset(&f, 'x', sizeof(f));
	memcpy(copy, record, len);
	if (firmware_record(&f, copy, len))
		snprintf(buf, sizeof(buf), "%s|%s|%s", f.driver, f.id, f.name);
	else
		strcpy(buf, "none");
	free(copy);
	return buf;
}

#define LOADER "Direct firmware load for "

static void test_found(void)
{
	is_str(parse("4,1,99,-;qla2xxx 0000:05:00.0: " LOADER
		     "ql2400_fw.bin failed with error -2\n SUBSYSTEM=pci\n"),
	       "qla2xxx|0000:05:00.0|ql2400_fw.bin", "the kernel's own words");
	is_str(parse("3,1,99,-;b c 1-1:1.0: firmware: failed to load a/b.bin (-2)\n"),
	       "b c|1-1:1.0|a/b.bin", "Debian's, and a driver of two words");
	is_str(parse("4,1,99,-;a b: " LOADER "a (-2) failed with error -2"),
	       "a|b|a (-2)", "a name with blanks");
}

static void test_others(void)
{
	static const char *const none[] = {
		"4,1,2,-;a b: " LOADER "c failed with error -22",
		"4,1,2,-;a b: " LOADER "c failed with error -12",
		"4,1,2,-;a b: " LOADER "c failed with error -2 or so",
		"4,1,2,-;a b: " LOADER "c failed",
		"4,1,2,-;a b: " LOADER " failed with error -2",
		"4,1,2,-;a b: " LOADER,
		"4,1,2,-;ab: " LOADER "c failed with error -2",
		"4,1,2,-;: " LOADER "c failed with error -2",
		"4,1,2,-;" LOADER "c failed with error -2",
		"3,1,2,-;a b: firmware: failed to load c (-22)",
		"3,1,2,-;a b: firmware: failed to load c",
		/* Not a warning; not the kernel's. */
		"6,1,2,-;a b: " LOADER "c failed with error -2",
		"12,1,2,-;a b: " LOADER "c failed with error -2",
		"",
	};
	char record[300];

	for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++)
		is_str(parse(none[i]), "none", "number %zu", i);
	snprintf(record, sizeof(record),
		 "4,1,2,-;a b: " LOADER "%0150d failed with error -2", 0);
	is_str(parse(record), "none", "one that is cut off");
}

int main(void)
{
	test_found();
	test_others();
	return done_testing();
}
