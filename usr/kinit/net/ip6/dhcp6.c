// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <linux/in6.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "log/log.h"
#include "log/timeline.h"
#include "net/ip6/dhcp6.h"

/*
 * RFC 8415, 7.6, but for the longest pause, which there is up to an hour: a
 * machine that waits for its root cannot wait that long for a server that has
 * come back. What a server may say of it (SOL_MAX_RT) is a minute at the least,
 * so it makes no difference. Nor is the first message held back at random: the
 * kernel has just done that for the address of the link, for the same reason.
 * Pauses are ms.
 */
static const struct {
	uint8_t type; /* what it says */
	uint8_t max; /* so often; 0: for ever */
	uint16_t last; /* pause */
} steps[] = {
	[DHCP6_SOLICITS] = { DHCP6_SOLICIT, 0, 16000 },
	[DHCP6_REQUESTS] = { DHCP6_REQUEST, 10, 30000 },
	[DHCP6_DECLINES] = { DHCP6_DECLINE, 4, 16000 },
	[DHCP6_INFORMS] = { DHCP6_INFORMATION, 0, 16000 },
};

#define FIRST_PAUSE 1000

/* An offer with it is as good as any can be (18.2.1). */
#define BEST 255

static const struct in6_addr all_servers = {
	.in6_u = { .u6_addr8 = { 0xff, 2, [13] = 1, 0, 2 } },
};

static struct sockaddr_in6 address(const struct nic *nic, uint16_t port)
{
	return (struct sockaddr_in6){
		.sin6_family = AF_INET6,
		.sin6_port = __builtin_bswap16(port),
		.sin6_scope_id = (unsigned int)nic->link.index,
	};
}

static int open_socket(const struct nic *nic)
{
	struct sockaddr_in6 us = address(nic, DHCP6_CLIENT_PORT);
	int fd = socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	int err;

	if (fd < 0)
		return -errno;
	memcpy(&us.sin6_addr, nic->ip6.link.bytes, sizeof(us.sin6_addr));
	if (!bind(fd, (const struct sockaddr *)&us, sizeof(us)))
		return fd;
	err = -errno;
	close(fd);
	return err;
}

/*
 * Not the same on two machines, nor twice on one: the time and the address.
 * There is no better source that never blocks early in a boot.
 */
static uint32_t scatter(const struct nic *nic, uint64_t now)
{
	uint32_t n = (uint32_t)now * 2654435761U + nic->ip6.dhcp.all_tries;

	for (unsigned int i = 0; i < nic->link.address_len; i++)
		n = (n ^ nic->link.address[i]) * 16777619U;
	return n >> 8;
}

/* Each exchange has a transaction of its own. */
static void enter(struct nic *nic, enum dhcp6_state state, uint64_t now)
{
	struct dhcp6 *dhcp = &nic->ip6.dhcp;

	dhcp->state = state;
	dhcp->tries = 0;
	dhcp->pause = FIRST_PAUSE / 2;
	dhcp->started = dhcp->next = now;
	dhcp->client.xid = scatter(nic, now);
}

static void begin(struct nic *nic, bool inform, uint64_t now)
{
	struct dhcp6 *dhcp = &nic->ip6.dhcp;

	dhcp6_identify(&dhcp->client, nic->link.type, nic->link.address,
		       nic->link.address_len);
	dhcp->lease.type = 0;
	enter(nic, inform ? DHCP6_INFORMS : DHCP6_SOLICITS, now);
	if (dhcp->fd < 0)
		dhcp->fd = open_socket(nic);
	if (dhcp->fd >= 0)
		return;
	nic->error = dhcp->fd;
	nic->failed = "a socket for DHCPv6";
}

static int send_message(const struct nic *nic)
{
	const struct dhcp6 *dhcp = &nic->ip6.dhcp;
	struct sockaddr_in6 to = address(nic, DHCP6_SERVER_PORT);
	uint8_t message[DHCP6_MESSAGE_MAX];
	size_t len = dhcp6_build(message, sizeof(message), &dhcp->client,
				 steps[dhcp->state].type, &dhcp->lease.server,
				 dhcp->lease.address.bytes);

	if (!len)
		return -EMSGSIZE;
	to.sin6_addr = all_servers;
	if (sendto(dhcp->fd, message, len, 0, (const struct sockaddr *)&to,
		   sizeof(to)) < 0)
		return -errno;
	return 0;
}

/* Twice the pause before, give or take a tenth. */
static unsigned int next_pause(const struct nic *nic, uint64_t now)
{
	const struct dhcp6 *dhcp = &nic->ip6.dhcp;
	unsigned int pause = dhcp->pause * 2, last = steps[dhcp->state].last;

	if (pause > last)
		pause = last;
	/* The first one is not shorter than all servers need (18.2.1). */
	if (!dhcp->tries)
		return pause + scatter(nic, now) % (pause / 10);
	return pause - pause / 10 + scatter(nic, now) % (pause / 5);
}

/* Who has waited long enough for better offers takes the best. */
static void choose_state(struct nic *nic, bool inform, uint64_t now)
{
	struct dhcp6 *dhcp = &nic->ip6.dhcp;

	if (dhcp->state == DHCP6_SOLICITS && !inform && dhcp->lease.type)
		enter(nic, DHCP6_REQUESTS, now);
	else if (dhcp->state == DHCP6_IDLE || dhcp->state == DHCP6_HAS ||
		 (dhcp->state == DHCP6_INFORMS) != inform ||
		 (steps[dhcp->state].max &&
		  dhcp->tries >= steps[dhcp->state].max))
		begin(nic, inform, now);
}

void dhcp6_ask(struct nic *nic, bool inform, uint64_t now)
{
	struct dhcp6 *dhcp = &nic->ip6.dhcp;
	uint64_t elapsed;
	int err;

	choose_state(nic, inform, now);
	if (nic->error)
		return;
	elapsed = (now - dhcp->started) / 10;
	dhcp->client.elapsed = elapsed < UINT16_MAX ? elapsed : UINT16_MAX;
	err = send_message(nic);
	if (err)
		log_print(LOG_DEBUG, "%s: DHCPv6: %s", nic->link.name,
			  strerror(-err));
	dhcp->pause = next_pause(nic, now);
	dhcp->next = now + dhcp->pause;
	dhcp->tries++;
	if (!dhcp->all_tries++)
		timeline_note("dhcp6", nic->link.name, "");
}

static void refuse(struct dhcp6 *dhcp, const struct dhcp6_lease *lease)
{
	dhcp->refused++;
	dhcp->status = lease->status;
	memcpy(dhcp->lease.text, lease->text, sizeof(lease->text));
}

/* It is enough that the first pause, in which all can offer, is over. */
static void take_offer(struct dhcp6 *dhcp, const struct dhcp6_lease *lease,
		       uint64_t now)
{
	if (!dhcp->lease.type || lease->preference > dhcp->lease.preference)
		dhcp->lease = *lease;
	if (lease->preference == BEST || dhcp->tries > 1)
		dhcp->next = now;
}

/* What an answer means depends on what was asked. */
static void take(struct nic *nic, const struct dhcp6_lease *lease, uint64_t now)
{
	struct dhcp6 *dhcp = &nic->ip6.dhcp;
	bool reply = lease->type == DHCP6_REPLY;

	switch (dhcp->state) {
	case DHCP6_SOLICITS:
		if (reply && !lease->rapid)
			return;
		break;
	case DHCP6_REQUESTS:
		if (!reply)
			return;
		break;
	case DHCP6_INFORMS:
		if (reply) {
			dhcp->lease = *lease;
			dhcp->lease.address.family = IP_NONE;
			dhcp->state = DHCP6_HAS;
		}
		return;
	case DHCP6_DECLINES:
		if (reply)
			dhcp->state = DHCP6_IDLE;
		return;
	default:
		return;
	}
	if (lease->address.family == IP_NONE) {
		refuse(dhcp, lease);
		/* Who offered and now refuses is asked again, with others. */
		if (dhcp->state == DHCP6_REQUESTS)
			dhcp->state = DHCP6_IDLE;
	} else if (reply) {
		dhcp->lease = *lease;
		dhcp->state = DHCP6_HAS;
	} else {
		take_offer(dhcp, lease, now);
	}
}

void dhcp6_receive(struct nic *nic, uint64_t now)
{
	static uint8_t message[2048];
	static struct dhcp6_lease lease;
	struct dhcp6 *dhcp = &nic->ip6.dhcp;
	ssize_t n;

	for (int i = 0; i < NET_AT_ONCE; i++) {
		n = read(dhcp->fd, message, sizeof(message));
		if (n < 0)
			return;
		switch (dhcp6_read(&lease, message, n, &dhcp->client)) {
		case DHCP6_NOT_OURS:
			break;
		case DHCP6_BAD:
			dhcp->unusable++;
			dhcp->problem = lease.problem;
			break;
		case DHCP6_GOOD:
			take(nic, &lease, now);
			break;
		}
	}
}

void dhcp6_decline(struct nic *nic, uint64_t now)
{
	enter(nic, DHCP6_DECLINES, now);
	nic->ip6.dhcp.fd = open_socket(nic);
	if (nic->ip6.dhcp.fd < 0)
		nic->ip6.dhcp.state = DHCP6_IDLE;
}

void dhcp6_stop(struct nic *nic)
{
	if (nic->ip6.dhcp.fd >= 0)
		close(nic->ip6.dhcp.fd);
	nic->ip6.dhcp.fd = -1;
	/* Who is asked again begins anew. */
	if (nic->ip6.dhcp.state != DHCP6_HAS)
		nic->ip6.dhcp.state = DHCP6_IDLE;
}
