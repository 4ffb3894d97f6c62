// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <linux/filter.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "net/dhcp/arp_packet.h"
#include "net/dhcp/dhcp_socket.h"
#include "net/dhcp/udp_packet.h"

#define BROADCAST 0xffffffff

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

/* Without a filter more is read, and thrown away, so it may fail. */
static int open_socket(const struct link_message *link, unsigned int protocol,
		       struct sock_filter *code, size_t len)
{
	const struct sock_fprog program = { len, code };
	const struct sockaddr_ll at = {
		.sll_family = AF_PACKET,
		.sll_protocol = __builtin_bswap16(protocol),
		.sll_ifindex = link->index,
	};
	int fd =
		socket(AF_PACKET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	int on = 1, err;

	if (fd < 0)
		return -errno;
	setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof(program));
	setsockopt(fd, SOL_PACKET, PACKET_AUXDATA, &on, sizeof(on));
	if (!bind(fd, (const struct sockaddr *)&at, sizeof(at)))
		return fd;
	err = -errno;
	close(fd);
	return err;
}

/* Only UDP to the client's port, in one piece, wakes us. */
int dhcp_socket_open(const struct link_message *link)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 9),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 17, 0, 6),
		BPF_STMT(BPF_LD | BPF_H | BPF_ABS, 6),
		BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, 0x3fff, 4, 0),
		BPF_STMT(BPF_LDX | BPF_B | BPF_MSH, 0),
		BPF_STMT(BPF_LD | BPF_H | BPF_IND, 2),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, DHCP_CLIENT_PORT, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, 65535),
		BPF_STMT(BPF_RET | BPF_K, 0),
	};

	return open_socket(link, ETH_P_IP, code, COUNT(code));
}

int arp_socket_open(const struct link_message *link, uint32_t address)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, ARP_SENDER_IP),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, address, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, 65535),
		BPF_STMT(BPF_RET | BPF_K, 0),
	};

	return open_socket(link, ETH_P_ARP, code, COUNT(code));
}

static int send_packet(int fd, const struct link_message *link,
		       unsigned int protocol, const void *packet, size_t len)
{
	struct sockaddr_ll to = {
		.sll_family = AF_PACKET,
		.sll_protocol = __builtin_bswap16(protocol),
		.sll_ifindex = link->index,
		.sll_halen = link->address_len,
	};

	/* The address of all is made of ones, where it is Ethernet's. */
	if (to.sll_halen > sizeof(to.sll_addr))
		to.sll_halen = sizeof(to.sll_addr);
	memset(to.sll_addr, 0xff, to.sll_halen);
	if (sendto(fd, packet, len, 0, (const struct sockaddr *)&to,
		   sizeof(to)) < 0)
		return -errno;
	return 0;
}

int dhcp_socket_send(int fd, const struct link_message *link,
		     const uint8_t *message, size_t len)
{
	static uint8_t packet[UDP_PACKET_HEADERS + DHCP_MESSAGE_MAX];
	const struct udp_packet udp = {
		.destination = BROADCAST,
		.source_port = DHCP_CLIENT_PORT,
		.destination_port = DHCP_SERVER_PORT,
		.payload = message,
		.len = len,
	};

	len = len ? udp_packet_build(packet, sizeof(packet), &udp) : 0;
	return len ? send_packet(fd, link, ETH_P_IP, packet, len) : -EMSGSIZE;
}

int arp_socket_send(int fd, const struct link_message *link,
		    const uint8_t *packet, size_t len)
{
	return send_packet(fd, link, ETH_P_ARP, packet, len);
}

/* Bytes of the packet; 0: there is none; *@partial: see udp_packet_read(). */
static ssize_t receive(int fd, void *buf, size_t size, bool *partial)
{
	union {
		struct cmsghdr header;
		char bytes[CMSG_SPACE(sizeof(struct tpacket_auxdata))];
	} control;
	struct iovec iov = { buf, size };
	struct msghdr msg = {
		.msg_iov = &iov,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof(control),
	};
	ssize_t n = recvmsg(fd, &msg, 0);
	struct tpacket_auxdata aux;
	struct cmsghdr *c;

	*partial = false;
	if (n <= 0 || (msg.msg_flags & MSG_TRUNC))
		return n < 0 && errno != EINTR ? 0 : -1;
	for (c = CMSG_FIRSTHDR(&msg); c; c = CMSG_NXTHDR(&msg, c)) {
		if (c->cmsg_level != SOL_PACKET ||
		    c->cmsg_type != PACKET_AUXDATA ||
		    c->cmsg_len < CMSG_LEN(sizeof(aux)))
			continue;
		memcpy(&aux, CMSG_DATA(c), sizeof(aux));
		*partial = aux.tp_status & TP_STATUS_CSUMNOTREADY;
	}
	return n;
}

ssize_t dhcp_socket_receive(int fd, uint8_t *message)
{
	/* With IP options the headers are longer. */
	static uint8_t packet[DHCP_MESSAGE_MAX + 128];
	struct udp_packet udp;
	bool partial;
	ssize_t n = receive(fd, packet, sizeof(packet), &partial);

	if (n <= 0)
		return n;
	if (udp_packet_read(&udp, packet, n, partial) ||
	    udp.destination_port != DHCP_CLIENT_PORT ||
	    udp.source_port != DHCP_SERVER_PORT || !udp.len ||
	    udp.len > DHCP_MESSAGE_MAX)
		return -1;
	memcpy(message, udp.payload, udp.len);
	return udp.len;
}
