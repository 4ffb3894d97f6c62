// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "bytes.h"
#include "net/dhcp/dhcp_message.h"

#define FLAG_BROADCAST	 0x8000
#define BOOTP_SIZE	 300
#define ID_DUID		 255
#define OPTION_VALUE_MAX 255

struct message {
	uint8_t *buf;
	size_t size, len;
	bool full;
};

/*
 * Classless routes stand before routers, as RFC 3442 wants it. What a server
 * cannot fit, it may leave out from the end.
 */
static const uint8_t parameters[] = {
	DHCP_NETMASK,	DHCP_CLASSLESS,	 DHCP_ROUTERS,	 DHCP_ROOT_PATH,
	DHCP_DNS,	DHCP_HOST_NAME,	 DHCP_DOMAIN,	 DHCP_MTU,
	DHCP_BROADCAST, DHCP_LEASE_TIME, DHCP_SERVER_ID, DHCP_RENEWAL,
	DHCP_REBINDING, DHCP_NTP,	 DHCP_SEARCH,	 DHCP_TFTP_SERVER,
	DHCP_BOOTFILE,
};

static void add(struct message *m, uint8_t code, const void *value, size_t len)
{
	if (len > OPTION_VALUE_MAX || len + 2 > m->size - m->len) {
		m->full = true;
		return;
	}
	m->buf[m->len++] = code;
	m->buf[m->len++] = (uint8_t)len;
	memcpy(m->buf + m->len, value, len);
	m->len += len;
}

static void add_address(struct message *m, uint8_t code, uint32_t address)
{
	uint8_t value[4];

	put_be32(value, address);
	if (address)
		add(m, code, value, sizeof(value));
}

static void add_text(struct message *m, uint8_t code, const char *text)
{
	if (text && *text)
		add(m, code, text, strlen(text));
}

/* What RFC 2131's table 5 lets a DISCOVER and a REQUEST say and no other. */
static void add_wishes(struct message *m, const struct dhcp_client *c)
{
	uint8_t max[2];

	put_be16(m->buf + DHCP_SECS, c->secs);
	if (c->broadcast)
		put_be16(m->buf + DHCP_FLAGS, FLAG_BROADCAST);
	put_be16(max, DHCP_MESSAGE_MAX);
	add(m, DHCP_MAX_SIZE, max, sizeof(max));
	add(m, DHCP_PARAMETERS, parameters, sizeof(parameters));
	add_text(m, DHCP_VENDOR_CLASS, c->vendor_class);
	add_text(m, DHCP_HOST_NAME, c->host_name);
}

void dhcp_id_hardware(struct dhcp_client *c)
{
	c->id_len = 0;
	if (!c->hardware_len || c->hardware_len > DHCP_HARDWARE_MAX)
		return;
	c->id[0] = c->hardware_type;
	memcpy(c->id + 1, c->hardware, c->hardware_len);
	c->id_len = 1 + c->hardware_len;
}

bool dhcp_id_duid(struct dhcp_client *c, uint32_t iaid, const uint8_t *duid,
		  size_t len)
{
	c->id_len = 0;
	if (!len || len > DHCP_CLIENT_ID_MAX - 5)
		return false;
	c->id[0] = ID_DUID;
	put_be32(c->id + 1, iaid);
	memcpy(c->id + 5, duid, len);
	c->id_len = (uint8_t)(5 + len);
	return true;
}

size_t dhcp_build(uint8_t *buf, size_t size, const struct dhcp_client *c,
		  enum dhcp_type type, uint32_t address, uint32_t server)
{
	/* One byte is kept for the end. */
	struct message m = { buf, size - 1, DHCP_OPTIONS, false };
	uint8_t kind = type;

	if (size < BOOTP_SIZE || c->hardware_len > DHCP_HARDWARE_MAX)
		return 0;
	memset(buf, 0, size);
	buf[DHCP_OP] = DHCP_OP_CLIENT;
	buf[DHCP_HTYPE] = c->hardware_type;
	buf[DHCP_HLEN] = c->hardware_len;
	put_be32(buf + DHCP_XID, c->xid);
	memcpy(buf + DHCP_CHADDR, c->hardware, c->hardware_len);
	put_be32(buf + DHCP_COOKIE, DHCP_COOKIE_VALUE);

	add(&m, DHCP_TYPE, &kind, 1);
	if (c->id_len)
		add(&m, DHCP_CLIENT_ID, c->id, c->id_len);
	if (type == DHCP_RELEASE)
		put_be32(buf + DHCP_CIADDR, address);
	else
		add_address(&m, DHCP_REQUESTED, address);
	add_address(&m, DHCP_SERVER_ID, server);
	if (type == DHCP_DISCOVER || type == DHCP_REQUEST)
		add_wishes(&m, c);
	if (m.full)
		return 0;
	buf[m.len++] = DHCP_END;
	return m.len < BOOTP_SIZE ? BOOTP_SIZE : m.len;
}
