// SPDX-License-Identifier: GPL-2.0-only
/* What files are: Debian's kernels, what is made of them, and what is none. */
#include <fcntl.h>
#include <libgen.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../tap.h"
#include "image/kernel_image.h"

static char kernels[4096];
static struct kernel_image k;
static char words[256];

/* The first bytes of a kernel of kernels.sh; its size. */
static uint64_t load(const char *name, uint8_t *head, size_t *len)
{
	char path[5000];
	struct stat st;
	int fd;

	snprintf(path, sizeof(path), "%s/%s", kernels, name);
	fd = open(path, O_RDONLY);
	if (fd < 0 || fstat(fd, &st) < 0) {
		perror(path);
		exit(1);
	}
	*len = (size_t)read(fd, head, IMAGE_HEAD);
	close(fd);
	return (uint64_t)st.st_size;
}

static const char *describe(void)
{
	struct text t;

	text_init(&t, words, sizeof(words));
	image_describe(&k, &t);
	return words;
}

/* Why this machine cannot boot it; "": it can. */
static const char *objection(const char *machine)
{
	struct text t;
	bool suits;

	text_init(&t, words, sizeof(words));
	suits = image_suits(&k, machine, &t);
	ok(suits == !t.len, "an objection has words");
	return words;
}

static uint8_t head[IMAGE_HEAD];
static size_t len;

static void test_bzimage(void)
{
	static const char *const names[] = { "amd64", "cloud-amd64" };

	for (int i = 0; i < 2; i++) {
		uint64_t size = load(names[i], head, &len);
		char cut[64];

		image_read(&k, head, len, size);
		is_int(k.format, IMAGE_BZIMAGE, "%s", names[i]);
		is_str(describe(), "bzImage for x86_64, boot protocol 2.15",
		       "what it is");
		is_str(objection("x86_64"), "", "this machine boots it");
		is_str(objection("aarch64"),
		       "for x86_64, this machine is aarch64",
		       "another does not");
		ok(k.x86.xloadflags & XLOAD_KERNEL_64, "64-bit");
		ok(k.x86.xloadflags & XLOAD_ABOVE_4G, "above 4 GiB");
		is_int(k.x86.setup_size % 512, 0, "setup: sectors");
		is_int(k.x86.alignment, 0x200000, "alignment");
		is_int((long long)k.x86.pref_address, 0x1000000, "place");
		ok(k.x86.init_size > k.x86.kernel_size, "what it needs");
		is_int(k.x86.cmdline_max, 2047, "command line");
		is_int(k.x86.initrd_max, 0x7fffffff, "initrd");
		ok(k.x86.relocatable, "relocatable");
		ok(k.x86.header_end > 0x264 && k.x86.header_end < 0x290,
		   "header's end");
		is_int((long long)k.needed, (long long)size, "whole");

		size = k.needed - 1;
		image_read(&k, head, len, size);
		snprintf(cut, sizeof(cut), "cut short: %llu of %llu bytes",
			 (unsigned long long)size,
			 (unsigned long long)size + 1);
		is_str(objection("x86_64"), cut, "a byte is missing");
	}
	image_read(&k, head, 0x210, 0x210);
	is_int(k.format, IMAGE_BZIMAGE, "a short file");
	is_str(objection("i686"), "cut short: 528 of 14186432 bytes",
	       "most is missing");

	head[0x236] = 0;
	image_read(&k, head, len, 1 << 30);
	is_str(objection("x86_64"), "for i686, this machine is x86_64",
	       "32-bit");
	head[0x206] = 11;
	image_read(&k, head, len, 1 << 30);
	is_str(objection("i686"),
	       "a bzImage of boot protocol 2.11, at least 2.12 is needed",
	       "too old");
	head[0x206] = 3;
	head[0x1f1] = 0;
	image_read(&k, head, 0x210, 1 << 30);
	is_int(k.x86.setup_size, 5 * 512, "a setup without a size");
}

static void test_image(void)
{
	uint64_t size = load("cloud-arm64", head, &len);

	image_read(&k, head, len, size);
	is_int(k.format, IMAGE_ARM64, "arm64");
	is_str(describe(), "Image for aarch64", "what it is");
	is_str(objection("aarch64"), "", "this machine boots it");
	is_str(objection("x86_64"), "for aarch64, this machine is x86_64",
	       "another does not");
	ok(k.memory > size, "it needs more memory than the file has");
	is_int((long long)k.needed, (long long)size, "whole");
	image_read(&k, head, len, size / 2);
	ok(!strncmp(objection("aarch64"), "cut short: ", 11), "half");
	/* This kernel is no EFI program. */
	memset(head + 60, 0, 4);
	image_read(&k, head, len, size);
	is_str(objection("arm64"), "", "without EFI");
	is_int((long long)k.needed, 0, "nobody knows how much there is of it");

	memset(head, 0, 64);
	memcpy(head + 48, "RISCV\0\0\0RSC\x05", 12);
	image_read(&k, head, len, size);
	is_str(describe(), "Image for riscv64", "riscv64");
	is_str(objection("riscv64"), "", "this machine boots it");
}

static void test_zboot(void)
{
	uint64_t size = load("zboot.gzip", head, &len);

	image_read(&k, head, len, size);
	is_int(k.format, IMAGE_ZBOOT, "zboot");
	is_str(describe(), "EFI zboot image for aarch64, packed by gzip",
	       "what it is");
	is_int((long long)k.payload, 512, "where");
	is_int((long long)k.payload_size, (long long)size - 512, "how much");
	is_str(objection("aarch64"), "", "this machine boots it");
	is_str(objection("riscv64"), "for aarch64, this machine is riscv64",
	       "another does not");
	image_read(&k, head, len, size - 1);
	ok(!strncmp(objection("aarch64"), "cut short: ", 11), "cut");

	size = load("zboot.zstd", head, &len);
	image_read(&k, head, len, size);
	is_str(describe(), "EFI zboot image for aarch64, packed by zstd",
	       "zstd22");
	size = load("zboot.lzo", head, &len);
	image_read(&k, head, len, size);
	is_int(k.packing, PACKED_LZOP, "lzo");
	memcpy(head + 24, "\x1b[2Jsomething longer", 20);
	image_read(&k, head, len, size);
	is_str(describe(),
	       "EFI zboot image for aarch64, packed by ?[2Jsomething?l",
	       "a name that is none");
	is_int(k.packing, PACKED_OTHER, "which nobody knows");
}

static void test_packed(void)
{
	static const char *const names[] = { "gzip", "bzip2", "lzma", "lz4",
					     "xz",   "zstd",  "lzop" };

	for (int i = 0; i < 7; i++) {
		char file[32], want[64];
		uint64_t size;

		snprintf(file, sizeof(file), "Image.%s", i ? names[i] : "gz");
		size = load(file, head, &len);
		image_read(&k, head, len, size);
		snprintf(want, sizeof(want), "packed file, packed by %s",
			 names[i]);
		is_str(describe(), want, "%s", file);
		is_str(objection("x86_64"), "", "nobody knows for whom");
		is_int((long long)k.payload_size, (long long)size, "all");
	}
}

/* An EFI program with one section. */
static void make_efi(const char *section)
{
	memset(head, 0, sizeof(head));
	memcpy(head, "MZ", 2);
	head[60] = 64;
	memcpy(head + 64, "PE\0\0\x64\x86\x01", 7);
	head[64 + 20] = 2;
	memcpy(head + 64 + 24, "\x0b\x02", 2);
	memcpy(head + 64 + 26, section, strlen(section));
	head[64 + 26 + 17] = 2; /* 512 bytes, */
	head[64 + 26 + 21] = 2; /* at 512 */
}

static void test_others(void)
{
	image_read(&k, "", 0, 0);
	is_str(objection("x86_64"), "empty, so no kernel", "nothing");
	image_read(&k, "#!/bin/sh\n", 10, 10);
	is_str(objection("x86_64"), "no kernel", "a script");
	is_str(describe(), "no kernel", "in words");
	make_efi(".text");
	image_read(&k, head, sizeof(head), 1024);
	is_str(describe(), "EFI program for x86_64", "an EFI program");
	is_str(objection("x86_64"), "an EFI program, but no kernel", "is none");
	make_efi(".linux");
	image_read(&k, head, sizeof(head), 1024);
	is_str(describe(), "unified kernel image for x86_64", "a UKI");
	is_str(objection("x86_64"),
	       "a unified kernel image, which the kernel cannot load",
	       "is not loaded");
	image_read(&k, head, 100, 1024);
	is_int(k.format, IMAGE_EFI, "sections beyond the bytes");
	image_read(&k, head, 80, 1024);
	is_int(k.format, IMAGE_UNKNOWN, "headers beyond the bytes");
	memcpy(head, "\177ELF\2", 5);
	memcpy(head + 18, "\x3e", 2);
	image_read(&k, head, 64, 64);
	is_str(objection("x86_64"),
	       "an ELF file, not the bzImage that is booted", "vmlinux");
	memcpy(head + 18, "\xb7", 2);
	image_read(&k, head, 64, 64);
	is_str(objection("aarch64"),
	       "an ELF file, not the Image that is booted", "another");
	memcpy(head + 18, "\xf3", 2);
	image_read(&k, head, 64, 64);
	is_str(objection("riscv64"), "", "riscv64 takes it");
	memcpy(head + 18, "\x03", 2);
	image_read(&k, head, 64, 64);
	is_str(describe(), "ELF file for i686", "32-bit");
}

int main(int argc, char *argv[])
{
	(void)argc;
	snprintf(kernels, sizeof(kernels), "%s/kernels", dirname(argv[0]));
	test_bzimage();
	test_image();
	test_zboot();
	test_packed();
	test_others();
	return done_testing();
}
