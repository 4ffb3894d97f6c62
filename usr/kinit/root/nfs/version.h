/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Which versions of NFS are tried, and the options that the kernel is given for
 * each: nfs(5) describes them, and the kernel reads them as text (kernel:
 * fs/nfs/fs_context.c). Unlike mount.nfs(8) it does not try several by itself,
 * and wants to be told the server's address. Pure.
 */
#ifndef ROOT_NFS_VERSION_H
#define ROOT_NFS_VERSION_H

#include <stdbool.h>
#include <stddef.h>

#include "net/address.h"

#define NFS_VERSIONS	 4
#define NFS_VERSION_SIZE 8

/*
 * The one to try after @n others, with these options: "4.2". The newest comes
 * first, unless vers= or another option like it names one. @v4: no older one.
 * False: there is no more.
 */
bool nfs_version(char version[NFS_VERSION_SIZE], const char *options, bool v4,
		 unsigned int n);

/*
 * The text for mount(2) in @data: @version, the server, then what is left of
 * @options. False: it does not fit.
 */
bool nfs_mount_text(char *data, size_t size, const char *options,
		    const char *version, const struct ip_address *server);

#endif
