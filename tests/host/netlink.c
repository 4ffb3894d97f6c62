// SPDX-License-Identifier: GPL-2.0-only
/*
 * Does with usr/kinit/net what the words say, so that ip(8) can be asked what
 * came of it:
 *
 *	links			prints of each interface its
 *				INDEX NAME MAC MTU KIND CARRIER MASTER
 *	up NAME MTU
 *	address NAME ADDRESS PREFIX BROADCAST|- LIFETIME|gone
 *	route NAME TO PREFIX GATEWAY|- ONLINK
 *	wait NAME		until an event says that it has a carrier
 *	rename NAME NEW
 *	mac NAME MAC
 *	mtu NAME MTU
 *	down NAME
 *	attach NAME MASTER
 *	build WORD		as the command line has it: bridge=br0:one
 *	addresses		prints INDEX ADDRESS/PREFIX STATE of each of
 *IPv6 wait6 NAME ADDRESS	until an event says that it can be used, or that
 *				another machine has it, and prints which
 */
#include <arpa/inet.h>
#include <errno.h>
#include <linux/if_link.h>
#include <net/if.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "net/rtnl/address_message.h"
#include "net/rtnl/link_message.h"
#include "net/rtnl/link_requests.h"
#include "net/rtnl/requests.h"
#include "net/rtnl/rtnetlink.h"

static struct rtnetlink rt;
static uint32_t buf[RTNETLINK_MAX / 4];

static int index_of(const char *name)
{
	int index = if_nametoindex(name);

	if (!index)
		exit(3);
	return index;
}

static struct ip_address address_of(const char *text, const char *prefix)
{
	struct ip_address ip = { .prefix = prefix ? atoi(prefix) : 0 };

	if (!strcmp(text, "-"))
		return ip;
	if (inet_pton(AF_INET, text, ip.bytes) == 1)
		ip.family = IP_V4;
	else if (inet_pton(AF_INET6, text, ip.bytes) == 1)
		ip.family = IP_V6;
	else
		exit(3);
	return ip;
}

static void print(const struct link_message *link)
{
	printf("%d %s ", link->index, link->name);
	for (unsigned int i = 0; i < link->address_len; i++)
		printf("%s%02x", i ? ":" : "", link->address[i]);
	printf(" %u %s %s %d\n", link->mtu, link->kind[0] ? link->kind : "-",
	       link->carrier ? "carrier" : "-", link->master);
}

/* Prints all, or waits for the carrier of @name, for 10 s. */
static int read_links(const char *name)
{
	struct pollfd fd = { .fd = rt.events, .events = POLLIN };

	while (poll(&fd, 1, name ? 10000 : 200) > 0) {
		ssize_t n = rtnetlink_receive(&rt, buf, sizeof(buf));
		struct nl_walk walk = { (uint8_t *)buf, (uint8_t *)buf + n };
		struct nl_message message;
		struct link_message link;

		if (n < 0)
			return 1;
		while (nl_next(&walk, &message)) {
			if (!link_message(&link, &message))
				continue;
			if (!name)
				print(&link);
			else if (!strcmp(name, link.name) && link.carrier)
				return 0;
		}
	}
	return name ? 1 : 0;
}

static const char *state(const struct address_message *a)
{
	if (a->taken)
		return "taken";
	return a->tentative    ? "tentative"
	       : a->deprecated ? "deprecated"
			       : "good";
}

/* Prints all; or with @index what becomes of @ip, for which it waits 10 s. */
static int read_addresses(int index, const struct ip_address *ip)
{
	struct pollfd fd = { .fd = rt.events, .events = POLLIN };

	while (poll(&fd, 1, index ? 10000 : 200) > 0) {
		ssize_t n = rtnetlink_receive(&rt, buf, sizeof(buf));
		struct nl_walk walk = { (uint8_t *)buf, (uint8_t *)buf + n };
		struct nl_message message;
		struct address_message a;
		char text[64];

		if (n < 0)
			return 1;
		while (nl_next(&walk, &message)) {
			if (!address_message(&a, &message))
				continue;
			inet_ntop(AF_INET6, a.address.bytes, text,
				  sizeof(text));
			if (!index) {
				printf("%d %s/%u %s\n", a.index, text,
				       a.address.prefix, state(&a));
			} else if (a.index == index && !a.tentative &&
				   !memcmp(a.address.bytes, ip->bytes, 16)) {
				puts(state(&a));
				return 0;
			} else if (a.index == index && a.taken) {
				puts("taken");
				return 0;
			}
		}
	}
	return index ? 1 : 0;
}

static int wait6(char **words)
{
	const struct ip_address ip = address_of(words[1], NULL);

	return read_addresses(index_of(words[0]), &ip);
}

static int address(char **words)
{
	const struct request_address a = {
		.index = index_of(words[0]),
		.address = address_of(words[1], words[2]),
		.broadcast = address_of(words[3], NULL),
		.lifetime = atoi(words[4]),
		.is_gone = !strcmp(words[4], "gone"),
	};
	struct nl_request r;

	request_address(&r, &a);
	return rtnetlink_do(&rt, &r);
}

static int route(char **words)
{
	const struct request_route a = {
		.index = index_of(words[0]),
		.to = address_of(words[1], words[2]),
		.gateway = address_of(words[3], NULL),
		.onlink = atoi(words[4]),
	};
	struct nl_request r;

	request_route(&r, &a);
	return rtnetlink_do(&rt, &r);
}

static int up(char **words)
{
	struct nl_request r;

	int mtu = atoi(words[1]);
	int err;

	request_up(&r, index_of(words[0]), true);
	err = rtnetlink_do(&rt, &r);
	if (err || !mtu)
		return err;
	request_change(&r, index_of(words[0]), IFLA_MTU, &mtu, sizeof(mtu));
	return rtnetlink_do(&rt, &r);
}

static int build(char *word)
{
	static struct net_options options;
	struct nl_request r;

	net_options_parse(&options, word);
	if (options.n_links != 1 || options.n_bad)
		return -EINVAL;
	request_link(&r, &options.links[0],
		     if_nametoindex(options.links[0].ports[0]));
	return rtnetlink_do(&rt, &r);
}

static int change(const char *what, const char *name, const char *to)
{
	int index = index_of(name), mtu = atoi(to);
	uint8_t mac[MAC_SIZE];
	struct nl_request r;

	if (!strcmp(what, "rename"))
		request_change(&r, index, IFLA_IFNAME, to, strlen(to) + 1);
	else if (!strcmp(what, "mac") && mac_parse(to, strlen(to), false, mac))
		request_change(&r, index, IFLA_ADDRESS, mac, sizeof(mac));
	else if (!strcmp(what, "mtu"))
		request_change(&r, index, IFLA_MTU, &mtu, sizeof(mtu));
	else if (!strcmp(what, "attach"))
		request_change(&r, index, IFLA_MASTER, &(int){ index_of(to) },
			       sizeof(int));
	else
		return -EINVAL;
	return rtnetlink_do(&rt, &r);
}

static int down(const char *name)
{
	struct nl_request r;

	request_up(&r, index_of(name), false);
	return rtnetlink_do(&rt, &r);
}

int main(int argc, char **argv)
{
	int err = argc > 1 ? rtnetlink_open(&rt) : -EINVAL;

	if (!err && !strcmp(argv[1], "links"))
		err = rtnetlink_ask_links(&rt);
	if (!err && !strcmp(argv[1], "links"))
		return read_links(NULL);
	if (!err && !strcmp(argv[1], "addresses"))
		return rtnetlink_ask_addresses(&rt) || read_addresses(0, NULL);
	if (!err && argc == 4 && !strcmp(argv[1], "wait6"))
		return wait6(argv + 2);
	if (!err && argc == 4 && !strcmp(argv[1], "up"))
		err = up(argv + 2);
	else if (!err && argc == 7 && !strcmp(argv[1], "address"))
		err = address(argv + 2);
	else if (!err && argc == 7 && !strcmp(argv[1], "route"))
		err = route(argv + 2);
	else if (!err && argc == 3 && !strcmp(argv[1], "wait"))
		return rtnetlink_ask_links(&rt) || read_links(argv[2]);
	else if (!err && argc == 3 && !strcmp(argv[1], "build"))
		err = build(argv[2]);
	else if (!err && argc == 3 && !strcmp(argv[1], "down"))
		err = down(argv[2]);
	else if (!err && argc == 4)
		err = change(argv[1], argv[2], argv[3]);
	else if (!err)
		err = -EINVAL;
	if (err)
		fprintf(stderr, "%s\n", strerror(-err));
	return err ? 1 : 0;
}
