// SPDX-License-Identifier: GPL-2.0-only
/*
 * Mounts the root from an NFS server. All that is said to it the kernel says:
 * for NFSv3 it also asks for the port and the handle of the path. One version
 * is tried at a time, in a child, since the server may not answer for minutes.
 */
#include <errno.h>
#include <linux/mount.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include "hook/child.h"
#include "log/kmsg.h"
#include "log/log.h"
#include "root/dirs.h"
#include "root/nfs/mount.h"
#include "root/options.h"

#define DATA_SIZE 2048

void nfs_look(struct boot *boot, const struct nic *nic, const char *flags)
{
	struct nfs *nfs = &boot->nfs;

	if (!nfs->meant || nfs->found)
		return;
	nfs->lacks = nfs_place_find(&nfs->export, &nfs->place, nfs->may_default,
				    flags, nic);
	nfs->found = !nfs->lacks;
}

static int mount_it(const struct nfs *nfs, const struct target *target)
{
	static char own[NFS_OPTIONS_SIZE], data[DATA_SIZE];
	unsigned long flags = target->rw ? 0 : MS_RDONLY;
	int err = make_dirs(target->where);

	if (err)
		return err;
	if (!options_parse(nfs->export.options, &flags, own, sizeof(own)) ||
	    !nfs_mount_text(data, sizeof(data), own, nfs->version,
			    &nfs->export.server))
		return -E2BIG;
	if (mount(nfs->export.source, target->where, "nfs", flags, data))
		return -errno;
	return 0;
}

void nfs_begin(struct boot *boot, struct target *target, unsigned int spec,
	       uint64_t now)
{
	struct nfs *nfs = &boot->nfs;

	strlcpy(target->specs[spec].text, nfs->export.source,
		sizeof(target->specs[spec].text));
	nfs_version(nfs->version, nfs->export.options, nfs->export.v4, nfs->n);
	nfs->tries += !nfs->n;
	nfs->since = now;
	nfs->mark = kmsg_mark();
	nfs->pid = fork();
	if (!nfs->pid) {
		int err = -mount_it(nfs, target);

		/* NFS has errors of its own, which no status can hold. */
		_exit(err < 256 ? err : EIO);
	}
	if (nfs->pid > 0)
		return;
	nfs->error = -errno;
	nfs->pid = 0;
	nfs->ended = true;
}

bool nfs_ended(struct boot *boot, pid_t pid, int status)
{
	struct nfs *nfs = &boot->nfs;

	if (nfs->pid != pid)
		return false;
	nfs->pid = 0;
	nfs->ended = true;
	nfs->error = child_error(status);
	return true;
}

bool nfs_take(struct boot *boot, struct target *target, unsigned int spec,
	      uint64_t now)
{
	struct nfs *nfs = &boot->nfs;
	struct mount_fact *fact = &target->mount;
	enum nfs_outcome outcome;

	nfs->ended = false;
	*fact = (struct mount_fact){ .spec = spec };
	kmsg_collect(nfs->mark, &fact->said);
	log_print(LOG_DEBUG, "mount %s as NFSv%s: %s", nfs->export.source,
		  nfs->version, nfs->error ? strerror(-nfs->error) : "done");
	outcome = nfs_conclude(nfs, now);
	if (outcome == NFS_OTHER_VERSION || outcome == NFS_LATER)
		return false;
	strlcpy(fact->type, "NFSv", sizeof(fact->type));
	strlcat(fact->type, nfs->version, sizeof(fact->type));
	fact->attempt = (struct attempt){ true, nfs->error };
	if (nfs->error)
		target->refused |= 1U << spec;
	return true;
}

void nfs_forget(struct nfs *nfs)
{
	/* What somebody has mounted by hand meanwhile is not to be covered. */
	if (nfs->pid)
		kill(nfs->pid, SIGKILL);
	nfs->n = nfs->tries = 0;
	nfs->next = 0;
}
