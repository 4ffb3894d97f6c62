// SPDX-License-Identifier: GPL-2.0-only
/*
 * What scripts find of an interface. A shell reads it: whatever a server said,
 * it does nothing but set variables.
 */
#include <stdlib.h>

#include "net/state/conf_text.h"
#include "net_facts.h"

static char buf[CONF_TEXT_SIZE];

static const char *make(void)
{
	struct text t;

	plan_setting(&net, &nic, &setting);
	text_init(&t, buf, sizeof(buf));
	conf_text(&t, &nic, &setting);
	return buf;
}

/* The value of @name as dash has it that has read what was made. */
static const char *sourced(const char *name)
{
	static char value[2048];
	char command[128];
	FILE *file = fopen("conf-text.conf", "w");
	size_t n;

	fputs(make(), file);
	fclose(file);
	snprintf(command, sizeof(command),
		 "PATH= /bin/sh -c '. ./conf-text.conf; echo \"$%s\"' 2>&1",
		 name);
	file = popen(command, "r");
	n = fread(value, 1, sizeof(value) - 1, file);
	value[n ? n - 1 : 0] = '\0';
	pclose(file);
	remove("conf-text.conf");
	return value;
}

static void test_lease(void)
{
	begin("rd.neednet=1");
	plan_nic(&net, &nic);
	lease();
	strcpy(nic.dhcp.lease.host_name, "guest");
	strcpy(nic.dhcp.lease.search, "a.example b.example");
	is_str(make(),
	       "DEVICE='eth0'\nPROTO='dhcp'\nIPV4ADDR='10.0.0.5'\n"
	       "IPV4BROADCAST='10.0.0.255'\nIPV4NETMASK='255.255.255.0'\n"
	       "IPV4GATEWAY='10.0.0.1'\nIPV4DNS0='10.0.0.2'\nIPV4DNS1='10.0.0.3'\n"
	       "HOSTNAME='guest'\nDNSDOMAIN=''\nDOMAINSEARCH='a.example b.example'\n"
	       "ROOTSERVER='10.0.0.1'\nROOTPATH=''\nfilename=''\n"
	       "DHCPSERVER='10.0.0.1'\nDHCPLEASETIME='3600'\n"
	       "DHCPRENEWALTIME='1800'\nDHCPREBINDINGTIME='3150'\n",
	       "a lease");
}

static void test_static(void)
{
	begin("ip=[2001:db8::5]::[fe80::1]:64:h:eth0:none:[2001:db8::53]");
	plan_nic(&net, &nic);
	is_str(make(),
	       "DEVICE='eth0'\nPROTO='none'\nIPV6PROTO='static'\n"
	       "IPV6ADDR='2001:db8::5'\nIPV6NETMASK='64'\n"
	       "IPV6GATEWAY='fe80::1'\nIPV6DNS0='2001:db8::53'\nHOSTNAME='h'\n",
	       "IPv6");
}

static void test_ip6(void)
{
	static char resolv[CONF_TEXT_SIZE];
	struct text t;

	begin("ip=::::box:eth0:dhcp6");
	plan_nic(&net, &nic);
	lease6();
	strcpy(nic.ip6.dhcp.lease.bootfile, "http://x/$(reboot)'`id`");
	is_str(make(),
	       "DEVICE='eth0'\nPROTO='none'\nIPV6PROTO='dhcp6'\nIPV6ADDR='2001::5'\n"
	       "IPV6NETMASK='128'\nIPV6GATEWAY='fe80::1'\nIPV6DNS0='2001::9'\n"
	       "IPV6DNS1='fe80::1'\nHOSTNAME='box'\nIPV6DOMAINSEARCH='a.example b.example'\n"
	       "IPV6NTP0='2001::9'\nfilename='http://x/$(reboot)'\\''`id`'\n",
	       "by DHCPv6");
	is_str(sourced("filename"), "http://x/$(reboot)'`id`",
	       "a shell takes the URL as it is");
	text_init(&t, resolv, sizeof(resolv));
	conf_resolv(&t, &nic, &setting);
	is_str(resolv,
	       "search a.example b.example\nnameserver 2001::9\nnameserver fe80::1%eth0\n",
	       "a neighbour is one on that link");
}

static void plan_both(const struct nic *of, struct nic_setting s[2])
{
	struct text t;

	plan_settings(&net, of, s);
	plan_join_dns(s);
	text_init(&t, buf, sizeof(buf));
	conf_text(&t, of, s);
}

#define STATIC4                                                                \
	"IPV4ADDR='10.0.0.5'\nIPV4BROADCAST='10.0.0.255'\n"                    \
	"IPV4NETMASK='255.255.255.0'\nIPV4GATEWAY='0.0.0.0'\n"
#define STATIC6 "IPV6PROTO='static'\nIPV6ADDR='2001:db8::5'\nIPV6NETMASK='64'\n"

/* IPv4 and IPv6 are in one file. */
static void test_twins(void)
{
	static struct nic_setting s[2];
	static char resolv[CONF_TEXT_SIZE];
	struct text t;

	begin_twins(
		"ip=10.0.0.5:::24:h:eth0:none:10.0.0.53 ip=[2001:db8::5]:::::eth0:none:[2001:db8::53]");
	plan_both(&nic, s);
	is_str(buf,
	       "DEVICE='eth0'\nPROTO='none'\n" STATIC4 STATIC6
	       "IPV4DNS0='10.0.0.53'\nIPV6DNS0='2001:db8::53'\nHOSTNAME='h'\n",
	       "both are static");
	text_init(&t, resolv, sizeof(resolv));
	conf_resolv(&t, &nic, s);
	is_str(resolv, "nameserver 10.0.0.53\nnameserver 2001:db8::53\n",
	       "the DNS servers of both");
	begin_twins("ip=eth0:dhcp6 ip=eth0:dhcp");
	twin.dhcp.lease = (struct dhcp_lease){ .address = IP4(10, 0, 0, 5),
					       .prefix = 24,
					       .host_name = "guest" };
	lease6_of(&nic);
	strcpy(nic.ip6.dhcp.lease.bootfile, "http://x/");
	for (int i = 0; i < 2; i++) {
		plan_both(i ? &twin : &nic, s);
		ok(strstr(buf, "PROTO='dhcp'\n") && strstr(buf, STATIC4) &&
			   strstr(buf, "IPV6PROTO='dhcp6'\n") &&
			   strstr(buf, "IPV6ADDR='2001::5'\n") &&
			   strstr(buf, "HOSTNAME='guest'\n"),
		   "both are a server's");
		ok(strstr(buf, "filename=''\n") <
			   strstr(buf, "filename='http://x/'\n"),
		   "none takes away what the other says");
		text_init(&t, resolv, sizeof(resolv));
		conf_resolv(&t, i ? &twin : &nic, s);
		is_str(resolv,
		       "search a.example b.example\nnameserver 2001::9\nnameserver fe80::1%eth0\n",
		       "the domains of the one that has any");
	}
}

static void test_hostile(void)
{
	static const char *const paths[] = {
		"10.0.0.1:/srv/root", "$(reboot)",	     "`reboot`",
		"'; reboot; '",	      "it's \"it\" \\",	     "'''''",
		"a\\'b; exit 1; x='", "${IFS}$PATH$$ ~ * #",
	};

	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		begin("rd.neednet=1");
		plan_nic(&net, &nic);
		lease();
		strcpy(nic.dhcp.lease.root_path, paths[i]);
		is_str(sourced("ROOTPATH"), paths[i], "root path %zu", i);
		is_str(sourced("DHCPLEASETIME"), "3600", "and what follows it");
	}
}

static void test_resolv(void)
{
	struct text t;

	begin("rd.neednet=1");
	plan_nic(&net, &nic);
	lease();
	strcpy(nic.dhcp.lease.domain, "example.org");
	plan_setting(&net, &nic, &setting);
	text_init(&t, buf, sizeof(buf));
	conf_resolv(&t, &nic, &setting);
	is_str(buf,
	       "search example.org\nnameserver 10.0.0.2\nnameserver 10.0.0.3\n",
	       "the resolver's");
	nic.dhcp.lease.dns[0] = 0;
	plan_setting(&net, &nic, &setting);
	text_init(&t, buf, sizeof(buf));
	conf_resolv(&t, &nic, &setting);
	is_str(buf, "", "without a server there is none");
}

/* The longest texts that a lease can have fit, all quotes. */
static void test_longest(void)
{
	struct dhcp_lease *l = &nic.dhcp.lease;
	struct text t;

	begin("rd.neednet=1");
	plan_nic(&net, &nic);
	lease();
	memset(l->root_path, '\'', sizeof(l->root_path) - 1);
	memset(l->bootfile, '\'', sizeof(l->bootfile) - 1);
	memset(l->search, 'a', sizeof(l->search) - 1);
	memset(l->host_name, 'a', sizeof(l->host_name) - 1);
	memset(l->domain, 'a', sizeof(l->domain) - 1);
	plan_setting(&net, &nic, &setting);
	text_init(&t, buf, sizeof(buf));
	conf_text(&t, &nic, &setting);
	ok(t.len + 1 < t.size, "the longest has %zu bytes", t.len);
}

int main(void)
{
	test_lease();
	test_static();
	test_ip6();
	test_twins();
	test_hostile();
	test_resolv();
	test_longest();
	return done_testing();
}
