/* SPDX-License-Identifier: GPL-2.0-only */
/* What is known of an interface, as scripts and the resolver read it. Pure. */
#ifndef KINIT_NET_CONF_TEXT_H
#define KINIT_NET_CONF_TEXT_H

#include "net/net.h"
#include "net/plan.h"
#include "text.h"

/* Bytes that hold all that one interface can have. */
#define CONF_TEXT_SIZE 12288

/*
 * A line NAME='VALUE' for each thing, with the names that klibc's ipconfig(8)
 * uses in /run/net-DEVICE.conf. Whatever a server said, a shell that reads it
 * does nothing but set these variables.
 */
void conf_text(struct text *t, const struct nic *nic,
	       const struct nic_setting *s);

/* As resolv.conf(5) has it; nothing if there is no server. */
void conf_resolv(struct text *t, const struct nic *nic,
		 const struct nic_setting *s);

#endif
