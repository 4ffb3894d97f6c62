/* SPDX-License-Identifier: GPL-2.0-only */
/* What the boot loader left in EFI's variables. */
#ifndef KINIT_EFI_H
#define KINIT_EFI_H

#include "boot.h"

/*
 * Where root= is for kinit to find, records which partition the boot loader
 * came from. A machine without EFI, or whose boot loader does not say it, has
 * none.
 */
void efi_read_loader(struct boot *boot);

#endif
