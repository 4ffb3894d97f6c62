// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <linux/if_arp.h>
#include <linux/if_link.h>
#include <stdlib.h>
#include <string.h>

#include "log/log.h"
#include "log/timeline.h"
#include "net/dhcp/dhcp.h"
#include "net/ip6/dhcp6.h"
#include "net/ip6/ip6.h"
#include "net/link/link.h"
#include "net/link/stack.h"
#include "net/nic.h"
#include "net/plan.h"
#include "net/rtnl/link_requests.h"
#include "net/rtnl/requests.h"
#include "net/rtnl/rtnetlink.h"
#include "net/taken.h"

static struct rtnetlink rt = { .events = -1, .requests = -1 };

void nic_open(struct boot *boot)
{
	int err = rtnetlink_open(&rt);

	boot->net.opened = true;
	if (!err)
		err = rtnetlink_ask_links(&rt);
	boot->net.error = err;
	if (err)
		log_print(LOG_WARNING, "the network cannot be asked for: %s",
			  strerror(-err));
}

int nic_request(struct nl_request *request)
{
	return rtnetlink_do(&rt, request);
}

int nic_change(const struct nic *nic, unsigned int type, const void *data,
	       size_t len)
{
	struct nl_request r;

	request_change(&r, nic->link.index, type, data, len);
	return rtnetlink_do(&rt, &r);
}

static struct nic *find(struct net *net, int index)
{
	for (struct nic *nic = net->nics; nic; nic = nic->next)
		if (nic->link.index == index && !nic->link.gone)
			return nic;
	return NULL;
}

/*
 * The place of one that has gone is another's, so that there are never more
 * than were there at once, however often one comes and goes. Only one more than
 * ever is progress, which puts the deadline off.
 */
static struct nic *add(struct boot *boot, uint64_t now)
{
	struct nic **last = &boot->net.nics, *nic;

	while (*last && !(*last)->link.gone)
		last = &(*last)->next;
	nic = *last;
	if (nic) {
		*nic = (struct nic){
			.next = nic->next,
			.had_carrier = nic->had_carrier,
		};
	} else {
		nic = calloc(1, sizeof(*nic));
		if (!nic) {
			boot->out_of_memory = true;
			return NULL;
		}
		*last = nic;
		boot->last_progress = now;
	}
	nic->dhcp.fd = nic->dhcp.arp = nic->ip6.dhcp.fd = -1;
	return nic;
}

static struct nic *add_both(struct boot *boot, uint64_t now)
{
	struct nic *nic = add(boot, now), *second;

	if (!nic || !plan_has_twins(&boot->net.options))
		return nic;
	second = add(boot, now);
	if (!second)
		return nic;
	nic->twin = second;
	second->twin = nic;
	second->second = true;
	return nic;
}

static void update(struct boot *boot, struct nic *nic,
		   const struct link_message *link, uint64_t now)
{
	bool is_new = !nic->link.index;
	bool had = nic->link.carrier;

	nic->link = *link;
	if (!nic->raised)
		plan_nic(&boot->net, nic);
	if (KINIT_HAS_IP_PNP && is_new)
		taken_look(&boot->net, nic);
	if (link->gone)
		nic_stop(nic);
	if (had && !link->carrier && !nic->lost) {
		nic->lost = true;
		nic->no_carrier = now;
	}
	if (!had && link->carrier && !link->gone) {
		if (!nic->second)
			timeline_note("carrier", link->name, "");
		/* What was asked before it was there has gone nowhere. */
		nic->dhcp.next = nic->ip6.dhcp.next = now;
		nic->dhcp.tries = 0;
		/* One that comes and goes must not put the deadline off. */
		if (!nic->had_carrier)
			boot->last_progress = now;
		nic->had_carrier = true;
	}
}

/* A driver may give it another name, or a hook; and it may come and go. */
static void note(struct boot *boot, const struct link_message *link,
		 uint64_t now)
{
	struct nic *nic = find(&boot->net, link->index);

	if (link->type == ARPHRD_LOOPBACK || (!nic && link->gone))
		return;
	if (!nic)
		nic = add_both(boot, now);
	if (!nic)
		return;
	/* What changes may free a name. */
	for (struct nic *other = boot->net.nics; other; other = other->next)
		other->name_taken = false;
	if (KINIT_HAS_IBFT && KINIT_HAS_LINKS && !nic->raised && !link->gone)
		stack_add_firmware(&boot->net, link);
	update(boot, nic, link, now);
	if (nic->twin)
		update(boot, nic->twin, link, now);
}

/* Of all addresses there are, once all interfaces have been told. */
static void ask_addresses(void)
{
	static bool asked;

	asked = !asked && !rtnetlink_ask_addresses(&rt);
}

static void take(struct boot *boot, const struct nl_message *message,
		 uint64_t now)
{
	struct link_message link;
	struct address_message address;
	struct nic *nic;

	if (link_message(&link, message)) {
		note(boot, &link, now);
	} else if (KINIT_HAS_IPV6 && address_message(&address, message)) {
		for (nic = boot->net.nics; nic; nic = nic->next)
			if (nic->link.index == address.index && !nic->link.gone)
				ip6_note(nic, &address, now);
	} else if (KINIT_HAS_IPV6 && nl_is_end(message)) {
		ask_addresses();
	}
}

static void receive(struct boot *boot, uint64_t now)
{
	/* The kernel's own messages have whole words. */
	static uint32_t buf[RTNETLINK_MAX / sizeof(uint32_t)];
	struct nl_message message;
	struct nl_walk walk;
	ssize_t n;

	while ((n = rtnetlink_receive(&rt, buf, sizeof(buf)))) {
		if (n == -ENOBUFS && !rtnetlink_ask_links(&rt))
			continue;
		if (n < 0)
			break;
		walk.at = (const uint8_t *)buf;
		walk.end = walk.at + n;
		while (nl_next(&walk, &message))
			take(boot, &message, now);
	}
}

bool nic_log(const char *who, const char *what, int err)
{
	if (err)
		log_print(LOG_WARNING, "%s: %s: %s", who, what, strerror(-err));
	return !err;
}

bool nic_did(struct nic *nic, const char *what, int err)
{
	if (err) {
		nic->error = err;
		nic->failed = what;
	}
	return nic_log(nic->link.name, what, err);
}

/* IPv6 is told before, as it begins as soon as the interface is up. */
static void prepare(struct nic *nic, uint64_t now)
{
	link_prepare(nic);
	nic->raised = true;
	nic->no_carrier = now;
	if (plan_is_ip6(nic))
		ip6_prepare(nic);
}

void nic_raise(struct nic *nic, uint64_t now)
{
	struct nl_request r;

	request_up(&r, nic->link.index, true);
	timeline_note("raise", nic->link.name, "");
	prepare(nic, now);
	if (nic->twin)
		prepare(nic->twin, now);
	if (nic_did(nic, "it cannot be brought up", rtnetlink_do(&rt, &r)) ||
	    !nic->twin)
		return;
	nic->twin->error = nic->error;
	nic->twin->failed = nic->failed;
}

void nic_clear(struct nic *nic)
{
	struct dhcp_lease *lease = &nic->dhcp.lease;
	static struct request_address a;
	struct nl_request r;

	a.index = nic->link.index;
	a.address = ip4_address(lease->address);
	a.address.prefix = lease->prefix;
	a.is_gone = true;
	request_address(&r, &a);
	log_print(LOG_NOTICE, "%s: %pR is not of ip=, and taken away",
		  nic->link.name, &a.address);
	/* It fails only if somebody else was faster. */
	rtnetlink_do(&rt, &r);
	lease->address = 0;
	nic->stray = false;
}

static bool set_address(struct nic *nic, const struct nic_setting *s)
{
	const struct request_address a = {
		.index = nic->link.index,
		.address = s->address,
		.broadcast = s->broadcast,
		.lifetime = s->lifetime,
	};
	struct nl_request r;

	nic->ip6.given = s->address;
	nic->ip6.address = (struct ip_address){ 0 };
	request_address(&r, &a);
	return nic_did(nic, "the address is refused", rtnetlink_do(&rt, &r));
}

/* A server may name a gateway that the netmask does not cover. */
static void set_route(const struct nic *nic, const struct nic_route *route,
		      uint32_t metric)
{
	const struct request_route a = {
		.index = nic->link.index,
		.to = route->to,
		.gateway = route->gateway,
		.metric = metric,
		.is_dhcp = nic->method != NIC_STATIC,
		.onlink = route->gateway.family == IP_V4,
	};
	struct nl_request r;

	request_route(&r, &a);
	nic_log(nic->link.name, "a route is refused", rtnetlink_do(&rt, &r));
}

void nic_set_mtu(const struct nic *nic, unsigned int mtu)
{
	if (mtu && mtu != nic->link.mtu)
		nic_log(nic->link.name, "the MTU is refused",
			nic_change(nic, IFLA_MTU, &mtu, sizeof(mtu)));
}

void nic_keep(const struct net *net, struct nic *nic)
{
	static struct nic_setting s;

	if (!nic->configured || nic->link.gone ||
	    (nic->method != NIC_DHCP && nic->ip6.given.family == IP_NONE))
		return;
	plan_setting(net, nic, &s);
	s.lifetime = 0;
	set_address(nic, &s);
}

static size_t add_fd(struct pollfd *fds, size_t n, size_t max, int fd)
{
	if (fd < 0 || n == max)
		return n;
	fds[n] = (struct pollfd){ .fd = fd, .events = POLLIN };
	return n + 1;
}

size_t nic_fds(const struct net *net, struct pollfd *fds, size_t max)
{
	size_t n = add_fd(fds, 0, max, rt.events);

	if (KINIT_HAS_IPV6)
		n = add_fd(fds, n, max, ip6_fd());
	for (const struct nic *nic = net->nics; nic; nic = nic->next) {
		n = add_fd(fds, n, max, nic->dhcp.fd);
		n = add_fd(fds, n, max, nic->dhcp.arp);
		if (KINIT_HAS_IPV6)
			n = add_fd(fds, n, max, nic->ip6.dhcp.fd);
	}
	return n;
}

bool nic_heard(struct boot *boot, int fd, uint64_t now)
{
	if (fd == rt.events) {
		receive(boot, now);
		return true;
	}
	if (KINIT_HAS_IPV6 && fd == ip6_fd()) {
		ip6_heard(&boot->net);
		return true;
	}
	for (struct nic *nic = boot->net.nics; nic; nic = nic->next) {
		if (nic->dhcp.fd == fd || nic->dhcp.arp == fd)
			dhcp_receive(nic, now);
		else if (KINIT_HAS_IPV6 && nic->ip6.dhcp.fd == fd)
			dhcp6_receive(nic, now);
		else
			continue;
		return true;
	}
	return false;
}

void nic_stop(struct nic *nic)
{
	dhcp_stop(nic);
	if (KINIT_HAS_IPV6)
		dhcp6_stop(nic);
}

void nic_configure(struct boot *boot, struct nic *nic, uint64_t now)
{
	static struct nic_setting s;

	plan_setting(&boot->net, nic, &s);
	if (KINIT_HAS_IPV6)
		dhcp6_stop(nic);
	nic_set_mtu(nic, s.mtu);
	if (!s.present && !set_address(nic, &s))
		return;
	dhcp_done(nic);
	for (unsigned int i = 0; i < s.n_routes; i++)
		set_route(nic, &s.routes[i], s.metric);
	nic->configured = true;
	boot->last_progress = now;
	timeline_note("network", nic->link.name, "");
}
