/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a file is that somebody wants to boot: which kind of kernel, for which
 * machine, and whether all of it is there. Nothing is read here: the caller has
 * the first bytes of the file and knows its size.
 *
 * Formats, all integers little-endian:
 *
 * bzImage (Documentation/arch/x86/boot.rst): "HdrS" at 0x202.
 * Image of arm64 (Documentation/arch/arm64/booting.rst): "ARM\x64" at 56.
 * Image of riscv64 (Documentation/arch/riscv/boot-image-header.rst): "RSC\x05"
 * at 56. All of them may be EFI programs, too, with the header of one (PE/COFF),
 * which says how long the file has to be.
 * zboot (drivers/firmware/efi/libstub/zboot-header.S): "MZ\0\0zimg", the offset
 * and size of a compressed Image at 8, and the compressor's name at 24.
 */
#ifndef KEXEC_KERNEL_IMAGE_H
#define KEXEC_KERNEL_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text.h"

/* How much of a file's start tells all that there is to be told. */
#define IMAGE_HEAD 8192

enum image_format {
	IMAGE_UNKNOWN, /* no kernel that anybody knows */
	IMAGE_BZIMAGE,
	IMAGE_ARM64,
	IMAGE_RISCV64,
	IMAGE_ZBOOT, /* an EFI program with a packed Image in it */
	IMAGE_PACKED, /* a packed file, maybe an Image */
	IMAGE_ELF, /* vmlinux, or any program */
	IMAGE_EFI, /* an EFI program that is none of the above */
	IMAGE_UNIFIED, /* an EFI program with a kernel, an initrd and options */
};

/* By which a packed file begins, and what EFI's zboot calls its compressors. */
enum image_packing {
	PACKED_NOT,
	PACKED_GZIP,
	PACKED_BZIP2,
	PACKED_LZMA,
	PACKED_XZ,
	PACKED_LZOP,
	PACKED_LZ4,
	PACKED_ZSTD,
	PACKED_OTHER, /* that only zboot has a name for */
};

/* Bits of bzimage.xloadflags. */
#define XLOAD_KERNEL_64 0x01 /* has an entry for 64-bit mode, 0x200 */
#define XLOAD_ABOVE_4G	0x02 /* and all of it may lie anywhere */
#define XLOAD_5LEVEL	0x20

struct bzimage {
	uint16_t version; /* of the protocol, 0x020f is 2.15 */
	uint16_t xloadflags;
	uint32_t setup_size; /* the kernel proper begins here in the file */
	uint32_t kernel_size; /* of that in the file */
	uint32_t header_end; /* of the header, which begins at 0x1f1 */
	uint32_t alignment; /* a power of two */
	uint32_t initrd_max; /* the highest address an initrd may have */
	uint32_t cmdline_max; /* bytes, without the zero */
	uint64_t pref_address; /* where it would like to be */
	uint64_t init_size; /* that it needs there, until it knows memory */
	bool relocatable;
};

struct kernel_image {
	enum image_format format;
	enum image_packing packing;
	char packing_name[16]; /* as zboot has it, or a program's name */
	const char *machine; /* as in uname(2); NULL: nobody knows */
	uint64_t size; /* of the file */
	uint64_t needed; /* by what its headers say; 0: they do not */
	uint64_t payload, payload_size; /* of what is packed, in the file */
	uint64_t memory; /* that an Image says it needs; 0: it does not */
	uint64_t text_offset; /* of an Image, from a multiple of 2 MiB */
	struct bzimage x86;
};

/* Of a file of @size bytes, of which the first @len are @head. */
void image_read(struct kernel_image *k, const void *head, size_t len,
		uint64_t size);

/*
 * Can a machine of this kind (as in uname(2)) boot it, once it is unpacked? If
 * not, @why gets the reason, to stand behind "FILE: ".
 */
bool image_suits(const struct kernel_image *k, const char *machine,
		 struct text *why);

/* Words for what it is: "bzImage for x86_64, boot protocol 2.15". */
void image_describe(const struct kernel_image *k, struct text *t);

#endif
