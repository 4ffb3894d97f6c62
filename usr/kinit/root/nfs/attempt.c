// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>

#include "root/nfs/nfs.h"

/* ms between two attempts: twice as long each time. */
#define FIRST_PAUSE 500
#define LAST_PAUSE  8000

/* May the server, or the way to it, be there later on? */
static bool may_pass(int error)
{
	switch (-error) {
	case EADDRNOTAVAIL:
	case EAGAIN:
	case ECONNABORTED:
	case ECONNREFUSED:
	case ECONNRESET:
	case EHOSTDOWN:
	case EHOSTUNREACH:
	case EINTR:
	case EIO:
	case ENETDOWN:
	case ENETUNREACH:
	case ENOTCONN:
	case EPIPE:
	case ETIMEDOUT:
		return true;
	default:
		return false;
	}
}

/*
 * Versions differ in what they are good for: an older server has a path for
 * NFSv3 alone, where that of NFSv4 begins at another folder.
 */
static bool tells_of_version(int error)
{
	return error == -EPROTONOSUPPORT || error == -EINVAL ||
	       error == -ENOENT;
}

/* A path that is not there has nothing to do with 4.1 or 4.0. */
static unsigned int next_version(const struct nfs *nfs)
{
	return nfs->error == -ENOENT ? NFS_VERSIONS - 1 : nfs->n + 1;
}

static uint64_t pause_after(unsigned int tries)
{
	uint64_t ms = FIRST_PAUSE;

	while (--tries && ms < LAST_PAUSE)
		ms *= 2;
	return ms;
}

/* Of those that failed, the one that says most. */
static void choose_error(struct nfs *nfs)
{
	for (unsigned int i = 0; i < nfs->n; i++)
		if (nfs->errors[i] == -ENOENT)
			nfs->error = -ENOENT;
}

enum nfs_outcome nfs_conclude(struct nfs *nfs, uint64_t now)
{
	char version[NFS_VERSION_SIZE];
	unsigned int next = next_version(nfs);

	if (!nfs->error)
		return NFS_DONE;
	if (nfs->n < NFS_VERSIONS)
		nfs->errors[nfs->n] = nfs->error;
	if (tells_of_version(nfs->error) &&
	    nfs_version(version, nfs->export.options, nfs->export.v4, next)) {
		while (++nfs->n < next)
			nfs->errors[nfs->n] = 0;
		return NFS_OTHER_VERSION;
	}
	choose_error(nfs);
	if (!may_pass(nfs->error))
		return NFS_REFUSED;
	nfs->next = now + pause_after(nfs->tries);
	nfs->n = 0;
	return NFS_LATER;
}
