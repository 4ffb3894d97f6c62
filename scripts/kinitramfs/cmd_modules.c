// SPDX-License-Identifier: GPL-2.0-only
/*
 * kinitramfs modules: which modules of a kernel drive the devices of a machine?
 */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>

#include "base/message.h"
#include "cmd_modules.h"
#include "kernel/modules.h"
#include "machine/read.h"
#include "machine/scan.h"

static int usage(FILE *out)
{
	fputs("usage: kinitramfs modules [--machine FILE] [--kernel VERSION] [--root DIR]\n"
	      "Says for each device which module of that kernel drives it.\n"
	      "  --machine FILE    the machine that FILE describes, not this one\n"
	      "  --kernel VERSION  the kernel (the one that runs)\n"
	      "  --root DIR        whose modules are below DIR (/)\n",
	      out);
	return out == stdout ? 0 : 2;
}

/* What a module needs first, by name. */
static void print_deps(const struct modules *modules, const char *name)
{
	char *line = modules_line(modules, name);
	const char *p = line ? line + strcspn(line, ":") : "";
	const char *before = " (needs ";

	while (p += strspn(p, ": "), *p) {
		size_t len = strcspn(p, " ");
		char *path = mem_strndup(p, len), *dep = modules_name(path);

		printf("%s%s", before, dep);
		before = ", ";
		free(dep);
		free(path);
		p += len;
	}
	if (*before == ',')
		putchar(')');
	free(line);
}

/*
 * Most kernels do not say which devices the drivers that they have built in are
 * for, so that of today is looked for by its name.
 */
static bool is_built_in(const struct modules *modules, const char *driver)
{
	struct strings names = { 0 };
	enum modules_found found = modules_look_up(modules, driver, &names);

	strings_free(&names);
	return found == MODULES_IN_KERNEL;
}

static void print_answer(const struct modules *modules,
			 const struct machine_device *d)
{
	struct strings names = { 0 };
	enum modules_found found =
		modules_look_up(modules, d->modalias, &names);

	printf("%s\t", d->place ? d->place : "-");
	if (found == MODULES_IN_KERNEL || (found == MODULES_NONE && d->driver &&
					   is_built_in(modules, d->driver)))
		printf("built in");
	else if (found == MODULES_NONE && d->driver)
		printf("no module; %s drives it now", d->driver);
	else if (found == MODULES_NONE)
		printf("nothing drives it");
	strings_sort(&names);
	for (size_t i = 0; i < names.count; i++) {
		printf("%s%s", i ? ", " : "", names.items[i]);
		print_deps(modules, names.items[i]);
	}
	printf("\t%s\n", d->modalias);
	strings_free(&names);
}

struct question {
	const char *machine, *kernel, *root;
};

static int answer(const struct question *q, const struct machine *m)
{
	struct modules modules;
	struct utsname name;
	struct sysroot root;
	int err;

	if (uname(&name))
		return 1;
	err = sysroot_open(&root, q->root, NULL);
	if (err) {
		error_at(NULL, "--root %s: %s", q->root, strerror(-err));
		return 1;
	}
	err = modules_open(&modules, &root,
			   q->kernel ? q->kernel : name.release);
	if (err == -ENOENT)
		error_at(NULL,
			 "%s/lib/modules/%s/modules.dep.bin: missing: are there modules of this kernel, and was depmod run?",
			 root.path, q->kernel ? q->kernel : name.release);
	if (!err) {
		for (size_t i = 0; i < m->n_devices; i++)
			print_answer(&modules, &m->devices[i]);
		modules_close(&modules);
	}
	sysroot_close(&root);
	return err || error_count() ? 1 : 0;
}

enum { MACHINE = 256, KERNEL, ROOT };

/* Returns -1 to go on, or the exit status. */
static int parse(struct question *q, int argc, char **argv)
{
	static const struct option options[] = {
		{ "machine", required_argument, NULL, MACHINE },
		{ "kernel", required_argument, NULL, KERNEL },
		{ "root", required_argument, NULL, ROOT },
		{ "help", no_argument, NULL, 'h' },
		{ 0 },
	};
	int c;

	while ((c = getopt_long(argc, argv, "h", options, NULL)) != -1) {
		switch (c) {
		case MACHINE:
			q->machine = optarg;
			break;
		case KERNEL:
			q->kernel = optarg;
			break;
		case ROOT:
			q->root = optarg;
			break;
		case 'h':
			return usage(stdout);
		default:
			return usage(stderr);
		}
	}
	if (optind == argc)
		return -1;
	error_at(NULL, "what is %s? --machine names a description",
		 argv[optind]);
	return usage(stderr);
}

int cmd_modules(int argc, char **argv)
{
	struct question q = { .root = "/" };
	int status = parse(&q, argc, argv);
	struct machine m;

	if (status >= 0)
		return status;
	if (q.machine)
		status = machine_read(&m, q.machine) ? 1 : 0;
	else
		machine_scan(&m);
	if (status <= 0)
		status = answer(&q, &m);
	machine_free(&m);
	return status;
}
