// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <string.h>

#include "module_conf.h"
#include "report/module.h"

#define LONG 2000 /* ms that no module takes which is going to end */

/* @name is of unknown bytes. */
static void add_name(struct text *t, const char *before, const char *name)
{
	text_add(t, "%s%pE", before, name);
}

static bool hangs(const struct module *m, uint64_t now)
{
	return m->state == MODULE_LOADING && now >= m->since + LONG;
}

void report_loading(struct text *t, const struct boot *boot, uint64_t now)
{
	for (const struct module *m = boot->modules.first; m; m = m->next) {
		if (!hangs(m, now))
			continue;
		add_name(t, "module ", m->name);
		text_add(t, " has been loading for %u s",
			 (unsigned int)((now - m->since) / 1000));
		return;
	}
}

/*
 * Of what the kernel said, the last line that is this module's own: others may
 * have been loaded at the same time. Without any, the last of all.
 */
static unsigned int own_line(const struct module *m)
{
	unsigned int i = m->said->n;

	while (i--) {
		const char *line = m->said->line[i];
		size_t len = strcspn(line, ":");
		char name[64];

		if (!line[len] || len >= sizeof(name))
			continue;
		memcpy(name, line, len);
		name[len] = '\0';
		if (module_name_equal(name, m->name))
			return i;
	}
	return m->said->n - 1;
}

/* Which the kernel says in more words than its errno. */
static void add_refusal(struct text *t, const struct boot *boot,
			const struct module *m)
{
	add_name(t, "module ", m->name);
	text_add(t, " was refused: ");
	if (m->built_for[0] && strcmp(m->built_for, boot->modules.release)) {
		add_name(t, "it was built for kernel ", m->built_for);
		text_add(t, ", and this is %s", boot->modules.release);
		return;
	}
	if (m->said)
		text_add(t, "%s (%s)", m->said->line[own_line(m)],
			 strerror(-m->error));
	else
		text_add(t, "%s", strerror(-m->error));
}

static void add_driverless(struct text *t, const struct driverless *d)
{
	text_add(t, "%s %s %pE", d->what, d->bus, d->id);
	if (d->more)
		text_add(t, " and %u like it", d->more);
}

#define NAMED 3 /* in one line */

/* Nothing but a network interface is missing, with @nics; else anything. */
static bool is_cause(const struct driverless *d, bool nics)
{
	return !d->asked && (d->nic || !nics);
}

/* ", and A, B, C and 2 more have no driver"; or nothing. */
static void add_all_driverless(struct text *t, const struct driverless *d,
			       bool nics)
{
	unsigned int n = 0, named = 0;
	bool more = false;

	for (const struct driverless *i = d; i; i = i->next) {
		n += is_cause(i, nics);
		more |= is_cause(i, nics) && i->more;
	}
	for (; d && named < NAMED; d = d->next) {
		if (!is_cause(d, nics))
			continue;
		text_add(t, !named	     ? ", and "
			    : named + 1 == n ? " and "
					     : ", ");
		add_driverless(t, d);
		named++;
	}
	if (n > named)
		text_add(t, " and %u more", n - named);
	if (n)
		text_add(t, n == 1 && !more ? " has no driver"
					    : " have no driver");
}

static void add_firmware(struct text *t, const struct firmware *f)
{
	text_add_escaped(t, f->driver);
	add_name(t, " did not get the firmware ", f->name);
	text_add(t, " for ");
	if (f->device)
		add_driverless(t, f->device);
	else
		text_add_escaped(t, f->id);
	add_name(t, " (add it: kinitramfs build --firmware ", f->name);
	text_add(t, ")");
}

/*
 * The first that is for a device which a root may be behind, and that no driver
 * has taken: one that has could do without.
 */
static void add_needed_firmware(struct text *t, const struct modules *all,
				bool nics)
{
	for (unsigned int i = 0; i < all->n_firmware; i++) {
		const struct driverless *d = all->firmware[i].device;

		if (!d || (nics && !d->nic))
			continue;
		text_add(t, ", and ");
		add_firmware(t, &all->firmware[i]);
		return;
	}
}

static const struct module *find(const struct boot *boot,
				 enum module_state state)
{
	const struct module *m = boot->modules.first;

	/* Many devices that are not there have a driver that says so. */
	while (m && (m->state != state || m->error == -ENODEV))
		m = m->next;
	return m;
}

static void add_cause(struct text *t, const struct boot *boot, bool nics)
{
	const struct modules *all = &boot->modules;
	const struct module *refused = find(boot, MODULE_REFUSED);
	const struct module *loading = find(boot, MODULE_LOADING);
	const struct module *missing = find(boot, MODULE_MISSING);

	/* It and what follows may both be the cause. */
	add_needed_firmware(t, all, nics);
	if (all->other[0]) {
		add_name(t, ", and this image has modules of kernel ",
			 all->other);
		add_name(t, ", not of this one, ", all->release);
	} else if (all->damaged) {
		text_add(t, ", and %s in this image cannot be used",
			 all->damaged);
	} else if (refused) {
		text_add(t, ", and ");
		add_refusal(t, boot, refused);
	} else if (loading) {
		add_name(t, ", and module ", loading->name);
		text_add(t, " is still loading");
	} else if (missing) {
		add_name(t, ", and this image lacks the module ",
			 missing->name);
	} else if (all->have) {
		add_all_driverless(t, all->driverless, nics);
	}
}

void report_module_cause(struct text *t, const struct boot *boot)
{
	add_cause(t, boot, false);
}

void report_nic_driver(struct text *t, const struct boot *boot)
{
	add_cause(t, boot, true);
}

static void add_supplier(struct text *t, const struct driverless *d)
{
	if (d->supplier[0]) {
		text_add(t, "; it depends on %pE, which has no driver",
			 d->supplier);
	} else if (d->waits) {
		text_add(t, "; it depends on a device that is not there");
	}
}

void report_driverless(struct text *t, const struct boot *boot)
{
	const struct driverless *d = boot->modules.driverless;

	/* A kernel without modules has the drivers that somebody chose. */
	if (!d || !has_modules(boot))
		return;
	text_add(t, "No driver has taken these devices:\n");
	for (; d; d = d->next) {
		text_add(t, "  ");
		add_driverless(t, d);
		add_name(t, " (", d->modalias);
		text_add(t, ")");
		if (d->module[0]) {
			add_name(t, ": module ", d->module);
			text_add(t,
				 d->in_image
					 ? " is for it"
					 : " would drive it, and is not in this image; add it: kinitramfs build --module ");
			if (!d->in_image)
				text_add_escaped(t, d->module);
		} else {
			text_add(t,
				 ": no module of this kernel is known for it");
		}
		add_supplier(t, d);
		text_add(t, "\n");
	}
}

void report_firmware(struct text *t, const struct boot *boot)
{
	const struct modules *all = &boot->modules;

	if (all->n_firmware)
		text_add(t, "Firmware not found:\n");
	for (unsigned int i = 0; i < all->n_firmware; i++) {
		text_add(t, "  ");
		add_firmware(t, &all->firmware[i]);
		text_add(t, "\n");
	}
}

static void list_said(struct text *t, const struct module *m)
{
	for (unsigned int i = 0; m->said && i < m->said->n; i++)
		if (i != own_line(m))
			text_add(t, "    %s\n", m->said->line[i]);
}

static bool is_wrong(const struct module *m, uint64_t now)
{
	return hangs(m, now) || m->state == MODULE_MISSING ||
	       m->state == MODULE_LACKS ||
	       (m->state == MODULE_REFUSED && m->error != -ENODEV);
}

static void list_module(struct text *t, const struct boot *boot,
			const struct module *m, uint64_t now)
{
	text_add(t, "  ");
	switch (m->state) {
	case MODULE_REFUSED:
		add_refusal(t, boot, m);
		break;
	case MODULE_LOADING:
		add_name(t, "module ", m->name);
		text_add(t, " has been loading for %u s",
			 (unsigned int)((now - m->since) / 1000));
		break;
	case MODULE_MISSING:
		add_name(t, "there is no module ", m->name);
		add_name(t,
			 " in this image; add it: kinitramfs build --module ",
			 m->name);
		break;
	default:
		add_name(t, "module ", m->name);
		text_add(t, " lacks one that it depends on");
		break;
	}
	text_add(t, "\n");
	list_said(t, m);
}

void report_modules(struct text *t, const struct boot *boot, uint64_t now)
{
	const struct modules *all = &boot->modules;
	bool any = false;

	if (all->other[0]) {
		add_name(t,
			 "Make an image for this kernel: kinitramfs build --kernel ",
			 all->release);
		text_add(t, "\n");
	}
	if (all->damaged)
		text_add(t, "%s: %s; make the image anew.\n", all->damaged,
			 all->damage);
	for (const struct module *m = all->first; m; m = m->next) {
		if (!is_wrong(m, now))
			continue;
		text_add(t, any ? "" : "Modules:\n");
		any = true;
		list_module(t, boot, m, now);
	}
}
