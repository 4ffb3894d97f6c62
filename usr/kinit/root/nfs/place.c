// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "root/fstab.h"
#include "root/nfs/place.h"
#include "text.h"

#define DEFAULT_FOLDER "/tftpboot/"
#define DEFAULT_PATH   "/tftpboot/%s"

static const char too_long[] = "the path is too long";

/* Up to the ":" behind a server; 0: the text does not begin with one. */
static size_t server_length(const char *text)
{
	size_t len = *text == '[' ? strcspn(text, "]") : strcspn(text, ":/,");

	len += text[len] == ']';
	return text[len] == ':' ? len : 0;
}

static const char *read_place(struct nfs_place *place, const char *text)
{
	size_t len = server_length(text);

	if (len && !ip_parse(text, len, &place->server))
		return "the server has to be an IP address, IPv6 in [brackets]";
	text += len ? len + 1 : 0;
	len = strcspn(text, ":,");
	if (len && strncmp(text, "default", len > 7 ? len : 7))
		place->path = (struct field){ text, len };
	text += len;
	if (*text && text[1])
		place->options = text + 1;
	return NULL;
}

/* What stands behind "nfs:" or "nfs4:"; NULL: it begins with neither. */
static const char *behind_prefix(struct nfs_place *place, const char *text)
{
	if (!strncmp(text, "nfs:", 4))
		return text + 4;
	if (strncmp(text, "nfs4:", 5))
		return NULL;
	place->v4 = true;
	return text + 5;
}

/* ADDRESS:/PATH */
static bool is_address_path(const char *text)
{
	size_t len = server_length(text);
	struct ip_address ip;

	return len && ip_parse(text, len, &ip) && text[len + 1] == '/';
}

bool nfs_place_read(struct nfs_place *place, bool *may_default,
		    const char *root, const char *nfsroot, const char **problem)
{
	const char *text;

	memset(place, 0, sizeof(*place));
	*problem = NULL;
	*may_default = root ? !strcmp(root, "/dev/nfs") : nfsroot != NULL;
	if (*may_default)
		text = nfsroot ? nfsroot : "";
	else if (!root)
		return false;
	else if (!strcmp(root, "dhcp"))
		text = "";
	else if (is_address_path(root))
		text = root;
	else
		text = behind_prefix(place, root);
	if (text)
		*problem = read_place(place, text);
	return text;
}

/* If there is none yet. */
static void set_ip(struct ip_address *ip, const struct ip_address *other)
{
	if (ip->family == IP_NONE)
		*ip = *other;
}

static void set_ip4(struct ip_address *ip, uint32_t number)
{
	if (ip->family != IP_NONE || !number)
		return;
	*ip = (struct ip_address){ .family = IP_V4, .prefix = 32 };
	for (int i = 0; i < 4; i++)
		ip->bytes[i] = number >> (24 - 8 * i);
}

static void find_server(struct nfs_export *export,
			const struct nfs_place *place,
			const struct nfs_place *dhcp, const struct nic *nic)
{
	const struct ip_option *ip = nic->option;

	export->server = place->server;
	set_ip(&export->server, &dhcp->server);
	if (ip && !ip->server_is_peer)
		set_ip(&export->server, &ip->server);
	if (nic->method != NIC_DHCP)
		return;
	set_ip4(&export->server, nic->dhcp.lease.next_server);
	set_ip4(&export->server, nic->dhcp.lease.server);
}

/* As the kernel would name it: the one that was given, or its address. */
static void add_own_name(struct text *t, const struct nic *nic)
{
	bool leased = nic->method == NIC_DHCP;
	struct ip_address ip = { 0 };

	if (nic->option && nic->option->hostname[0])
		text_add(t, "%s", nic->option->hostname);
	else if (leased && nic->dhcp.lease.host_name[0])
		text_add(t, "%s", nic->dhcp.lease.host_name);
	else if (leased)
		set_ip4(&ip, nic->dhcp.lease.address);
	else if (nic->option)
		ip = nic->option->client;
	text_add(t, "%pI", &ip);
}

static void add_path(struct text *t, struct field path, const struct nic *nic)
{
	bool named = false;

	if (path.text[0] != '/')
		text_add(t, DEFAULT_FOLDER);
	for (size_t i = 0; i < path.len; i++) {
		if (!named && path.text[i] == '%' && i + 1 < path.len &&
		    path.text[i + 1] == 's') {
			add_own_name(t, nic);
			named = true;
			i++;
		} else {
			text_add(t, "%c", path.text[i]);
		}
	}
}

static const char *set_source(struct nfs_export *export, struct field path,
			      const struct nic *nic)
{
	bool v6 = export->server.family == IP_V6;
	struct text t;

	text_init(&t, export->source, sizeof(export->source));
	text_add(&t, v6 ? "[%pI]:" : "%pI:", &export->server);
	add_path(&t, path, nic);
	return t.len + 1 < t.size ? NULL : too_long;
}

/* Of what contradicts another one the last counts. */
static const char *set_options(struct nfs_export *export,
			       const struct nfs_place *dhcp,
			       const struct nfs_place *place, const char *flags)
{
	const char *const lists[] = { dhcp->options, place->options, flags };
	struct text t;

	text_init(&t, export->options, sizeof(export->options));
	for (int i = 0; i < 3; i++)
		if (lists[i])
			text_add(&t, "%s%s", t.len ? "," : "", lists[i]);
	if (t.len + 1 >= t.size)
		return "the options are too long";
	fstab_strip_options(export->options);
	return NULL;
}

const char *nfs_place_find(struct nfs_export *export,
			   const struct nfs_place *place, bool may_default,
			   const char *flags, const struct nic *nic)
{
	struct nfs_place dhcp = { 0 };
	struct field path = place->path;
	const char *said = nic->method == NIC_DHCP ? nic->dhcp.lease.root_path
						   : "";
	const char *text = behind_prefix(&dhcp, said), *problem = NULL;

	/* Of another protocol's server it is no business of ours. */
	if (text || said[0] == '/' || is_address_path(said))
		problem = read_place(&dhcp, text ? text : said);
	else if (said[0] && !path.text)
		return "the DHCP server's root path (option 17) is none for NFS";
	if (!path.text && problem)
		return "the DHCP server's root path (option 17) cannot be understood";
	if (path.text)
		dhcp.options = NULL;
	else
		path = dhcp.path;
	if (!path.text && may_default)
		path = (struct field){ DEFAULT_PATH, sizeof(DEFAULT_PATH) - 1 };
	export->v4 = place->v4 || dhcp.v4;
	find_server(export, place, &dhcp, nic);
	if (export->server.family == IP_NONE)
		return "no server is known: root= has none, nor has ip=, nor an answer by DHCP";
	if (!path.text)
		return "no path is known: root= has none, nor has an answer by DHCP (option 17)";
	problem = set_source(export, path, nic);
	return problem ? problem : set_options(export, &dhcp, place, flags);
}
