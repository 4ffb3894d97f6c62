/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where in memory a bzImage and what belongs to it will lie when it is started,
 * by the 64-bit boot protocol (Documentation/arch/x86/boot.rst).
 */
#ifndef KEXEC_PLAN_H
#define KEXEC_PLAN_H

#include "image/kernel_image.h"
#include "load/memory_map.h"

/* The 64-bit code of a kernel is entered here. */
#define PLAN_ENTRY 0x200

enum plan_part {
	PLAN_KERNEL,
	PLAN_START, /* what jumps, and what the kernel is told */
	PLAN_INITRD,
	PLAN_PARTS,
};

struct plan {
	unsigned int n; /* without an initrd there are two */
	struct {
		uint64_t at, size; /* whole pages */
	} parts[PLAN_PARTS];
};

/*
 * -ENOMEM: it does not fit, and @why says what. -ENOEXEC: the header is
 * nonsense. @m has been settled; @x is of a whole image that a machine of 64
 * bits can boot. That of a crash kernel (@is_crash) lies where it is loaded, so
 * it may fill all of @m.
 */
int plan_make(struct plan *p, const struct memory_map *m,
	      const struct bzimage *x, uint64_t start_size,
	      uint64_t initrd_size, bool is_crash, struct text *why);

/* The same for an Image of arm64 that says how much memory it needs. */
int plan_image(struct plan *p, const struct memory_map *m,
	       const struct kernel_image *k, uint64_t start_size,
	       uint64_t initrd_size, bool is_crash, struct text *why);

#endif
