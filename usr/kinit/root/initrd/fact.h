/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The boot loader gave an initrd that the kernel could not unpack: it is
 * /initrd.image then, where the kernel has RAM disks (Linux, init/initramfs.c).
 * Pure.
 */
#ifndef KINIT_INITRD_FACT_H
#define KINIT_INITRD_FACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text.h"

struct initrd_fact {
	bool unused; /* there is such an initrd */
	const char *fs; /* the file system in it; NULL: none that is known */
	const char *packing; /* as the kernel calls it: "xz"; NULL: none */
	bool archive; /* it begins as a cpio archive does */
	char reason[96]; /* the kernel's, printable; "": it is not known */
};

/*
 * What it is. @head: its first bytes; @said: what the kernel logged of it, or
 * NULL; @fs: what a probe for file systems found, or NULL.
 */
void initrd_judge(struct initrd_fact *fact, const uint8_t *head, size_t len,
		  const char *said, const char *fs);

/* How the kernel's line about it begins. */
#define INITRD_SAID "rootfs image is not initramfs ("

/* One line, without its end. */
void initrd_describe(struct text *t, const struct initrd_fact *fact);

#endif
