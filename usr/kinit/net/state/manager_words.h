/* SPDX-License-Identifier: GPL-2.0-only */
/* What the texts for several managers have in common. Pure. */
#ifndef KINIT_NET_MANAGER_WORDS_H
#define KINIT_NET_MANAGER_WORDS_H

#include "net/net.h"
#include "net/plan.h"
#include "text.h"

/* Is it hardware with an address of its own, by which it is known? */
bool words_have_mac(const struct nic *nic);

/*
 * No server is asked again. So it is, too, if the machine gave itself the
 * address: a manager would choose another one.
 */
bool words_are_static(const struct nic *nic);

/* 52:54:00:12:34:56 */
void words_hex(struct text *t, const uint8_t *bytes, size_t len);

/* The first route that no server will tell again, and so for DNS servers. */
unsigned int words_first_route(const struct nic *nic,
			       const struct nic_setting *s);
unsigned int words_dns(const struct net *net, const struct nic *nic,
		       const struct nic_setting *s);

#endif
