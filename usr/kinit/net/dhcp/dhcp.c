// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <linux/filter.h>
#include <linux/if_arp.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "log/log.h"
#include "log/timeline.h"
#include "net/dhcp/dhcp.h"
#include "net/dhcp/udp_packet.h"

/*
 * A server on the same link answers in a moment, but a switch may drop what
 * comes first. So the first pauses are shorter than RFC 2131, 4.1, wants; ms.
 */
#define FIRST_PAUSE 1000
#define LAST_PAUSE  16000

/* So often an offer is asked for. Then it is not worth it. */
#define MAX_REQUESTS 4

#define BROADCAST 0xffffffff

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

/* Only UDP to the client's port, in one piece, wakes us. */
static void set_filter(int fd)
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
	const struct sock_fprog program = { COUNT(code), code };

	/* Without it more is read, and thrown away. */
	setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof(program));
}

static int open_socket(const struct nic *nic)
{
	const struct sockaddr_ll link = {
		.sll_family = AF_PACKET,
		.sll_protocol = __builtin_bswap16(ETH_P_IP),
		.sll_ifindex = nic->link.index,
	};
	int fd =
		socket(AF_PACKET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	int on = 1, err;

	if (fd < 0)
		return -errno;
	set_filter(fd);
	setsockopt(fd, SOL_PACKET, PACKET_AUXDATA, &on, sizeof(on));
	if (!bind(fd, (const struct sockaddr *)&link, sizeof(link)))
		return fd;
	err = -errno;
	close(fd);
	return err;
}

/*
 * Two machines must not choose the same, nor one twice. There is no better
 * source that never blocks early in a boot than the time and the address.
 */
static uint32_t transaction(const struct nic *nic, uint64_t now)
{
	uint32_t id = (uint32_t)now * 2654435761U;

	for (unsigned int i = 0; i < nic->link.address_len; i++)
		id = (id ^ nic->link.address[i]) * 16777619U;
	return id;
}

/* By what the server is to know us: what the command line says, or the address.
 */
static void set_id(struct dhcp_client *client, const struct ip_option *option)
{
	const struct field *id = option ? &option->client_id : NULL;

	dhcp_id_hardware(client);
	if (!id || !id->len || id->len >= sizeof(client->id))
		return;
	client->id[0] = option->client_id_type;
	memcpy(client->id + 1, id->text, id->len);
	client->id_len = id->len + 1;
}

static void begin(const struct net *net, struct nic *nic, uint64_t now)
{
	struct dhcp *dhcp = &nic->dhcp;
	const struct link_message *link = &nic->link;

	*dhcp = (struct dhcp){
		.state = DHCP_ASKS,
		.started = now,
		.client = {
			.xid = transaction(nic, now),
			.broadcast = true,
			.hardware_type = link->type,
			.vendor_class = net->options.vendor_class
						? net->options.vendor_class
						: "kinit",
			.host_name = nic->option && nic->option->hostname[0]
					     ? nic->option->hostname
					     : NULL,
		},
	};
	if (link->type != ARPHRD_INFINIBAND &&
	    link->address_len <= DHCP_HARDWARE_MAX) {
		dhcp->client.hardware_len = link->address_len;
		memcpy(dhcp->client.hardware, link->address, link->address_len);
	}
	set_id(&dhcp->client, nic->option);
	dhcp->fd = open_socket(nic);
	if (dhcp->fd >= 0)
		return;
	nic->error = dhcp->fd;
	nic->failed = "a packet socket (CONFIG_PACKET)";
}

static int send_message(const struct nic *nic, enum dhcp_type type)
{
	static uint8_t message[DHCP_MESSAGE_MAX];
	static uint8_t packet[UDP_PACKET_HEADERS + DHCP_MESSAGE_MAX];
	const struct dhcp *dhcp = &nic->dhcp;
	struct sockaddr_ll to = {
		.sll_family = AF_PACKET,
		.sll_protocol = __builtin_bswap16(ETH_P_IP),
		.sll_ifindex = nic->link.index,
		.sll_halen = nic->link.address_len,
	};
	struct udp_packet udp = {
		.destination = BROADCAST,
		.source_port = DHCP_CLIENT_PORT,
		.destination_port = DHCP_SERVER_PORT,
		.payload = message,
	};
	bool take = type == DHCP_REQUEST;
	size_t len;

	udp.len = dhcp_build(message, sizeof(message), &dhcp->client, type,
			     take ? dhcp->lease.address : 0,
			     take ? dhcp->lease.server : 0);
	len = udp_packet_build(packet, sizeof(packet), &udp);
	if (!udp.len || !len)
		return -EMSGSIZE;
	/* The address of all is made of ones, where it is Ethernet's. */
	if (to.sll_halen > sizeof(to.sll_addr))
		to.sll_halen = sizeof(to.sll_addr);
	memset(to.sll_addr, 0xff, to.sll_halen);
	if (sendto(dhcp->fd, packet, len, 0, (const struct sockaddr *)&to,
		   sizeof(to)) < 0)
		return -errno;
	return 0;
}

void dhcp_ask(const struct net *net, struct nic *nic, uint64_t now)
{
	struct dhcp *dhcp = &nic->dhcp;
	uint64_t pause;
	int err;

	if (dhcp->state == DHCP_IDLE)
		begin(net, nic, now);
	if (nic->error)
		return;
	if (dhcp->state == DHCP_TAKES && dhcp->tries >= MAX_REQUESTS) {
		dhcp->state = DHCP_ASKS;
		dhcp->tries = 0;
	}
	dhcp->client.secs = (now - dhcp->started) / 1000 < UINT16_MAX
				    ? (now - dhcp->started) / 1000
				    : UINT16_MAX;
	err = send_message(nic, dhcp->state == DHCP_TAKES ? DHCP_REQUEST
							  : DHCP_DISCOVER);
	if (err)
		log_print(LOG_DEBUG, "%s: DHCP: %s", nic->link.name,
			  strerror(-err));
	if (!dhcp->all_tries++)
		timeline_note("dhcp", nic->link.name, "");
	pause = FIRST_PAUSE << (dhcp->tries < 5 ? dhcp->tries : 5);
	dhcp->tries++;
	dhcp->next = now + (pause < LAST_PAUSE ? pause : LAST_PAUSE);
}

/* What an answer means depends on what was asked. */
static void take(struct nic *nic, const struct dhcp_lease *lease, uint64_t now)
{
	struct dhcp *dhcp = &nic->dhcp;

	if (dhcp->state == DHCP_ASKS && lease->type == DHCP_OFFER) {
		dhcp->lease = *lease;
		dhcp->state = DHCP_TAKES;
		dhcp->tries = 0;
		dhcp->next = now;
	} else if (dhcp->state == DHCP_TAKES && lease->type == DHCP_ACK) {
		dhcp->lease = *lease;
		dhcp->state = DHCP_HAS;
	} else if (dhcp->state == DHCP_TAKES && lease->type == DHCP_NAK) {
		/* Only the server that was asked can refuse. */
		if (lease->server && lease->server != dhcp->lease.server)
			return;
		dhcp->refused++;
		dhcp->state = DHCP_ASKS;
		dhcp->tries = 0;
		dhcp->next = now + FIRST_PAUSE;
	}
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

void dhcp_receive(struct nic *nic, uint64_t now)
{
	static uint8_t packet[2048];
	static struct dhcp_lease lease;
	struct dhcp *dhcp = &nic->dhcp;
	struct udp_packet udp;
	bool partial;
	ssize_t n;

	while ((n = receive(dhcp->fd, packet, sizeof(packet), &partial))) {
		if (n < 0 || udp_packet_read(&udp, packet, n, partial) ||
		    udp.destination_port != DHCP_CLIENT_PORT ||
		    udp.source_port != DHCP_SERVER_PORT)
			continue;
		switch (dhcp_read(&lease, udp.payload, udp.len,
				  &dhcp->client)) {
		case DHCP_NOT_OURS:
			break;
		case DHCP_BAD:
			dhcp->unusable++;
			dhcp->problem = lease.problem;
			break;
		case DHCP_GOOD:
			take(nic, &lease, now);
			break;
		}
	}
}

void dhcp_stop(struct nic *nic)
{
	if (nic->dhcp.fd >= 0)
		close(nic->dhcp.fd);
	nic->dhcp.fd = -1;
	/* Who is asked again begins anew. */
	nic->dhcp.state = DHCP_IDLE;
}
