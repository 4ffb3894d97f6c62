/* SPDX-License-Identifier: GPL-2.0-only */
/* Why an interface with a carrier has no address of IPv6, in words. Pure. */
#ifndef KINIT_REPORT_NETWORK6_H
#define KINIT_REPORT_NETWORK6_H

#include "net/net.h"
#include "text.h"

void report_ip6(struct text *t, const struct nic *nic);

#endif
