// SPDX-License-Identifier: GPL-2.0-only
/*
 * Between an offer and its use RFC 5227 wants up to seven seconds, in which the
 * address is asked for on the link. A boot has no such time, and needs little
 * of it: who has the address says so after one round trip, and so does the
 * server once it was asked to confirm its offer. So one probe goes out just
 * before that request does. An answer to it counts until the server has
 * confirmed, or for PROBE_TIME if it is quicker: then the address is declined.
 * A holder that is slower is told in the log, for as long as kinit runs.
 */
#include <linux/if_arp.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "log/log.h"
#include "log/timeline.h"
#include "net/dhcp/arp_packet.h"
#include "net/dhcp/dhcp.h"
#include "net/dhcp/dhcp_socket.h"

/* Some round trips of a network of wires, ms. */
#define PROBE_TIME 3

/*
 * A server on the same link answers in a moment, but a switch may drop what
 * comes first. So the first pauses are shorter than RFC 2131, 4.1, wants; ms.
 */
#define FIRST_PAUSE 250
#define LAST_PAUSE  16000

/* After a NAK or a conflict, which must not go round in a circle; ms. */
#define FIRST_RETREAT 1000
#define LAST_RETREAT  10000

/* Of an address that it gives itself: probes, and ms behind each. */
#define CLAIM_PROBES 3
#define CLAIM_PAUSE  500

/* So often an offer is asked for. Then it is not worth it. */
#define MAX_REQUESTS 4

/*
 * Two machines must not choose the same, nor one twice. There is no better
 * source that never blocks early in a boot than the time and the address.
 */
static uint32_t transaction(const struct nic *nic, uint64_t now)
{
	uint32_t id = ((uint32_t)now + nic->link.index) * 2654435761U;

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
	const struct ip_option *option = nic->option;
	const struct link_message *link = &nic->link;

	*dhcp = (struct dhcp){
		.state = DHCP_ASKS,
		.arp = -1,
		.started = now,
		.client = {
			.xid = transaction(nic, now),
			.bootp = option && option->method == IP_METHOD_BOOTP,
			.hardware_type = link->type,
			.vendor_class = net->options.vendor_class
						? net->options.vendor_class
						: "kinit",
			.host_name = option && option->hostname[0]
					     ? option->hostname
					     : NULL,
		},
	};
	if (link->type != ARPHRD_INFINIBAND &&
	    link->address_len <= DHCP_HARDWARE_MAX) {
		dhcp->client.hardware_len = link->address_len;
		memcpy(dhcp->client.hardware, link->address, link->address_len);
	}
	set_id(&dhcp->client, option);
	dhcp->fd = dhcp_socket_open(link);
	if (dhcp->fd >= 0)
		return;
	nic->error = dhcp->fd;
	nic->failed = "a packet socket (CONFIG_PACKET)";
}

static int send_message(const struct nic *nic, enum dhcp_type type)
{
	static uint8_t message[DHCP_MESSAGE_MAX];
	const struct dhcp *dhcp = &nic->dhcp;
	bool offered = type != DHCP_DISCOVER;
	size_t len = dhcp_build(message, sizeof(message), &dhcp->client, type,
				offered ? dhcp->lease.address : 0,
				offered ? dhcp->lease.server : 0);

	return dhcp_socket_send(dhcp->fd, &nic->link, message, len);
}

static void say(const struct nic *nic, enum dhcp_type type)
{
	int err = send_message(nic, type);

	if (err)
		log_print(LOG_DEBUG, "%s: DHCP: %s", nic->link.name,
			  strerror(-err));
}

static void close_socket(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* The address is our own with @ours; else it is asked who has it. */
static void send_arp(const struct nic *nic, bool ours)
{
	uint8_t packet[ARP_PACKET_SIZE];

	arp_build(packet, nic->link.address, nic->dhcp.lease.address, ours);
	arp_socket_send(nic->dhcp.arp, &nic->link, packet, sizeof(packet));
}

/* Without it, as where there is no ARP, it is done without. */
static void probe(struct nic *nic, uint64_t now)
{
	struct dhcp *dhcp = &nic->dhcp;

	close_socket(&dhcp->arp);
	dhcp->conflict = false;
	dhcp->probed = now;
	if (nic->link.type != ARPHRD_ETHER || nic->link.address_len != MAC_SIZE)
		return;
	dhcp->arp = arp_socket_open(&nic->link, dhcp->lease.address);
	if (dhcp->arp >= 0)
		send_arp(nic, false);
}

static void set_state(struct dhcp *dhcp, enum dhcp_state state, uint64_t next)
{
	dhcp->state = state;
	dhcp->tries = 0;
	dhcp->next = next;
}

/* What was offered came to nothing: others may have something better. */
static void retreat(struct dhcp *dhcp, uint64_t next)
{
	dhcp->shunned = dhcp->lease.server;
	close_socket(&dhcp->arp);
	set_state(dhcp, DHCP_ASKS, next);
}

/* Doubles, @n times, up to @last. */
static uint64_t backoff(unsigned int first, unsigned int last, unsigned int n)
{
	uint64_t ms = (uint64_t)first << (n < 8 ? n : 8);

	return ms < last ? ms : last;
}

/*
 * Some servers cannot send to a machine without an address, and some links
 * carry no broadcasts. So it is one after the other, but where the first cannot
 * be (RFC 4390).
 */
static void discover(struct nic *nic, uint64_t now)
{
	struct dhcp *dhcp = &nic->dhcp;
	uint64_t secs = (now - dhcp->started) / 1000;

	dhcp->client.secs = secs < UINT16_MAX ? secs : UINT16_MAX;
	dhcp->client.broadcast = !dhcp->client.hardware_len || dhcp->tries % 2;
	say(nic, DHCP_DISCOVER);
}

/*
 * From 169.254.1.0 to 169.254.254.255 (RFC 3927, 2.1): the same at each boot,
 * if nobody has it.
 */
static uint32_t link_address(const struct nic *nic)
{
	uint32_t hash = nic->dhcp.conflicts;

	for (unsigned int i = 0; i < nic->link.address_len; i++)
		hash = (hash ^ nic->link.address[i]) * 16777619U;
	return 0xa9fe0100 + (hash >> 8) % 0xfe00;
}

/* RFC 3927, 2.2.1, but that pauses are shorter: see above. */
static void claim(struct nic *nic, uint64_t now)
{
	struct dhcp *dhcp = &nic->dhcp;

	if (dhcp->state == DHCP_IDLE) {
		if (!dhcp->conflicts)
			dhcp->started = now;
		dhcp->lease = (struct dhcp_lease){
			.address = link_address(nic),
			.prefix = 16,
			.lease_time = DHCP_FOREVER,
		};
		probe(nic, now);
		set_state(dhcp, DHCP_TAKES, now);
	} else if (dhcp->arp >= 0) {
		send_arp(nic, false);
	}
	dhcp->next = now + CLAIM_PAUSE;
	if (++dhcp->tries == CLAIM_PROBES)
		dhcp->state = DHCP_HAS;
}

void dhcp_ask(const struct net *net, struct nic *nic, uint64_t now)
{
	struct dhcp *dhcp = &nic->dhcp;

	if (nic->method == NIC_LINK4) {
		claim(nic, now);
		return;
	}
	if (dhcp->state == DHCP_IDLE)
		begin(net, nic, now);
	if (nic->error)
		return;
	if (dhcp->state == DHCP_TAKES && dhcp->tries >= MAX_REQUESTS)
		retreat(dhcp, now);
	if (dhcp->state == DHCP_TAKES)
		say(nic, DHCP_REQUEST);
	else
		discover(nic, now);
	if (!dhcp->all_tries++)
		timeline_note("dhcp", nic->link.name, "");
	/* Many that were switched on together shall not ask together. */
	dhcp->next = now + backoff(FIRST_PAUSE, LAST_PAUSE, dhcp->tries) +
		     dhcp->client.xid % 128;
	dhcp->tries++;
}

static void read_arp(struct nic *nic)
{
	struct dhcp *dhcp = &nic->dhcp;
	uint8_t packet[64];

	for (int i = 0; i < NET_AT_ONCE && dhcp->arp >= 0; i++) {
		ssize_t n = read(dhcp->arp, packet, sizeof(packet));

		if (n <= 0)
			break;
		if (arp_conflicts(packet, n, nic->link.address,
				  dhcp->lease.address, dhcp->holder))
			dhcp->conflict = true;
	}
}

static void log_conflict(const struct nic *nic, const char *what)
{
	log_print(LOG_WARNING, "%s: %pM has the address that it was given%s",
		  nic->link.name, nic->dhcp.holder, what);
}

static void take_offer(struct nic *nic, const struct dhcp_lease *lease,
		       uint64_t now)
{
	struct dhcp *dhcp = &nic->dhcp;

	/* Of its answers to the first question the others' are better. */
	if (lease->server == dhcp->shunned && dhcp->tries < 2)
		return;
	dhcp->lease = *lease;
	probe(nic, now);
	set_state(dhcp, DHCP_TAKES, now);
}

/* It is ours; goal/net.c uses it when the holder has had its time. */
static void take_ack(struct nic *nic, const struct dhcp_lease *lease)
{
	struct dhcp *dhcp = &nic->dhcp;

	dhcp->lease = *lease;
	set_state(dhcp, DHCP_HAS,
		  dhcp->arp >= 0 ? dhcp->probed + PROBE_TIME : 0);
}

static void decline(struct nic *nic, uint64_t now)
{
	struct dhcp *dhcp = &nic->dhcp;

	log_conflict(nic, ", which is declined");
	say(nic, DHCP_DECLINE);
	retreat(dhcp,
		now + backoff(FIRST_RETREAT, LAST_RETREAT, dhcp->conflicts++));
}

/* After ten it is one in a minute (RFC 3927, 2.2.1). */
static void choose_other(struct nic *nic, uint64_t now)
{
	log_conflict(nic, ", so it tries another one");
	dhcp_stop(nic);
	nic->dhcp.conflict = false;
	nic->dhcp.next = ++nic->dhcp.conflicts > 10 ? now + 60000 : now;
}

/* What an answer means depends on what was asked. */
static void take(struct nic *nic, const struct dhcp_lease *lease, uint64_t now)
{
	struct dhcp *dhcp = &nic->dhcp;
	bool same = !lease->server || lease->server == dhcp->lease.server;

	if (dhcp->state == DHCP_ASKS && lease->type == DHCP_OFFER) {
		take_offer(nic, lease, now);
	} else if (dhcp->state == DHCP_ASKS && lease->bootp) {
		take_ack(nic, lease);
	} else if (dhcp->state != DHCP_TAKES || !same || lease->bootp) {
		return;
	} else if (lease->type == DHCP_ACK) {
		take_ack(nic, lease);
	} else if (lease->type == DHCP_NAK) {
		snprintf(dhcp->said, sizeof(dhcp->said), "%.63s", lease->text);
		retreat(dhcp, now + backoff(FIRST_RETREAT, LAST_RETREAT,
					    dhcp->refused++));
	}
}

void dhcp_receive(struct nic *nic, uint64_t now)
{
	static uint8_t message[DHCP_MESSAGE_MAX];
	static struct dhcp_lease lease;
	struct dhcp *dhcp = &nic->dhcp;
	bool knew = dhcp->conflict;

	for (int i = 0; i < NET_AT_ONCE && dhcp->fd >= 0; i++) {
		ssize_t len = dhcp_socket_receive(dhcp->fd, message);

		if (!len)
			break;
		if (len < 0)
			continue;
		switch (dhcp_read(&lease, message, len, &dhcp->client)) {
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
	read_arp(nic);
	if (dhcp->conflict && nic->method == NIC_LINK4 && !nic->configured)
		choose_other(nic, now);
	else if (dhcp->conflict && dhcp->state == DHCP_HAS)
		decline(nic, now);
	else if (dhcp->conflict && nic->configured && !knew)
		log_conflict(nic, ", and uses it, too");
}

void dhcp_done(struct nic *nic)
{
	close_socket(&nic->dhcp.fd);
	nic->dhcp.state = DHCP_IDLE;
	if (nic->dhcp.arp >= 0)
		send_arp(nic, true);
}

void dhcp_stop(struct nic *nic)
{
	close_socket(&nic->dhcp.fd);
	close_socket(&nic->dhcp.arp);
	/* Who is asked again begins anew. */
	nic->dhcp.state = DHCP_IDLE;
}
