// SPDX-License-Identifier: GPL-2.0-only
#include <stddef.h>

#include "goal/nfs.h"
#include "target.h"

bool goal_nfs_is_due(const struct boot *boot, uint64_t now)
{
	const struct nfs *nfs = &boot->nfs;

	return nfs->ended || (nfs->found && !nfs->pid && now >= nfs->next);
}

/* The kernel would ask for that of the version, but one after the other. */
const char *goal_nfs_drivers(const struct boot *boot,
			     const struct target *target)
{
	const struct nfs *nfs = &boot->nfs;
	char version[NFS_VERSION_SIZE];
	const char *options = "";

	if (!target_is_main(target) || !is_on_nfs(boot))
		return NULL;
	if (nfs->found)
		options = nfs->export.options;
	else if (nfs->place.options)
		options = nfs->place.options;
	nfs_version(version, options, nfs->place.v4, nfs->n);
	return version[0] == '3' ? "nfs,nfsv3" : "nfs,nfsv4";
}
