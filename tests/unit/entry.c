// SPDX-License-Identifier: GPL-2.0-only
/* Entries of boot menus: what they say, and their order. */
#include <errno.h>
#include <stdlib.h>

#include "../tap.h"
#include "entry/entry.h"
#include "entry/order.h"
#include "entry/version.h"

static struct entry e;
static char words[256];

static int parse_as(const char *name, const char *text)
{
	static char *copy;
	struct text t;

	free(copy);
	copy = malloc(strlen(text) + 1);
	memcpy(copy, text, strlen(text));
	text_init(&t, words, sizeof(words));
	if (!entry_name(&e, name))
		return -ENOENT;
	return entry_parse(&e, copy, strlen(text), &t);
}

static int parse(const char *text)
{
	return parse_as("a.conf", text);
}

/* All lines of options of this size, or what is wrong with them. */
static const char *options(size_t size)
{
	static char buf[256];
	struct text t;

	text_init(&t, words, sizeof(words));
	return entry_options(&e, buf, size, &t) ? words : buf;
}

static void test_parse(void)
{
	/* As kernel-install of systemd 252 writes it. */
	is_int(parse("# Boot Loader Specification type#1 entry\n"
		     "# File created by 90-loaderentry.install (systemd 252)\n"
		     "title      Debian GNU/Linux 12 (bookworm)\n"
		     "version    6.1.0-56-amd64\n"
		     "machine-id 0123456789abcdef0123456789abcdef\n"
		     "sort-key   debian\n"
		     "options    root=UUID=1234 ro  quiet systemd.machine_id=0123\n"
		     "linux      /debian/6.1.0-56-amd64/linux\n"
		     "initrd     /debian/6.1.0-56-amd64/initrd.img-6.1.0-56-amd64\n"),
	       0, "Debian's");
	is_str(e.title, "Debian GNU/Linux 12 (bookworm)", "title");
	is_str(e.version, "6.1.0-56-amd64", "version");
	is_str(e.machine_id, "0123456789abcdef0123456789abcdef", "machine-id");
	is_str(e.sort_key, "debian", "sort-key");
	is_str(e.kernel, "/debian/6.1.0-56-amd64/linux", "linux");
	is_int(e.n_initrds, 1, "an initrd");
	is_str(e.initrds[0], "/debian/6.1.0-56-amd64/initrd.img-6.1.0-56-amd64",
	       "its path");
	is_str(options(sizeof(words)),
	       "root=UUID=1234 ro  quiet systemd.machine_id=0123", "options");
	is_str(options(10), "its options are longer than 9 bytes", "too many");

	/* As Fedora 39 has it for GRUB. */
	is_int(parse("title Fedora Linux (6.5.6-300.fc39.x86_64) 39\n"
		     "version 6.5.6-300.fc39.x86_64\n"
		     "linux /vmlinuz-6.5.6-300.fc39.x86_64\n"
		     "initrd /initramfs-6.5.6-300.fc39.x86_64.img $tuned_initrd\n"
		     "options root=UUID=12 ro rhgb quiet $tuned_params\n"
		     "grub_users $grub_users\n"
		     "grub_arg --unrestricted\n"
		     "grub_class fedora\n"),
	       0, "Fedora's");
	is_str(e.initrds[0], "/initramfs-6.5.6-300.fc39.x86_64.img",
	       "initrd, without a variable");
	is_str(options(sizeof(words)), "root=UUID=12 ro rhgb quiet",
	       "options, without a variable");
	is_str(e.sort_key, NULL, "no sort-key");
	is_int(parse("linux /l\noptions $kernelopts\n"), 0, "RHEL 8's");
	is_str(options(sizeof(words)),
	       "$kernelopts is a variable of GRUB's, whose value is not known",
	       "is not known");

	is_int(parse("\tlinux\t /a\t\r\n\n  #linux /b\ninitrd /i\ninitrd j \n"
		     "options a\noptions\noptions  b=\"c  d\"  e\ndevicetree /t\n"
		     "architecture AA64"),
	       0, "several of some");
	is_str(e.kernel, "/a", "linux, without blanks");
	is_int(e.n_initrds, 2, "initrds");
	is_str(e.initrds[1], "j", "the second");
	is_str(options(sizeof(words)), "a b=\"c  d\"  e",
	       "options, in their order");
	is_str(e.devicetree, "/t", "devicetree");
	ok(entry_suits(&e, "aarch64"), "meant for arm64");
	ok(!entry_suits(&e, "x86_64"), "and not for x86_64");
	ok(!entry_suits(&e, "s390x"), "and not for who has no name in EFI");
	is_int(parse("linux /a\nlinux /b\n"), 0, "linux twice");
	is_str(e.kernel, "/b", "the last one counts");
	ok(entry_suits(&e, "x86_64"), "meant for all");
}

static void test_bad(void)
{
	static const char *const tests[][2] = {
		{ "", "1: no line of the file says linux" },
		{ "title x\n", "1: no line of the file says linux" },
		{ "title x\nefi /shell.efi\n",
		  "2: it starts an EFI program, and no kernel" },
		{ "linux\n", "1: linux without a path" },
		{ "linux /a\ninitrd \n", "2: initrd without a path" },
		{ "linux /a\n\ndevicetree\t\n",
		  "3: devicetree without a path" },
		{ "linux /a\nin\x01trd\n", "2: this is no text" },
		{ "linux /a\nx \x7f\n", "2: this is no text" },
		{ "linux /../a\n", "1: the path has a \"..\"" },
		{ "linux /a\ninitrd ..\n", "2: the path has a \"..\"" },
		{ "initrd 1\ninitrd 2\ninitrd 3\ninitrd 4\ninitrd 5\ninitrd 6\n"
		  "initrd 7\ninitrd 8\ninitrd 9\ninitrd 10\ninitrd 11\n"
		  "initrd 12\ninitrd 13\ninitrd 14\ninitrd 15\ninitrd 16\n"
		  "initrd 17\n",
		  "17: too many lines of initrd" },
		{ "options 1\noptions 2\noptions 3\noptions 4\noptions 5\n"
		  "options 6\noptions 7\noptions 8\noptions 9\noptions 10\n"
		  "options 1\noptions 2\noptions 3\noptions 4\noptions 5\n"
		  "options 6\noptions 7\n",
		  "17: too many lines of options" },
	};
	char zero[] = "linux /a\ntitle x\0y\n";
	struct text t;

	for (size_t i = 0; i < sizeof(tests) / sizeof(*tests); i++) {
		is_int(parse(tests[i][0]), -EINVAL, "garbage");
		is_str(words, tests[i][1], "is said to be");
	}
	text_init(&t, words, sizeof(words));
	is_int(entry_parse(&e, zero, sizeof(zero) - 1, &t), -EINVAL, "a zero");
	is_str(words, "2: this is no text", "is no text");
	is_int(parse("linux /a..b/..c/d\n"), 0, "dots that lead nowhere");
}

static void test_names(void)
{
	static const struct {
		const char *name, *id;
		int left, done; /* -1: not counted */
	} tests[] = {
		{ "a.conf", "a", -1, 0 },
		{ "a+3.conf", "a", 3, 0 },
		{ "a+2-1.conf", "a", 2, 1 },
		{ "a+0-3.CONF", "a", 0, 3 },
		{ "a-1.conf", "a-1", -1, 0 },
		{ "6.1.0-56+deb12-1.conf", "6.1.0-56+deb12-1", -1, 0 },
		{ "6.1+1+2.conf", "6.1+1", 2, 0 },
		{ "a+1-.conf", "a+1-", -1, 0 },
		{ "a+.conf", "a+", -1, 0 },
		{ "+1.conf", "+1", -1, 0 },
		{ "a+1234567890.conf", "a+1234567890", -1, 0 },
	};
	static const char *const others[] = { ".conf", "a", "a.conf~", "",
					      "a.efi" };
	char name[300];

	for (size_t i = 0; i < sizeof(tests) / sizeof(*tests); i++) {
		ok(entry_name(&e, tests[i].name), "%s", tests[i].name);
		is_str(e.id, tests[i].id, "its ID");
		is_int(e.is_counted ? (int)e.tries_left : -1, tests[i].left,
		       "tries left");
		is_int(e.tries_done, tests[i].done, "tries done");
		ok(entry_is(&e, tests[i].name) && entry_is(&e, tests[i].id),
		   "is called so");
	}
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		ok(!entry_name(&e, others[i]), "\"%s\" is no entry", others[i]);
	memset(name, 'a', 250);
	strcpy(name + 250, ".conf");
	ok(entry_name(&e, name), "a long name");
	strcpy(name + 250, "a.conf");
	ok(!entry_name(&e, name), "too long a name");

	entry_name(&e, "Debian-6.1+1.conf");
	ok(entry_is(&e, "debian-6.1"), "an ID in lower case");
	ok(entry_is(&e, "debian-6.1.conf"), "with a suffix");
	ok(!entry_is(&e, "debian-6.1.con"), "but not with half of it");
	ok(!entry_is(&e, "debian-6"), "and not half of it");
	ok(entry_matches(&e, "Debian-*"), "a pattern");
	ok(entry_matches(&e, "*.1.conf"), "of all of it");
	ok(!entry_matches(&e, "debian"), "no pattern of it");
}

static int sign(int n)
{
	return (n > 0) - (n < 0);
}

/* In falling order, as "systemd-analyze compare-versions" of systemd 252 has
 * it. */
static void test_versions(void)
{
	static const char *const versions[] = {
		"124",	   "123.5",	"123.2.1",   "123.2-3",	  "123.2",
		"123.1-2", "123.1-1~x", "123^post2", "123^post1", "123-3",
		"123-a.1", "123-a",	"123",	     "123~rc2",	  "123~rc1.5",
		"123~rc1", "122.1",	"122",	     "99",	  "1b",
		"1a",	   "1A",	"1",	     "a",	  "",
		"~",
	};
	size_t n = sizeof(versions) / sizeof(*versions);

	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < n; j++) {
			int want = i < j ? 1 : i > j ? -1 : 0;
			int got =
				sign(version_compare(versions[i], versions[j]));

			if (got != want)
				is_int(got, want, "\"%s\" and \"%s\"",
				       versions[i], versions[j]);
		}
	}
	is_int(version_compare("123_a", "123a"), 0, "what is no version");
	is_int(version_compare("007", "7"), 0, "zeros in front");
	is_int(version_compare("0", "00"), 0, "nothing but zeros");
	ok(version_compare("6.10", "6.9") > 0, "numbers, not texts");
	ok(version_compare("18446744073709551617", "18446744073709551616") > 0,
	   "large numbers");
}

static struct entry a, b;

/* Which of two comes first, of these names and texts? */
static int order(const char *name_a, const char *text_a, const char *name_b,
		 const char *text_b)
{
	static char texts[2][256];
	char buf[64];
	struct text t;

	text_init(&t, buf, sizeof(buf));
	snprintf(texts[0], sizeof(texts[0]), "linux /a\n%s", text_a);
	snprintf(texts[1], sizeof(texts[1]), "linux /a\n%s", text_b);
	entry_name(&a, name_a);
	entry_name(&b, name_b);
	entry_parse(&a, texts[0], strlen(texts[0]), &t);
	entry_parse(&b, texts[1], strlen(texts[1]), &t);
	if (sign(entry_compare(&a, &b)) != -sign(entry_compare(&b, &a)))
		return 99;
	return sign(entry_compare(&a, &b));
}

static void test_order(void)
{
	is_int(order("a-10.conf", "", "a-9.conf", ""), -1, "the newest ID");
	is_int(order("a.conf", "", "z.conf", "sort-key x\n"), 1,
	       "first what has a sort-key");
	is_int(order("a.conf", "sort-key b\n", "z.conf", "sort-key a\n"), 1,
	       "by the sort-key");
	is_int(order("a.conf", "sort-key a\nmachine-id 2\n", "z.conf",
		     "sort-key a\nmachine-id 1\n"),
	       1, "by the machine");
	is_int(order("a.conf", "sort-key a\nversion 10\n", "z.conf",
		     "sort-key a\nversion 9\n"),
	       -1, "the newest version");
	is_int(order("a.conf", "sort-key a\nversion 9~rc1\n", "z.conf",
		     "sort-key a\nversion 9\n"),
	       1, "which a candidate is not");
	is_int(order("a.conf", "sort-key a\n", "z.conf", "sort-key a\n"), 1,
	       "else by the ID");
	is_int(order("a.conf", "version 9\n", "b.conf", "version 1\n"), 1,
	       "without a sort-key the version does not count");
	is_int(order("a+0-3.conf", "sort-key a\n", "b.conf", ""), 1,
	       "last what has failed");
	is_int(order("a+1-2.conf", "sort-key a\n", "b.conf", ""), -1,
	       "but not what is still tried");
	is_int(order("a+1.conf", "", "a+2.conf", ""), 1, "more tries first");
	is_int(order("a+1.conf", "", "a.conf", ""), 1, "not counted");
	is_int(order("a+1-1.conf", "", "a+1.conf", ""), 1, "fewer done first");
	is_int(order("a.conf", "", "a.conf", ""), 0, "the same");
}

static const char *default_of(const char *text)
{
	static char copy[256];

	memcpy(copy, text, strlen(text));
	return loader_default(copy, strlen(text));
}

static void test_loader(void)
{
	is_str(default_of(""), NULL, "an empty loader.conf");
	is_str(default_of("timeout 3\n#default x\ndefaults y\n"), NULL,
	       "no default");
	is_str(default_of("timeout 3\ndefault\tdebian-* \r\n"), "debian-*",
	       "a pattern");
	is_str(default_of("default\ndefault a.conf"), "a.conf", "at the end");
}

int main(void)
{
	test_parse();
	test_bad();
	test_names();
	test_versions();
	test_order();
	test_loader();
	return done_testing();
}
