/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Which interface leads to a server, by the kernel's tables of routes as text:
 * proc(5)'s /proc/net/route, and /proc/net/ipv6_route, whose lines are a
 * destination, its prefix, a source, its prefix, a gateway, metric, two
 * counters, flags (all hexadecimal) and the interface. Pure but for memory.
 */
#ifndef KINITRAMFS_MACHINE_ROUTE_H
#define KINITRAMFS_MACHINE_ROUTE_H

#include <stdint.h>

struct route_address {
	uint8_t bytes[16];
	unsigned int size; /* 4 or 16; 0: any */
};

/*
 * NULL: there is no route at all; the caller frees it. If the server is not
 * known, or no route is for it, the widest counts, which is the default route
 * where there is one.
 */
char *route_interface(const char *ip4_routes, const char *ip6_routes,
		      const struct route_address *server);

#endif
