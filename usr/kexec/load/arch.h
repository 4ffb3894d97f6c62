/* SPDX-License-Identifier: GPL-2.0-only */
/* What differs between machines when a kernel is loaded by kexec_load(2). */
#ifndef KEXEC_ARCH_H
#define KEXEC_ARCH_H

#include <sys/kexec.h>

#include "image/kernel_image.h"
#include "load/memory_map.h"
#include "load/plan.h"

struct file {
	const uint8_t *bytes;
	size_t size;
};

struct sources {
	struct file kernel, initrd;
	const struct kernel_image *image;
	const char *command_line;
	const char *dtb; /* the path of a device tree; NULL: this machine's */
	const struct memory_map *memory;
	bool is_crash; /* it is started by a panic */
};

/* What kexec_load(2) wants. */
struct ready {
	struct kexec_segment segments[PLAN_PARTS];
	unsigned int n;
	uint64_t entry;
};

extern const unsigned long arch_flag; /* KEXEC_ARCH_... */

/* Does this machine know how to load it by this call? If not, @why says. */
bool arch_knows(const struct kernel_image *k, struct text *why);

/* What is to be where. -errno, and @why has the words. */
int arch_prepare(const struct sources *s, struct ready *r, struct text *why);

/* The segments of a plan; the initrd's if it has one. @start: of PLAN_START. */
void ready_set(struct ready *r, const struct plan *p, const struct sources *s,
	       const struct file *kernel, const struct file *start);

/* Puts the trampoline at @to, with what it wants. */
void trampoline_put(uint8_t *to, uint64_t params, uint64_t entry);

#endif
