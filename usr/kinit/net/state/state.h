/* SPDX-License-Identifier: GPL-2.0-only */
/* What scripts, the resolver and the real system find of the network. */
#ifndef KINIT_NET_STATE_H
#define KINIT_NET_STATE_H

#include "net/plan.h"
#include "text.h"

/* Writes /run/net-DEVICE.conf and /etc/resolv.conf of the initramfs. */
void state_write(const struct nic *nic, const struct nic_setting *s);

/*
 * Writes a file, all or nothing: who reads it meanwhile sees what was there.
 * What goes wrong is logged.
 */
void state_file(const char *path, unsigned int mode, const struct text *t);

#endif
