/* SPDX-License-Identifier: GPL-2.0-only */
/* What became of the network, in words. Pure. */
#ifndef KINIT_REPORT_NETWORK_H
#define KINIT_REPORT_NETWORK_H

#include "boot.h"
#include "text.h"

/* The first line: why no interface has an address. */
void report_no_network(struct text *t, const struct boot *boot);

/* ", and " why there is none, if root may be behind it; or nothing. */
void report_network_cause(struct text *t, const struct boot *boot);

/* What of it is waited for; nothing if that is nothing. */
void report_network_wait(struct text *t, const struct boot *boot);

/* A line for each interface; nothing if nobody asked for the network. */
void report_network(struct text *t, const struct boot *boot);

#endif
