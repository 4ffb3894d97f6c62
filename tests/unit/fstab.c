// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>

#include "../tap.h"
#include "root/fstab.h"

/* On the heap, so that ASan sees what is read behind it. */
static bool find(const char *text, const char *dir, struct fstab_entry *entry)
{
	static char *copy;
	size_t len = strlen(text);

	free(copy);
	copy = malloc(len + 1);
	memcpy(copy, text, len);
	copy[len] = 'x';
	return fstab_find(copy, len, dir, entry);
}

static const struct {
	const char *text, *source, *type, *options;
} cases[] = {
	{ "/dev/sda3 /usr ext4 ro 0 2\n", "/dev/sda3", "ext4", "ro" },
	{ "/dev/sda3 /usr ext4 ro 0 2", "/dev/sda3", "ext4", "ro" },
	{ "UUID=x\t/usr\t\tauto\tdefaults,noatime", "UUID=x", "auto",
	  "defaults,noatime" },
	{ "  LABEL=u   /usr/  ext4", "LABEL=u", "ext4", "" },
	{ "LABEL=u /usr", "LABEL=u", "auto", "" },
	{ "LABEL=u /usr ext4 ro\r\n", "LABEL=u", "ext4", "ro" },
	{ "LABEL=my\\040usr /usr ext4", "LABEL=my usr", "ext4", "" },
	{ "a\\134b \\057usr ext4", "a\\b", "ext4", "" },
	{ "a\\08b\\4 /usr ext4", "a\\08b\\4", "ext4", "" },
	{ "\\000 /usr ext4", "\\000", "ext4", "" },
	{ "a /usr ext4\nb /usr xfs\n", "b", "xfs", "" },
	{ "#x /usr ext4", NULL, NULL, NULL },
	{ "# x /usr ext4\n\n \t\n", NULL, NULL, NULL },
	{ "/dev/sda3 /usr2 ext4", NULL, NULL, NULL },
	{ "/dev/sda3 /us ext4", NULL, NULL, NULL },
	{ "/dev/sda3 /usr/local ext4", NULL, NULL, NULL },
	{ "/dev/sda3", NULL, NULL, NULL },
	{ "", NULL, NULL, NULL },
};

static const struct {
	const char *options, *want;
} strips[] = {
	{ "defaults", "defaults" },
	{ "nofail,ro", "ro" },
	{ "ro,nofail,noatime", "ro,noatime" },
	{ "x-systemd.device-timeout=5,X-mount.mkdir", "" },
	{ "auto,user,compress=zstd,,_netdev", "compress=zstd" },
	{ "comment=x,subvol=usr", "subvol=usr" },
	{ "nofailx,autox", "nofailx,autox" },
	{ "", "" },
};

int main(void)
{
	struct fstab_entry entry;

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		bool found = find(cases[i].text, "/usr", &entry);

		ok(found == !!cases[i].source, "case %zu", i);
		if (!found)
			continue;
		is_str(entry.source, cases[i].source, "source");
		is_str(entry.type, cases[i].type, "type");
		is_str(entry.options, cases[i].options, "options");
	}
	ok(find("/dev/sda1 / ext4 ro", "/", &entry), "the root itself");
	for (size_t i = 0; i < sizeof(strips) / sizeof(*strips); i++) {
		char buf[64];

		strcpy(buf, strips[i].options);
		fstab_strip_options(buf);
		is_str(buf, strips[i].want, "what is left");
	}
	return done_testing();
}
