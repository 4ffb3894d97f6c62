// SPDX-License-Identifier: GPL-2.0-only
/* Where kernels lie in memories of all kinds, and what they are told of them. */
#include <errno.h>

#include "../tap.h"
#include "bytes.h"
#include "load/boot_params.h"
#include "load/plan.h"
#include "memory_show.h"

#define MIB (1ULL << 20)

static struct memory_map m;
static struct plan p;
static struct bzimage x;
static char words[256];

static void begin(void)
{
	m.n = 0;
	/* Debian's cloud kernel. */
	x = (struct bzimage){ .version = 0x20f,
			      .xloadflags = XLOAD_KERNEL_64 | XLOAD_ABOVE_4G,
			      .setup_size = 16384,
			      .kernel_size = 13 * MIB,
			      .header_end = 0x26c,
			      .alignment = 2 * MIB,
			      .initrd_max = 0x7fffffff,
			      .cmdline_max = 2047,
			      .pref_address = 16 * MIB,
			      .init_size = 52 * MIB,
			      .relocatable = true };
}

static void ram(uint64_t start, uint64_t end)
{
	memory_add(&m, start, end - 1, MEMORY_RAM);
}

static bool is_crash;

static int plan(uint64_t initrd_size)
{
	struct text t;

	text_init(&t, words, sizeof(words));
	memory_settle(&m);
	return plan_make(&p, &m, &x, 8704, initrd_size, is_crash, &t);
}

static void test_map(void)
{
	begin();
	is_int(memory_add(&m, 5, 4, MEMORY_RAM), -EINVAL, "it ends first");
	is_int(memory_add(&m, MEMORY_END, UINT64_MAX, 1), 0, "beyond all");
	is_int(m.n, 0, "is nothing");
	ram(0x1000, 0x2000);
	ram(0, 0x1000);
	ram(0x2000, 0x3000);
	memory_add(&m, 0x2800, 0x2bff, MEMORY_RESERVED);
	memory_add(&m, 0x2900, 0x29ff, MEMORY_ACPI);
	memory_add(&m, 0x5000, UINT64_MAX, MEMORY_RESERVED);
	is_int(memory_settle(&m), 0, "ranges that overlap");
	is_str(memory_show(&m),
	       "0-2800:1 2800-2900:2 2900-2a00:3 2a00-2c00:2 2c00-3000:1 5000-10000000000000:2",
	       "are no RAM where one says so");
	is_int((long long)memory_ram(&m), 0x2c00, "RAM");
	is_int(memory_settle(&m), 0, "once more");
	is_int(m.n, 6, "changes nothing");

	begin();
	for (unsigned int i = 0; i < MEMORY_RANGES; i++)
		memory_add(&m, i * 16, i * 16 + 15, 1 + i % 2);
	is_int(memory_add(&m, 0, 1, 1), -E2BIG, "too many ranges");
	is_int(memory_settle(&m), 0, "just enough");
	is_int(m.n, MEMORY_RANGES, "all are there");
	m.n = 0;
	ram(0, 0x100000);
	for (unsigned int i = 1; i < MEMORY_RANGES; i++)
		memory_add(&m, i * 16, i * 16 + 7, MEMORY_RESERVED);
	is_int(memory_settle(&m), -E2BIG, "too many in the end");
}

static void test_lines(void)
{
	static const char *const lines[] = {
		"00001000-0009fbff : System RAM",
		"0009fc00-0009ffff : Reserved",
		"000a0000-000bffff : PCI Bus 0000:00",
		"00100000-1ffd9fff : System RAM",
		"  01000000-01a02106 : Kernel code",
		"  02000000-02000fff : Reserved",
		"1ffda000-1fffffff : ACPI Tables",
		"100000000-11fffffff : Persistent Memory",
		"",
		"x",
		"1-",
		"1-2",
		"1-2 : ",
		"1 : System RAM",
		"00000000-00000000 : System RAM",
		"5-4 : System RAM",
		"12345678901234567-2 : System RAM",
	};

	begin();
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++)
		is_int(memory_add_line(&m, lines[i]), 0, "\"%s\"", lines[i]);
	memory_settle(&m);
	is_str(memory_show(&m),
	       "1000-9fc00:1 9fc00-a0000:2 100000-2000000:1 2000000-2001000:2 2001000-1ffda000:1 1ffda000-20000000:3 100000000-120000000:7",
	       "/proc/iomem");
	is_int(memory_type("ACPI Non-volatile Storage"), MEMORY_NVS, "a type");
	is_int(memory_type("Unknown E820 type"), MEMORY_RESERVED, "another");
	m.n = MEMORY_RANGES;
	is_int(memory_add_line(&m, lines[0]), -E2BIG, "too many");
}

/* Of a machine whose crash kernel has two regions. */
static void test_places(void)
{
	begin();
	ram(0x1000, 0x9fc00);
	ram(MIB, 512 * MIB - 0x26000);
	is_int(plan(5 * MIB + 1), 0, "a small PC");
	is_int((long long)p.parts[PLAN_KERNEL].at, 16 * MIB, "kernel");
	is_int((long long)p.parts[PLAN_KERNEL].size, 52 * MIB, "all it needs");
	is_int((long long)p.parts[PLAN_START].at, 512 * MIB - 0x26000 - 0x3000,
	       "the page is at the end");
	is_int((long long)p.parts[PLAN_INITRD].size, 5 * MIB + 4096, "initrd");
	is_int((long long)(p.parts[PLAN_INITRD].at + p.parts[PLAN_INITRD].size),
	       (long long)p.parts[PLAN_START].at, "is just below it");
	is_int(p.n, 3, "three parts");
	is_int(plan(0), 0, "without an initrd");
	is_int(p.n, 2, "there are two");

	begin();
	ram(MIB, 3072 * MIB);
	ram(4096 * MIB, 8192 * MIB);
	is_int(plan(700 * MIB), 0, "a larger one");
	is_int((long long)(p.parts[PLAN_INITRD].at + 700 * MIB), 2048 * MIB,
	       "the initrd is where older kernels find it");
	is_int((long long)p.parts[PLAN_START].at, 3072 * MIB - 0x3000,
	       "the page is below 4 GiB");
	is_int(plan(2100 * MIB), 0, "a very large initrd");
	is_int((long long)p.parts[PLAN_INITRD].at, (8192 - 2100) * MIB,
	       "is above 4 GiB");
	x.xloadflags = XLOAD_KERNEL_64;
	is_int(plan(2100 * MIB), -ENOMEM, "unless the kernel cannot");
	is_str(words,
	       "the initrd needs 2100 MiB, for which there is no place in the 7167 MiB of memory",
	       "in words");
}

static void test_crash_place(void)
{
	uint64_t at;

	begin();
	ram(1024 * MIB, 1088 * MIB);
	is_crash = true;
	is_int(plan(8 * MIB), 0, "a kernel may fill what is reserved");
	at = p.parts[PLAN_KERNEL].at;
	ok(at >= 1024 * MIB && at + 52 * MIB <= 1088 * MIB, "and is in it");
	is_int(plan(12 * MIB), -ENOMEM, "but no more");
	is_crash = false;
	is_int(plan(8 * MIB), -ENOMEM, "another one may not");
}

static void test_hard_places(void)
{
	begin();
	ram(MIB, 30 * MIB);
	ram(33 * MIB, 200 * MIB);
	is_int(plan(MIB), 0, "its own place is taken");
	is_int((long long)p.parts[PLAN_KERNEL].at, 34 * MIB,
	       "so it is at the next multiple");
	x.relocatable = false;
	is_int(plan(MIB), -ENOMEM, "unless it cannot move");
	is_str(words,
	       "the kernel needs 52 MiB, for which there is no place in the 196 MiB of memory",
	       "in words");
	x.relocatable = true;
	x.alignment = 0x1001;
	is_int(plan(MIB), -ENOEXEC, "an alignment that is none");
	is_str(words, "its alignment, 0x1001, is none", "in words");
	x.alignment = 1;
	is_int(plan(MIB), 0, "any place will do");
	is_int((long long)p.parts[PLAN_KERNEL].at, 33 * MIB, "a page");

	begin();
	ram(4096 * MIB, 4400 * MIB);
	is_int(plan(MIB), 0, "nothing but high memory");
	is_int((long long)p.parts[PLAN_KERNEL].at, 4096 * MIB, "is taken");
	x.xloadflags = XLOAD_KERNEL_64;
	is_int(plan(MIB), -ENOMEM, "unless the kernel cannot");

	begin();
	for (uint64_t at = MIB; at < 1024 * MIB; at += 50 * MIB)
		ram(at, at + 49 * MIB);
	is_int(plan(MIB), -ENOMEM, "fragments, of which none is large enough");
	x.init_size = 40 * MIB;
	is_int(plan(MIB), 0, "a smaller kernel");
	is_int((long long)p.parts[PLAN_KERNEL].at, 2 * MIB,
	       "is in the first of them");
	is_int(plan(60 * MIB), -ENOMEM, "an initrd that fits nowhere");

	begin();
	ram(MIB, 100 * MIB);
	is_int(plan(MIB), -ENOMEM, "too small a machine");
	is_str(words,
	       "kernel and initrd need 53 MiB, which is more than half of the 99 MiB of memory",
	       "in words");
	is_int(plan(UINT64_MAX), -ENOMEM, "an endless initrd");
	begin();
	is_int(plan(0), -ENOMEM, "no memory");
	ram(0x1000, 0x1800);
	is_int(plan(0), -ENOMEM, "half a page");
	begin();
	ram(0, MEMORY_END);
	x.kernel_size = 0x200;
	is_int(plan(0), -ENOEXEC, "a kernel without code");
	is_str(words, "it has no code", "in words");
	begin();
	/* A map that lies. */
	ram(0, MEMORY_END);
	memory_add(&m, 0, MEMORY_END - 1, MEMORY_RESERVED);
	is_int(plan(0), -ENOMEM, "all of it is something else, too");
	begin();
	ram(0, MEMORY_END);
	x.pref_address = UINT64_MAX & ~0xfffULL;
	is_int(plan(MIB), 0, "a place that there is not");
	is_int((long long)p.parts[PLAN_KERNEL].at, 2 * MIB, "is not taken");
	x.pref_address = 0;
	is_int(plan(MIB), 0, "and at 0");
	is_int((long long)p.parts[PLAN_KERNEL].at, 2 * MIB, "the firmware is");
}

static int plan_arm64(uint64_t size, uint64_t memory, uint64_t initrd_size)
{
	const struct kernel_image k = { .format = IMAGE_ARM64,
					.size = size,
					.memory = memory,
					.text_offset = x.pref_address };
	struct text t;

	text_init(&t, words, sizeof(words));
	memory_settle(&m);
	return plan_image(&p, &m, &k, 8000, initrd_size, false, &t);
}

static void test_image(void)
{
	begin();
	x.pref_address = 0;
	ram(1024 * MIB, 1536 * MIB);
	memory_add(&m, 1024 * MIB, 1025 * MIB, MEMORY_RESERVED);
	is_int(plan_arm64(26 * MIB, 27 * MIB, 5 * MIB + 1), 0, "arm64");
	is_int((long long)p.parts[PLAN_KERNEL].at, 1026 * MIB,
	       "as low as it can");
	is_int((long long)p.parts[PLAN_KERNEL].size, 27 * MIB, "all it needs");
	is_int((long long)p.parts[PLAN_START].at, 1536 * MIB - 8192,
	       "the tree");
	is_int((long long)(p.parts[PLAN_INITRD].at + p.parts[PLAN_INITRD].size),
	       1536 * MIB - 8192, "the initrd");
	is_int(p.n, 3, "three parts");
	is_int(plan_arm64(26 * MIB, 27 * MIB, 0), 0, "without an initrd");
	is_int(p.n, 2, "there are two");
	is_int(plan_arm64(28 * MIB, 27 * MIB, 0), 0, "larger than it says");
	is_int((long long)p.parts[PLAN_KERNEL].size, 28 * MIB, "is believed");
	x.pref_address = 0x80000;
	is_int(plan_arm64(26 * MIB, 27 * MIB, 0), 0, "with an offset");
	is_int((long long)p.parts[PLAN_KERNEL].at, 1026 * MIB + 0x80000,
	       "it is there");
	x.pref_address = 0x80001;
	is_int(plan_arm64(26 * MIB, 27 * MIB, 0), -ENOEXEC, "an odd offset");
	is_str(words, "its offset, 0x80001, is none", "in words");
	x.pref_address = 2 * MIB;
	is_int(plan_arm64(26 * MIB, 27 * MIB, 0), -ENOEXEC, "a large offset");
	x.pref_address = 0;
	is_int(plan_arm64(26 * MIB, 300 * MIB, 0), -ENOMEM, "more than half");
	is_int(plan_arm64(1, 0, 0), -ENOEXEC, "nobody knows how much");
	is_int(plan_arm64(1, UINT64_MAX, 0), -ENOMEM, "an endless kernel");
	is_int(plan_arm64(1, 1, UINT64_MAX), -ENOMEM, "an endless initrd");

	begin();
	x.pref_address = 0;
	ram(1024 * MIB, 1088 * MIB);
	ram(33 * 1024 * MIB, 34 * 1024 * MIB);
	is_int(plan_arm64(26 * MIB, 60 * MIB, 5 * MIB), -ENOMEM,
	       "an initrd that would be too far away");
	is_str(words,
	       "the initrd needs 5 MiB, for which there is no place in the 1088 MiB of memory",
	       "in words");
	begin();
	x.pref_address = 0;
	for (uint64_t at = 0; at < 100; at++)
		ram((at * 2) * 40 * MIB, (at * 2 + 1) * 40 * MIB);
	is_int(plan_arm64(26 * MIB, 41 * MIB, 0), -ENOMEM, "fragments");
	is_int(plan_arm64(26 * MIB, 40 * MIB, 0), 0, "of which one is enough");
	is_int((long long)p.parts[PLAN_KERNEL].at, 0, "the first one");
}

static void test_params(void)
{
	static uint8_t params[BOOT_PARAMS_SIZE], image[0x400],
		running[BOOT_PARAMS_SIZE];
	struct boot_facts f = { .image = image,
				.image_len = sizeof(image),
				.memory = &m,
				.command_line = 0x1fffff000,
				.initrd = 0x123456000,
				.initrd_size = 0x100000001,
				.rsdp = 0xe0000 };

	begin();
	ram(0, 0x9fc00);
	memory_add(&m, 0xf0000, 0xfffff, MEMORY_RESERVED);
	memset(image, 0xaa, sizeof(image));
	memset(running, 0xbb, sizeof(running));
	memset(params, 0xcc, sizeof(params));
	is_int(boot_params_fill(params, &f, &x), 0, "the page");
	is_int(params[0x1ef], 0, "nothing before the header is taken");
	is_int(params[0x1f1], 0xaa, "the header is");
	is_int(params[0x26b], 0xaa, "up to its end");
	is_int(params[0x26c], 0, "and no further");
	is_int(params[0x210], 0xff, "a boot loader without a number");
	is_int((long long)get_le64(params + 0x250), 0, "no more data");
	is_int(get_le32(params + 0x218), 0x23456000, "initrd");
	is_int(get_le32(params + 0x0c0), 1, "above 4 GiB");
	is_int(get_le32(params + 0x21c), 1, "its size");
	is_int(get_le32(params + 0x0c4), 1, "above 4 GiB");
	is_int(get_le32(params + 0x228), (long long)0xfffff000, "command line");
	is_int(get_le32(params + 0x0c8), 1, "above 4 GiB");
	is_int((long long)boot_params_rsdp(params), 0xe0000, "ACPI");
	is_int(params[0x1e8], 2, "ranges of memory");
	is_int((long long)get_le64(params + 0x2d0 + 8), 0x9fc00, "a size");
	is_int(get_le32(params + 0x2d0 + 16), MEMORY_RAM, "a type");
	is_int((long long)get_le64(params + 0x2d0 + 20), 0xf0000, "a place");
	is_int(params[0], 0, "nobody knows the screen");

	f.running = running;
	is_int(boot_params_fill(params, &f, &x), 0, "with a running kernel's");
	is_int(params[0x3f], 0xbb, "its screen is known");
	is_int(params[0x40], 0, "but not all of it");
	is_int(params[0x1ef], 0, "and not that there is garbage");
	is_int((long long)boot_params_rsdp(params), 0xe0000, "ACPI is ours");

	x.header_end = 0x301;
	is_int(boot_params_fill(params, &f, &x), 0, "too long a header");
	is_int(params[0x28f], 0xaa, "is cut");
	is_int(params[0x290], 0xbb, "where others begin");
	f.image_len = 0x200;
	is_int(boot_params_fill(params, &f, &x), 0, "too short an image");
	is_int(params[0x200], 0, "is not read further");
	f.image_len = 0x1f0;
	is_int(boot_params_fill(params, &f, &x), 0, "next to none");
	is_int(params[0x1f1], 0, "has no header");
	m.n = BOOT_PARAMS_MAP;
	is_int(boot_params_fill(params, &f, &x), 0, "many ranges");
	is_int(params[0x1e8], 128, "up to 128");
	m.n++;
	is_int(boot_params_fill(params, &f, &x), -E2BIG, "but not more");
}

int main(void)
{
	test_map();
	test_lines();
	test_places();
	test_hard_places();
	test_crash_place();
	test_image();
	test_params();
	return done_testing();
}
