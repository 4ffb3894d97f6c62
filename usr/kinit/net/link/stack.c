// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "net/link/stack.h"
#include "text.h"

struct nic *stack_nic(const struct net *net, const char *name)
{
	for (struct nic *nic = net->nics; nic; nic = nic->next)
		if (!nic->link.gone && !strcmp(nic->link.name, name))
			return nic;
	return NULL;
}

const struct net_link *stack_find(const struct net_options *options,
				  const char *name)
{
	for (unsigned int i = 0; i < options->n_links; i++)
		if (!strcmp(options->links[i].name, name))
			return &options->links[i];
	return NULL;
}

static bool has_port(const struct net_link *link, const char *name)
{
	for (unsigned int i = 0; i < link->n_ports; i++)
		if (!strcmp(link->ports[i], name))
			return true;
	return false;
}

const struct net_link *stack_find_above(const struct net_options *options,
					const char *name)
{
	for (unsigned int i = 0; i < options->n_links; i++)
		if (has_port(&options->links[i], name))
			return &options->links[i];
	return NULL;
}

/* "eth0.5", or "vlan5" if that is too long. */
static void name_vlan(char name[IFNAME_SIZE], const char *port, unsigned int id)
{
	struct text t;

	text_init(&t, name, IFNAME_SIZE);
	if (strlen(port) + sizeof(".4094") > IFNAME_SIZE)
		text_add(&t, "vlan%u", id);
	else
		text_add(&t, "%s.%u", port, id);
}

static void add_vlan(struct net_options *options, struct ibft_nic *ibft,
		     const char *port)
{
	struct net_link *vlan;
	struct text t;

	if (!ibft->link && options->n_links == NET_LINKS_MAX)
		return;
	if (!ibft->link)
		ibft->link = ++options->n_links;
	/* Its name may not have been its last one. */
	vlan = &options->links[ibft->link - 1];
	*vlan = (struct net_link){
		.kind = LINK_VLAN,
		.n_ports = 1,
		.vlan_id = ibft->vlan,
	};
	text_init(&t, vlan->ports[0], IFNAME_SIZE);
	text_add(&t, "%s", port);
	name_vlan(vlan->name, port, ibft->vlan);
}

void stack_add_firmware(struct net *net, const struct link_message *link)
{
	if (link->kind[0] || link->address_len != MAC_SIZE)
		return;
	for (unsigned int i = 0; i < net->n_ibft; i++)
		if (net->ibft[i].vlan &&
		    !memcmp(net->ibft[i].option.mac, link->address, MAC_SIZE))
			add_vlan(&net->options, &net->ibft[i], link->name);
}

bool stack_is_bonded(const struct net_options *options, const char *name)
{
	for (unsigned int i = 0; i < net_n_links(options); i++)
		if (options->links[i].kind == LINK_BOND &&
		    has_port(&options->links[i], name))
			return true;
	return false;
}

unsigned int stack_ports(const struct net *net, const struct net_link *link,
			 struct nic **next)
{
	unsigned int n = 0;

	*next = NULL;
	for (unsigned int i = 0; i < link->n_ports; i++) {
		struct nic *nic = stack_nic(net, link->ports[i]);

		if (!nic || nic->error)
			continue;
		n++;
		if (!*next && !nic->link.master)
			*next = nic;
	}
	return n;
}

/* What is built takes over the address of what it is built on. */
static bool may_be_renamed(const struct net *net, const struct nic *nic)
{
	return !nic->second && !nic->link.gone && !nic->raised && !nic->error &&
	       !nic->name_taken && !nic->link.master &&
	       !stack_link(&net->options, nic->link.name);
}

/* The name that ifname= gives this one; NULL: none. */
static const char *given_name(const struct net *net, const struct nic *nic)
{
	for (unsigned int i = 0; i < net->options.n_ifnames; i++) {
		const struct net_ifname *given = &net->options.ifnames[i];

		if (nic->link.address_len == MAC_SIZE &&
		    !memcmp(given->mac, nic->link.address, MAC_SIZE))
			return given->name;
	}
	return NULL;
}

static bool is_given_away(const struct net *net, const char *name)
{
	for (unsigned int i = 0; i < net->options.n_ifnames; i++)
		if (!strcmp(net->options.ifnames[i].name, name))
			return true;
	return false;
}

void stack_spare_name(const struct nic *nic, char name[IFNAME_SIZE])
{
	struct text t;

	text_init(&t, name, IFNAME_SIZE);
	text_add(&t, "rename%d", nic->link.index);
}

bool stack_rename(const struct net *net, const struct nic *nic,
		  char name[IFNAME_SIZE])
{
	const char *given = given_name(net, nic);
	const struct nic *holder;
	struct text t;

	if (!may_be_renamed(net, nic))
		return false;
	if (given ? !strcmp(given, nic->link.name)
		  : !is_given_away(net, nic->link.name))
		return false;
	holder = given ? stack_nic(net, given) : NULL;
	stack_spare_name(nic, name);
	if ((!given || holder) && strcmp(name, nic->link.name))
		return true;
	/* Out of the way already, while the other one gets its name. */
	if (!given || (holder && may_be_renamed(net, holder)))
		return false;
	text_init(&t, name, IFNAME_SIZE);
	text_add(&t, "%s", given);
	return true;
}
