// SPDX-License-Identifier: GPL-2.0-only
#include "../tap.h"
#include "uuid.h"

int main(void)
{
	/* The type of an EFI system partition, as it stands on a disk. */
	static const uint8_t esp[16] = {
		0x28, 0x73, 0x2a, 0xc1, 0x1f, 0xf8, 0xd2, 0x11,
		0xba, 0x4b, 0x00, 0xa0, 0xc9, 0x3e, 0xc9, 0x3b,
	};
	char text[UUID_TEXT_SIZE];

	guid_format(text, esp);
	is_str(text, "c12a7328-f81f-11d2-ba4b-00a0c93ec93b", "guid_format");
	uuid_format(text, esp);
	is_str(text, "28732ac1-1ff8-d211-ba4b-00a0c93ec93b", "uuid_format");

	ok(uuid_equal_text("c12A7328-F81f", "C12a7328-f81F"), "case differs");
	ok(uuid_equal_text("", ""), "both empty");
	ok(!uuid_equal_text("c12a", "c12b"), "last digit differs");
	ok(!uuid_equal_text("c12a", "c12"), "second is shorter");
	ok(!uuid_equal_text("c12", "c12a"), "first is shorter");
	ok(!uuid_equal_text("", "a"), "first is empty");
	ok(!uuid_equal_text("[", "{"), "not letters, though 0x20 apart");
	ok(!uuid_equal_text("@", "`"), "nor below the letters");
	return done_testing();
}
