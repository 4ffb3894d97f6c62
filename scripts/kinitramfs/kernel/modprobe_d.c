// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "kernel/modprobe_d.h"
#include "module_conf.h"

#define MAX_FILE (1 << 20)

/* Is there a statement about a module of the image? Says what is wrong. */
static bool concerns(const struct pick *pick, const char *path, char *text)
{
	struct module_conf_text from = { .next = text };
	struct module_conf conf;
	bool found = false;

	while (module_conf_next(&from, &conf)) {
		const struct where where = { path, conf.line, 1, NULL };
		bool own;

		if (conf.kind == CONF_BAD) {
			notice_at(&where, "%s", conf.problem);
			continue;
		}
		own = pick_has(pick,
			       conf.kind == CONF_ALIAS ? conf.rest : conf.name);
		if (own &&
		    (conf.kind == CONF_INSTALL || conf.kind == CONF_REMOVE))
			notice_at(&where,
				  "module %s: the command is not run in an initramfs; the module itself is loaded",
				  conf.name);
		found |= own;
	}
	return found;
}

static void add_file(const struct pick *pick, const char *path,
		     struct tree *tree)
{
	struct sysroot *root = pick->modules->root;
	struct place place;
	size_t len;
	char *text;

	if (sysroot_find(root, path, &place, NULL) ||
	    !S_ISREG(place.st.st_mode) ||
	    sysroot_read(root, &place, MAX_FILE, &text, &len))
		return;
	if (concerns(pick, path, text))
		tree_add_file(tree, path, root, &place, NULL);
	free(text);
}

void modprobe_d_add(const struct pick *pick, struct tree *tree)
{
	static const char *const folders[] = { "/etc/modprobe.d",
					       "/usr/lib/modprobe.d",
					       "/lib/modprobe.d" };
	static const char suffix[] = ".conf";
	struct strings seen = { 0 };

	for (size_t i = 0; i < 3; i++) {
		struct strings names = { 0 };
		struct place place;

		if (!sysroot_find(pick->modules->root, folders[i], &place,
				  NULL))
			sysroot_list(pick->modules->root, &place, &names);
		for (size_t n = 0; n < names.count; n++) {
			const char *name = names.items[n];
			size_t len = strlen(name);
			char *path;

			if (len <= strlen(suffix) || strings_has(&seen, name) ||
			    strcmp(name + len - strlen(suffix), suffix))
				continue;
			strings_add(&seen, name);
			path = mem_printf("%s/%s", folders[i], name);
			add_file(pick, path, tree);
			free(path);
		}
		strings_free(&names);
	}
	strings_free(&seen);
}
