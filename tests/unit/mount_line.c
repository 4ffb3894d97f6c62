// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>
#include <string.h>

#include "../tap.h"
#include "machine/mount_line.h"

static struct mount_line mount;

static bool parse(const char *text)
{
	static char line[512];

	snprintf(line, sizeof(line), "%s", text);
	return mount_line_parse(&mount, line);
}

static void test_line(void)
{
	ok(parse("20 1 8:2 / /a\\040b rw,relatime shared:1 - ext4 /dev/x\\134y rw,data=x\n"),
	   "a line");
	is_int(mount.major, 8, "its number");
	is_int(mount.minor, 2, "and the other");
	is_str(mount.point, "/a b", "its point");
	is_str(mount.type, "ext4", "its type");
	is_str(mount.source, "/dev/x\\y", "its source");
	is_str(mount.options, "rw,data=x", "its options");
	ok(parse("20 1 0:2 / / rw - tmpfs none"), "no options");
	is_str(mount.options, "", "are none");
	ok(!parse("20 1 0:2 / / rw"), "no type");
	ok(!parse("20 1 x / / rw - tmpfs none rw"), "no number");
	ok(!parse("20 1 0:2 / - tmpfs none rw"), "no point");
	ok(!parse("20 1 0:2 / / rw - tmpfs"), "no source");
	ok(!parse(""), "nothing");
}

static void test_covers(void)
{
	ok(mount_line_covers("/", "/a"), "the root covers all");
	ok(mount_line_covers("/a", "/a"), "itself");
	ok(mount_line_covers("/a", "/a/b"), "what is below it");
	ok(!mount_line_covers("/a", "/ab"), "not what only begins so");
	ok(!mount_line_covers("/a/b", "/a"), "nor what is above it");
	ok(!mount_line_covers("/", "a"), "nor what nobody knows");
}

static void is_folder(const char *options, unsigned int n, const char *want)
{
	char *folder = mount_line_overlay(options, n);

	is_str(folder ? folder : "none", want, "%s: folder %u", options, n);
	free(folder);
}

static void test_overlay(void)
{
	static const char one[] =
		"rw,lowerdir=/run/lower,upperdir=/run/upper/f,workdir=/run/upper/w";
	static const char odd[] =
		"lowerdir=/a\\134:b:/c\\054d::/e,redirect_dir=on";

	is_folder(one, 0, "/run/lower");
	is_folder(one, 1, "/run/upper/f");
	is_folder(one, 2, "none");
	is_folder(odd, 0, "/a:b");
	is_folder(odd, 1, "/c,d");
	is_folder(odd, 2, "/e");
	is_folder(odd, 3, "none");
	is_folder("ro,lowerdir+=/a,lowerdir+=/b", 1, "/b");
	is_folder("lowerdir=", 0, "none");
	is_folder("lowerdir=/a\\", 0, "/a\\");
	is_folder("xlowerdir=/a,lowerdirs=/b", 0, "none");
	is_folder("", 0, "none");
}

int main(void)
{
	test_line();
	test_covers();
	test_overlay();
	return done_testing();
}
