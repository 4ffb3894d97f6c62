// SPDX-License-Identifier: GPL-2.0-only
/*
 * What real servers answer is compared with what dhclient 4.4.3-P1 and udhcpc
 * 1.35.0 told their scripts of the same bytes.
 */
#include "../tap.h"
#include "bytes.h"
#include "dhcp_sample.h"
#include "dhcp_show.h"
#include "net/dhcp/udp_packet.h"

static const char *read_sample(const char *text)
{
	static const uint8_t macs[][6] = { { 0x52, 0x54, 0, 0x12, 0x34, 0x56 },
					   { 2, 0, 0x5e, 0x10, 0, 1 } };
	uint8_t b[2048];
	struct udp_packet p;
	size_t len = dhcp_sample(b, text);

	if (udp_packet_read(&p, b, len, true))
		return "no UDP packet";
	client = (struct dhcp_client){ .hardware_type = 1, .hardware_len = 6 };
	client.xid = get_be32(p.payload + 4);
	memcpy(client.hardware, macs[p.source != 0x0a000202], 6);
	return read_bytes(p.payload, p.len) == DHCP_GOOD ? show_lease()
							 : "not good";
}

static void test_slirp(void)
{
	static const char rest[] =
		" 10.0.2.15/24 by 10.0.2.2\nnext 10.0.2.2\n"
		"times 86400 43200 75600\nroutes " DEFAULT " 10.0.2.2\n"
		"routers 10.0.2.2\ndns 10.0.2.3\nhost guest1\n"
		"domain slirp.test\nsearch a.slirp.test slirp.test b.test\n"
		"bootfile pxelinux.0";

	is_str(read_sample(slirp_offer) + 1, rest, "slirp: OFFER");
	is_int(lease.type, DHCP_OFFER, "is one");
	is_str(lease.problem, NULL, "nothing is left out");
	is_str(read_sample(slirp_ack) + 1, rest, "slirp: ACK");
	is_int(lease.type, DHCP_ACK, "is one");
	is_str(read_sample(slirp_nak),
	       "6/0\ntimes 0 0 0\ntext requested address not available",
	       "slirp: NAK, which has no server");
}

static void test_dnsmasq(void)
{
	static const char rest[] =
		" 10.77.0.122/24 by 10.77.0.1\nnext 10.77.0.9\n"
		"broadcast 10.77.0.255\nmtu 1400\ntimes 3600 1800 3150\n"
		"routes 192.168.7.0/24 10.77.0.7, 10.0.0.0/8 10.77.0.8, " DEFAULT
		" 10.77.0.1\nrouters 10.77.0.1\ndns 10.77.0.1 10.77.0.53\n"
		"ntp 10.77.0.123 10.77.0.124\nhost client7\n"
		"domain lab.example.org\n"
		"search lab.example.org example.org eng.lab.example.org "
		"other.test\n"
		"root iscsi:10.77.0.5::3260:0:iqn.2010-01.org.example:disk1\n"
		"tftp tftp1\nbootfile boot/bzImage";

	is_str(read_sample(dnsmasq_offer) + 1, rest, "dnsmasq: OFFER");
	is_str(read_sample(dnsmasq_ack) + 1, rest, "dnsmasq: ACK");
	is_str(lease.problem, NULL, "nothing is left out");
	is_str(read_sample(dnsmasq_nak),
	       "6/0 by 10.77.0.1\ntimes 0 0 0\ntext wrong address",
	       "dnsmasq: NAK");
}

#define ISC                                                                        \
	"5 10.77.0.%u/24 by 10.77.0.1\nnext 10.77.0.200\nmtu 9000\n"               \
	"times %u %u %u\nroutes 192.168.7.128/25 10.77.0.7, 10.9.8.7/32, " DEFAULT \
	" 10.77.0.1\nrouters 10.77.0.1\ndns 10.77.0.1 10.77.0.2 10.77.0.3\n"       \
	"ntp 10.77.0.4\nhost box-1\ndomain isc.example.net\n%s"                    \
	"root 10.77.0.1:/srv/nfs/root,vers=4.2\ntftp tftp.isc.example.net\n"       \
	"bootfile pxe/linux"

#define ISC_SEARCH                                                             \
	"search isc.example.net example.net a.b.isc.example.net "              \
	"very.long.and.quite.separate.domain-name-of-its-own.test "            \
	"deep.a.b.isc.example.net "                                            \
	"another.separate-domain.which-makes-it-longer.invalid "               \
	"sub.another.separate-domain.which-makes-it-longer.invalid "           \
	"one.more.name.that.shares.nothing.with.the.others.localdomain "       \
	"the-last.of-them.with-some-more-bytes-to-pass-two-hundred-and-fifty-" \
	"five.org\n"

static void is_isc(const char *text, unsigned int host, unsigned int time,
		   const char *search, const char *name)
{
	char want[2048];

	snprintf(want, sizeof(want), ISC, host, time, time / 2, time - time / 8,
		 search);
	is_str(read_sample(text), want, "isc: %s", name);
	is_str(lease.problem, NULL, "nothing is left out");
}

static void test_isc_kea(void)
{
	is_isc(isc_ack_bootp, 60, 7200, "", "sname and file as of BOOTP");
	is_isc(isc_ack_long, 61, 7200, ISC_SEARCH,
	       "a list in two options, with pointers across");
	is_isc(isc_ack_both, 61, 7195, ISC_SEARCH,
	       "options in file and sname, one of them in two places");
	is_isc(isc_ack_file, 61, 7188, ISC_SEARCH, "options in file");
	is_str(read_sample(kea_ack),
	       "5 10.77.0.200/24 by 10.77.0.1\nnext 10.77.0.11\n"
	       "times 4000 1000 2000\n"
	       "routes 10.10.0.0/16 10.77.0.3, " DEFAULT " 10.77.0.1\n"
	       "routers 10.77.0.1\ndns 10.77.0.1\nntp 10.77.0.1 10.77.0.2\n"
	       "host kea-client\ndomain kea.example.com\n"
	       "search kea.example.com example.com\n"
	       "root nfs:10.77.0.6:/exports/kea\ntftp kea-tftp\n"
	       "bootfile kea.img",
	       "kea, with sname and file");
}

int main(void)
{
	test_slirp();
	test_dnsmasq();
	test_isc_kea();
	return done_testing();
}
