/* SPDX-License-Identifier: GPL-2.0-only */
/* What the boot loader left in EFI's variables. */
#ifndef KINIT_EFI_H
#define KINIT_EFI_H

#include "boot.h"

/*
 * Where root= is for kinit to find, records which partition the boot loader
 * came from; and where systemd has hibernated the system to, unless resume=
 * says that. A machine without EFI, or where nobody has said so, has neither.
 */
void efi_read(struct boot *boot);

#endif
