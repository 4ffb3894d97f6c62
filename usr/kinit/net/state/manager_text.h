/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the managers of a real system need to take an interface over as it is,
 * so that a root behind it is never cut off. A server's words are in none of
 * these texts: numbers are, and names that plain_name() has seen. Pure.
 */
#ifndef KINIT_NET_MANAGER_TEXT_H
#define KINIT_NET_MANAGER_TEXT_H

#include "net/net.h"
#include "net/plan.h"
#include "text.h"

/* Bytes that hold any of them. */
#define MANAGER_TEXT_SIZE 8192

/* Letters, digits, "-", "_" and "."; it means the same in each of the files. */
bool plain_name(const char *name);

/*
 * systemd.link(5): udev leaves its name and address as they are. While it is up
 * a rename fails, before Linux 6.2, and then systemd 252 waits for the end of
 * that for ever. A bridge would get another address.
 */
void udev_link_text(struct text *t, const struct nic *nic);

/* systemd.network(5), for an interface that has an address, or two. */
void networkd_text(struct text *t, const struct net *net, const struct nic *nic,
		   const struct nic_setting *s);

/*
 * A profile of NetworkManager, as nm-settings-keyfile(5) says; @s: NULL, others
 * are built on the interface, and it has no address of its own.
 */
void nm_profile_text(struct text *t, const struct net *net,
		     const struct nic *nic, const struct nic_setting *s);

/*
 * What a NetworkManager that ended has left of a device, for the next one: that
 * this profile is active on it.
 */
void nm_device_text(struct text *t, const struct nic *nic);

#endif
