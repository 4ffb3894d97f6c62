/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The place on an NFS server that root= names. Pure.
 *
 *	root=/dev/nfs [nfsroot=PLACE], nfsroot=PLACE
 *	root=nfs:PLACE, root=nfs4:PLACE, root=ADDRESS:/PATH, root=dhcp
 *
 * The first are the kernel's (Documentation/admin-guide/nfs/nfsroot.rst), the
 * others those of dracut.cmdline(7); "dhcp" leaves all to DHCP's root path
 * (option 17).
 *
 * PLACE is [SERVER:][PATH][,OPTIONS], with ":" or "," in front of the options,
 * and IPv6 in [brackets]. DHCP's root path is a PLACE, too, with or without
 * "nfs:" or "nfs4:" in front of it.
 *
 * - The server is that of PLACE, of the root path, of ip=, the one to boot from
 *   (siaddr), the DHCP server itself: the first of these that there is.
 * - The path is that of PLACE or of the root path, whose options come with it,
 *   in front of those of PLACE. An empty one and "default" name none. With
 *   root=/dev/nfs it is "/tftpboot/%s" if nobody names another.
 * - A path that does not begin with "/" is below /tftpboot. The first "%s" in
 *it becomes the name of this machine, or its address if it has none.
 */
#ifndef ROOT_NFS_PLACE_H
#define ROOT_NFS_PLACE_H

#include <stdbool.h>

#include "net/net.h"

#define NFS_SOURCE_SIZE	 256
#define NFS_OPTIONS_SIZE 1024

struct nfs_place {
	bool v4; /* and no other version */
	struct ip_address server; /* IP_NONE: not named */
	struct field path; /* text: NULL, not named */
	const char *options; /* NULL: none */
};

/* What is to be mounted. */
struct nfs_export {
	bool v4;
	struct ip_address server;
	char source[NFS_SOURCE_SIZE]; /* SERVER:PATH, as mount(8) shows it */
	char options[NFS_OPTIONS_SIZE]; /* all of them */
};

/*
 * Is a root on NFS meant? @root, @nfsroot: the values of these parameters, or
 * NULL; they have to stay. *@problem is what is wrong with them, or NULL.
 */
bool nfs_place_read(struct nfs_place *place, bool *may_default,
		    const char *root, const char *nfsroot,
		    const char **problem);

/*
 * What @place means to a machine with the interface @nic, which is configured.
 * @flags: more options; or NULL. Returns NULL, or what is missing or wrong.
 */
const char *nfs_place_find(struct nfs_export *export,
			   const struct nfs_place *place, bool may_default,
			   const char *flags, const struct nic *nic);

#endif
