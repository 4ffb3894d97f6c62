/* SPDX-License-Identifier: GPL-2.0-only */
/* Shows why the boot waits, for as long as it does. */
#ifndef KINIT_SHOW_H
#define KINIT_SHOW_H

#include "boot.h"

void show_wait(const struct boot *boot, uint64_t now);

#endif
