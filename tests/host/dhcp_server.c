// SPDX-License-Identifier: GPL-2.0-only
/*
 * A DHCP server as there should be none: what real ones do when something is
 * wrong with them.
 *
 *	dhcp_server INTERFACE SERVER ADDRESS nak|silent|bootp|good|late
 *
 * It offers ADDRESS as the server SERVER, and then refuses it, says no more, or
 * confirms it, as it does late after a moment; or it answers as one that knows
 * BOOTP alone.
 */
#include <arpa/inet.h>
#include <net/if.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "bytes.h"
#include "net/dhcp/dhcp_message.h"

static uint8_t buf[2048];

/* Of the first option of this code; NULL: there is none. */
static const uint8_t *find(uint8_t code, size_t len)
{
	for (size_t i = DHCP_OPTIONS; i + 2 < len && buf[i] != DHCP_END;
	     i += 2 + buf[i + 1])
		if (buf[i] == code)
			return buf + i + 2;
	return NULL;
}

static size_t answer(enum dhcp_type type, uint32_t server, uint32_t address)
{
	static const char text[] = "go \"away\"";
	uint8_t *at = buf + DHCP_OPTIONS;

	buf[DHCP_OP] = DHCP_OP_SERVER;
	if (type != DHCP_NAK)
		put_be32(buf + DHCP_YIADDR, address);
	put_be32(buf + DHCP_SIADDR, server);
	memset(at, 0, sizeof(buf) - DHCP_OPTIONS);
	if (!type)
		return 300;
	*at++ = DHCP_TYPE;
	*at++ = 1;
	*at++ = type;
	*at++ = DHCP_SERVER_ID;
	*at++ = 4;
	put_be32(at, server);
	at += 4;
	if (type == DHCP_NAK) {
		*at++ = DHCP_TEXT;
		*at++ = sizeof(text) - 1;
		memcpy(at, text, sizeof(text) - 1);
		at += sizeof(text) - 1;
	}
	*at++ = DHCP_END;
	return 300;
}

/* 255: nothing is said. */
static unsigned int type_of_answer(const char *mode, size_t len)
{
	const uint8_t *type = find(DHCP_TYPE, len);

	if (!type)
		return 255;
	if (!strcmp(mode, "bootp"))
		return 0;
	if (*type == DHCP_DISCOVER)
		return DHCP_OFFER;
	if (*type != DHCP_REQUEST || !strcmp(mode, "silent"))
		return 255;
	return strcmp(mode, "nak") ? DHCP_ACK : DHCP_NAK;
}

int main(int argc, char **argv)
{
	struct sockaddr_in at = {
		.sin_family = AF_INET,
		.sin_port = htons(DHCP_SERVER_PORT),
	};
	struct sockaddr_in to = {
		.sin_family = AF_INET,
		.sin_port = htons(DHCP_CLIENT_PORT),
		.sin_addr.s_addr = INADDR_BROADCAST,
	};
	int fd = socket(AF_INET, SOCK_DGRAM, 0), on = 1;
	uint32_t server, address;

	if (argc != 5)
		return 2;
	server = ntohl(inet_addr(argv[2]));
	address = ntohl(inet_addr(argv[3]));
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on));
	setsockopt(fd, SOL_SOCKET, SO_BROADCAST, &on, sizeof(on));
	if (setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, argv[1],
		       strlen(argv[1])) ||
	    bind(fd, (struct sockaddr *)&at, sizeof(at))) {
		perror("dhcp_server");
		return 1;
	}
	puts("ready");
	fflush(stdout);
	for (;;) {
		ssize_t n = recv(fd, buf, sizeof(buf), 0);
		const uint8_t *asked;
		unsigned int type;

		if (n < DHCP_OPTIONS)
			continue;
		asked = find(DHCP_SERVER_ID, n);
		type = type_of_answer(argv[4], n);
		if (type == 255 || (asked && get_be32(asked) != server))
			continue;
		if (!strcmp(argv[4], "late"))
			usleep(200000);
		n = answer(type, server, address);
		sendto(fd, buf, n, 0, (struct sockaddr *)&to, sizeof(to));
	}
}
