/* SPDX-License-Identifier: GPL-2.0-only */
/* What is known about a root on NFS: facts, which boot.h joins. */
#ifndef ROOT_NFS_H
#define ROOT_NFS_H

#include <stdint.h>
#include <sys/types.h>

#include "root/nfs/place.h"
#include "root/nfs/version.h"

struct nfs {
	bool meant; /* the root is on NFS */
	bool may_default; /* ... and its path has a default */

	bool found; /* what to mount: ->export */
	const char *lacks; /* else why not; NULL: there is no network yet */

	/* A mount can block for minutes, so that is a child. */
	pid_t pid; /* 0: none runs */
	bool ended; /* it has, and nobody took notice: */
	int error; /* -errno, or 0 */
	int mark; /* see kmsg_mark() */

	char version[NFS_VERSION_SIZE]; /* that is tried now, or was last */
	unsigned int n; /* how many others were tried before it */
	int errors[NFS_VERSIONS]; /* of those: -errno */
	unsigned int tries; /* of all of them, so far */
	uint64_t since; /* ms: when it began */
	uint64_t next; /* ms: when there is another; 0: at once */

	struct nfs_place place; /* as the command line has it */
	struct nfs_export export;
};

/* What follows from the end of an attempt to mount it. */
enum nfs_outcome {
	NFS_DONE,
	NFS_OTHER_VERSION, /* nfs->n is the next one */
	NFS_LATER, /* the server may come: at nfs->next */
	NFS_REFUSED, /* for good: nfs->error */
};

/*
 * Notes that the last one ended with nfs->error. @now: ms. Pure.
 */
enum nfs_outcome nfs_conclude(struct nfs *nfs, uint64_t now);

#endif
