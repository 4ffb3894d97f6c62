// SPDX-License-Identifier: GPL-2.0-only
/* Where a root on NFS is, from the command line and a DHCP server's answer. */
#include <stdlib.h>

#include "../tap.h"
#include "root/nfs/place.h"

static struct nic nic;
static struct ip_option ip;
static struct nfs_place place;
static struct nfs_export export;
static bool may_default;
static char *root, *nfsroot; /* end where ASan sees it */

/* 10.0.0.5, by a server at 10.0.0.1. */
static void begin(void)
{
	memset(&nic, 0, sizeof(nic));
	memset(&ip, 0, sizeof(ip));
	nic.method = NIC_DHCP;
	nic.dhcp.lease.address = 0x0a000005;
	nic.dhcp.lease.server = 0x0a000001;
}

static const char *read_problem(const char *r, const char *n)
{
	const char *problem;

	free(root);
	free(nfsroot);
	root = r ? strdup(r) : NULL;
	nfsroot = n ? strdup(n) : NULL;
	if (!nfs_place_read(&place, &may_default, root, nfsroot, &problem))
		return "not meant";
	return problem;
}

static const char *find(const char *flags)
{
	return nfs_place_find(&export, &place, may_default, flags, &nic);
}

static void is_at(const char *r, const char *n, const char *source,
		  const char *options)
{
	const char *problem = read_problem(r, n);

	if (!problem)
		problem = find(NULL);
	is_str(problem ? problem : export.source, source, "root=%s nfsroot=%s",
	       r ? r : "-", n ? n : "-");
	if (!problem)
		is_str(export.options, options, "its options");
}

static void test_kernel(void)
{
	begin();
	is_at("/dev/nfs", "10.0.0.9:/srv/root", "10.0.0.9:/srv/root", "");
	is_at(NULL, "10.0.0.9:/srv/root,vers=3,soft", "10.0.0.9:/srv/root",
	      "vers=3,soft");
	is_at("/dev/nfs", "/srv/root", "10.0.0.1:/srv/root", "");
	is_at("/dev/nfs", NULL, "10.0.0.1:/tftpboot/10.0.0.5", "");
	is_at("/dev/nfs", "box", "10.0.0.1:/tftpboot/box", "");
	is_at("/dev/nfs", ",soft", "10.0.0.1:/tftpboot/10.0.0.5", "soft");
	is_at("/dev/nfs", "default,soft", "10.0.0.1:/tftpboot/10.0.0.5",
	      "soft");
	is_at("/dev/nfs", "defaults", "10.0.0.1:/tftpboot/defaults", "");
	is_at("/dev/nfs", "/a/%s/%s%d", "10.0.0.1:/a/10.0.0.5/%s%d", "");
	is_at("/dev/nfs", "/a%", "10.0.0.1:/a%", "");
	strcpy(nic.dhcp.lease.host_name, "leased");
	is_at("/dev/nfs", NULL, "10.0.0.1:/tftpboot/leased", "");
	nic.option = &ip;
	strcpy(ip.hostname, "given");
	is_at("/dev/nfs", NULL, "10.0.0.1:/tftpboot/given", "");
}

static void test_dracut(void)
{
	begin();
	is_at("nfs:10.0.0.9:/srv:vers=3,soft", NULL, "10.0.0.9:/srv",
	      "vers=3,soft");
	is_at("nfs:10.0.0.9:/srv,vers=3", NULL, "10.0.0.9:/srv", "vers=3");
	is_at("nfs:/srv", NULL, "10.0.0.1:/srv", "");
	ok(!export.v4, "any version");
	is_at("nfs4:/srv:", "/ignored", "10.0.0.1:/srv", "");
	ok(export.v4, "NFSv4");
	is_at("10.0.0.9:/srv", NULL, "10.0.0.9:/srv", "");
	is_at("[2001:db8::1]:/srv", NULL, "[2001:db8::1]:/srv", "");
	is_at("nfs:[2001:DB8::1]:/srv:ro", NULL, "[2001:db8::1]:/srv", "ro");
	is_at("nfs:", NULL,
	      "no path is known: root= has none, nor has an answer by DHCP (option 17)",
	      "");
	is_at("dhcp", NULL,
	      "no path is known: root= has none, nor has an answer by DHCP (option 17)",
	      "");
}

static void test_dhcp(void)
{
	struct dhcp_lease *lease = &nic.dhcp.lease;

	begin();
	strcpy(lease->root_path, "10.0.0.7:/leased,vers=4.1");
	is_at("dhcp", NULL, "10.0.0.7:/leased", "vers=4.1");
	is_at("/dev/nfs", NULL, "10.0.0.7:/leased", "vers=4.1");
	is_at("/dev/nfs", ",soft", "10.0.0.7:/leased", "vers=4.1,soft");
	is_at("/dev/nfs", "/mine", "10.0.0.7:/mine", "");
	is_at("nfs:10.0.0.9:", NULL, "10.0.0.9:/leased", "vers=4.1");
	strcpy(lease->root_path, "nfs4:/leased");
	is_at("dhcp", NULL, "10.0.0.1:/leased", "");
	ok(export.v4, "by DHCP, too");
	lease->next_server = 0x0a000002;
	is_at("dhcp", NULL, "10.0.0.2:/leased", "");
	nic.option = &ip;
	ip_parse("10.0.0.3", 8, &ip.server);
	is_at("dhcp", NULL, "10.0.0.3:/leased", "");
	ip.server_is_peer = true;
	is_at("dhcp", NULL, "10.0.0.2:/leased", "");
	strcpy(lease->root_path, "iscsi:10.0.0.1::::iqn.x");
	is_at("dhcp", NULL,
	      "the DHCP server's root path (option 17) is none for NFS", "");
	is_at("nfs:/mine", NULL, "10.0.0.2:/mine", "");
	strcpy(lease->root_path, "nfs:box:/x");
	is_at("dhcp", NULL,
	      "the DHCP server's root path (option 17) cannot be understood",
	      "");
}

static void test_static(void)
{
	begin();
	nic.method = NIC_STATIC;
	strcpy(nic.dhcp.lease.root_path, "/not/leased");
	is_at("/dev/nfs", "/srv/%s",
	      "no server is known: root= has none, nor has ip=, nor an answer by DHCP",
	      "");
	nic.option = &ip;
	ip_parse("10.0.0.6", 8, &ip.client);
	ip_parse("10.0.0.3", 8, &ip.server);
	is_at("/dev/nfs", "/srv/%s", "10.0.0.3:/srv/10.0.0.6", "");
}

static void test_bad(void)
{
	static const char *const others[] = {
		"/dev/sda1", "LABEL=nfs:", "8:1",  "nfs", "dhcp6",
		"10.0.0.9",  "a:/b",	   "NFS:", "",	  "mtd:x",
	};
	char text[1200];

	begin();
	for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
		is_str(read_problem(others[i], NULL), "not meant", "%s is none",
		       others[i]);
	is_str(read_problem(NULL, NULL), "not meant", "nothing is given");
	is_str(read_problem("nfs:server:/x", NULL),
	       "the server has to be an IP address, IPv6 in [brackets]",
	       "a name is no address");
	is_str(read_problem("nfs4:server.name:/path", NULL),
	       "the server has to be an IP address, IPv6 in [brackets]",
	       "nor is one with a domain");
	is_str(read_problem("/dev/nfs", "server.name:/path"),
	       "the server has to be an IP address, IPv6 in [brackets]",
	       "nor one in nfsroot=");
	is_str(read_problem("/dev/nfs", "[::1:/x"), NULL,
	       "a bracket that is not closed is part of a path");
	memset(text, 'x', sizeof(text));
	text[0] = '/';
	text[246] = '\0';
	is_at("/dev/nfs", text, "the path is too long", "");
	text[245] = '\0';
	ok(!read_problem("/dev/nfs", text) && !find(NULL) &&
		   strlen(export.source) < NFS_SOURCE_SIZE,
	   "the longest that fits");
	memset(text, 'x', sizeof(text));
	text[1] = ',';
	text[1100] = '\0';
	is_at("/dev/nfs", text, "the options are too long", "");
	ok(!read_problem("nfs:/a,soft", NULL) &&
		   !find("_netdev,x-y,ro,timeo=7"),
	   "options of rootflags=");
	is_str(export.options, "soft,ro,timeo=7", "which come last");
}

int main(void)
{
	test_kernel();
	test_dracut();
	test_dhcp();
	test_static();
	test_bad();
	free(root);
	free(nfsroot);
	return done_testing();
}
