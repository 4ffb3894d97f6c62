// SPDX-License-Identifier: GPL-2.0-only
/*
 * An input is root=, nfsroot=, DHCP's root path, and what the network is like,
 * with a NUL between them.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "root/nfs/nfs.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

/* A copy of the next text, whose end ASan sees; empty if there is no more. */
static char *next(const uint8_t **data, size_t *size)
{
	size_t len = strnlen((const char *)*data, *size);
	char *text = malloc(len + 1);

	memcpy(text, *data, len);
	text[len] = '\0';
	*data += len;
	*size -= len;
	if (*size) {
		(*data)++;
		(*size)--;
	}
	return text;
}

static void check_mount(const struct nfs_export *export)
{
	char version[NFS_VERSION_SIZE], text[2048];
	unsigned int n = 0;

	while (nfs_version(version, export->options, export->v4, n)) {
		require(n++ < NFS_VERSIONS);
		require(memchr(version, '\0', sizeof(version)));
		memset(text, 0xee, sizeof(text));
		if (nfs_mount_text(text, sizeof(text), export->options, version,
				   &export->server))
			require(!strncmp(text, "vers=", 5) &&
				memchr(text, '\0', sizeof(text)));
	}
	require(n);
}

static void check_export(const struct nfs_export *export)
{
	require(export->server.family != IP_NONE);
	require(memchr(export->source, '\0', sizeof(export->source)));
	require(memchr(export->options, '\0', sizeof(export->options)));
	/* The kernel splits it there, and a server's name is an address. */
	require(strstr(export->source, ":/"));
	require(strchr("[0123456789", export->source[0]));
	check_mount(export);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *root = next(&data, &size), *nfsroot = next(&data, &size);
	char *path = next(&data, &size), *flags = next(&data, &size);
	struct ip_option option = { 0 };
	struct nfs_export export;
	struct nfs_place place;
	const char *problem;
	static struct nic nic;
	bool may_default;

	memset(&nic, 0, sizeof(nic));
	if (size && (data[0] & 1))
		nic.option = &option;
	if (size && (data[0] & 2))
		option.server.family = IP_V4;
	if (size && (data[0] & 4))
		strcpy(option.hostname, "box");
	nic.method = size && (data[0] & 8) ? NIC_STATIC : NIC_DHCP;
	nic.dhcp.lease.server = size;
	if (strlen(path) < sizeof(nic.dhcp.lease.root_path))
		strcpy(nic.dhcp.lease.root_path, path);
	if (nfs_place_read(&place, &may_default, root[0] ? root : NULL,
			   nfsroot[0] ? nfsroot : NULL, &problem) &&
	    !problem) {
		memset(&export, 0xee, sizeof(export));
		if (!nfs_place_find(&export, &place, may_default, flags, &nic))
			check_export(&export);
	}
	free(root);
	free(nfsroot);
	free(path);
	free(flags);
	return 0;
}
