// SPDX-License-Identifier: GPL-2.0-only
/*
 * An input is texts of the files of a firmware's interface, a line each, in the
 * order of their names. What is usable has an owner and an address, or asks.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "net/firmware/ibft.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct ip_option *ip;
	struct ibft_nic nic;
	const char *name;

	memset(&nic, 0xee, sizeof(nic));
	ibft_begin(&nic);
	for (int i = 0; (name = ibft_field(i)) && size; i++) {
		const uint8_t *end = memchr(data, '\n', size);
		size_t len = end ? (size_t)(end + 1 - data) : size;
		char *text = malloc(len); /* where ASan sees its end */

		memcpy(text, data, len);
		ibft_take(&nic, name, text, len);
		free(text);
		data += len;
		size -= len;
	}
	if (!ibft_end(&nic))
		return 0;
	ip = &nic.option;
	require(ip->has_mac && nic.vlan <= 4094);
	require(ip->server.family == IP_NONE);
	require(strnlen(ip->hostname, HOSTNAME_SIZE) < HOSTNAME_SIZE);
	require(!strpbrk(ip->hostname, "$`'\"\\ \n;&|<>()/"));
	if (ip->method == IP_METHOD_DHCP)
		require(ip->client.family == IP_NONE);
	else
		require(ip->method == IP_METHOD_OFF && ip->client.prefix &&
			ip->client.prefix <= ip_bits(ip->client.family));
	return 0;
}
