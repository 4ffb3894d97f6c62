// SPDX-License-Identifier: GPL-2.0-only
#include "core_sample.h"

#include "../tap.h"
#include "memory.h"
#include "vmcoreinfo.h"

static struct sample s;
static struct elf_core core;
static struct segment segments[16];

static int load(void)
{
	int err = elf_core_open(&core, sample_read, &s);

	return err ? err : elf_core_load(&core, segments);
}

static int header(size_t at, uint64_t value, unsigned int size)
{
	sample_init(&s, 8, CORE_X86_64);
	sample_put(&s, at, value, size);
	return load();
}

static void test_header(void)
{
	sample_init(&s, 8, CORE_X86_64);
	is_int(load(), 0, "64 bits");
	ok(core.machine == CORE_X86_64 && !core.is_32, "x86_64");
	is_int(core.count, 1, "one segment of memory");
	is_int((long long)core.end, SAMPLE_MEMORY + SAMPLE_MEMORY_SIZE,
	       "the end of the dump");
	sample_init(&s, 4, CORE_386);
	is_int(load(), 0, "32 bits");
	ok(core.is_32 && core.count == 1 && segments[0].vaddr == 0xc1000000 &&
		   segments[0].paddr == SAMPLE_PADDR &&
		   segments[0].offset == SAMPLE_MEMORY &&
		   segments[0].size == SAMPLE_MEMORY_SIZE,
	   "its fields are elsewhere");

	is_int(header(0, 0, 1), -ENOEXEC, "no ELF");
	is_int(header(4, 3, 1), -ENOEXEC, "of no size that there is");
	is_int(header(5, 2, 1), -ENOEXEC, "of the other byte order");
	is_int(header(16, 2, 2), -ENOEXEC, "a program");
	is_int(header(54, 55, 2), -ENOEXEC,
	       "program headers that are too small");
	is_int(header(56, 0xffff, 2), -E2BIG, "more of them than fit there");
	is_int(header(56, 0, 2), 0, "none of them");
	is_int(header(32, UINT64_MAX - 10, 8), -ENOEXEC, "beyond all numbers");
	is_int(header(32, sizeof(s.bytes), 8), -ENXIO, "beyond the end");
	sample_init(&s, 8, CORE_X86_64);
	s.size = 63;
	is_int(load(), -ENXIO, "a header that is cut");
}

static void test_segments(void)
{
	uint64_t offset, left;

	sample_init(&s, 8, CORE_X86_64);
	sample_put(&s, 56, 5, 2);
	sample_phdr(&s, 1, 1, UINT64_MAX - 9, 0, 0, 11);
	sample_phdr(&s, 2, 1, 0x1000, UINT64_MAX - 4, 0x100, 0x10);
	sample_phdr(&s, 3, 1, 0x2000, 0x5000, 0x108, 0x1000);
	sample_phdr(&s, 4, 1, 0x3000, 0x9000, 0x9000, 0);
	is_int(load(), 0, "headers that lie");
	is_int(core.count, 2,
	       "what ends nowhere and what is empty is left out");
	is_int(core.refused, 1, "and counted");
	is_int((long long)core.end, 0x3000, "the end is that of the others");
	ok(!elf_core_virtual(&core, UINT64_MAX, &offset, &left) &&
		   offset == 0x1004 && left == 12,
	   "the last address of all");
	is_int(elf_core_virtual(&core, 0, &offset, &left), -ENXIO,
	       "no address is behind it");
	ok(!elf_core_virtual(&core, 0x5fff, &offset, &left) &&
		   offset == 0x2fff && left == 1,
	   "the last byte of a segment");
	is_int(elf_core_virtual(&core, 0x6000, &offset, &left), -ENXIO,
	       "the byte behind it");
	ok(!elf_core_physical(&core, 0x10f, &offset, &left) &&
		   offset == 0x100f && left == 1,
	   "of two that overlap, the first");
	ok(!elf_core_physical(&core, 0x110, &offset, &left) && offset == 0x2008,
	   "then the second");
}

static void test_notes(void)
{
	char text[CORE_INFO_MAX], cpu[336] = { 1 };

	sample_init(&s, 8, CORE_X86_64);
	load();
	is_int(elf_core_info(&core, text, sizeof(text)), -ENOENT, "no notes");
	sample_note(&s, "CORE", cpu, sizeof(cpu));
	sample_note(&s, "VMCOREINFO_XEN", "a=b", 3);
	is_int(elf_core_info(&core, text, sizeof(text)), -ENOENT, "others");
	sample_note(&s, "VMCOREINFO", "OSRELEASE=6\n", 12);
	is_int(elf_core_info(&core, text, sizeof(text)), 0, "behind them");
	is_str(text, "OSRELEASE=6\n", "its text");
	is_int(elf_core_info(&core, text, 5), 0, "no room for all");
	is_str(text, "OSRE", "a part of it");

	sample_put(&s, SAMPLE_NOTES + 4, 0xffffffff, 4);
	is_int(elf_core_info(&core, text, sizeof(text)), -ENOENT,
	       "one that is larger than all of them");
	sample_put(&s, SAMPLE_NOTES, 0, 8);
	is_int(elf_core_info(&core, text, sizeof(text)), -ENOENT,
	       "an empty one is the last");
	sample_phdr(&s, 0, 4, SAMPLE_NOTES, 0, 0, UINT64_MAX);
	is_int(elf_core_info(&core, text, sizeof(text)), -ENOENT,
	       "a segment without an end");
	sample_init(&s, 8, CORE_X86_64);
	sample_note(&s, "VMCOREINFO", "", 0);
	load();
	is_int(elf_core_info(&core, text, sizeof(text)), 0, "an empty text");
	is_str(text, "", "is a text");
}

static const char *number(int (*parse)(const char *, const char *, uint64_t *),
			  const char *text)
{
	static char buf[32];
	uint64_t n;
	int err = parse(text, "A(b)", &n);

	if (err)
		return err == -ENOENT ? "none" : "invalid";
	snprintf(buf, sizeof(buf), "%lld", (long long)n);
	return buf;
}

static void test_info(void)
{
	is_str(number(vmcoreinfo_size, "A(b)=12"), "12", "the last line");
	is_str(number(vmcoreinfo_size, "xA(b)=1\nA(b)c=2\nA(b)=3\nA(b)=4\n"),
	       "3", "the whole key, and the first of its lines");
	is_str(number(vmcoreinfo_size, "x=A(b)=3"), "none", "not a value");
	is_str(number(vmcoreinfo_size, ""), "none", "of nothing");
	is_str(number(vmcoreinfo_size, "A(b)=\n"), "invalid", "no value");
	is_str(number(vmcoreinfo_size, "A(b)=12x\n"), "invalid", "more");
	is_str(number(vmcoreinfo_size, "A(b)=-1"), "invalid", "no sign");
	is_str(number(vmcoreinfo_size, "A(b)=18446744073709551615"), "-1",
	       "2^64 - 1");
	is_str(number(vmcoreinfo_size, "A(b)=18446744073709551616"), "invalid",
	       "2^64");
	is_str(number(vmcoreinfo_address, "A(b)=fF10"), "65296", "an address");
	is_str(number(vmcoreinfo_address, "A(b)=0x10"), "invalid", "no 0x");
	is_str(number(vmcoreinfo_number, "A(b)=-27262976\n"), "-27262976",
	       "a sign");
	is_str(number(vmcoreinfo_number, "A(b)=0x40000000"), "1073741824",
	       "0x");
	is_str(number(vmcoreinfo_number, "A(b)=0x"), "invalid", "0x alone");
	is_str(number(vmcoreinfo_number, "A(b)=-"), "invalid", "- alone");
}

static struct memory memory;

/* As a hypervisor sees the memory: without virtual addresses. */
static void hypervisor(unsigned int machine, uint64_t paddr, const char *info)
{
	sample_init(&s, 8, machine);
	sample_phdr(&s, 1, 1, SAMPLE_MEMORY, 0, paddr, SAMPLE_MEMORY_SIZE);
	sample_put(&s, SAMPLE_MEMORY + 0xff0, 0x1122334455667788, 8);
	load();
	memory_init(&memory, &core, info);
}

static long long word_at(uint64_t vaddr)
{
	uint64_t value;
	int err = memory_word(&memory, vaddr, &value);

	return err ? err : (long long)value;
}

static void test_x86(void)
{
	static const char info[] = "SYMBOL(swapper_pg_dir)=ffffffff81001000\n"
				   "NUMBER(phys_base)=-8388608\n";
	static const char five[] = "SYMBOL(init_top_pgt)=ffffffff81001000\n"
				   "NUMBER(pgtable_l5_enabled)=1\n"
				   "NUMBER(sme_mask)=0x800000000000\n"
				   "NUMBER(phys_base)=-8388608\n";
	/* 16 MiB are mapped at 2^47 below the end, by pages of 4 KiB. */
	const uint64_t direct = 0xffff800000000000, table = 0x801000;
	const size_t tables = SAMPLE_MEMORY + SAMPLE_TABLES;

	hypervisor(CORE_X86_64, 0x800000, info);
	is_int(word_at(0xffffffff81000ff0), 0x1122334455667788,
	       "x86_64: the kernel itself, by phys_base");
	is_int(word_at(direct + 0xff0), -ENXIO, "a table without that page");
	is_int(word_at(0xffffffff7ffffff0), -ENXIO, "before the kernel");

	/* All four tables are the same one; its first entry is the page. */
	sample_put(&s, tables + 256 * 8, table | 1, 8);
	sample_put(&s, tables, table | 1, 8);
	is_int(word_at(direct), (long long)(table | 1), "four tables");
	sample_put(&s, tables + 8, 0x800000 | 1, 8);
	is_int(word_at(direct + 0x1ff0), 0x1122334455667788,
	       "and another page");
	sample_put(&s, tables + 16, 0x800000 | 0x81, 8);
	is_int(word_at(direct + 0x400ff0), 0x1122334455667788,
	       "a large page of 2 MiB");
	is_int(word_at(direct + 0x41fff0), -ENXIO, "beyond the dump");
	sample_put(&s, tables + 24, 0xfffffffff000 | 1, 8);
	is_int(word_at(direct + 0x600000), -ENXIO, "a table that is nowhere");

	memory.info = five;
	sample_put(&s, tables, (uint64_t)1 << 47 | table | 1, 8);
	sample_put(&s, tables + 256 * 8, (uint64_t)1 << 47 | table | 1, 8);
	is_int(word_at(0xff00000000001ff0), 0x1122334455667788,
	       "five tables, and memory that is encrypted");
	memory.info = "NUMBER(phys_base)=-8388608\n";
	is_int(word_at(direct), -ENXIO, "no table");
	memory.info = "";
	is_int(word_at(0xffffffff81000ff0), -ENXIO, "nothing known");
}

static void test_arm64(void)
{
	/* What Linux 6.1 says in QEMU's machine virt. */
	hypervisor(CORE_ARM64, 0x40200000,
		   "NUMBER(VA_BITS)=48\n"
		   "NUMBER(kimage_voffset)=0xffff80007fe00000\n"
		   "NUMBER(PHYS_OFFSET)=0x40000000\n");
	is_int(word_at(0xffff8000c0000ff0), 0x1122334455667788,
	       "arm64: the kernel itself");
	is_int(word_at(0xffff000000200ff0), 0x1122334455667788,
	       "the map of all memory");
	is_int(word_at(0xfffe000000200ff0), -ENXIO, "no address of the kernel");
	memory.info = "NUMBER(VA_BITS)=52\nNUMBER(PHYS_OFFSET)=0x40000000\n";
	is_int(word_at(0xfff0000000200ff0), 0x1122334455667788, "52 bits");
	memory.info = "NUMBER(VA_BITS)=64\nNUMBER(PHYS_OFFSET)=0x40000000\n";
	is_int(word_at(0xfff0000000200ff0), -ENXIO, "of too many bits");
	memory.info = "NUMBER(VA_BITS)=48\n";
	is_int(word_at(0xffff8000c0000ff0), -ENXIO, "no offset");
	is_int(word_at(0xffff000000200ff0), -ENXIO, "none of that kind either");
	hypervisor(243, 0, "");
	is_int(word_at(0xffffffff81000000), -ENXIO, "another machine");
}

static void test_pieces(void)
{
	uint8_t buf[32];

	sample_init(&s, 8, CORE_X86_64);
	sample_put(&s, 56, 3, 2);
	sample_phdr(&s, 1, 1, 0x1000, 0x10000, 0, 16);
	sample_phdr(&s, 2, 1, 0x2000, 0x10010, 0, 16);
	memset(s.bytes + 0x1000, 'a', 16);
	memset(s.bytes + 0x2000, 'b', 16);
	load();
	memory_init(&memory, &core, "");
	is_int(memory_read(&memory, 0x10000, buf, 32), 0, "over two segments");
	ok(!memcmp(buf, "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbb", 32), "in order");
	is_int(memory_read(&memory, 0x10000, buf + 1, 31), 0, "less of it");
	is_int(memory_read(&memory, 0x10001, buf, 32), -ENXIO, "not beyond");
}

int main(void)
{
	test_header();
	test_segments();
	test_notes();
	test_info();
	test_x86();
	test_arm64();
	test_pieces();
	return done_testing();
}
