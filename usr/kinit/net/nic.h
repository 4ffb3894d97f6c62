/* SPDX-License-Identifier: GPL-2.0-only */
/* What happens to network interfaces becomes facts. */
#ifndef KINIT_NIC_H
#define KINIT_NIC_H

#include <poll.h>

#include "boot.h"
#include "net/rtnl/nl_message.h"

/* Listens, and asks for what is there. Failing is a fact, too. */
void nic_open(struct boot *boot);

/* All sockets where something can be heard, @max of them at most. */
size_t nic_fds(const struct net *net, struct pollfd *fds, size_t max);

/*
 * Takes what the kernel, a server, a router or a neighbour has said, if @fd is
 * where one of them is heard.
 */
bool nic_heard(struct boot *boot, int fd, uint64_t now);

/* Has the kernel do it. Returns 0 or -errno. */
int nic_request(struct nl_request *request);

/* The same of request_change(); an MTU of 0 stays as it is. */
int nic_change(const struct nic *nic, unsigned int type, const void *data,
	       size_t len);
void nic_set_mtu(const struct nic *nic, unsigned int mtu);

/* Logs what is refused to @who. Returns whether it was done. */
bool nic_log(const char *who, const char *what, int err);

/* Without this the interface is of no use. Returns whether it was done. */
bool nic_did(struct nic *nic, const char *what, int err);

/* Takes its stray address away. */
void nic_clear(struct nic *nic);

/* Brings it up. */
void nic_raise(struct nic *nic, uint64_t now);

/*
 * The address that a server gave it stays, also if nobody renews it: a root may
 * be behind it.
 */
void nic_keep(const struct net *net, struct nic *nic);

/* Asks nobody any more. What it has got stays. */
void nic_stop(struct nic *nic);

/* Gives it its address and routes, of the command line or of its lease. */
void nic_configure(struct boot *boot, struct nic *nic, uint64_t now);

#endif
