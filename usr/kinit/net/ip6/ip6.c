// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <linux/in.h>
#include <linux/in6.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "log/log.h"
#include "log/timeline.h"
#include "net/ip6/dhcp6.h"
#include "net/ip6/ip6.h"
#include "net/plan.h"
#include "small_file.h"

/* linux/icmpv6.h: a set bit is a type that is not to be heard. */
#define FILTER 1

static int routers = -1;

int ip6_fd(void)
{
	return routers;
}

static int open_routers(void)
{
	uint32_t filter[8];
	int on = 1, err;
	int fd = socket(AF_INET6, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK,
			IPPROTO_ICMPV6);

	if (fd < 0)
		return -errno;
	memset(filter, 0xff, sizeof(filter));
	filter[RA_TYPE / 32] &= ~(1U << RA_TYPE % 32);
	if (!setsockopt(fd, IPPROTO_ICMPV6, FILTER, filter, sizeof(filter)) &&
	    !setsockopt(fd, IPPROTO_IPV6, IPV6_RECVHOPLIMIT, &on, sizeof(on)))
		return fd;
	err = -errno;
	close(fd);
	return err;
}

static void set(const struct nic *nic, const char *name, const char *value)
{
	char path[96];
	int err;

	/* The kernel lets no name of an interface have a "/" in it. */
	snprintf(path, sizeof(path), "/proc/sys/net/ipv6/conf/%s/%s",
		 nic->link.name, name);
	err = small_file_write(path, 0, 0, value, 1);
	if (err)
		log_print(LOG_WARNING, "%s: %s", path, strerror(-err));
}

/* A static address or that of the link is all that there is to be. */
static bool hears_routers(const struct nic *nic)
{
	return nic->method == NIC_IP6 && nic->option->method != IP_METHOD_LINK6;
}

void ip6_prepare(struct nic *nic)
{
	if (routers < 0)
		routers = open_routers();
	if (routers < 0) {
		nic->error = routers;
		nic->failed = "IPv6 (CONFIG_IPV6; is ipv6.disable= set?)";
		return;
	}
	set(nic, "disable_ipv6", "0");
	set(nic, "autoconf", "1");
	set(nic, "accept_ra", hears_routers(nic) ? "1" : "0");
}

/*
 * Bytes of the message, or negative. @hops: how far it could still go; only one
 * that nobody has passed on is a neighbour's.
 */
static ssize_t receive(void *buf, size_t size, struct sockaddr_in6 *from,
		       int *hops)
{
	union {
		struct cmsghdr header;
		char bytes[CMSG_SPACE(sizeof(int))];
	} control;
	struct iovec iov = { buf, size };
	struct msghdr msg = {
		.msg_name = from,
		.msg_namelen = sizeof(*from),
		.msg_iov = &iov,
		.msg_iovlen = 1,
		.msg_control = &control,
		.msg_controllen = sizeof(control),
	};
	ssize_t n = recvmsg(routers, &msg, 0);
	struct cmsghdr *c = n < 0 ? NULL : CMSG_FIRSTHDR(&msg);

	*hops = 0;
	if (c && c->cmsg_level == IPPROTO_IPV6 &&
	    c->cmsg_type == IPV6_HOPLIMIT &&
	    c->cmsg_len >= CMSG_LEN(sizeof(int)))
		memcpy(hops, CMSG_DATA(c), sizeof(int));
	return n;
}

static void take(struct nic *nic, const uint8_t *message, size_t len,
		 const uint8_t *from)
{
	bool had = nic->ip6.ra.heard;

	if (!hears_routers(nic) || !ra_add(&nic->ip6.ra, message, len, from))
		return;
	if (!had)
		timeline_note("router", nic->link.name, "");
}

void ip6_heard(struct net *net)
{
	static uint8_t message[2048];
	struct sockaddr_in6 from;
	int hops;

	for (int i = 0; i < NET_AT_ONCE; i++) {
		ssize_t n = receive(message, sizeof(message), &from, &hops);
		struct ip_address ip;

		if (n < 0)
			return;
		ip = ip6_address((const uint8_t *)&from.sin6_addr, 128);
		if (hops != RA_HOP_LIMIT || !ip6_is_link(&ip))
			continue;
		for (struct nic *nic = net->nics; nic; nic = nic->next)
			if (nic->link.index == (int)from.sin6_scope_id)
				take(nic, message, n, ip.bytes);
	}
}

static bool is_same(const struct ip_address *x, const struct ip_address *y)
{
	return x->family == y->family &&
	       !memcmp(x->bytes, y->bytes, sizeof(x->bytes));
}

/* Of its own of the link there is nothing to say but that. */
static void note_taken(struct nic *nic, const struct ip_address *ip,
		       uint64_t now)
{
	log_print(LOG_WARNING, "%s: another machine has the address %pI",
		  nic->link.name, ip);
	nic->ip6.taken = *ip;
	if (!is_same(ip, &nic->ip6.given))
		return;
	nic->configured = false;
	if (nic->method == NIC_IP6) {
		nic->ip6.given = (struct ip_address){ 0 };
		dhcp6_decline(nic, now);
	} else {
		nic->error = -EADDRINUSE;
		nic->failed = "another machine has its address";
	}
}

void ip6_note(struct nic *nic, const struct address_message *a, uint64_t now)
{
	struct ip6 *ip6 = &nic->ip6;
	const struct ip_address *ip = &a->address;

	if (ip->family != IP_V6 || !plan_is_ip6(nic))
		return;
	if (a->taken) {
		note_taken(nic, ip, now);
		return;
	}
	if (a->tentative || a->gone || a->deprecated)
		return;
	if (ip6->given.family != IP_NONE ? is_same(ip, &ip6->given)
					 : !ip6_is_link(ip))
		ip6->address = *ip;
	if (ip6_is_link(ip) && ip6->link.family == IP_NONE) {
		ip6->link = *ip;
		ip6->link_since = now;
	}
}
