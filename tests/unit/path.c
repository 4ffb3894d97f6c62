// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>

#include "../tap.h"
#include "sysroot/path.h"

static void is_plain(const char *folder, const char *path, const char *want)
{
	char *got = path_plain(folder, path);

	is_str(got, want, "'%s' in '%s'", path, folder);
	free(got);
}

int main(void)
{
	is_plain("/a", "b", "/a/b");
	is_plain("/a", "/b", "/b");
	is_plain("", "b", "/b");
	is_plain("/a/b", "../c", "/a/c");
	is_plain("/a", "../../../c", "/c");
	is_plain("/a", "..", "/");
	is_plain("/a", ".", "/a");
	is_plain("", "", "/");
	is_plain("/a//b/", ".//c/./d/", "/a/b/c/d");
	is_plain("/a", "..b/...", "/a/..b/...");

	ok(path_has_dot_dot(".."), "..");
	ok(path_has_dot_dot("/.."), "/..");
	ok(path_has_dot_dot("a/../b"), "a/../b");
	ok(path_has_dot_dot("../b"), "../b");
	ok(path_has_dot_dot("..a/.."), "..a/..");
	ok(!path_has_dot_dot(""), "nothing");
	ok(!path_has_dot_dot("a.."), "a..");
	ok(!path_has_dot_dot("..a"), "..a");
	ok(!path_has_dot_dot("/a/.../b"), "three dots");
	ok(!path_has_dot_dot("a/./b"), "one dot");

	is_str(path_base("/a/b"), "b", "/a/b");
	is_str(path_base("a"), "a", "a");
	is_str(path_base("/a/"), "", "/a/");
	return done_testing();
}
