// SPDX-License-Identifier: GPL-2.0-only
/* Messages of netlink, of links, and requests. */
#include <errno.h>
#include <linux/if_addr.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "../tap.h"
#include "net/rtnl/address_message.h"
#include "net/rtnl/link_message.h"
#include "net/rtnl/link_requests.h"
#include "net/rtnl/requests.h"

/* In memory that ends where the message does, so that ASan sees more. */
static bool parse(struct link_message *link, const void *bytes, size_t len)
{
	uint8_t *copy = malloc(len);
	struct nl_walk walk = { copy, copy + len };
	struct nl_message message;
	bool good;

	memcpy(copy, bytes, len);
	memset(link, 'x', sizeof(*link));
	good = nl_next(&walk, &message) && link_message(link, &message);
	free(copy);
	return good;
}

/* A request has the form of an event, so it can be read as one. */
static void make_link(struct nl_request *r, unsigned int type, int index,
		      unsigned int flags)
{
	const struct ifinfomsg info = {
		.ifi_type = 1,
		.ifi_index = index,
		.ifi_flags = flags,
	};

	nl_begin(r, type, 0, &info, sizeof(info));
}

static void test_link(void)
{
	static const uint8_t mac[6] = { 0x52, 0x54, 0, 0x12, 0x34, 0x56 };
	struct link_message link;
	struct nl_request r, kind;

	make_link(&r, RTM_NEWLINK, 7, 0x10001);
	nl_add(&r, IFLA_IFNAME, "enp0s3", 7);
	nl_add_u32(&r, IFLA_MTU, 1400);
	nl_add(&r, IFLA_ADDRESS, mac, sizeof(mac));
	ok(parse(&link, r.words, r.len), "an interface");
	is_str(link.name, "enp0s3", "its name");
	is_int(link.index, 7, "its index");
	is_int(link.mtu, 1400, "its MTU");
	is_int(link.address_len, 6, "its address");
	ok(!memcmp(link.address, mac, 6), "byte for byte");
	ok(link.carrier && !link.gone, "it has a carrier");
	is_str(link.kind, "", "and is hardware");

	make_link(&kind, 0, 0, 0);
	nl_add(&kind, IFLA_INFO_KIND, "vlan", 5);
	make_link(&r, RTM_DELLINK, 7, 0);
	nl_add(&r, IFLA_IFNAME, "enp0s3.5", 9);
	nl_add(&r, IFLA_LINKINFO | NLA_F_NESTED,
	       (uint8_t *)kind.words + sizeof(struct nlmsghdr) +
		       sizeof(struct ifinfomsg),
	       kind.len - sizeof(struct nlmsghdr) - sizeof(struct ifinfomsg));
	ok(parse(&link, r.words, r.len), "one that is gone");
	ok(link.gone && !link.carrier, "is told as that");
	is_str(link.kind, "vlan", "with its kind");
	((struct ifinfomsg *)((uint8_t *)r.words + sizeof(struct nlmsghdr)))
		->ifi_family = 7;
	ok(!parse(&link, r.words, r.len), "a port that left its bridge is not");
}

static void test_bad_links(void)
{
	static const char longest[] = "a name of more than fifteen bytes";
	uint8_t address[LINK_ADDRESS_SIZE + 1] = { 1 };
	struct link_message link;
	struct nl_request r;

	make_link(&r, RTM_NEWLINK, 1, 0);
	ok(!parse(&link, r.words, r.len), "one without a name is none");
	nl_add(&r, IFLA_IFNAME, "lo", 3);
	ok(parse(&link, r.words, r.len), "with one it is");
	make_link(&r, RTM_NEWADDR, 1, 0);
	nl_add(&r, IFLA_IFNAME, "lo", 3);
	ok(!parse(&link, r.words, r.len), "another message is none");
	make_link(&r, RTM_NEWLINK, -1, 0);
	nl_add(&r, IFLA_IFNAME, "lo", 3);
	ok(!parse(&link, r.words, r.len), "an index is positive");
	make_link(&r, RTM_NEWLINK, 1, 0);
	nl_add(&r, IFLA_IFNAME, longest, sizeof(longest));
	nl_add(&r, IFLA_ADDRESS, address, sizeof(address));
	nl_add(&r, IFLA_MTU, "x", 1);
	ok(parse(&link, r.words, r.len), "values of no size that they have");
	is_int(strlen(link.name), 15, "a name is cut off");
	is_int(link.address_len, 0, "an address is left out");
	is_int(link.mtu, 0, "a number too");
}

/* Each length that a header or an attribute could have. */
static void test_lengths(void)
{
	struct link_message link;
	struct nl_request good, bad;
	unsigned int n = 0;

	make_link(&good, RTM_NEWLINK, 1, 0);
	nl_add(&good, IFLA_IFNAME, "eth0", 5);
	nl_add(&good, IFLA_LINKINFO, "\x06\0\x01\0xy\0", 8);
	nl_add_u32(&good, IFLA_MTU, 1500);
	for (size_t len = 0; len <= good.len; len++)
		parse(&link, good.words, len);
	for (size_t at = 0; at < good.len; at += 2) {
		for (unsigned int value = 0; value < 0x10000; value += 1) {
			if (value == 300)
				value = 0xff00;
			bad = good;
			memcpy((uint8_t *)bad.words + at, &value, 2);
			parse(&link, bad.words, good.len);
			n++;
		}
	}
	ok(n > 1000, "%u lengths that lie", n);
}

static void test_errors(void)
{
	const struct nlmsgerr error = { .error = -17 };
	const int positive = 5;
	struct nl_request r;
	struct nl_walk walk;
	struct nl_message message;

	nl_begin(&r, NLMSG_ERROR, 0, &error, sizeof(error));
	walk = (struct nl_walk){ (uint8_t *)r.words,
				 (uint8_t *)r.words + r.len };
	ok(nl_next(&walk, &message), "an answer");
	is_int(nl_error(&message), -17, "is the errno");
	ok(!nl_next(&walk, &message), "and one only");
	message.payload = (const uint8_t *)&positive;
	message.len = sizeof(positive);
	is_int(nl_error(&message), -EBADMSG, "a positive one is damage");
	message.len = 3;
	is_int(nl_error(&message), -EBADMSG, "so is a short one");
}

static void test_full(void)
{
	uint8_t data[sizeof(((struct nl_request *)0)->words)] = { 0 };
	struct nl_request r;

	nl_begin(&r, 1, 0, data, 4);
	nl_add(&r, 1, data, sizeof(data) - sizeof(struct nlmsghdr) - 8);
	ok(!r.full && r.len == sizeof(r.words), "a request of the full size");
	nl_add(&r, 2, data, 0);
	ok(r.full, "has no room for more");
	nl_begin(&r, 1, 0, data, 4);
	nl_add(&r, 1, data, sizeof(data));
	ok(r.full, "nor for what is too long");
	nl_begin(&r, 1, 0, data, sizeof(data));
	ok(r.full, "whatever it is");
}

static bool parse_address(struct address_message *a, const struct nl_request *r)
{
	uint8_t *copy = malloc(r->len);
	struct nl_walk walk = { copy, copy + r->len };
	struct nl_message message;
	bool good;

	memcpy(copy, r->words, r->len);
	memset(a, 'x', sizeof(*a));
	good = nl_next(&walk, &message) && address_message(a, &message);
	free(copy);
	return good;
}

static void make_address(struct nl_request *r, unsigned int type,
			 unsigned int family, unsigned int flags)
{
	static const uint8_t bytes[17] = { 0x20, 1, [15] = 5 };
	const struct ifaddrmsg info = {
		.ifa_family = family,
		.ifa_prefixlen = family == AF_INET6 ? 64 : 24,
		.ifa_flags = flags,
		.ifa_index = 7,
	};

	nl_begin(r, type, 0, &info, sizeof(info));
	nl_add(r, IFA_ADDRESS, bytes, family == AF_INET6 ? 16 : 4);
}

static void test_address(void)
{
	static const uint8_t local[17] = { 0x20, 2 };
	struct address_message a;
	struct nl_request r;

	make_address(&r, RTM_NEWADDR, AF_INET6, IFA_F_TENTATIVE);
	ok(parse_address(&a, &r), "an address");
	is_int(a.index, 7, "its interface");
	is_int(a.address.family, IP_V6, "its family");
	is_int(a.address.prefix, 64, "its prefix");
	ok(a.address.bytes[15] == 5, "and all its bytes");
	ok(a.tentative && !a.taken && !a.gone && !a.deprecated,
	   "it cannot be used yet");
	nl_add_u32(&r, IFA_FLAGS, IFA_F_DADFAILED | IFA_F_DEPRECATED);
	ok(parse_address(&a, &r) && a.taken && a.deprecated && !a.tentative,
	   "more flags than a byte has go before it");
	nl_add(&r, IFA_LOCAL, local, 16);
	nl_add(&r, IFA_ADDRESS, local + 1, 16);
	ok(parse_address(&a, &r) && a.address.bytes[1] == 2,
	   "of a link with two ends, ours");
	make_address(&r, RTM_DELADDR, AF_INET, 0);
	ok(parse_address(&a, &r) && a.gone && a.address.family == IP_V4,
	   "one that is gone");
	make_address(&r, RTM_NEWADDR, AF_UNIX, 0);
	ok(!parse_address(&a, &r), "of another family");
	make_address(&r, RTM_NEWLINK, AF_INET6, 0);
	ok(!parse_address(&a, &r), "another message");
	nl_begin(&r, RTM_NEWADDR, 0, "\12\100\0\0\7\0\0", 8);
	ok(!parse_address(&a, &r), "without an address");
	nl_add(&r, IFA_ADDRESS, local, 15);
	nl_add(&r, IFA_ADDRESS, local, 17);
	ok(!parse_address(&a, &r), "of another length");
	nl_begin(&r, RTM_NEWADDR, 0, "\12\201\0\0\7\0\0", 8);
	nl_add(&r, IFA_ADDRESS, local, 16);
	ok(!parse_address(&a, &r), "with a prefix that is longer");
	nl_begin(&r, RTM_NEWADDR, 0, "\12\100\0\0\7\0", 7);
	ok(!parse_address(&a, &r), "too short");
}

/* The host test netlink.t sees what the kernel makes of them. */
static void test_requests(void)
{
	struct request_address address = {
		.address = { .family = IP_V6, .prefix = 64 },
		.lifetime = 9,
	};
	struct request_route route = {
		.to = { .family = IP_V4, .prefix = 8 },
		.gateway = { .family = IP_V4 },
	};
	struct nl_request r;

	request_links(&r);
	is_int(r.len, 16 + 16, "a request for all links");
	request_addresses(&r);
	is_int(r.len, 16 + 8, "one for all addresses");
	request_up(&r, 2, true);
	is_int(r.len, 16 + 16, "one to bring one up");
	request_address(&r, &address);
	is_int(r.len, 16 + 8 + 20 + 20 + 20, "one to add an address");
	request_route(&r, &route);
	is_int(r.len, 16 + 12 + 8 + 8 + 8, "one to add a route");
}

static void test_link_requests(void)
{
	static const uint8_t mac[6] = { 0x52, 0x54, 0, 0x12, 0x34, 0x56 };
	struct net_link link = {
		.kind = LINK_VLAN,
		.name = "lan.5",
		.vlan_id = 5,
		.mtu = 1400,
	};
	const uint32_t mtu = 1300, master = 8;
	struct link_message said;
	struct nl_request r;

	request_link(&r, &link, 3);
	ok(parse(&said, r.words, r.len) == false, "it has no index yet");
	((struct ifinfomsg *)(r.words + 4))->ifi_index = 9;
	ok(parse(&said, r.words, r.len), "a VLAN");
	is_str(said.name, "lan.5", "its name");
	is_str(said.kind, "vlan", "its kind, in the inner part");
	is_int(said.mtu, 1400, "its MTU");
	is_int(r.len, 16 + 16 + 12 + 8 + 8 + (4 + 12 + 4 + 8), "no more");
	link = (struct net_link){ .kind = LINK_BRIDGE, .name = "b" };
	request_link(&r, &link, 0);
	is_int(r.len, 16 + 16 + 8 + (4 + 12 + 4 + 8), "a bridge");
	link.kind = LINK_BOND;
	request_link(&r, &link, 0);
	is_int(r.len, 16 + 16 + 8 + (4 + 12), "a bond");

	request_change(&r, 7, IFLA_IFNAME, "eth1", sizeof("eth1"));
	ok(parse(&said, r.words, r.len) && said.index == 7, "another name");
	is_str(said.name, "eth1", "which is");
	nl_add(&r, IFLA_IFNAME, "x", 2);
	request_change(&r, 7, IFLA_ADDRESS, mac, sizeof(mac));
	nl_add(&r, IFLA_IFNAME, "x", 2);
	ok(parse(&said, r.words, r.len) && said.address_len == 6 &&
		   !memcmp(said.address, mac, 6),
	   "another address");
	request_change(&r, 7, IFLA_MTU, &mtu, sizeof(mtu));
	nl_add(&r, IFLA_IFNAME, "x", 2);
	ok(parse(&said, r.words, r.len) && said.mtu == 1300, "another MTU");
	request_change(&r, 7, IFLA_MASTER, &master, sizeof(master));
	nl_add(&r, IFLA_IFNAME, "x", 2);
	ok(parse(&said, r.words, r.len) && said.master == 8, "a port");
	request_up(&r, 7, false);
	is_int(r.len, 16 + 16, "and down");
}

static void test_nest(void)
{
	uint8_t data[sizeof(((struct nl_request *)0)->words)] = { 0 };
	struct nl_request r;
	size_t at;

	nl_begin(&r, 1, 0, data, sizeof(data) - sizeof(struct nlmsghdr));
	ok(!r.full, "a request of the full size");
	at = nl_nest(&r, 1);
	nl_nest_end(&r, at);
	ok(r.full, "has no room for what others are in");
}

static void test_other_family(void)
{
	struct ifinfomsg info = { .ifi_index = 3 };
	struct link_message link;
	struct nl_request r;

	for (int family = 0; family < 8; family += 7) {
		info.ifi_family = family;
		nl_begin(&r, RTM_DELLINK, 0, &info, sizeof(info));
		nl_add(&r, IFLA_IFNAME, "eth0", 5);
		ok(parse(&link, r.words, r.len) == !family,
		   family ? "a bridge says that it is its port no more"
			  : "an interface is gone");
	}
}

int main(void)
{
	test_link();
	test_bad_links();
	test_lengths();
	test_errors();
	test_full();
	test_address();
	test_requests();
	test_link_requests();
	test_nest();
	test_other_family();
	return done_testing();
}
