// SPDX-License-Identifier: GPL-2.0-only
/*
 * The kernel itself asks for modules: it runs the program that
 * /proc/sys/kernel/modprobe names (kernel: kernel/kmod.c) with "-q -- NAME",
 * and waits for its end. NAME is an alias as a rule: "fs-xfs",
 * "crypto-xts(aes)", "dm-crypt", "md-raid1".
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmdline.h"
#include "log/log.h"
#include "log/timeline.h"
#include "module/conf.h"
#include "module/indexes.h"
#include "module/insert.h"
#include "module/modprobe.h"
#include "small_file.h"

/* Modules that depend on each other, one below the other; real ones reach 15. */
#define MAX_DEPTH 32

/* What is being loaded, so that modules that depend on each other end. */
struct chain {
	const struct chain *above;
	const char *name;
	int *failed; /* -errno of the last one that was refused */
};

bool modprobe_is_meant(const char *name)
{
	const char *slash = name ? strrchr(name, '/') : NULL;

	return name && !strcmp(slash ? slash + 1 : name, "modprobe");
}

static void load_line(void *context, const char *name, const char *line);

static void load_soft(void *context, const char *name)
{
	indexes_find(name, load_line, context);
}

/* "PATH: PATH PATH": the last one depends on none of the others. */
static void load_deps(struct chain *chain, const char *line)
{
	size_t colon = strcspn(line, ":"), end = strlen(line);
	char name[128];

	while (end > colon + 1) {
		size_t start = end, len = 0;

		while (start > colon + 1 && line[start - 1] != ' ')
			start--;
		for (size_t i = start; i < end; i++) {
			if (line[i] == '/')
				len = 0;
			else if (len < sizeof(name) - 1)
				name[len++] = line[i];
		}
		name[len] = '\0';
		name[strcspn(name, ".")] = '\0';
		if (name[0])
			indexes_find(name, load_line, chain);
		end = start > colon + 1 ? start - 1 : start;
	}
}

static void load_line(void *context, const char *name, const char *line)
{
	struct chain *above = context;
	struct chain chain = { .above = above, .name = name };
	unsigned int depth = 0;
	char path[256];
	int err, mine = 0;

	for (const struct chain *c = above; c; c = c->above)
		if ((c->name && !strcmp(c->name, name)) || ++depth > MAX_DEPTH)
			return;
	if (module_is_live(name))
		return;
	chain.failed = &mine;
	conf_softdeps(name, false, load_soft, &chain);
	mine = 0;
	load_deps(&chain, line);
	snprintf(path, sizeof(path), "%.*s", (int)strcspn(line, ":"), line);
	timeline_note("load", name, "");
	err = module_insert(name, path);
	timeline_note(err ? "refused" : "loaded", name, "");
	if (err) {
		/* Some say so where the processor or a device is not theirs. */
		log_print(err == -ENODEV ? LOG_DEBUG : LOG_WARNING,
			  "module %s: %s", name, strerror(-err));
		*above->failed = err;
		return;
	}
	conf_softdeps(name, true, load_soft, &chain);
}

static int load(const char *name)
{
	int failed = 0;
	struct chain top = { .failed = &failed };

	return indexes_find(name, load_line, &top) == FOUND_NOTHING || failed;
}

int modprobe(int argc, char **argv)
{
	static char cmdline[CMDLINE_MAX];
	struct modules modules = { .have = false };
	bool all = false;
	int i, status = 0;

	/*
	 * All options but -a change what is printed, or are for running
	 * systems.
	 */
	for (i = 1; i < argc && argv[i][0] == '-'; i++) {
		all |= !strcmp(argv[i], "-a") || !strcmp(argv[i], "--all");
		if (!strcmp(argv[i], "--")) {
			i++;
			break;
		}
	}
	if (i == argc) {
		dprintf(STDERR_FILENO, "usage: modprobe [-q] [-a] NAME...\n");
		return 1;
	}
	log_open();
	small_file_text(AT_FDCWD, "/proc/cmdline", cmdline, sizeof(cmdline));
	/* What is wrong with the configuration process 1 has said. */
	log_set_level(LOG_ERR);
	indexes_open(&modules, cmdline);
	log_set_level(LOG_WARNING);
	timeline_join();
	do
		status |= load(argv[i]);
	while (all && ++i < argc);
	return status;
}
