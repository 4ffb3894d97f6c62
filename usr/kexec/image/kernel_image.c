// SPDX-License-Identifier: GPL-2.0-only
#include <stdio.h>
#include <string.h>

#include "bytes.h"
#include "image/kernel_image.h"
#include "image/pe.h"

static bool has(const uint8_t *head, size_t len, size_t offset,
		const char *bytes, size_t n)
{
	return len >= offset + n && !memcmp(head + offset, bytes, n);
}

static const struct {
	enum image_packing packing;
	const char *name; /* of the program that unpacks it */
	const char *magic;
	size_t len;
} packings[] = {
	{ PACKED_GZIP, "gzip", "\x1f\x8b\x08", 3 },
	{ PACKED_BZIP2, "bzip2", "BZh", 3 },
	{ PACKED_LZMA, "lzma", "\x5d\0\0", 3 },
	{ PACKED_XZ, "xz", "\3757zXZ\0", 6 },
	{ PACKED_LZOP, "lzop", "\x89LZO\0\r\n\x1a\n", 9 },
	{ PACKED_LZ4, "lz4", "\x02\x21\x4c\x18", 4 },
	{ PACKED_LZ4, "lz4", "\x04\x22\x4d\x18", 4 },
	{ PACKED_ZSTD, "zstd", "\x28\xb5\x2f\xfd", 4 },
};

#define N_PACKINGS (sizeof(packings) / sizeof(*packings))

static void set_packing(struct kernel_image *k, size_t n)
{
	k->packing = packings[n].packing;
	snprintf(k->packing_name, sizeof(k->packing_name), "%s",
		 packings[n].name);
}

static bool read_packed(struct kernel_image *k, const uint8_t *head, size_t len)
{
	for (size_t i = 0; i < N_PACKINGS; i++) {
		if (!has(head, len, 0, packings[i].magic, packings[i].len))
			continue;
		k->format = IMAGE_PACKED;
		set_packing(k, i);
		k->payload_size = k->size;
		return true;
	}
	return false;
}

/*
 * The header ends where the jump over it leads to, since protocol 2.02. Older
 * kernels than 2.12 do not say whether they can be entered in 64-bit mode.
 */
static bool read_bzimage(struct kernel_image *k, const uint8_t *head,
			 size_t len)
{
	struct bzimage *x = &k->x86;
	uint8_t sectors;

	if (!has(head, len, 0x1fe, "\x55\xaa", 2) ||
	    !has(head, len, 0x202, "HdrS", 4))
		return false;
	k->format = IMAGE_BZIMAGE;
	k->machine = "i686";
	x->version = get_le16(head + 0x206);
	sectors = head[0x1f1];
	x->setup_size = ((sectors ? sectors : 4) + 1) * 512;
	k->needed = x->setup_size;
	x->header_end = 0x202 + head[0x201];
	if (x->version < 0x0204)
		return true;
	k->needed += (uint64_t)get_le32(head + 0x1f4) * 16;
	/* What does not fit is cut, and then nobody looks at it. */
	x->kernel_size = k->needed - x->setup_size > UINT32_MAX
				 ? UINT32_MAX
				 : (uint32_t)(k->needed - x->setup_size);
	if (x->version < 0x020c || len < 0x268)
		return true;
	x->initrd_max = get_le32(head + 0x22c);
	x->alignment = get_le32(head + 0x230);
	x->relocatable = head[0x234];
	x->xloadflags = get_le16(head + 0x236);
	x->cmdline_max = get_le32(head + 0x238);
	x->pref_address = get_le64(head + 0x258);
	x->init_size = get_le32(head + 0x260);
	if (x->xloadflags & XLOAD_KERNEL_64)
		k->machine = "x86_64";
	return true;
}

static bool read_image(struct kernel_image *k, const uint8_t *head, size_t len)
{
	if (has(head, len, 56, "ARM\x64", 4)) {
		k->format = IMAGE_ARM64;
		k->machine = "aarch64";
	} else if (has(head, len, 56, "RSC\x05", 4)) {
		k->format = IMAGE_RISCV64;
		k->machine = "riscv64";
	} else {
		return false;
	}
	k->text_offset = get_le64(head + 8);
	k->memory = get_le64(head + 16);
	return true;
}

static bool read_zboot(struct kernel_image *k, const uint8_t *head, size_t len)
{
	char *name = k->packing_name;

	if (len < 64 || !has(head, len, 0, "MZ\0\0zimg", 8))
		return false;
	k->format = IMAGE_ZBOOT;
	k->payload = get_le32(head + 8);
	k->payload_size = get_le32(head + 12);
	k->needed = k->payload + k->payload_size;
	k->packing = PACKED_OTHER;
	memcpy(name, head + 24, sizeof(k->packing_name) - 1);
	for (char *c = name; *c; c++) {
		if (*c <= ' ' || *c > '~')
			*c = '?';
	}
	/*
	 * "zstd22" and "xzkern" say how, which only the packer had to know;
	 * "lzo" is lzop's format.
	 */
	for (size_t i = 0; i < N_PACKINGS; i++) {
		size_t n = strnlen(packings[i].name, 3);

		if (!strncmp(name, packings[i].name, n)) {
			set_packing(k, i);
			break;
		}
	}
	return true;
}

static bool read_elf(struct kernel_image *k, const uint8_t *head, size_t len)
{
	if (len < 20 || !has(head, len, 0, "\177ELF", 4))
		return false;
	k->format = IMAGE_ELF;
	switch (get_le16(head + 18)) {
	case 3:
		k->machine = "i686";
		break;
	case 62:
		k->machine = "x86_64";
		break;
	case 183:
		k->machine = "aarch64";
		break;
	case 243:
		k->machine = head[4] == 2 ? "riscv64" : "riscv32";
		break;
	}
	return true;
}

void image_read(struct kernel_image *k, const void *head, size_t len,
		uint64_t size)
{
	uint64_t offset, bytes;
	struct pe pe;
	bool is_pe;

	memset(k, 0, sizeof(*k));
	k->size = size;
	is_pe = pe_read(&pe, head, len);
	if (!read_bzimage(k, head, len) && !read_zboot(k, head, len) &&
	    !read_image(k, head, len) && !read_packed(k, head, len) &&
	    !read_elf(k, head, len) && is_pe) {
		k->format =
			pe_section(&pe, head, len, ".linux", &offset, &bytes)
				? IMAGE_UNIFIED
				: IMAGE_EFI;
	}
	if (!is_pe)
		return;
	if (!k->machine)
		k->machine = pe_machine(&pe);
	if (pe.end > k->needed)
		k->needed = pe.end;
}

static bool is_native(const char *machine, const char *image)
{
	/* A 32-bit program may be told another name. */
	return !strcmp(machine, image) ||
	       (!strcmp(machine, "arm64") && !strcmp(image, "aarch64"));
}

bool image_suits(const struct kernel_image *k, const char *machine,
		 struct text *why)
{
	switch (k->format) {
	case IMAGE_UNKNOWN:
		text_add(why, k->size ? "no kernel" : "empty, so no kernel");
		return false;
	case IMAGE_EFI:
		text_add(why, "an EFI program, but no kernel");
		return false;
	case IMAGE_UNIFIED:
		text_add(why,
			 "a unified kernel image, which the kernel cannot load");
		return false;
	case IMAGE_ELF:
		/* riscv64 takes one, and nothing else before 6.16. */
		if (!strcmp(machine, "x86_64") || !strcmp(machine, "aarch64")) {
			text_add(why, "an ELF file, not the %s that is booted",
				 strcmp(machine, "x86_64") ? "Image"
							   : "bzImage");
			return false;
		}
		break;
	default:
		break;
	}
	if (k->size < k->needed) {
		text_add(why, "cut short: %llu of %llu bytes",
			 (unsigned long long)k->size,
			 (unsigned long long)k->needed);
		return false;
	}
	if (k->machine && !is_native(machine, k->machine)) {
		text_add(why, "for %s, this machine is %s", k->machine,
			 machine);
		return false;
	}
	if (k->format == IMAGE_BZIMAGE && k->x86.version < 0x020c) {
		text_add(why,
			 "a bzImage of boot protocol %u.%02u, at least 2.12 is needed",
			 k->x86.version >> 8, k->x86.version & 0xff);
		return false;
	}
	return true;
}

void image_describe(const struct kernel_image *k, struct text *t)
{
	static const char *const names[] = {
		[IMAGE_UNKNOWN] = "no kernel",
		[IMAGE_BZIMAGE] = "bzImage",
		[IMAGE_ARM64] = "Image",
		[IMAGE_RISCV64] = "Image",
		[IMAGE_ZBOOT] = "EFI zboot image",
		[IMAGE_PACKED] = "packed file",
		[IMAGE_ELF] = "ELF file",
		[IMAGE_EFI] = "EFI program",
		[IMAGE_UNIFIED] = "unified kernel image",
	};

	text_add(t, "%s", names[k->format]);
	if (k->machine)
		text_add(t, " for %s", k->machine);
	if (k->packing)
		text_add(t, ", packed by %s", k->packing_name);
	if (k->format == IMAGE_BZIMAGE)
		text_add(t, ", boot protocol %u.%02u", k->x86.version >> 8,
			 k->x86.version & 0xff);
}
