/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The packet sockets (packet(7)) of an interface that has no address yet: one
 * for DHCP's messages, one for ARP.
 */
#ifndef KINIT_DHCP_SOCKET_H
#define KINIT_DHCP_SOCKET_H

#include "net/dhcp/dhcp_message.h"
#include "net/rtnl/link_message.h"

/* Both return the socket, or -errno. */
int dhcp_socket_open(const struct link_message *link);

/* Only what is about @address comes. */
int arp_socket_open(const struct link_message *link, uint32_t address);

/* Both send to all at the link, and return 0 or -errno. */
int dhcp_socket_send(int fd, const struct link_message *link,
		     const uint8_t *message, size_t len);
int arp_socket_send(int fd, const struct link_message *link,
		    const uint8_t *packet, size_t len);

/*
 * The next message of a server, into @message, which has DHCP_MESSAGE_MAX
 * bytes. Returns its bytes; 0: nothing has come; -1: it was something else.
 */
ssize_t dhcp_socket_receive(int fd, uint8_t *message);

#endif
