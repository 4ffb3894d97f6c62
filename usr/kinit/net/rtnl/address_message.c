// SPDX-License-Identifier: GPL-2.0-only
#include <linux/if_addr.h>
#include <linux/rtnetlink.h>
#include <string.h>

#include "net/rtnl/address_message.h"

/* sys/socket.h is not for a pure file. */
enum { FAMILY_V4 = 2, FAMILY_V6 = 10 };

/* With another end of the link, IFA_ADDRESS is that one's. */
static void take(struct address_message *a, uint32_t *flags, bool *local,
		 const struct nl_attr *attr)
{
	switch (attr->type) {
	case IFA_LOCAL:
	case IFA_ADDRESS:
		if (attr->len * 8 != ip_bits(a->address.family) ||
		    (*local && attr->type != IFA_LOCAL))
			break;
		*local = attr->type == IFA_LOCAL;
		memcpy(a->address.bytes, attr->data, attr->len);
		break;
	case IFA_FLAGS:
		*flags = nl_u32(attr);
		break;
	}
}

bool address_message(struct address_message *a,
		     const struct nl_message *message)
{
	struct ifaddrmsg info;
	bool local = false;
	struct nl_walk walk;
	struct nl_attr attr;
	uint32_t flags;

	if ((message->type != RTM_NEWADDR && message->type != RTM_DELADDR) ||
	    !nl_attrs(message, sizeof(info), &walk))
		return false;
	memcpy(&info, message->payload, sizeof(info));
	*a = (struct address_message){
		.index = (int)info.ifa_index,
		.gone = message->type == RTM_DELADDR,
		.address = { .family = info.ifa_family == FAMILY_V6   ? IP_V6
				       : info.ifa_family == FAMILY_V4 ? IP_V4
								      : IP_NONE,
			     .prefix = info.ifa_prefixlen },
	};
	flags = info.ifa_flags;
	while (nl_next_attr(&walk, &attr))
		take(a, &flags, &local, &attr);
	a->tentative = flags & IFA_F_TENTATIVE;
	a->taken = flags & IFA_F_DADFAILED;
	a->deprecated = flags & IFA_F_DEPRECATED;
	return a->index > 0 &&
	       a->address.prefix <= ip_bits(a->address.family) &&
	       a->address.family != IP_NONE && !ip_is_any(&a->address);
}
