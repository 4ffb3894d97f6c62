/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINIT_IBFT_READ_H
#define KINIT_IBFT_READ_H

#include "net/net.h"

/* Reads /sys/firmware/ibft, whose module has been loaded, if there is one. */
void ibft_read(struct net *net);

#endif
