// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <string.h>

#include "report/nfs.h"
#include "target.h"

/* Who needs longer is said not to answer, ms. */
#define ANSWERS_WITHIN 1000

static void add_server(struct text *t, const struct nfs *nfs)
{
	text_add(t, "NFS server %pI", &nfs->export.server);
}

static void add_path(struct text *t, const struct nfs *nfs)
{
	const char *path = strstr(nfs->export.source, ":/");

	text_add_escaped(t, path ? path + 1 : nfs->export.source);
}

static void add_silence(struct text *t, const struct nfs *nfs,
			const char *error)
{
	add_server(t, nfs);
	text_add(t, " does not answer");
	text_add(t, "%s%s (tried %u time%s)", error ? ": " : "",
		 error ? error : "", nfs->tries, nfs->tries == 1 ? "" : "s");
}

/* What the image lacks of NFS, or NULL: "nfsv4". */
static const char *missing_module(const struct boot *boot)
{
	if (!KINIT_HAS_MODULES)
		return NULL;
	for (const struct module *m = boot->modules.first; m; m = m->next) {
		const char *name = m->name;

		name += strncmp(name, "fs-", 3) ? 0 : 3;
		if (m->state == MODULE_MISSING && !strncmp(name, "nfs", 3))
			return name;
	}
	return NULL;
}

/* One version was meant, or several were tried. */
static void add_versions(struct text *t, const struct nfs *nfs)
{
	if (nfs->n)
		text_add(t, " supports no version of NFS that was tried");
	else
		text_add(t, " does not support NFSv%s", nfs->version);
}

static void add_lack(struct text *t, const struct boot *boot)
{
	const char *module = missing_module(boot);

	text_add(t, "this kernel has no NFS");
	if (module)
		text_add(t, ": the module %s is not in this image", module);
	else
		text_add(t, "v%s: set CONFIG_NFS_FS and CONFIG_NFS_V%c",
			 boot->nfs.version, boot->nfs.version[0]);
}

static void add_refusal(struct text *t, const struct boot *boot)
{
	const struct nfs *nfs = &boot->nfs;

	switch (-nfs->error) {
	case ENODEV:
		add_lack(t, boot);
		break;
	case EPROTONOSUPPORT:
		if (missing_module(boot)) {
			add_lack(t, boot);
			break;
		}
		add_server(t, nfs);
		add_versions(t, nfs);
		break;
	case EACCES:
	case EPERM:
		add_server(t, nfs);
		text_add(t, " denies this machine ");
		add_path(t, nfs);
		break;
	case ENOENT:
		add_server(t, nfs);
		text_add(t, " has no ");
		add_path(t, nfs);
		break;
	case EINVAL:
		text_add(t,
			 "the kernel refuses the options of the root on NFS");
		break;
	default:
		text_add(t, "cannot mount %pE", nfs->export.source);
		break;
	}
	text_add(t, ": %s\n", strerror(-nfs->error));
}

/* What was mounted, and how. */
static void add_attempt(struct text *t, const struct boot *boot)
{
	const struct nfs *nfs = &boot->nfs;
	const struct kmsg_lines *said = &target_main(boot)->mount.said;

	text_add(t, "Tried was %pE, NFSv%s", nfs->export.source, nfs->version);
	if (nfs->export.options[0])
		text_add(t, ", with the options %pE", nfs->export.options);
	text_add(t, "\n");
	for (unsigned int i = 0; i < nfs->n; i++) {
		char version[NFS_VERSION_SIZE];

		if (nfs->errors[i] && nfs_version(version, nfs->export.options,
						  nfs->export.v4, i))
			text_add(t, "Before that, NFSv%s: %s\n", version,
				 strerror(-nfs->errors[i]));
	}
	for (unsigned int i = 0; i < said->n; i++)
		text_add(t, "The kernel says: %s\n", said->line[i]);
}

static void advise(struct text *t, int error)
{
	switch (-error) {
	case EACCES:
	case EPERM:
		text_add(t,
			 "Its list of exports has to allow the address of this machine, and a port below 1024 or any.\n");
		break;
	case ENOENT:
		text_add(t,
			 "With NFSv4 a path begins at the server's own root of exports, which may be another than for NFSv3. A server also hides what a machine may not have.\n");
		break;
	default:
		break;
	}
}

void report_nfs_refused(struct text *t, const struct boot *boot)
{
	add_refusal(t, boot);
	add_attempt(t, boot);
	advise(t, boot->nfs.error);
}

void report_nfs_awaited(struct text *t, const struct boot *boot)
{
	const struct nfs *nfs = &boot->nfs;

	if (!nfs->found) {
		text_add(t, "the root is on NFS, and %s\n",
			 nfs->lacks
				 ? nfs->lacks
				 : "nobody knows where: the network is not there");
		return;
	}
	add_silence(t, nfs, nfs->error ? strerror(-nfs->error) : NULL);
	text_add(t, "\n");
	add_attempt(t, boot);
}

void report_nfs_waiting(struct text *t, const struct boot *boot, uint64_t now)
{
	const struct nfs *nfs = &boot->nfs;

	if (target_main(boot)->mount.attempt.done ||
	    (!nfs->next && (!nfs->pid || now < nfs->since + ANSWERS_WITHIN)))
		return;
	/* There is not much room on a line. */
	add_silence(t, nfs, NULL);
	text_add(t, "; ");
}
