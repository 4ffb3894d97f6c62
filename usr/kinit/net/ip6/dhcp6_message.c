// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "bytes.h"
#include "net/ip6/dhcp6_message.h"

#define DUID_LL 3

struct message {
	uint8_t *buf;
	size_t size, len; /* len: with what does not fit */
};

/* Begins an option of @len bytes. Returns where its value goes, or NULL. */
static uint8_t *add(struct message *m, uint16_t code, size_t len)
{
	uint8_t *at = m->buf + m->len;

	m->len += 4 + len;
	if (m->len > m->size)
		return NULL;
	put_be16(at, code);
	put_be16(at + 2, (uint16_t)len);
	return at + 4;
}

static void add_bytes(struct message *m, uint16_t code, const void *bytes,
		      size_t len)
{
	uint8_t *to = add(m, code, len);

	if (to)
		memcpy(to, bytes, len);
}

/* @address: NULL, any. All its times are the server's to say. */
static void add_ia(struct message *m, uint32_t iaid, const uint8_t *address)
{
	size_t len = address ? 4 + 24 : 0;
	uint8_t *to = add(m, DHCP6_IA_NA, 12 + len);

	if (!to)
		return;
	memset(to, 0, 12 + len);
	put_be32(to, iaid);
	if (!address)
		return;
	put_be16(to + 12, DHCP6_IA_ADDRESS);
	put_be16(to + 14, 24);
	memcpy(to + 16, address, 16);
}

static void add_wanted(struct message *m, enum dhcp6_type type)
{
	/* The last one is wanted of every client (18.2.1, 18.2.6). */
	const uint8_t codes[] = {
		DHCP6_DNS,
		DHCP6_SEARCH,
		DHCP6_NTP,
		DHCP6_BOOTFILE,
		type == DHCP6_INFORMATION ? DHCP6_INF_MAX_RT : DHCP6_SOL_MAX_RT,
	};
	uint8_t *to = add(m, DHCP6_WANTED, 2 * sizeof(codes));

	for (size_t i = 0; to && i < sizeof(codes); i++)
		put_be16(to + 2 * i, codes[i]);
}

void dhcp6_identify(struct dhcp6_client *c, unsigned int type,
		    const uint8_t *address, size_t len)
{
	if (len > DHCP6_DUID_MAX - 4)
		len = DHCP6_DUID_MAX - 4;
	put_be16(c->duid.bytes, DUID_LL);
	put_be16(c->duid.bytes + 2, (uint16_t)type);
	memcpy(c->duid.bytes + 4, address, len);
	c->duid.len = (uint8_t)(4 + len);
	/* What differs between the interfaces of a machine. */
	c->iaid = len >= 4 ? get_be32(address + len - 4) : 1;
}

size_t dhcp6_build(uint8_t *buf, size_t size, const struct dhcp6_client *c,
		   enum dhcp6_type type, const struct dhcp6_duid *server,
		   const uint8_t *address)
{
	struct message m = { buf, size, DHCP6_OPTIONS };
	bool to_server = type == DHCP6_REQUEST || type == DHCP6_DECLINE;
	uint8_t *to;

	if (size < DHCP6_OPTIONS)
		return 0;
	put_be32(buf, (uint32_t)type << 24 | (c->xid & 0xffffff));
	add_bytes(&m, DHCP6_CLIENT_ID, c->duid.bytes, c->duid.len);
	if (to_server)
		add_bytes(&m, DHCP6_SERVER_ID, server->bytes, server->len);
	to = add(&m, DHCP6_ELAPSED, 2);
	if (to)
		put_be16(to, c->elapsed);
	if (type != DHCP6_INFORMATION)
		add_ia(&m, c->iaid, to_server ? address : NULL);
	if (type != DHCP6_DECLINE)
		add_wanted(&m, type);
	if (type == DHCP6_SOLICIT)
		add(&m, DHCP6_RAPID, 0);
	return m.len <= size ? m.len : 0;
}
