/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KEXEC_TRAMPOLINE_H
#define KEXEC_TRAMPOLINE_H

#include <stdint.h>

/*
 * Code of this machine, to be copied to a multiple of 16 with all that is up to
 * trampoline_size, and the addresses that it wants, in the copy.
 */
extern const uint8_t trampoline[], trampoline_size[];
/* Of boot_params (x86_64), of the device tree (arm64). */
extern const uint8_t trampoline_params[];
extern const uint8_t trampoline_entry[]; /* of the kernel's code */

#endif
