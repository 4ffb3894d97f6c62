/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The note VMCOREINFO: what a kernel says of itself for those who read its
 * memory. Lines "KEY=VALUE". Source: the kernel's
 * Documentation/admin-guide/kdump/vmcoreinfo.rst.
 */
#ifndef VMCORE_VMCOREINFO_H
#define VMCORE_VMCOREINFO_H

#include <stdint.h>

/*
 * Of the line "KEY=", in @text, which is terminated. -ENOENT if there is none,
 * -EINVAL if its value is no number of 64 bits.
 */

/* An address: SYMBOL(...), KERNELOFFSET; hexadecimal, without 0x. */
int vmcoreinfo_address(const char *text, const char *key, uint64_t *value);

/* SIZE(...), OFFSET(...), LENGTH(...): decimal. */
int vmcoreinfo_size(const char *text, const char *key, uint64_t *value);

/* NUMBER(...): decimal with a sign, or hexadecimal with 0x. */
int vmcoreinfo_number(const char *text, const char *key, uint64_t *value);

#endif
