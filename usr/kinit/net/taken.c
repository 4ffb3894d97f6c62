// SPDX-License-Identifier: GPL-2.0-only
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <linux/if.h>
#include <linux/sockios.h>

#include "bytes.h"
#include "log/timeline.h"
#include "net/address.h"
#include "net/plan.h"
#include "net/pnp.h"
#include "net/taken.h"
#include "small_file.h"

/* 0: it has none. */
static uint32_t ask(int fd, const struct nic *nic, unsigned long what)
{
	struct ifreq request = { 0 };
	uint8_t address[4];

	snprintf(request.ifr_name, IFNAMSIZ, "%s", nic->link.name);
	if (ioctl(fd, what, &request))
		return 0;
	/* struct sockaddr_in: the port is in front of it. */
	memcpy(address, request.ifr_addr.sa_data + 2, sizeof(address));
	return get_be32(address);
}

/* What there is of a file of /proc, "" if nothing. */
static const char *read_text(const char *path)
{
	static char buf[4096];

	small_file_text(AT_FDCWD, path, buf, sizeof(buf));
	return buf;
}

void taken_look(const struct net *net, struct nic *nic)
{
	struct dhcp_lease *lease = &nic->dhcp.lease;
	uint8_t mask[4];
	int fd;

	/* It is its twin that has IPv4. */
	if (nic->twin && plan_is_ip6(nic))
		return;
	if (!(nic->link.flags & IFF_UP) ||
	    (nic->second && nic->method == NIC_UNUSED))
		return;
	fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return;
	lease->address = ask(fd, nic, SIOCGIFADDR);
	lease->broadcast = ask(fd, nic, SIOCGIFBRDADDR);
	put_be32(mask, ask(fd, nic, SIOCGIFNETMASK));
	close(fd);
	if (!lease->address || ip4_mask_prefix(mask) < 0)
		return;
	lease->prefix = ip4_mask_prefix(mask);
	nic->stray = pnp_is_stray(net, nic);
	if (nic->stray || nic->method == NIC_UNUSED)
		return;
	lease->lease_time = DHCP_FOREVER;
	pnp_read(lease, read_text("/proc/net/pnp"));
	pnp_read_route(lease, read_text("/proc/net/route"), nic->link.name);
	/* What ip= gives it is what it has. */
	if (nic->method != NIC_STATIC)
		nic->method = NIC_DHCP;
	nic->raised = nic->configured = true;
	timeline_note("configured", nic->link.name, "");
}
