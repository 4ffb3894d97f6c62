// SPDX-License-Identifier: GPL-2.0-only
#include "../tap.h"
#include "bytes.h"
#include "dhcp_sample.h"
#include "net/dhcp/udp_packet.h"

static struct udp_packet packet;

/* From heap memory of just that size, so that ASan sees a byte too many. */
static const char *read_bytes(const uint8_t *bytes, size_t len, bool partial)
{
	static uint8_t *copy;

	free(copy);
	copy = malloc(len);
	memcpy(copy, bytes, len);
	memset(&packet, 0xee, sizeof(packet));
	return udp_packet_read(&packet, copy, len, partial);
}

static void test_samples(void)
{
	uint8_t b[2048];

	for (size_t i = 0; i < DHCP_SAMPLES; i++) {
		const char *name = dhcp_samples[i].name;
		/* The kernel has not computed them, as on virtio. */
		bool partial = !strncmp(name, "dnsmasq", 7);
		size_t len = dhcp_sample(b, dhcp_samples[i].text);

		is_str(read_bytes(b, len, false),
		       partial ? "has a wrong UDP checksum" : NULL,
		       "%s: checksum", name);
		is_str(read_bytes(b, len, true), NULL, "%s: not looked at",
		       name);
		is_int(packet.source_port, 67, "%s: from a server", name);
		is_int(packet.destination_port, 68, "%s: to a client", name);
		is_int(packet.len, len - 28, "%s: payload", name);
		is_int(packet.payload[0], 2, "%s: which is an answer", name);
	}
	dhcp_sample(b, slirp_offer);
	b[700] = 0xff;
	is_str(read_bytes(b, 701, false), NULL, "more behind it");
	is_int(packet.source, 0x0a000202, "source");
	is_int(packet.destination, 0xffffffff, "destination");
	is_int(packet.len, 548, "which does not count");
}

/* The IP checksum by the rule itself: all of it has to add up to 0xffff. */
static void sign_ip(uint8_t *b)
{
	unsigned int total = 0;

	put_be16(b + 10, 0);
	for (int i = 0; i < (b[0] & 0xf) * 4; i += 2)
		total += get_be16(b + i);
	while (total > 0xffff)
		total = total / 0x10000 + total % 0x10000;
	put_be16(b + 10, 0xffff - total);
}

static const char *changed(size_t at, unsigned int value)
{
	uint8_t b[2048];
	size_t len = dhcp_sample(b, slirp_ack);

	put_be16(b + at, value);
	if (at < 20 && at != 10)
		sign_ip(b);
	return read_bytes(b, len, false);
}

static void test_broken(void)
{
	uint8_t b[2048] = { 0 };
	size_t len = dhcp_sample(b, slirp_ack);
	bool any = false;

	is_str(changed(0, 0x4510), NULL, "nothing changed");
	is_str(changed(0, 0x6510), "is no IPv4 packet", "IPv6");
	is_str(changed(0, 0x4410), "has a wrong length", "a short header");
	is_str(changed(2, 0xffff), "has a wrong length", "longer than it is");
	is_str(changed(2, 577), "has a wrong length", "by one byte");
	is_str(changed(2, 575), "has a wrong UDP length", "shorter");
	is_str(changed(2, 19), "has a wrong length", "than its header");
	is_str(changed(2, 27), "ends within the UDP header", "than UDP's");
	is_str(changed(10, 0), "has a wrong IP checksum", "IP checksum");
	is_str(changed(8, 0x4006), "is no UDP packet", "TCP");
	is_str(changed(6, 0x2000), "is a fragment", "the first fragment");
	is_str(changed(6, 0x0001), "is a fragment", "the last one");
	is_str(changed(6, 0x4000), NULL, "may not be split");
	is_str(changed(24, 7), "has a wrong UDP length", "less than 8");
	is_str(changed(24, 557), "has a wrong UDP length", "one too long");
	is_str(changed(24, 555), "has a wrong UDP checksum", "one too short");
	is_str(changed(26, 0), NULL, "no UDP checksum");
	is_str(changed(26, 0x1234), "has a wrong UDP checksum", "a wrong one");
	is_str(changed(100, 1), "has a wrong UDP checksum", "a changed byte");

	for (size_t i = 0; i < len; i++)
		any |= !read_bytes(b, i, true);
	ok(!any, "cut anywhere");

	/* Four bytes of IP options: no operation, and the end. */
	memmove(b + 24, b + 20, len - 20);
	memcpy(b + 20, "\1\1\1", 4);
	b[0] = 0x46;
	put_be16(b + 2, len + 4);
	sign_ip(b);
	is_str(read_bytes(b, len + 4, false), NULL, "IP options");
	is_int(packet.len, 548, "are no payload");
	b[0] = 0x4f;
	put_be16(b + 2, 40);
	sign_ip(b);
	is_str(read_bytes(b, 40, false), "has a wrong length",
	       "more options than bytes");
}

static void test_build(void)
{
	/* What slirp says: built again, but for its TOS and number. */
	uint8_t want[2048], got[2048];
	size_t len = dhcp_sample(want, slirp_offer);
	const struct udp_packet p = {
		.source = 0x0a000202,
		.destination = 0xffffffff,
		.source_port = 67,
		.destination_port = 68,
		.payload = want + 28,
		.len = len - 28,
	};
	struct udp_packet odd = p;

	memset(got, 0xee, sizeof(got));
	is_int(udp_packet_build(got, sizeof(got), &p), len, "built");
	want[1] = 0;
	put_be16(want + 6, 0x4000);
	sign_ip(want);
	ok(!memcmp(got, want, len), "the same bytes");
	is_int(got[len], 0xee, "and no more");
	is_int(udp_packet_build(got, len, &p), len, "it just fits");
	is_int(udp_packet_build(got, len - 1, &p), 0, "it does not");
	is_int(udp_packet_build(got, 27, &p), 0, "nor do the headers");

	odd.len = 301;
	odd.destination = 0x0a000203;
	len = udp_packet_build(got, sizeof(got), &odd);
	is_str(read_bytes(got, len, false), NULL, "an odd length");
	is_int(packet.destination, 0x0a000203, "destination");
	is_int(packet.len, 301, "payload");

	/* A payload whose checksum is 0 gets the other zero. */
	odd.payload = got + 1024;
	odd.len = 2;
	memset(got + 1024, 0, 2);
	udp_packet_build(got, 512, &odd);
	memcpy(got + 1024, got + 26, 2);
	len = udp_packet_build(got, 512, &odd);
	is_int(get_be16(got + 26), 0xffff, "never the 0 of no checksum");
	is_str(read_bytes(got, len, false), NULL, "which is a right one");
	odd.len = 65536;
	is_int(udp_packet_build(got, SIZE_MAX, &odd), 0, "too long for IP");
}

int main(void)
{
	test_samples();
	test_broken();
	test_build();
	return done_testing();
}
