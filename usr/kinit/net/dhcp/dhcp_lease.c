// SPDX-License-Identifier: GPL-2.0-only
/*
 * Options stand behind the header, and in "file" and "sname" too if the option
 * "overload" says so. If a code is there more than once, the values are parts
 * of one (RFC 3396). So each is gathered from all three places before it is
 * read. A server may leave out the end of the first place, as ISC's does.
 */
#include <string.h>

#include "bytes.h"
#include "net/dhcp/dhcp_lease.h"
#include "text.h"

#define SNAME_SIZE 64
#define FILE_SIZE  128

enum { OVERLOAD_FILE = 1, OVERLOAD_SNAME = 2 };

#define MTU_MIN 68 /* RFC 791, and RFC 2132 5.1 */

/* Where options are, in the order in which they are joined. */
struct options {
	struct {
		const uint8_t *at;
		size_t len;
	} areas[3];
	unsigned int n;
};

static void add_area(struct options *o, const uint8_t *at, size_t len)
{
	o->areas[o->n].at = at;
	o->areas[o->n++].len = len;
}

/*
 * Adds each value of @code in an area to @value, whose @n bytes are there
 * already. Returns how many there are then, or -1 if the area has an option
 * that is longer than it. All areas of one message fit into @value.
 */
static int gather_area(const uint8_t *at, size_t len, uint8_t code,
		       uint8_t *value, int n)
{
	for (size_t i = 0; i < len && at[i] != DHCP_END;) {
		if (at[i] == DHCP_PAD) {
			i++;
			continue;
		}
		if (len - i < 2 || at[i + 1] > len - i - 2)
			return -1;
		if (at[i] == code) {
			memcpy(value + n, at + i + 2, at[i + 1]);
			n += at[i + 1];
		}
		i += 2 + at[i + 1];
	}
	return n;
}

static int gather(const struct options *o, uint8_t code, uint8_t *value)
{
	int n = 0;

	for (unsigned int i = 0; i < o->n && n >= 0; i++)
		n = gather_area(o->areas[i].at, o->areas[i].len, code, value,
				n);
	return n;
}

/* Can a host have it? Not "this network", loopback, multicast and above. */
static bool is_host(uint32_t address)
{
	return address >> 24 && address >> 24 != 127 && address >> 24 < 224;
}

static const char *read_addresses(uint32_t *list, const uint8_t *v, size_t len)
{
	size_t n = 0;

	if (len % 4)
		return "is no list of addresses";
	for (; len; v += 4, len -= 4) {
		if (!is_host(get_be32(v)))
			continue;
		if (n == DHCP_ADDRESSES)
			return "has more addresses than there is room for";
		list[n++] = get_be32(v);
	}
	return NULL;
}

static const char *read_netmask(struct dhcp_lease *lease, const uint8_t *v)
{
	uint32_t rest = ~get_be32(v);

	/* Ones from the left, zeros behind them. */
	if (!~rest || rest & (rest + 1))
		return "is no netmask";
	for (lease->prefix = 32; rest; rest >>= 1)
		lease->prefix--;
	return NULL;
}

static const char *read_routes(struct dhcp_lease *lease, const uint8_t *v,
			       size_t len)
{
	struct dhcp_route *r = lease->routes;
	const char *problem = NULL;
	unsigned int n = 0;

	for (size_t octets; len; v += 5 + octets, len -= 5 + octets, r++) {
		uint8_t address[4] = { 0 };

		octets = (v[0] + 7) / 8;
		if (v[0] > 32 || len < 5 + octets)
			return "is no list of routes";
		if (n == DHCP_ROUTES_MAX) {
			problem = "has more routes than there is room for";
			break;
		}
		memcpy(address, v + 1, octets);
		r->prefix = v[0];
		r->destination = get_be32(address);
		r->destination &= v[0] ? UINT32_MAX << (32 - v[0]) : 0;
		r->gateway = get_be32(v + 1 + octets);
		if (r->gateway && !is_host(r->gateway))
			return "has a gateway that can be none";
		n++;
	}
	lease->n_routes = n;
	return problem;
}

static bool is_printable(const char *s)
{
	while (*s) {
		size_t len = text_utf8_length(s);

		if (!len && (*s < ' ' || *s > '~'))
			return false;
		s += len ? len : 1;
	}
	return true;
}

/* Some servers count a terminator, which the rule lets them, or several. */
static const char *read_text(char *out, size_t size, const uint8_t *v,
			     size_t len)
{
	while (len && !v[len - 1])
		len--;
	if (len >= size)
		return "is longer than there is room for";
	memcpy(out, v, len);
	out[len] = '\0';
	if (strlen(out) == len && is_printable(out))
		return NULL;
	*out = '\0';
	return "has bytes that are no text";
}

static const char *read_name(char *out, const uint8_t *v, size_t len)
{
	const char *problem = read_text(out, DNS_NAME_SIZE, v, len);

	len = strlen(out);
	if (problem || !len)
		return problem;
	if (out[len - 1] == '.')
		out[len - 1] = '\0';
	if (dns_name_valid(out))
		return NULL;
	*out = '\0';
	return "is no name";
}

/* How a value is read. */
enum kind {
	ADDRESS,
	NUMBER,
	SHORT,
	NETMASK,
	ADDRESSES,
	ROUTES,
	NAME,
	TEXT,
	NAMES
};

struct row {
	uint8_t code, kind;
	uint16_t at, size; /* of the field; @size for texts */
};

#define AT(field)   offsetof(struct dhcp_lease, field)
#define SIZE(field) sizeof(((struct dhcp_lease *)0)->field)

static const struct row rows[] = {
	{ DHCP_SERVER_ID, ADDRESS, AT(server), 0 },
	{ DHCP_TEXT, TEXT, AT(text), SIZE(text) },
	/* A NAK has no more than these. The last problem is told. */
	{ DHCP_NETMASK, NETMASK, 0, 0 },
	{ DHCP_BROADCAST, ADDRESS, AT(broadcast), 0 },
	{ DHCP_LEASE_TIME, NUMBER, AT(lease_time), 0 },
	{ DHCP_RENEWAL, NUMBER, AT(renewal_time), 0 },
	{ DHCP_REBINDING, NUMBER, AT(rebinding_time), 0 },
	{ DHCP_MTU, SHORT, AT(mtu), 0 },
	{ DHCP_ROUTERS, ADDRESSES, AT(routers), 0 },
	{ DHCP_DNS, ADDRESSES, AT(dns), 0 },
	{ DHCP_NTP, ADDRESSES, AT(ntp), 0 },
	{ DHCP_CLASSLESS, ROUTES, 0, 0 },
	{ DHCP_HOST_NAME, NAME, AT(host_name), 0 },
	{ DHCP_DOMAIN, NAME, AT(domain), 0 },
	{ DHCP_TFTP_SERVER, NAME, AT(tftp_server), 0 },
	{ DHCP_SEARCH, NAMES, AT(search), SIZE(search) },
	{ DHCP_ROOT_PATH, TEXT, AT(root_path), SIZE(root_path) },
	{ DHCP_BOOTFILE, TEXT, AT(bootfile), SIZE(bootfile) },
};

#define ROWS	 (sizeof(rows) / sizeof(*rows))
#define NAK_ROWS 2

/* How many bytes a value of this kind has; 0: any number. */
static const uint8_t lengths[] = {
	[ADDRESS] = 4, [NUMBER] = 4, [SHORT] = 2, [NETMASK] = 4, [NAMES] = 0,
};

static const char *read_option(struct dhcp_lease *lease, const struct row *row,
			       const uint8_t *v, size_t len)
{
	char *field = (char *)lease + row->at;

	/* If it is there twice, the first one counts. */
	if (len < lengths[row->kind])
		return "has a wrong length";
	switch (row->kind) {
	case ADDRESS:
		if (!is_host(get_be32(v)))
			return "is no address that a host can have";
		/* fall through */
	case NUMBER:
		*(uint32_t *)(void *)field = get_be32(v);
		return NULL;
	case SHORT:
		*(uint16_t *)(void *)field = get_be16(v);
		return NULL;
	case NETMASK:
		return read_netmask(lease, v);
	case ADDRESSES:
		return read_addresses((uint32_t *)(void *)field, v, len);
	case ROUTES:
		return read_routes(lease, v, len);
	case NAME:
		return read_name(field, v, len);
	case NAMES:
		return dns_name_list(field, row->size, v, len);
	default:
		return read_text(field, row->size, v, len);
	}
}

static void note(struct dhcp_lease *lease, uint8_t code, const char *problem)
{
	if (!problem)
		return;
	lease->problem = problem;
	lease->problem_option = code;
}

/* RFC 2131, 4.4.5. */
static void complete_times(struct dhcp_lease *lease)
{
	uint32_t all = lease->lease_time;
	uint32_t *t1 = &lease->renewal_time, *t2 = &lease->rebinding_time;

	if (!*t2 || *t2 > all)
		*t2 = all == DHCP_FOREVER ? all : all - all / 8;
	if (!*t1 || *t1 > *t2)
		*t1 = all == DHCP_FOREVER ? all : all / 2;
	if (*t1 > *t2)
		*t1 = *t2;
}

/* What servers leave out, or say in a way that cannot be. */
static void complete(struct dhcp_lease *lease)
{
	unsigned int n = 0;

	if (!lease->prefix) {
		uint8_t first = lease->address >> 24;

		lease->prefix = first < 128 ? 8 : first < 192 ? 16 : 24;
	}
	if (lease->mtu && lease->mtu < MTU_MIN) {
		note(lease, DHCP_MTU, "is less than IPv4 needs");
		lease->mtu = 0;
	}
	complete_times(lease);

	if (!lease->n_routes) {
		lease->routes[0] = (struct dhcp_route){ 0 };
		lease->routes[0].gateway = lease->routers[0];
		lease->n_routes = lease->routers[0] != 0;
		return;
	}
	memset(lease->routers, 0, sizeof(lease->routers));
	for (unsigned int i = 0; i < lease->n_routes; i++)
		if (!lease->routes[i].prefix && lease->routes[i].gateway &&
		    n < DHCP_ADDRESSES)
			lease->routers[n++] = lease->routes[i].gateway;
}

/* sname and file, where options do not stand in them. */
static void read_bootp(struct dhcp_lease *lease, const uint8_t *message,
		       unsigned int overload)
{
	const char *sname = (const char *)message + DHCP_SNAME;
	const char *file = (const char *)message + DHCP_FILE;

	lease->next_server = get_be32(message + DHCP_SIADDR);
	if (!is_host(lease->next_server))
		lease->next_server = 0;
	if (!*lease->tftp_server && !(overload & OVERLOAD_SNAME))
		read_name(lease->tftp_server, message + DHCP_SNAME,
			  strnlen(sname, SNAME_SIZE));
	if (!*lease->bootfile && !(overload & OVERLOAD_FILE))
		read_text(lease->bootfile, sizeof(lease->bootfile),
			  message + DHCP_FILE, strnlen(file, FILE_SIZE));
}

/* Finds the areas that have options. Returns NULL, or what is wrong. */
static const char *find_options(struct options *o, const uint8_t *message,
				size_t len, unsigned int *overload)
{
	uint8_t value[DHCP_MESSAGE_MAX];

	add_area(o, message + DHCP_OPTIONS, len - DHCP_OPTIONS);
	*overload = gather(o, DHCP_OVERLOAD, value) > 0 ? value[0] : 0;
	if (*overload & OVERLOAD_FILE)
		add_area(o, message + DHCP_FILE, FILE_SIZE);
	if (*overload & OVERLOAD_SNAME)
		add_area(o, message + DHCP_SNAME, SNAME_SIZE);
	return gather(o, DHCP_PAD, value) < 0
		       ? "has an option that is longer than its place"
		       : NULL;
}

/* Of the types that answers have; 0: none, which is how BOOTP is known. */
static const char *read_type(struct dhcp_lease *lease, const struct options *o)
{
	uint8_t value[DHCP_MESSAGE_MAX] = { 0 };
	int n = gather(o, DHCP_TYPE, value);

	if (n > 0 && value[0] != DHCP_OFFER && value[0] != DHCP_ACK &&
	    value[0] != DHCP_NAK)
		return "is of no type that answers have";
	lease->bootp = n <= 0;
	lease->type = lease->bootp ? DHCP_ACK : value[0];
	return NULL;
}

static void read_options(struct dhcp_lease *lease, const struct options *o)
{
	size_t rows_of_type = lease->type == DHCP_NAK ? NAK_ROWS : ROWS;
	uint8_t value[DHCP_MESSAGE_MAX];

	for (size_t i = 0; i < rows_of_type; i++) {
		int n = gather(o, rows[i].code, value);

		if (n > 0)
			note(lease, rows[i].code,
			     read_option(lease, &rows[i], value, n));
	}
}

static const char *read_answer(struct dhcp_lease *lease, const uint8_t *message,
			       size_t len, bool bootp)
{
	bool has_options = get_be32(message + DHCP_COOKIE) == DHCP_COOKIE_VALUE;
	struct options o = { 0 };
	unsigned int overload = 0;
	const char *problem = NULL;

	if (has_options)
		problem = find_options(&o, message, len, &overload);
	if (!problem)
		problem = read_type(lease, &o);
	if (problem)
		return problem;
	if (lease->bootp && !bootp)
		return "is BOOTP's, not DHCP's (ip=bootp takes it)";
	read_options(lease, &o);
	if (lease->type == DHCP_NAK)
		return NULL;

	lease->address = get_be32(message + DHCP_YIADDR);
	if (!is_host(lease->address))
		return "has no address for us";
	read_bootp(lease, message, overload);
	if (lease->bootp) {
		lease->server = lease->next_server;
		lease->lease_time = DHCP_FOREVER;
	} else if (!is_host(lease->server)) {
		return "does not say whose it is";
	}
	complete(lease);
	return NULL;
}

enum dhcp_answer dhcp_read(struct dhcp_lease *lease, const uint8_t *message,
			   size_t len, const struct dhcp_client *c)
{
	const char *problem;

	*lease = (struct dhcp_lease){ 0 };
	if (len < DHCP_OPTIONS || len > DHCP_MESSAGE_MAX ||
	    message[DHCP_OP] != DHCP_OP_SERVER ||
	    get_be32(message + DHCP_XID) != c->xid ||
	    message[DHCP_HLEN] != c->hardware_len ||
	    memcmp(message + DHCP_CHADDR, c->hardware, c->hardware_len))
		return DHCP_NOT_OURS;
	problem = read_answer(lease, message, len, c->bootp);
	if (!problem)
		return DHCP_GOOD;
	lease->problem = problem;
	lease->problem_option = 0;
	return DHCP_BAD;
}
