/* SPDX-License-Identifier: GPL-2.0-only */
/* What is known about the network: facts, which boot.h joins. */
#ifndef KINIT_NET_H
#define KINIT_NET_H

#include "module/module.h"
#include "net/dhcp/dhcp_lease.h"
#include "net/firmware/ibft.h"
#include "net/ip6/ip6_facts.h"
#include "net/option/options.h"
#include "net/rtnl/link_message.h"
#include "parts.h"

/* Messages that are taken at once, so that others have their turn, too. */
#define NET_AT_ONCE 32

/* How an interface comes by its address. */
enum nic_method {
	NIC_UNUSED, /* nobody wants it, or it is none that could be */
	NIC_STATIC, /* the command line has it all */
	NIC_DHCP,
	NIC_LINK4, /* it gives itself one (RFC 3927); .dhcp has it */
	NIC_IP6, /* by routers or DHCPv6, as nic->option says */
};

enum dhcp_state {
	DHCP_IDLE,
	DHCP_ASKS, /* who has an address to offer? */
	DHCP_TAKES, /* one of the offers */
	DHCP_HAS, /* it is acknowledged; at .next it may be used */
};

struct dhcp {
	enum dhcp_state state;
	int fd, arp; /* packet sockets; -1: there is none */
	unsigned int tries, all_tries; /* of this state, and ever */
	uint64_t started, next; /* ms: when to ask again */
	uint64_t probed; /* ms: when it was asked who has the address */
	uint32_t shunned; /* a server whose offer came to nothing; or 0 */
	unsigned int refused, unusable; /* answers: NAKs, and bad ones */
	const char *problem; /* of the last that was unusable */
	char said[64]; /* by the server that has refused; or "" */
	/* Somebody else has the address of the lease, and who that is. */
	bool conflict;
	unsigned int conflicts; /* so often it was declined */
	uint8_t holder[MAC_SIZE];
	struct dhcp_client client;
	struct dhcp_lease lease; /* offered, and then acknowledged */
};

/*
 * A network interface. If there are ip= of both families, each interface is
 * there twice: its second comes by the other family's address, at its own pace
 * and with its own errors. Only the link, and what is done to that, is common.
 */
struct nic {
	struct nic *next;
	struct nic *twin; /* the same interface; or NULL */
	bool second; /* of the two */
	enum nic_method method;
	const struct ip_option *option; /* that is meant; or NULL */
	bool by_firmware; /* which is asked for ->option */
	bool named; /* the command line means this one and no other */
	bool name_taken; /* that ifname= gives it, when it was tried last */
	bool raised; /* it was brought up */
	/* ms: when that was, or when its carrier was lost for the first time */
	uint64_t no_carrier;
	bool had_carrier, lost; /* at some time; and that it was lost */
	bool stray; /* it has an address that it is not to have: the lease's */
	bool configured; /* it has its address and routes */
	bool told; /* so the hooks were */
	int error; /* -errno of what could not be done, or 0 */
	const char *failed; /* what that was */
	struct link_message link; /* as the kernel says that it is */
	struct dhcp dhcp;
	struct ip6 ip6;
};

static inline bool nic_is_ip6(const struct nic *nic)
{
	return KINIT_HAS_IPV6 && nic->method == NIC_IP6;
}

/* How many of the options' links there are. */
static inline unsigned int net_n_links(const struct net_options *options)
{
	return KINIT_HAS_LINKS ? options->n_links : 0;
}

/* What became of what is to be built upon interfaces. */
struct link_build {
	bool tried;
	int error; /* -errno, or 0 */
};

/* The kernel's part for one kind of that. */
struct link_driver {
	bool asked; /* for it, and then: */
	bool missing; /* the kernel has none, nor has the image */
	const struct module *module; /* that is loaded; NULL: none is needed */
};

struct net {
	struct nic *nics; /* in the order in which they came */
	bool wanted; /* somebody asks for the network */
	bool opened;
	int error; /* -errno of that, or 0 */
	/* Of the firmware's table, if the options want it. */
	bool ibft_asked; /* for the module that shows it */
	struct module *ibft_module; /* NULL: there is none to be loaded */
	bool ibft_read;
	unsigned int n_ibft;
	struct link_build builds[NET_LINKS_MAX]; /* as in the options */
	struct link_driver drivers[LINK_KINDS];
	struct net_options options;
	struct ibft_nic ibft[IBFT_NICS_MAX];
};

static inline bool net_is_wanted(const struct net *net)
{
	return KINIT_HAS_NET && net->wanted;
}

#endif
