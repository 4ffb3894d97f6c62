// SPDX-License-Identifier: GPL-2.0-only
/*
 * Options are in a row, and those of an identity association and of an address
 * have more of them within. Each list is checked as a whole before it is read.
 */
#include <string.h>

#include "bytes.h"
#include "net/ip6/dhcp6_lease.h"

/* Where the options within begin (21.4, 21.6). */
#define IA_HEAD	     12
#define ADDRESS_HEAD 24

#define NTP_ADDRESS 1 /* RFC 5908 */

struct option {
	unsigned int code;
	const uint8_t *value;
	size_t len;
};

struct options {
	const uint8_t *at;
	size_t left;
};

/* False: there is none any more, or it is not whole. */
static bool next(struct options *o, struct option *option)
{
	if (o->left < 4)
		return false;
	option->code = get_be16(o->at);
	option->value = o->at + 4;
	option->len = get_be16(o->at + 2);
	if (option->len > o->left - 4)
		return false;
	o->at += 4 + option->len;
	o->left -= 4 + option->len;
	return true;
}

static bool are_whole(struct options o)
{
	struct option option;

	while (next(&o, &option))
		;
	return !o.left;
}

/* Those behind @head bytes of a value. */
static bool within(const struct option *option, size_t head,
		   struct options *inner)
{
	if (option->len < head)
		return false;
	*inner = (struct options){ option->value + head, option->len - head };
	return are_whole(*inner);
}

static void read_status(struct dhcp6_lease *lease, const struct option *option)
{
	size_t len = option->len;

	if (len < 2 || !get_be16(option->value))
		return;
	lease->status = get_be16(option->value);
	len -= 2;
	if (len >= sizeof(lease->text))
		len = sizeof(lease->text) - 1;
	memcpy(lease->text, option->value + 2, len);
	lease->text[len] = '\0';
}

/* The first that is good for something. */
static void read_address(struct dhcp6_lease *lease, const struct option *option)
{
	const uint8_t *v = option->value;
	struct options inner;
	struct option o;

	if (!within(option, ADDRESS_HEAD, &inner) ||
	    lease->address.family != IP_NONE)
		return;
	while (next(&inner, &o))
		if (o.code == DHCP6_STATUS)
			read_status(lease, &o);
	if (lease->status || !ip6_is_host(v) ||
	    get_be32(v + 16) > get_be32(v + 20) || !get_be32(v + 20))
		return;
	lease->address = ip6_address(v, 128);
	lease->valid = get_be32(v + 20);
}

/* The server may answer for others that we did not ask for. */
static void read_ia(struct dhcp6_lease *lease, const struct option *option,
		    uint32_t iaid)
{
	struct options inner;
	struct option o;

	if (!within(option, IA_HEAD, &inner) || get_be32(option->value) != iaid)
		return;
	while (next(&inner, &o)) {
		if (o.code == DHCP6_IA_ADDRESS)
			read_address(lease, &o);
		else if (o.code == DHCP6_STATUS)
			read_status(lease, &o);
	}
}

static void read_ntp(struct dhcp6_lease *lease, const struct option *option)
{
	struct options inner;
	struct option o;

	if (!within(option, 0, &inner))
		return;
	while (next(&inner, &o))
		if (o.code == NTP_ADDRESS && o.len == IP6_SIZE)
			ip6_list_add(&lease->ntp, o.value, o.len);
}

static void read_bootfile(struct dhcp6_lease *lease,
			  const struct option *option)
{
	if (option->len >= sizeof(lease->bootfile))
		return;
	for (size_t i = 0; i < option->len; i++)
		if (option->value[i] <= ' ' || option->value[i] > '~')
			return;
	memcpy(lease->bootfile, option->value, option->len);
	lease->bootfile[option->len] = '\0';
}

static void read_option(struct dhcp6_lease *lease, const struct option *o,
			uint32_t iaid)
{
	switch (o->code) {
	case DHCP6_IA_NA:
		read_ia(lease, o, iaid);
		break;
	case DHCP6_PREFERENCE:
		if (o->len == 1)
			lease->preference = o->value[0];
		break;
	case DHCP6_STATUS:
		read_status(lease, o);
		break;
	case DHCP6_RAPID:
		lease->rapid = true;
		break;
	case DHCP6_DNS:
		ip6_list_add(&lease->dns, o->value, o->len);
		break;
	case DHCP6_SEARCH:
		dns_name_list(lease->search, sizeof(lease->search), o->value,
			      o->len);
		break;
	case DHCP6_NTP:
		read_ntp(lease, o);
		break;
	case DHCP6_BOOTFILE:
		read_bootfile(lease, o);
		break;
	}
}

/* Whom it is from, and whether it is for us (16.3, 16.10). */
static bool read_ids(struct dhcp6_lease *lease, struct options o,
		     const struct dhcp6_duid *duid)
{
	struct option option;
	bool ours = false;

	while (next(&o, &option)) {
		if (option.code == DHCP6_CLIENT_ID) {
			ours = option.len == duid->len &&
			       !memcmp(option.value, duid->bytes, duid->len);
		} else if (option.code == DHCP6_SERVER_ID &&
			   option.len <= DHCP6_DUID_MAX) {
			lease->server.len = (uint8_t)option.len;
			memcpy(lease->server.bytes, option.value, option.len);
		}
	}
	return ours;
}

enum dhcp6_answer dhcp6_read(struct dhcp6_lease *lease, const uint8_t *message,
			     size_t len, const struct dhcp6_client *c)
{
	struct options options;
	struct option option;

	*lease = (struct dhcp6_lease){ 0 };
	if (len < DHCP6_OPTIONS ||
	    (message[0] != DHCP6_ADVERTISE && message[0] != DHCP6_REPLY) ||
	    (get_be32(message) & 0xffffff) != c->xid)
		return DHCP6_NOT_OURS;
	lease->type = message[0];
	options = (struct options){ message + DHCP6_OPTIONS,
				    len - DHCP6_OPTIONS };
	if (!read_ids(lease, options, &c->duid))
		return DHCP6_NOT_OURS;
	if (!are_whole(options))
		lease->problem = "has an option that is longer than it";
	else if (!lease->server.len)
		lease->problem = "does not say whose it is";
	if (lease->problem)
		return DHCP6_BAD;
	while (next(&options, &option))
		read_option(lease, &option, c->iaid);
	return DHCP6_GOOD;
}
