/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the kernel's command line says about the network. Beside ip=:
 *
 *	BOOTIF=[TYPE-]MAC	the interface that the firmware booted from
 *	rd.bootif=0		... which is not to be looked at
 *	bootdev=DEVICE		whose routes and root path count
 *	nameserver=ADDRESS	can be given several times
 *	rd.peerdns=0		DNS servers of DHCP do not count
 *	rd.neednet[=1]		the network is needed, whatever root= says
 *	netroot=...		the root is there; hooks know what it means, and
 *				netroot=dhcp is the root path of DHCP
 *	rd.iscsi.firmware[=1], rd.iscsi.ibft[=1], iscsi_auto
 *				so it is, and the firmware knows (see ip=ibft)
 *	rd.route=NET[/PREFIX]:GATEWAY[:DEVICE]
 *				one of the last two can be empty
 *	ifname=NAME:MAC		what an interface is to be called
 *	vlan=NAME:DEVICE	NAME ends with the number: vlan5, eth0.0005
 *	bond=[NAME[:DEVICE,...[:OPTION=VALUE,...[:MTU]]]]
 *	bridge=[NAME:DEVICE,...]
 *	rd.net.timeout.carrier=SECONDS
 *				also carrier_timeout=, the kernel's
 *	rd.net.timeout.dhcp=SECONDS
 *	dhcpclass=TEXT		the vendor class that DHCP is told
 *
 * nfsaddrs= is ip=, as for the kernel. They are dracut's (dracut.cmdline(7)) or
 * the kernel's, and so are the defaults: of bond=, bond0:eth0,eth1 and the mode
 * balance-rr, of bridge=, br0:eth0. team= is an error that says so. A DEVICE
 * of VLANs, bonds and bridges can be another one of them, but none can have the
 * name of another, or be built upon itself. Where NET of a
 * route has bits behind its prefix, these are cleared; no prefix is one host.
 *
 * ip=link-local is two: IPv4's address of the link, and IPv6's as link6.
 * A second ip= of the same family for one interface, or for any, is an error.
 *
 * An ip= that switches the network off takes those before it away, and one that
 * follows switches it on again: for the kernel too the last one counts.
 *
 * A word that is wrong counts for nothing, and is listed with what is wrong. So
 * is what does not fit into these arrays.
 */
#ifndef NET_OPTIONS_H
#define NET_OPTIONS_H

#include "net/option/ip_option.h"

#define NET_IPS_MAX	  8
#define NET_DNS_MAX	  6
#define NET_ROUTES_MAX	  8
#define NET_IFNAMES_MAX	  16
#define NET_LINKS_MAX	  12
#define NET_PORTS_MAX	  8
#define NET_BAD_MAX	  4
#define BOND_OPTIONS_SIZE 256
#define NET_TIMEOUT_UNSET (-1)

struct net_route {
	struct ip_address net; /* with its prefix */
	struct ip_address gateway; /* IP_NONE: none, it is on the link */
	char device[IFNAME_SIZE]; /* "": the one that reaches the gateway */
};

struct net_ifname {
	char name[IFNAME_SIZE];
	uint8_t mac[MAC_SIZE];
};

enum link_kind { LINK_VLAN, LINK_BOND, LINK_BRIDGE, LINK_KINDS };

/* An interface that is built upon others, its ports. */
struct net_link {
	enum link_kind kind;
	char name[IFNAME_SIZE];
	unsigned int n_ports; /* at least one; of a VLAN one */
	char ports[NET_PORTS_MAX][IFNAME_SIZE];
	unsigned int vlan_id; /* 1 to 4094 */
	char options[BOND_OPTIONS_SIZE]; /* NAME=VALUE,... without "/" */
	unsigned int mtu; /* 0: not given */
};

struct net_options {
	bool off; /* by the last ip= */
	/* For one device, or for any, one of IPv4 and one of IPv6 at the most. */
	unsigned int n_ips;
	struct ip_option ips[NET_IPS_MAX];

	bool need_net; /* rd.neednet=1 */
	bool net_root; /* a root is named that is behind the network */
	bool ibft; /* what the firmware has left is wanted */
	bool root_by_dhcp; /* DHCP names it: netroot=dhcp */
	bool peer_dns; /* not rd.peerdns=0 */
	bool use_bootif; /* not rd.bootif=0 */
	bool has_bootif;
	uint8_t bootif[MAC_SIZE];
	char bootdev[IFNAME_SIZE]; /* "": not given */
	const char *vendor_class; /* NULL: not given */
	int carrier_timeout, dhcp_timeout; /* seconds, or NET_TIMEOUT_UNSET */

	unsigned int n_dns, n_routes, n_ifnames, n_links;
	struct ip_address dns[NET_DNS_MAX];
	struct net_route routes[NET_ROUTES_MAX];
	struct net_ifname ifnames[NET_IFNAMES_MAX];
	struct net_link links[NET_LINKS_MAX];

	unsigned int n_bad; /* of all; those behind the array are not kept */
	struct net_problem bad[NET_BAD_MAX];
};

void net_options_init(struct net_options *net);

/*
 * Takes a word of the command line, as cmdline_next() gives it; @param and
 * @value (NULL: there is none) have to stay. False: it is about something else.
 */
bool net_options_word(struct net_options *net, const char *param,
		      const char *value);

/*
 * All of @line, which is overwritten and must live as long as @net. What
 * follows "--" is for the real init.
 */
void net_options_parse(struct net_options *net, char *line);

#endif
