// SPDX-License-Identifier: GPL-2.0-only
/* Messages of rtnetlink, as they follow each other in a buffer. */
#include <stdlib.h>
#include <string.h>

#include "net/rtnl/link_message.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct nl_walk walk = { data, data + len };
	struct nl_message message;
	struct link_message link;

	while (nl_next(&walk, &message)) {
		if (nl_error(&message) > 0)
			abort();
		if (!link_message(&link, &message))
			continue;
		if (strlen(link.name) >= sizeof(link.name) ||
		    strlen(link.kind) >= sizeof(link.kind) ||
		    link.address_len > sizeof(link.address) || link.index <= 0)
			abort();
	}
	return 0;
}
