/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_MICROCODE_H
#define KINITRAMFS_MICROCODE_H

#include "machine/machine.h"
#include "sysroot/sysroot.h"
#include "tree/tree.h"

/*
 * Adds to @tree the microcode that @root has in /lib/firmware for the processor
 * of @machine, or for all of x86 if that is NULL, as the kernel reads it before
 * all else: kernel/x86/microcode/VENDOR.bin, the files one after the other
 * (Linux, Documentation/arch/x86/microcode.rst). Returns how many files there
 * are, or -1 after a message.
 */
int microcode_add(struct sysroot *root, const struct machine *machine,
		  struct tree *tree);

#endif
