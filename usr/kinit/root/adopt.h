/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef ROOT_ADOPT_H
#define ROOT_ADOPT_H

#include "boot.h"

/*
 * If somebody has mounted something at ROOTMNT by hand, records it as the root.
 * Not if that is to be made of more than one file system.
 */
void root_adopt(struct boot *boot);

#endif
