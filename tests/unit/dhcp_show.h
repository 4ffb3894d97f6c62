/* SPDX-License-Identifier: GPL-2.0-only */
/* Reads a message of DHCP, and shows all that a lease says. */
#ifndef TESTS_DHCP_SHOW_H
#define TESTS_DHCP_SHOW_H

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "net/dhcp/dhcp_lease.h"

static struct dhcp_lease lease;
static struct dhcp_client client;
static char shown[4096];

static inline void show(const char *format, ...)
	__attribute__((format(printf, 1, 2)));

static inline void show(const char *format, ...)
{
	size_t len = strlen(shown);
	va_list args;

	va_start(args, format);
	vsnprintf(shown + len, sizeof(shown) - len, format, args);
	va_end(args);
}

static inline void show_address(const char *what, uint32_t a)
{
	if (a)
		show("%s%u.%u.%u.%u", what, a >> 24, a >> 16 & 255,
		     a >> 8 & 255, a & 255);
}

static inline void show_list(const char *what, const uint32_t *list)
{
	for (size_t i = 0; i < DHCP_ADDRESSES && list[i]; i++)
		show_address(i ? " " : what, list[i]);
}

static inline void show_text(const char *what, const char *text)
{
	if (*text)
		show("%s%s", what, text);
}

/* All of what is in "lease", a line each, without those that say nothing. */
static inline const char *show_lease(void)
{
	shown[0] = '\0';
	show("%d", lease.type);
	show_address(" ", lease.address);
	show("/%u", lease.prefix);
	show_address(" by ", lease.server);
	show_address("\nnext ", lease.next_server);
	show_address("\nbroadcast ", lease.broadcast);
	if (lease.mtu)
		show("\nmtu %u", lease.mtu);
	show("\ntimes %u %u %u", lease.lease_time, lease.renewal_time,
	     lease.rebinding_time);
	for (unsigned int i = 0; i < lease.n_routes; i++) {
		const struct dhcp_route *r = &lease.routes[i];

		show_address(i ? ", " : "\nroutes ",
			     r->destination ? r->destination : 0x01010101);
		show("/%u", r->prefix);
		show_address(" ", r->gateway);
	}
	show_list("\nrouters ", lease.routers);
	show_list("\ndns ", lease.dns);
	show_list("\nntp ", lease.ntp);
	show_text("\nhost ", lease.host_name);
	show_text("\ndomain ", lease.domain);
	show_text("\nsearch ", lease.search);
	show_text("\nroot ", lease.root_path);
	show_text("\ntftp ", lease.tftp_server);
	show_text("\nbootfile ", lease.bootfile);
	show_text("\ntext ", lease.text);
	return shown;
}

/* An address of 1.1.1.1 stands for 0.0.0.0 as a destination. */
#define DEFAULT "1.1.1.1/0"

/* From heap memory of just that size, so that ASan sees a byte too many. */
static inline enum dhcp_answer read_bytes(const uint8_t *message, size_t len)
{
	uint8_t *copy = malloc(len);
	enum dhcp_answer answer;

	memcpy(copy, message, len);
	memset(&lease, 0xee, sizeof(lease));
	answer = dhcp_read(&lease, copy, len, &client);
	free(copy);
	return answer;
}

#endif
