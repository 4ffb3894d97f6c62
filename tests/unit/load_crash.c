// SPDX-License-Identifier: GPL-2.0-only
/* What a crash kernel is told: of what it is to dump, and of its own memory. */
#include <errno.h>
#include <string.h>

#include "../tap.h"
#include "bytes.h"
#include "load/core_header.h"
#include "memory_show.h"

#define MIB (1ULL << 20)

static struct memory_map m, all;

static void ram(uint64_t start, uint64_t end)
{
	memory_add(&m, start, end - 1, MEMORY_RAM);
}

static void is_addr(uint64_t got, uint64_t want, const char *name)
{
	is_int((long long)got, (long long)want, "%s", name);
}

static void test_dump(void)
{
	static const char *const lines[] = {
		"00100000-1ffd9fff : System RAM",
		"  01000000-01a02106 : Kernel code",
		"  02000000-02000fff : Reserved",
		"  10000000-1fffffff : Crash kernel",
		"1ffda000-1fffffff : ACPI Tables",
		"100000000-11fffffff : System RAM",
		"  110000000-110ffffff : Crash kernel",
		"x : Crash kernel",
	};
	static struct core_facts f = {
		.notes = { { 0x1230, 0x170 }, { 0x5000, 0x1000 } },
		.n_notes = 2,
	};
	static uint8_t core[CORE_HEADER_MAX];
	size_t size;

	m.n = 0;
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
		is_int(memory_add_dumped(&m, lines[i]), 0, "\"%s\"", lines[i]);
	memory_settle(&m);
	is_str(memory_show(&m),
	       "100000-10000000:1 10000000-20000000:2 100000000-110000000:1 110000000-111000000:2 111000000-120000000:1",
	       "what is dumped");
	f.memory = m;
	size = core_header(core, 183, &f);
	is_int((long long)size, 64 + 5 * 56, "a header");
	ok(!memcmp(core, "\177ELF\2\1\1\0", 8), "of ELF");
	is_int(core[16], 4, "a core");
	is_int(core[18], 183, "of arm64");
	is_int(core[56], 5, "has five segments");
	is_int(core[64], 4, "a note");
	is_int((long long)get_le64(core + 64 + 8), 0x1230, "its place");
	is_int((long long)get_le64(core + 64 + 24), 0x1230, "in memory");
	is_int((long long)get_le64(core + 64 + 32), 0x170, "its size");
	is_int(core[64 + 2 * 56], 1, "memory");
	is_int((long long)get_le64(core + 64 + 3 * 56 + 8), 0x100000000,
	       "another");
	is_int((long long)get_le64(core + 64 + 3 * 56 + 40), 0x10000000,
	       "its size");
	is_int((long long)get_le64(core + 64 + 3 * 56 + 16), 0,
	       "and no virtual address");
	m.n = MEMORY_RANGES;
	is_int(memory_add_dumped(&m, lines[0]), -E2BIG, "too many");
}

/* What /proc/kcore of a PC begins with. */
static size_t kcore(uint8_t *out)
{
	static const struct {
		uint32_t type;
		uint64_t virtual, at, size;
	} segments[] = {
		{ 4, 0, 0, 0x1000 },
		{ 1, 0xffffffffa1000000, 0x31000000, 0x2a00000 },
		{ 1, 0xffffb68f40000000, UINT64_MAX, 0x1fffffffffff },
		{ 1, 0xffff9a1b40001000, 0x1000, 0x9e000 },
		{ 1, 0xffff9a1b40100000, 0x100000, 0x3fee0000 },
		{ 1, 0xffffe0d2c5000000, UINT64_MAX, 0x1000 },
	};
	uint8_t *to = out + 64;

	memset(out, 0, 512);
	memcpy(out, "\177ELF\2\1\1", 7);
	put_le64(out + 32, 64);
	put_le16(out + 54, 56);
	put_le16(out + 56, sizeof(segments) / sizeof(*segments));
	for (size_t i = 0; i < sizeof(segments) / sizeof(*segments); i++) {
		put_le32(to, segments[i].type);
		put_le64(to + 16, segments[i].virtual);
		put_le64(to + 24, segments[i].at);
		put_le64(to + 40, segments[i].size);
		to += 56;
	}
	return (size_t)(to - out);
}

static void test_addresses(void)
{
	static uint8_t bytes[512], core[CORE_HEADER_MAX];
	static struct core_facts f;
	size_t len = kcore(bytes);

	core_addresses(&f, bytes, len);
	is_addr(f.direct, 0xffff9a1b40000000, "where memory is mapped");
	is_addr(f.text, 0xffffffffa1000000, "and the kernel once more");
	is_addr(f.text_at, 0x31000000, "which is there");
	is_addr(f.text_size, 0x2a00000, "with this size");
	memory_add(&f.memory, 0x100000, 0x3ffdffff, MEMORY_RAM);
	is_int((long long)core_header(core, 62, &f), 64 + 2 * 56, "a header");
	is_addr(get_le64(core + 64 + 16), f.text, "has its code");
	is_addr(get_le64(core + 64 + 8), f.text_at, "which is there");
	is_addr(get_le64(core + 64 + 56 + 16), 0xffff9a1b40100000,
		"and the memory by its addresses");

	for (size_t n = 0; n < len; n++)
		core_addresses(&f, bytes, n);
	core_addresses(&f, bytes, 64 + 4 * 56);
	is_addr(f.direct, 0xffff9a1b40000000, "one range of memory is enough");
	put_le16(bytes + 56, UINT16_MAX);
	core_addresses(&f, bytes, len);
	is_addr(f.direct, 0xffff9a1b40000000, "more segments than bytes");
	put_le64(bytes + 64 + 4 * 56 + 24, 0);
	core_addresses(&f, bytes, len);
	is_addr(f.direct, 0, "what differs is nothing");
	is_addr(f.text_size, 0, "none of it");
	kcore(bytes);
	bytes[4] = 1;
	core_addresses(&f, bytes, len);
	is_addr(f.direct, 0, "another ELF");
}

static void test_crash_map(void)
{
	static struct memory_map told;

	m.n = 0;
	ram(0, 0x9fc00);
	memory_add(&m, 0x9fc00, 0x9ffff, MEMORY_RESERVED);
	ram(MIB, 3072 * MIB);
	memory_add(&m, 3072 * MIB, 3072 * MIB + 0xfff, MEMORY_ACPI);
	ram(4096 * MIB, 8192 * MIB);
	all = m;
	m.n = 0;
	ram(MIB, 3072 * MIB);
	ram(4096 * MIB, 8192 * MIB);
	is_int(memory_add_dumped(&m, "  a0000000-afffffff : Crash kernel"), 0,
	       "a low region");
	is_int(memory_add_dumped(&m, "  1e0000000-1ebffffff : Crash kernel"), 0,
	       "and a high one");
	memory_settle(&m);
	is_int(memory_for_crash(&told, &all, &m), 0, "what it is told");
	memory_settle(&told);
	m = told;
	is_str(memory_show(&m),
	       "0-9fc00:1 9fc00-a0000:2 a0000000-b0000000:1 c0000000-c0001000:3 1e0000000-1ec000000:1",
	       "are the low memory, the tables, and what is reserved");
	all.n = 0;
	for (unsigned int i = 0; i < MEMORY_RANGES; i++)
		memory_add(&all, (i * 2ULL + 1) << 40, (i * 2ULL + 1) << 40, 2);
	is_int(memory_for_crash(&told, &all, &m), -E2BIG, "too much");
}

int main(void)
{
	test_dump();
	test_addresses();
	test_crash_map();
	return done_testing();
}
