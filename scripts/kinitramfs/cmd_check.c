// SPDX-License-Identifier: GPL-2.0-only
/* kinitramfs check: can this image reach the root of that machine? */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "base/filter.h"
#include "base/message.h"
#include "check/check.h"
#include "cmd_check.h"
#include "image/load.h"
#include "image/show.h"
#include "image/unpack.h"
#include "machine/aim.h"
#include "machine/read.h"
#include "machine/scan.h"

/* The exit status. */
enum { REACHES_ROOT, DOES_NOT, NOT_KNOWN };

struct check_options {
	const char *machine, *kernel, *root, *image, *dump_target;
};

static int usage(FILE *out)
{
	fputs("usage: kinitramfs check [--machine FILE] [--kernel K] [--root DIR]\n"
	      "                        [--dump-target T] IMAGE\n"
	      "Says whether the image can reach the root of this machine.\n"
	      "  --machine FILE    of the machine that FILE describes, not of this one\n"
	      "  --kernel K        the kernel that will boot it: its version, or its build\n"
	      "                    folder (the one whose modules are in the image)\n"
	      "  --root DIR        whose kernels are below DIR (/)\n"
	      "  --dump-target T   not the root, but what kinit.dump=T means\n",
	      out);
	return out == stdout ? 0 : NOT_KNOWN;
}

static int load(const char *path, uint8_t **data, size_t *size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	int err = fd < 0 ? -errno : image_load(fd, data, size);
	const struct where where = { .file = path };
	const char *problem;

	if (fd >= 0)
		close(fd);
	problem = err ? strerror(-err) : image_mistaken(*data, *size);
	if (problem)
		error_at(&where, "%s", problem);
	return problem ? -1 : 0;
}

/* Which kernel will boot it, if nobody says. */
static char *choose_kernel(const struct check_options *opt,
			   const struct image *img)
{
	struct utsname name;
	char *version;

	if (opt->kernel)
		return mem_strdup(opt->kernel);
	version = check_version(img);
	if (!version && !uname(&name))
		version = mem_strdup(name.release);
	return version;
}

static int answer(const struct check_options *opt, struct check_question *q,
		  struct sysroot *root)
{
	char *name = choose_kernel(opt, q->img);
	struct modules modules = { 0 };
	struct kernel kernel;
	struct check check;
	int status = NOT_KNOWN;

	if (!kernel_open(&kernel, name, root, NULL)) {
		q->kernel = &kernel;
		if (!strchr(name, '/') && !modules_open(&modules, root, name))
			q->modules = &modules;
		check_image(q, &check);
		check_print(&check, stdout);
		status = check_reaches_root(&check) ? REACHES_ROOT : DOES_NOT;
		check_free(&check);
		if (q->modules)
			modules_close(&modules);
	}
	kernel_close(&kernel);
	free(name);
	return status;
}

static int check_with(const struct check_options *opt, const struct image *img,
		      const struct machine *machine)
{
	struct check_question q = { .img = img, .machine = machine };
	struct sysroot root;
	char damage[400];
	int err, status;

	if (img->damaged) {
		show_damage(img, damage, sizeof(damage));
		error_at(&(struct where){ .file = opt->image }, "%s", damage);
		return DOES_NOT;
	}
	err = sysroot_open(&root, opt->root, NULL);
	if (err) {
		error_at(NULL, "--root %s: %s", opt->root, strerror(-err));
		return NOT_KNOWN;
	}
	status = answer(opt, &q, &root);
	sysroot_close(&root);
	if (fflush(stdout) || ferror(stdout)) {
		error_at(NULL, "writing: %s", strerror(errno));
		return NOT_KNOWN;
	}
	if (error_count())
		return NOT_KNOWN;
	printf(status == REACHES_ROOT ? "%s can reach the %s\n"
				      : "%s cannot reach the %s\n",
	       show_escaped(opt->image),
	       opt->dump_target ? "target of the dump" : "root");
	return status;
}

static int check(const struct check_options *opt)
{
	struct machine machine = { 0 };
	uint8_t *data = NULL;
	int status = NOT_KNOWN;
	struct image img;
	size_t size;

	if (!opt->machine)
		machine_scan(&machine);
	if ((!opt->machine || !machine_read(&machine, opt->machine)) &&
	    (!opt->dump_target ||
	     !machine_aim(&machine, opt->dump_target, !opt->machine)) &&
	    !load(opt->image, &data, &size)) {
		image_read(&img, data, size, unpack);
		status = check_with(opt, &img, &machine);
		image_free(&img);
	}
	free(data);
	machine_free(&machine);
	return status;
}

enum { MACHINE = 256, KERNEL, ROOT, DUMP_TARGET };

/* Returns -1 to go on, or the exit status. */
static int parse(struct check_options *opt, int argc, char **argv)
{
	static const struct option options[] = {
		{ "machine", required_argument, NULL, MACHINE },
		{ "kernel", required_argument, NULL, KERNEL },
		{ "root", required_argument, NULL, ROOT },
		{ "dump-target", required_argument, NULL, DUMP_TARGET },
		{ "help", no_argument, NULL, 'h' },
		{ 0 },
	};
	int c;

	while ((c = getopt_long(argc, argv, "h", options, NULL)) != -1) {
		switch (c) {
		case MACHINE:
			opt->machine = optarg;
			break;
		case KERNEL:
			opt->kernel = optarg;
			break;
		case ROOT:
			opt->root = optarg;
			break;
		case DUMP_TARGET:
			opt->dump_target = optarg;
			break;
		case 'h':
			return usage(stdout);
		default:
			return usage(stderr);
		}
	}
	if (optind + 1 == argc) {
		opt->image = argv[optind];
		return -1;
	}
	error_at(NULL,
		 optind == argc ? "name an image" : "one image at a time");
	return usage(stderr);
}

int cmd_check(int argc, char **argv)
{
	struct check_options opt = { .root = "/" };
	int status;

	filter_prepare();
	status = parse(&opt, argc, argv);
	return status < 0 ? check(&opt) : status;
}
