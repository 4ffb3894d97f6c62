// SPDX-License-Identifier: GPL-2.0-only
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strlist.h"
#include "machine/route.h"

/* linux/route.h and linux/ipv6_route.h */
enum { UP = 1, REJECT = 0x200 };
#define LOCAL 0x80000000u

struct route {
	struct route_address to;
	unsigned int prefix, metric;
	char interface[64];
};

/* Addresses are numbers there as the processor has them. */
static bool read_ip4(const char *line, struct route *r)
{
	unsigned int to, flags, mask;

	if (sscanf(line, "%63s %8x %*x %x %*s %*s %u %8x", r->interface, &to,
		   &flags, &r->metric, &mask) != 5)
		return false;
	r->to.size = 4;
	memcpy(r->to.bytes, &to, 4);
	r->prefix = __builtin_popcount(mask);
	return (flags & UP) && !(flags & REJECT);
}

static bool read_ip6(const char *line, struct route *r)
{
	unsigned int flags;

	if (strlen(line) < 32 ||
	    sscanf(line + 32, " %2x %*s %*s %*s %x %*s %*s %x %63s", &r->prefix,
		   &r->metric, &flags, r->interface) != 4)
		return false;
	r->to.size = 16;
	for (int i = 0; i < 16; i++)
		if (sscanf(line + 2 * i, "%2hhx", &r->to.bytes[i]) != 1)
			return false;
	/* Nor is a server at an address of several, or at one of ours. */
	return r->prefix <= 128 && r->to.bytes[0] != 0xff && (flags & UP) &&
	       !(flags & (REJECT | LOCAL));
}

static bool leads_to(const struct route *r, const struct route_address *a)
{
	unsigned int whole = r->prefix / 8, rest = r->prefix % 8;

	if (!a->size)
		return true;
	return a->size == r->to.size && !memcmp(a->bytes, r->to.bytes, whole) &&
	       (!rest ||
		!((a->bytes[whole] ^ r->to.bytes[whole]) >> (8 - rest)));
}

/* To an address the narrowest one leads, to any the widest. */
static bool is_better(const struct route *r, const struct route *best,
		      const struct route_address *a)
{
	if (!*best->interface)
		return true;
	/* For any, IPv4 goes first. */
	if (!a->size && r->to.size != best->to.size)
		return r->to.size < best->to.size;
	if (r->prefix != best->prefix)
		return a->size ? r->prefix > best->prefix
			       : r->prefix < best->prefix;
	return r->metric < best->metric;
}

static void look_through(const char *routes, bool six,
			 const struct route_address *a, struct route *best)
{
	while (*routes) {
		struct route r = { 0 };
		size_t len = strcspn(routes, "\n");
		char *line = mem_strndup(routes, len);

		if ((six ? read_ip6(line, &r) : read_ip4(line, &r)) &&
		    strcmp(r.interface, "lo") && leads_to(&r, a) &&
		    is_better(&r, best, a))
			*best = r;
		free(line);
		routes += len + (routes[len] == '\n');
	}
}

char *route_interface(const char *ip4_routes, const char *ip6_routes,
		      const struct route_address *server)
{
	static const struct route_address any;
	struct route best = { 0 };

	look_through(ip4_routes, false, server, &best);
	look_through(ip6_routes, true, server, &best);
	if (*best.interface)
		return mem_strdup(best.interface);
	/* The tables are not all: there are rules that choose others. */
	return server->size ? route_interface(ip4_routes, ip6_routes, &any)
			    : NULL;
}
