/* SPDX-License-Identifier: GPL-2.0-only */
/* Interfaces get their names, and others are built upon them. */
#ifndef KINIT_NET_LINK_H
#define KINIT_NET_LINK_H

#include "boot.h"

void link_rename(struct boot *boot, struct nic *nic, const char *wanted);

/* Makes what the @i-th link of the options says, without its ports. */
void link_build(struct boot *boot, unsigned int i);

/* Makes @nic a port of it. */
void link_attach(struct boot *boot, struct nic *nic, unsigned int i);

/* The MAC address and MTU that ip= gives it, before it is up. */
void link_prepare(struct nic *nic);

#endif
