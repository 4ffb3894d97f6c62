/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef ROOT_NFS_MOUNT_H
#define ROOT_NFS_MOUNT_H

#include "boot.h"

/* The network is there: what the root is may be known now. */
void nfs_look(struct boot *boot, const struct nic *nic, const char *flags);

/* Begins to mount it as spec @spec of @target, in a child. @now: ms. */
void nfs_begin(struct boot *boot, struct target *target, unsigned int spec,
	       uint64_t now);

/*
 * Takes the end of that, and records it in the target if it is mounted, or
 * refused for good. @now: ms. False: there will be another attempt.
 */
bool nfs_take(struct boot *boot, struct target *target, unsigned int spec,
	      uint64_t now);

/*
 * The child @pid has ended with @status, as wait(2) has it. False: it was
 * another one.
 */
bool nfs_ended(struct boot *boot, pid_t pid, int status);

/* Whatever was refused may have had a reason that is gone. */
void nfs_forget(struct nfs *nfs);

#endif
