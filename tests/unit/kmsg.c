// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>

#include "../tap.h"
#include "log/kmsg_record.h"

static struct kmsg_lines lines;

/* In memory that ends where the record does, so that ASan sees more. */
static void add(const char *record)
{
	size_t len = strlen(record);
	char *copy = malloc(len);

	memcpy(copy, record, len);
	kmsg_add(&lines, copy, len);
	free(copy);
}

static const char *only(const char *record)
{
	memset(&lines, 0, sizeof(lines));
	add(record);
	return lines.n ? lines.line[0] : "";
}

static void test_records(void)
{
	is_str(only("3,1,99,-;EXT4-fs (vda): bad\n SUBSYSTEM=block\n"),
	       "EXT4-fs (vda): bad", "an error of the kernel");
	is_str(only("4,1,99,-,caller=T1;x"), "x", "a warning, with a caller");
	is_str(only("0,1,99,-;x;y\n"), "x;y", "an emergency; and a semicolon");
	is_str(only("5,1,99,-;x\n"), "", "not a notice");
	is_str(only("6,1,99,-;x\n"), "", "nor information");
	is_str(only("11,1,99,-;kinit: x\n"), "", "nor what user space wrote");
	is_str(only("12,1,99,-;x\n"), "", "at any level");
	is_str(only("3,1,99,-;a\\x1bb\x1b\xff\n"), "a\\x1bb??",
	       "nothing that a terminal obeys");
}

static void test_malformed(void)
{
	static const char *const bad[] = {
		"",	      ";",	     ";x",	 "3",
		"3;x",	      "3,1",	     ",1,2,-;x", "-3,1,2,-;x",
		"3x,1,2,-;x", "33333,1,2;x", "3,1,2;",	 "3,1,2;\nx",
		" 3,1,2;x",
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		is_str(only(bad[i]), "", "number %zu", i);
}

static void test_many(void)
{
	char record[400];

	memset(&lines, 0, sizeof(lines));
	for (int i = 1; i <= 9; i++) {
		sprintf(record, "3,%d,0,-;line %d\n", i, i);
		add(record);
	}
	is_int(lines.n, KMSG_LINES, "as many as there is room for");
	is_int(lines.left_out, 9 - KMSG_LINES, "and the others are counted");
	is_str(lines.line[0], "line 1", "the first");
	is_str(lines.line[1], "line 2", "the second");
	is_str(lines.line[2], "line 7", "then the last three");
	is_str(lines.line[4], "line 9", "to the last one");
	add("3,10,0,-;line 9\n");
	is_int(lines.left_out, 9 - KMSG_LINES, "the same again is no news");

	sprintf(record, "3,1,0,-;%0300d\n", 0);
	is_int(strlen(only(record)), KMSG_LINE_SIZE - 1, "a long line is cut");
}

int main(void)
{
	test_records();
	test_malformed();
	test_many();
	return done_testing();
}
