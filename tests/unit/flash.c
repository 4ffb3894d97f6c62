// SPDX-License-Identifier: GPL-2.0-only
/* Which flash is meant, in all forms that the kernel's file systems know. */
#include "../tap.h"
#include "device/flash_match.h"

static struct flash list[] = {
	{ .kind = FLASH_MTD, .device = 0, .name = "boot" },
	{ .kind = FLASH_MTD, .device = 12, .name = "root,fs" },
	{ .kind = FLASH_UBI, .device = 0, .volume = 0, .name = "boot" },
	{ .kind = FLASH_UBI, .device = 0, .volume = 3, .name = "rootfs" },
	{ .kind = FLASH_UBI, .device = 1, .volume = 0, .name = "rootfs" },
	{ .kind = FLASH_UBI, .device = 1, .volume = 1, .name = "" },
};

#define N (sizeof(list) / sizeof(*list))

static const struct {
	const char *root;
	int found; /* in the list; -1: none */
} specs[] = {
	{ "mtd0", 0 },
	{ "mtd12", 1 },
	{ "mtd1", -1 },
	{ "mtd:boot", 0 },
	{ "mtd:\"root,fs\"", 1 },
	{ "mtd:rootfs", -1 },
	{ "/dev/mtd12", 1 },
	{ "ubi0", 2 },
	{ "ubi3", 3 }, /* volume 3 of device 0 */
	{ "ubi1", -1 },
	{ "ubi0_3", 3 },
	{ "ubi1_0", 4 },
	{ "ubi1_1", 5 },
	{ "ubi1_3", -1 },
	{ "ubi2_0", -1 },
	{ "/dev/ubi1_0", 4 },
	{ "ubi:rootfs", 3 },
	{ "ubi!rootfs", 3 },
	{ "ubi0:rootfs", 3 },
	{ "ubi0!boot", 2 },
	{ "ubi1:rootfs", 4 },
	{ "ubi1!rootfs", 4 },
	{ "ubi1:boot", -1 },
	{ "ubi12:rootfs", -1 },
	{ "/dev/mtdblock0", -1 },
	{ "LABEL=boot", -1 },
};

static void test_find(void)
{
	struct root_spec spec;

	for (size_t i = 0; i + 1 < N; i++)
		list[i].next = &list[i + 1];
	for (size_t i = 0; i < sizeof(specs) / sizeof(*specs); i++) {
		const struct flash *found;

		root_parse(&spec, specs[i].root);
		found = flash_find(list, &spec);
		is_int(found ? found - list : -1, specs[i].found, "%s",
		       specs[i].root);
	}
	root_parse(&spec, "mtd0");
	ok(!flash_find(NULL, &spec), "there is none");
}

static void test_parse(void)
{
	static const char *const bad[] = {
		"mtd0ro", "mtd",   "mtdx",    "mtd99999999999", "ubi0", "ubi0_",
		"ubi0_x", "ubi_0", "ubi0_1x", "ubi_ctrl",	"xyz0", "m",
	};
	struct flash f;

	ok(flash_parse(&f, "mtd7"), "mtd7");
	is_int(f.kind, FLASH_MTD, "is MTD");
	is_int(f.device, 7, "7");
	ok(flash_parse(&f, "ubi1_20"), "ubi1_20");
	is_int(f.kind, FLASH_UBI, "is of UBI");
	is_int(f.device, 1, "device 1");
	is_int(f.volume, 20, "volume 20");
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		ok(!flash_parse(&f, bad[i]), "%s is neither", bad[i]);
}

int main(void)
{
	test_find();
	test_parse();
	return done_testing();
}
