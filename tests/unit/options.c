// SPDX-License-Identifier: GPL-2.0-only
#include <linux/mount.h>
#include <stdlib.h>

#include "../tap.h"
#include "root/options.h"

/* Of just that size, so that ASan sees a byte too many. */
static void check(const char *list, unsigned long before, unsigned long after,
		  const char *want)
{
	size_t size = strlen(want) + 1;
	char *data = malloc(size);
	unsigned long flags = before;

	memset(data, 'x', size);
	if (ok(options_parse(list, &flags, data, size), "<%s> fits", list)) {
		is_str(data, want, "<%s>: data", list);
		is_int(flags, after, "<%s>: flags", list);
	}
	free(data);
}

/* Each flag: from all others, that it sets; from all, that it clears. */
static void test_each_flag(void)
{
	static const struct {
		const char *name;
		unsigned long set, clear;
	} all[] = {
		{ "defaults", 0, 0 },
		{ "ro", MS_RDONLY, 0 },
		{ "rw", 0, MS_RDONLY },
		{ "suid", 0, MS_NOSUID },
		{ "nosuid", MS_NOSUID, 0 },
		{ "dev", 0, MS_NODEV },
		{ "nodev", MS_NODEV, 0 },
		{ "exec", 0, MS_NOEXEC },
		{ "noexec", MS_NOEXEC, 0 },
		{ "sync", MS_SYNCHRONOUS, 0 },
		{ "async", 0, MS_SYNCHRONOUS },
		{ "dirsync", MS_DIRSYNC, 0 },
		{ "atime", 0, MS_NOATIME },
		{ "noatime", MS_NOATIME, 0 },
		{ "diratime", 0, MS_NODIRATIME },
		{ "nodiratime", MS_NODIRATIME, 0 },
		{ "relatime", MS_RELATIME, 0 },
		{ "norelatime", 0, MS_RELATIME },
		{ "strictatime", MS_STRICTATIME, 0 },
		{ "nostrictatime", 0, MS_STRICTATIME },
		{ "lazytime", MS_LAZYTIME, 0 },
		{ "nolazytime", 0, MS_LAZYTIME },
		{ "silent", MS_SILENT, 0 },
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++) {
		check(all[i].name, 0, all[i].set, "");
		check(all[i].name, ~0ul, ~all[i].clear, "");
	}
}

static void test_order(void)
{
	check("ro,rw", 0, 0, "");
	check("rw,ro", 0, MS_RDONLY, "");
	check("noatime,atime,nodev", 0, MS_NODEV, "");
	check("atime,noatime,nodev", 0, MS_NOATIME | MS_NODEV, "");
}

static void test_data(void)
{
	check("", MS_RDONLY, MS_RDONLY, "");
	check("errors=panic", 0, 0, "errors=panic");
	check("b,a,c", 0, 0, "b,a,c");
	check("a,noatime,b", 0, MS_NOATIME, "a,b");
	check("noatime,a,b,nodev", 0, MS_NOATIME | MS_NODEV, "a,b");
	check("a,a", 0, 0, "a,a");
	check("subvol=@/root x,ro", 0, MS_RDONLY, "subvol=@/root x");

	check(",", 0, 0, "");
	check(",,,", 0, 0, "");
	check(",a,,b,", 0, 0, "a,b");
	check(",ro,,nodev,", 0, MS_RDONLY | MS_NODEV, "");

	/* Whole words only, as they are written. */
	check("r,rox,xro,ro=1,RO,no,noatim, ro,ro ", 0, 0,
	      "r,rox,xro,ro=1,RO,no,noatim, ro,ro ");
	check("remount,bind,move", 0, 0, "remount,bind,move");
}

static void test_quotes(void)
{
	check("a=\"b,ro,c\",ro", 0, MS_RDONLY, "a=\"b,ro,c\"");
	check("\"ro\"", 0, 0, "\"ro\"");
	check("\"a,b\"c,ro", 0, MS_RDONLY, "\"a,b\"c");
	check("a\"\",ro", 0, MS_RDONLY, "a\"\"");
	check("a=\"b,ro", 0, 0, "a=\"b,ro");
	check("ro,\"", 0, MS_RDONLY, "\"");
	check("context=\"system_u:object_r:tmp_t:s0:c127,c456\",noexec", 0,
	      MS_NOEXEC, "context=\"system_u:object_r:tmp_t:s0:c127,c456\"");
}

/* In each size that is too small: said so, terminated, nothing written over. */
static void too_small(const char *list, size_t needed)
{
	for (size_t size = 1; size < needed; size++) {
		char *data = malloc(size);
		unsigned long flags = 0;

		memset(data, 'x', size);
		ok(!options_parse(list, &flags, data, size),
		   "<%s> does not fit in %zu", list, size);
		ok(memchr(data, '\0', size), "terminated all the same");
		free(data);
	}
}

static void test_too_small(void)
{
	too_small("abc", 4);
	too_small("ab,cd", 6);
	too_small("a,ro,,b", 4);
	/* One byte is enough for what leaves nothing. */
	check("noatime,ro,,", 0, MS_NOATIME | MS_RDONLY, "");
}

static void test_have(void)
{
	ok(options_have("a,nofail,b", "nofail"), "one of them");
	ok(options_have("nofail", "nofail"), "the only one");
	ok(options_have("a,b", "b"), "the last");
	ok(!options_have("a,nofailed,no", "nofail"), "the start of another");
	ok(!options_have("", "nofail"), "of none");
}

int main(void)
{
	test_have();
	test_each_flag();
	test_order();
	test_data();
	test_quotes();
	test_too_small();
	return done_testing();
}
