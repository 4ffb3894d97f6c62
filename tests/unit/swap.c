// SPDX-License-Identifier: GPL-2.0-only
/* A swap file somewhere on a device, and its hibernated system. */
#include "../tap.h"
#include "memory_image.h"
#include "probe/probe.h"

static struct memory_image m;
static uint8_t page[65536];
static struct superblock sb;

/* The page of such a file is the device's last one, and has this magic. */
static const char *probe(uint64_t number, size_t size, const char *magic)
{
	memset(page, 0, sizeof(page));
	page[1024] = 1;
	page[1028] = 9;
	memset(page + 1036, 0x11, 16);
	memcpy(page + size - 10, magic, strlen(magic));
	memory_image(&m, (number + 1) * size, 512);
	m.tail = page;
	m.tail_size = size;
	memset(&sb, 0, sizeof(sb));
	is_int(probe_swap_at(&m.image, number, &sb), 0, "%s: no error", magic);
	return sb.type ? sb.type : "none";
}

static void test_file(void)
{
	is_str(probe(1000, 4096, "SWAPSPACE2"), "swap", "a file");
	is_str(probe(1000, 4096, "S1SUSPEND"), "swsuspend", "with a system");
	is_str(sb.version, "s1suspend", "of the kernel's");
	is_int(sb.block_size, 4096, "in pages of 4 KiB");
	is_str(sb.uuid, "11111111-1111-1111-1111-111111111111", "its UUID");
	is_str(probe(1000, 65536, "S1SUSPEND"), "swsuspend", "of 64 KiB");
	is_int(sb.block_size, 65536, "pages");
	is_str(probe(1000, 4096, "ULSUSPEND"), "swsuspend", "uswsusp's");
	is_str(sb.version, "ulsuspend", "by its name");
	is_str(probe(1000, 4096, "S1SUSPENX"), "none", "no such magic");
}

static void test_places(void)
{
	static const uint64_t numbers[] = {
		1001,	    1002,	UINT64_MAX, UINT64_MAX >> 12,
		1ULL << 51, 1ULL << 52, 1ULL << 63, UINT64_MAX - 1,
	};

	probe(1000, 4096, "S1SUSPEND");
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
		memset(&sb, 0, sizeof(sb));
		is_int(probe_swap_at(&m.image, numbers[i], &sb), 0, "page %llu",
		       (unsigned long long)numbers[i]);
		is_str(sb.type, NULL, "is beyond the device");
	}
	m.bad_byte = 1000 * 4096 + 4090;
	is_int(probe_swap_at(&m.image, 1000, &sb), -EIO, "it cannot be read");
}

static void test_end(void)
{
	uint8_t end[SWAP_END_SIZE + 1] = "SWAPSPACE2S1SUSPEND";

	ok(swap_was_hibernated(end), "both are there");
	memcpy(end, "SWAP-SPACE", 10);
	ok(swap_was_hibernated(end), "in the old format");
	end[SWAP_END_SIZE - 1] = 'x';
	ok(!swap_was_hibernated(end), "another magic");
	end[SWAP_END_SIZE - 1] = '\0';
	end[0] = 'T';
	ok(!swap_was_hibernated(end), "what stood there is not known");
	memcpy(end, "SWAPSPACE2SWAPSPACE2", SWAP_END_SIZE);
	ok(!swap_was_hibernated(end), "nothing is hibernated");
}

int main(void)
{
	test_file();
	test_places();
	test_end();
	return done_testing();
}
