// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>
#include <sys/utsname.h>

#include "entry/chosen.h"

#define WORDS 1024

static void warn(const char *words)
{
	note("%s", words);
}

/* Of an entry that was found: what it says. */
static enum status read_entry(struct chosen *c)
{
	const struct entry *e = &c->entry;
	char words[WORDS];
	struct text why;
	int ret;

	ret = entry_path(e, e->kernel, c->kernel, sizeof(c->kernel));
	if (ret)
		return fail(STATUS_WORDS, "entry %s: %s: %s", e->id, c->kernel,
			    strerror(-ret));
	text_init(&why, words, sizeof(words));
	if (entry_options(e, c->options, sizeof(c->options), &why))
		return fail(STATUS_WORDS, "entry %s: %s", e->id, words);
	if (e->devicetree)
		note("entry %s: the kernel keeps its device tree and does not take %s",
		     e->id, e->devicetree);
	return STATUS_OK;
}

enum status chosen_find(struct chosen *c, const char *id, const char *folder)
{
	const char *const named[] = { folder, NULL };
	struct utsname machine = { 0 };
	enum status status;
	char words[WORDS];
	struct text why;

	text_init(&why, words, sizeof(words));
	uname(&machine);
	if (entry_find(&c->entry, folder ? named : entry_folders,
		       *id ? id : NULL, machine.machine, warn, &why))
		return fail(STATUS_WORDS, "%s", words);
	note("entry %s", c->entry.id);
	status = read_entry(c);
	if (status)
		chosen_free(c);
	return status;
}

enum status chosen_initrd(const struct chosen *c, int *fd)
{
	char words[WORDS];
	struct text why;

	text_init(&why, words, sizeof(words));
	return entry_initrd(&c->entry, fd, &why)
		       ? fail(STATUS_WORDS, "entry %s: %s", c->entry.id, words)
		       : STATUS_OK;
}

void chosen_free(struct chosen *c)
{
	entry_free(&c->entry);
}
