// SPDX-License-Identifier: GPL-2.0-only
/*
 * ibft NAME=VALUE...: an iSCSI Boot Firmware Table on standard output, as its
 * specification has it ("iSCSI Boot Firmware Table (iBFT) as Defined in ACPI
 * 3.0b", 1.03), but for the 36 bytes of the header that every table has: QEMU
 * makes those. The names:
 *
 *	initiator			who we are
 *	mac ip prefix gateway dns dhcp vlan bdf
 *					of the interface; bdf is its place on
 *					the PCI bus, 0x18: 00:03.0
 *	target server port user secret
 *
 * What is not given is not in it.
 */
#include <arpa/inet.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEADER	36 /* of ACPI */
#define CONTROL 48 /* where the first block is, as from the header on */
#define SIZE	1024

enum { ID_CONTROL = 1, ID_INITIATOR, ID_NIC, ID_TARGET };

#define FLAG_VALID 1
#define FLAG_BOOT  2 /* this one was booted from */

static uint8_t table[SIZE];
static size_t heap = SIZE / 2; /* strings are behind the blocks */
static int count;
static char **words;

static const char *get(const char *name)
{
	size_t len = strlen(name);

	for (int i = 0; i < count; i++)
		if (!strncmp(words[i], name, len) && words[i][len] == '=')
			return words[i] + len + 1;
	return NULL;
}

static unsigned long number(const char *name)
{
	const char *value = get(name);

	return value ? strtoul(value, NULL, 0) : 0;
}

static void put16(size_t at, unsigned int value)
{
	table[at] = value & 0xff;
	table[at + 1] = value >> 8;
}

/* IPv4 as IPv6 has it, ::ffff:192.0.2.1. */
static void put_ip(size_t at, const char *name)
{
	const char *value = get(name);

	if (!value)
		return;
	if (inet_pton(AF_INET6, value, table + at) == 1)
		return;
	table[at + 10] = table[at + 11] = 0xff;
	if (inet_pton(AF_INET, value, table + at + 12) != 1) {
		fprintf(stderr, "ibft: %s=%s: no address\n", name, value);
		exit(1);
	}
}

/* Its length, and where it is. */
static void put_text(size_t at, const char *name)
{
	const char *value = get(name);

	if (!value)
		return;
	put16(at, strlen(value));
	put16(at + 2, heap);
	strcpy((char *)table + heap, value);
	heap += strlen(value) + 1;
}

static void block(size_t at, int id, unsigned int length)
{
	table[at] = id;
	table[at + 1] = 1; /* version */
	put16(at + 2, length);
	table[at + 5] = id == ID_CONTROL ? 0 : FLAG_VALID | FLAG_BOOT;
}

int main(int argc, char **argv)
{
	size_t at = CONTROL + 24;
	unsigned int mac[6];

	count = argc - 1;
	words = argv + 1;
	block(CONTROL, ID_CONTROL, 18);

	put16(CONTROL + 8, at);
	block(at, ID_INITIATOR, 74);
	put_text(at + 70, "initiator");
	at += 80;

	put16(CONTROL + 10, at);
	block(at, ID_NIC, 102);
	put_ip(at + 6, "ip");
	table[at + 22] = number("prefix");
	table[at + 23] = get("dhcp") ? 3 : 1; /* by DHCP, or by hand */
	put_ip(at + 24, "gateway");
	put_ip(at + 40, "dns");
	put_ip(at + 72, "dhcp");
	put16(at + 88, number("vlan"));
	if (get("mac") &&
	    sscanf(get("mac"), "%x:%x:%x:%x:%x:%x", &mac[0], &mac[1], &mac[2],
		   &mac[3], &mac[4], &mac[5]) == 6)
		for (int i = 0; i < 6; i++)
			table[at + 90 + i] = mac[i];
	put16(at + 96, number("bdf"));
	at += 104;

	put16(CONTROL + 12, at);
	block(at, ID_TARGET, 54);
	put_ip(at + 6, "server");
	put16(at + 22, number("port"));
	table[at + 25] = 1; /* the LUN, 1, in eight bytes of SAM's */
	table[at + 32] = get("user") ? 1 : 0; /* CHAP */
	put_text(at + 34, "target");
	put_text(at + 38, "user");
	put_text(at + 42, "secret");
	fwrite(table + HEADER, 1, heap - HEADER, stdout);
	return 0;
}
