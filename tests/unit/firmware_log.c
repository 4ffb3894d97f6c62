// SPDX-License-Identifier: GPL-2.0-only
/* What the kernel's log says of firmware that was loaded. */
#include <stdlib.h>

#include "../tap.h"
#include "machine/firmware_log.h"

/* In memory that ends where the record does, so that ASan sees more. */
static const char *parse(const char *record)
{
	static char buf[512];
	struct firmware_loaded f;
	size_t len = strlen(record);
	char *copy = malloc(len);

	memcpy(copy, record, len);
	memset(&f, 'x', sizeof(f));
	if (firmware_log_read(&f, copy, len))
		snprintf(buf, sizeof(buf), "%s|%s", f.device, f.file);
	else
		strcpy(buf, "none");
	free(copy);
	return buf;
}

#define DEBIAN ": firmware: direct-loading firmware "

static void test_found(void)
{
	is_str(parse("6,800,1,-;qla2xxx 0000:05:00.0" DEBIAN
		     "ql2500_fw.bin\n SUBSYSTEM=pci\n DEVICE=+pci:0000:05:00.0\n"),
	       "0000:05:00.0|ql2500_fw.bin", "Debian's words");
	/* As Debian's 6.1 says it in the scenario module/firmware. */
	is_str(parse("6,425,3162729,-;virtio_blk virtio0" DEBIAN
		     "kinit-test/disk.bin\n"),
	       "virtio0|kinit-test/disk.bin", "from a boot");
	is_str(parse("6,1,2,c,caller=T1;a b 1-1:1.0" DEBIAN "x/y z.bin"),
	       "1-1:1.0|x/y z.bin",
	       "a driver of two words, a file with a blank");
	is_str(parse("7,1,2,-;bnx2 0000:03:00.0: Loaded FW: bnx2/a.fw, sha256: 00ff"),
	       "0000:03:00.0|bnx2/a.fw", "those of the kernel itself");
}

static void test_others(void)
{
	static char much[700] = "6,1,2,-;a 0" DEBIAN;
	static const char *const none[] = {
		"",
		"6",
		"6,1,2,-;",
		"6,1,2,-;a b: something else",
		"6,1,2,-;ab" DEBIAN "c",
		"6,1,2,-;a b" DEBIAN,
		"6,1,2,-;a " DEBIAN "c",
		"6,1,2,-;a b: Loaded FW: ",
		"6,1,2,-;a b: Loaded FW: , sha256: 1",
		"12,1,2,-;a b" DEBIAN "c",
		"99999999999999999999,1,2,-;a b" DEBIAN "c",
		"6,1,2,-;a\n b" DEBIAN "c",
	};

	for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++)
		is_str(parse(none[i]), "none", "none: %zu", i);
	memset(much + strlen(much), 'n', sizeof(much) - 1 - strlen(much));
	is_str(parse(much), "none", "one that is too long");
	much[strlen("6,1,2,-;a 0" DEBIAN) + 191] = '\0';
	ok(strcmp(parse(much), "none"), "the longest one");
	much[strlen("6,1,2,-;a 0" DEBIAN) + 191] = 'n';
	much[strlen("6,1,2,-;a 0" DEBIAN) + 192] = '\0';
	is_str(parse(much), "none", "one byte more");
}

int main(void)
{
	test_found();
	test_others();
	return done_testing();
}
