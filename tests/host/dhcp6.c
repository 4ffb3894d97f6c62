// SPDX-License-Identifier: GPL-2.0-only
/*
 * DEVICE lease|inform|decline SECONDS: asks DHCPv6 servers by usr/kinit/net/ip6
 * until one has answered, or for that long. Prints what was said, a line each,
 * and then what came of it. "decline": the first address is another machine's.
 */
#include <net/if.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "log/log.h"
#include "log/timeline.h"
#include "net/ip6/dhcp6.h"

static struct nic nic;

void log_print(enum log_level level, const char *format, ...)
{
	va_list args;
	char line[512];
	struct text t;

	(void)level;
	text_init(&t, line, sizeof(line));
	va_start(args, format);
	text_vadd(&t, format, args);
	va_end(args);
	fprintf(stderr, "%s\n", line);
}

void timeline_note(const char *what, const char *about, const char *detail)
{
	(void)what;
	(void)about;
	(void)detail;
}

static uint64_t now(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000 + (uint64_t)ts.tv_nsec / 1000000;
}

/* Its address of the link is what the kernel makes of the MAC (RFC 4291, A). */
static void take_device(const char *name)
{
	struct ifreq ifr = { 0 };
	int fd = socket(AF_INET, SOCK_DGRAM, 0);
	uint8_t *mac = nic.link.address, *ip = nic.ip6.link.bytes;

	snprintf(ifr.ifr_name, sizeof(ifr.ifr_name), "%s", name);
	if (ioctl(fd, SIOCGIFHWADDR, &ifr))
		exit(3);
	close(fd);
	nic.link.index = (int)if_nametoindex(name);
	nic.link.type = ifr.ifr_hwaddr.sa_family;
	nic.link.address_len = 6;
	memcpy(mac, ifr.ifr_hwaddr.sa_data, 6);
	snprintf(nic.link.name, sizeof(nic.link.name), "%s", name);
	nic.ip6.link.family = IP_V6;
	memcpy(ip, "\xfe\x80\0\0\0\0\0\0", 8);
	memcpy(ip + 8, mac, 3);
	memcpy(ip + 11, "\xff\xfe", 2);
	memcpy(ip + 13, mac + 3, 3);
	ip[8] ^= 2;
	nic.ip6.dhcp.fd = -1;
}

static void print(const struct dhcp6_lease *lease)
{
	char buf[1024];
	struct text t;

	text_init(&t, buf, sizeof(buf));
	text_add(&t, "lease ");
	text_add(&t, "%pI", &lease->address);
	text_add(&t, " valid %u dns", lease->valid);
	for (unsigned int i = 0; i < lease->dns.n; i++) {
		text_add(&t, " ");
		text_add(&t, "%pI", &lease->dns.list[i]);
	}
	text_add(&t, " search %s", lease->search);
	puts(buf);
}

static void say(void)
{
	static const char *const names[] = {
		"idle", "solicit", "request", "decline", "inform", "has",
	};

	printf("%s %u\n", names[nic.ip6.dhcp.state], nic.ip6.dhcp.tries);
	fflush(stdout);
}

int main(int argc, char **argv)
{
	struct dhcp6 *dhcp = &nic.ip6.dhcp;
	bool inform, decline;
	uint64_t end;

	if (argc != 4)
		return 2;
	inform = !strcmp(argv[2], "inform");
	decline = !strcmp(argv[2], "decline");
	take_device(argv[1]);
	end = now() + strtoul(argv[3], NULL, 10) * 1000;
	while (now() < end && !nic.error) {
		struct pollfd fd = { .events = POLLIN };

		if (dhcp->state == DHCP6_HAS && decline) {
			print(&dhcp->lease);
			dhcp6_stop(&nic);
			dhcp6_decline(&nic, now());
			decline = false;
		}
		if (dhcp->state == DHCP6_HAS)
			break;
		if (now() >= dhcp->next) {
			dhcp6_ask(&nic, inform, now());
			say();
		}
		fd.fd = dhcp->fd;
		if (poll(&fd, 1, 20) > 0)
			dhcp6_receive(&nic, now());
	}
	if (nic.error)
		printf("%s: %s\n", nic.failed, strerror(-nic.error));
	else if (dhcp->refused)
		printf("refused: status %u\n", dhcp->status);
	if (dhcp->state != DHCP6_HAS)
		return 1;
	print(&dhcp->lease);
	return 0;
}
