// SPDX-License-Identifier: GPL-2.0-only
#include <stddef.h>
#include <string.h>

#include "root/hooked.h"
#include "target.h"

/* In front of a device that has no file system, in kinit.dump=. */
#define RAW "raw:"

/* False: it is on no NFS server. */
static bool init_nfs(struct boot *boot, struct root_spec *spec,
		     const char *value, const char *nfsroot)
{
	struct nfs *nfs = &boot->nfs;

	nfs->meant = nfs_place_read(&nfs->place, &nfs->may_default, value,
				    nfsroot, &spec->problem);
	if (!nfs->meant)
		return false;
	if (!KINIT_HAS_NFS)
		spec->problem =
			"NFS is left out of this kinit (CONFIG_KINIT_NFS)";
	spec->kind = spec->problem ? ROOT_BAD : ROOT_NFS;
	boot->net.wanted = !boot->net.options.off;
	return true;
}

/* @value: as that of root=, or NULL. */
static void init_main(struct boot *boot, struct target *t, const char *value,
		      const char *nfsroot)
{
	t->wanted = true;
	t->source = value;
	t->n_specs = 1;
	if (init_nfs(boot, &t->specs[0], value, nfsroot)) {
		if (!value)
			t->source = "/dev/nfs";
		return;
	}
	t->n_specs = root_parse_list(t->specs, value);
	if (!t->n_specs) {
		t->specs[0].kind = ROOT_GPT_AUTO;
		t->n_specs = 1;
	}
}

/* The root itself, and as it would be mounted, if nothing else is named. */
static void init_dump(struct boot *boot, struct target *t)
{
	const struct params *p = &boot->params;

	t->where = RUN_DIR "/dump";
	t->rw = true;
	if (!p->dump) {
		init_main(boot, t, p->root, p->nfsroot);
		t->fstype = p->rootfstype;
		t->flags = p->rootflags;
		return;
	}
	t->raw = !strncmp(p->dump, RAW, strlen(RAW));
	init_main(boot, t, p->dump + (t->raw ? strlen(RAW) : 0), NULL);
	t->source = p->dump;
	if (t->raw && boot->nfs.meant) {
		t->specs[0].kind = ROOT_BAD;
		t->specs[0].problem = "raw: is for a device";
	}
}

/* It is no mount, and not among those that are wanted. */
static void init_resume(struct boot *boot, struct target *t)
{
	const struct params *p = &boot->params;

	t->source = p->resume;
	t->n_specs = root_parse_list(t->specs, p->resume);
	boot->resume.offset = p->resume_offset;
	boot->resume.pending = p->resume && p->resume_mode != RESUME_OFF;
}

/* "": in memory, so there is no device to be looked for. */
static void init_upper(struct target *t, const struct params *p)
{
	t->wanted = p->overlay && p->overlay[0];
	t->where = RUN_DIR "/upper";
	t->rw = true;
	t->n_specs = root_parse_list(t->specs, t->wanted ? p->overlay : NULL);
}

/* What stands in root= itself means that device, rootflags= any. */
static void take_hooked_mount(struct target *t)
{
	static struct hooked_mount m;
	struct root_spec *spec = &t->specs[0];

	if (spec->kind != ROOT_HOOK)
		return;
	if (!hooked_mount(&m, spec->written, spec->written_len)) {
		spec->kind = ROOT_BAD;
		spec->problem =
			"the file system's type or options are too long";
	}
	if (m.fstype[0])
		t->fstype = m.fstype;
	if (m.flags[0])
		t->flags = m.flags;
}

static void init_all(struct boot *boot)
{
	const struct params *p = &boot->params;
	struct target *root = &boot->targets[TARGET_ROOT];
	struct target *loop = &boot->targets[TARGET_LOOP];
	struct target *last = p->loop ? loop : root;

	init_main(boot, root, p->root, p->nfsroot);
	root->rw = p->rw;
	init_upper(&boot->targets[TARGET_UPPER], p);
	if (KINIT_HAS_RESUME)
		init_resume(boot, &boot->targets[TARGET_RESUME]);
	/* Which device that is will be known when there is one. */
	loop->wanted = p->loop;
	loop->rw = p->rw;
	loop->source = p->loop;
	boot->targets[TARGET_UPPER].source = p->overlay;
	root->where = RUN_DIR "/host";
	last->where = p->overlay ? RUN_DIR "/lower" : ROOTMNT;
	last->fstype = p->rootfstype;
	last->flags = p->rootflags;
	if (p->overlay)
		root->rw = loop->rw = false;
	boot->targets[TARGET_USR].where = ROOTMNT "/usr";
}

void targets_init(struct boot *boot)
{
	struct target *first;

	for (unsigned int i = 0; i < TARGETS; i++) {
		memset(&boot->targets[i], 0, sizeof(boot->targets[i]));
		boot->targets[i].role = i;
	}
	if (saves_dump(boot))
		init_dump(boot, &boot->targets[TARGET_DUMP]);
	else
		init_all(boot);
	first = (struct target *)target_main(boot);
	if (first->n_specs == 1)
		take_hooked_mount(first);
}

static bool has_hook(const struct boot *boot, const char *kind)
{
	for (const struct hook *hook = boot->hooks; hook; hook = hook->next)
		for (unsigned int i = 0; i < hook->roots.n; i++)
			if (!strcmp(hook->roots.words[i], kind))
				return true;
	return false;
}

void targets_check_hooks(struct boot *boot)
{
	for (unsigned int i = 0; i < TARGETS; i++) {
		struct target *t = &boot->targets[i];

		for (unsigned int n = 0; n < t->n_specs; n++) {
			struct root_spec *spec = &t->specs[n];

			if (spec->kind != ROOT_HOOK ||
			    (target_is_main(t) && has_hook(boot, spec->text)))
				continue;
			spec->kind = ROOT_BAD;
			spec->problem =
				"it is none of the forms that are known here, and no hook of this image brings it";
		}
	}
}

bool target_is_hooked(const struct target *target)
{
	for (unsigned int i = 0; i < target->n_specs; i++)
		if (target->specs[i].kind == ROOT_HOOK)
			return true;
	return false;
}

const struct target *target_main(const struct boot *boot)
{
	return &boot->targets[saves_dump(boot) ? TARGET_DUMP : TARGET_ROOT];
}

const struct target *target_next(const struct boot *boot)
{
	for (unsigned int i = 0; i < TARGETS; i++) {
		const struct target *t = &boot->targets[i];

		if (t->wanted && !t->given_up &&
		    (!t->mount.attempt.done || t->mount.attempt.error))
			return t;
	}
	return NULL;
}

const struct target *target_awaited(const struct boot *boot)
{
	return may_resume(boot) ? &boot->targets[TARGET_RESUME]
				: target_next(boot);
}

bool target_all_mounted(const struct boot *boot)
{
	return (boot->fstab.done || saves_dump(boot)) && !target_next(boot);
}

const struct target *target_root(const struct boot *boot)
{
	return &boot->targets[boot->params.loop ? TARGET_LOOP : TARGET_ROOT];
}
