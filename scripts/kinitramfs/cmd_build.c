// SPDX-License-Identifier: GPL-2.0-only
/* kinitramfs build: makes an image. */
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

#include "base/filter.h"
#include "base/message.h"
#include "base/options.h"
#include "build_image.h"
#include "cmd_build.h"
#include "config.h"
#include "hook/collect.h"
#include "image/show.h"
#include "kdump.h"
#include "kernel/kernel.h"
#include "sysroot/sysroot.h"

enum {
	COMPRESS = OPTIONS_OWN,
	FULL,
	EARLY,
	FORCE,
	MICROCODE,
	KDUMP,
	DUMP_TARGET,
	CRASH_SIZE
};

static int usage(FILE *out)
{
	fputs("usage: kinitramfs build [OPTION...] -o FILE\n"
	      "Makes an initramfs image of hooks.\n" OPTIONS_HELP
	      "  --compress HOW    zstd, xz, lz4, gzip or none; with a level: zstd:19\n"
	      "  --full [BASE]     put the base image in front, for a kernel without\n"
	      "  --early FILE      put this archive (microcode) in front of all\n"
	      "  --microcode       put that of the machine's processor, or of all, in front\n"
	      "  --kdump           for a crash kernel: what saves its dump, and nothing else\n"
	      "  --dump-target T   the dump goes there, as kinit.dump= has it (/var/crash)\n"
	      "  --crash-size N    so much memory is set aside for it: 128M\n"
	      "  --force           replace an image that can reach the root by one that cannot\n",
	      out);
	return out == stdout ? 0 : 2;
}

/* Returns -1 to go on, or the exit status. */
static int parse(struct build *b, int argc, char **argv)
{
	static const struct option options[] = {
		{ "compress", required_argument, NULL, COMPRESS },
		{ "full", optional_argument, NULL, FULL },
		{ "early", required_argument, NULL, EARLY },
		{ "microcode", no_argument, NULL, MICROCODE },
		{ "kdump", no_argument, NULL, KDUMP },
		{ "dump-target", required_argument, NULL, DUMP_TARGET },
		{ "crash-size", required_argument, NULL, CRASH_SIZE },
		{ "force", no_argument, NULL, FORCE },
		{ 0 },
	};
	const char *problem;
	int c;

	while ((c = options_next(argc, argv, options)) != -1) {
		switch (c) {
		case 'h':
			return usage(stdout);
		case COMPRESS:
			problem = compression_parse(&b->compression, optarg);
			if (problem) {
				error_at(NULL, "--compress %s: %s", optarg,
					 problem);
				return 2;
			}
			b->compress = true;
			break;
		case FULL:
			b->full = true;
			b->base_image = optarg;
			/* No word stands by itself, so this one is its own. */
			if (!optarg && optind < argc && argv[optind][0] != '-')
				b->base_image = argv[optind++];
			break;
		case EARLY:
			b->early = optarg;
			break;
		case MICROCODE:
			b->microcode = true;
			break;
		case KDUMP:
			b->opt.kdump = true;
			break;
		case DUMP_TARGET:
			b->opt.dump_target = optarg;
			break;
		case CRASH_SIZE:
			b->crash_size = kdump_size(optarg);
			if (b->crash_size)
				break;
			error_at(NULL,
				 "--crash-size %s: known are bytes, 64M and 1G",
				 optarg);
			return 2;
		case FORCE:
			b->force = true;
			break;
		default:
			if (c == '?')
				return usage(stderr);
			if (options_take(&b->opt, c, optarg))
				return 2;
		}
	}
	if (optind != argc) {
		error_at(NULL, "what is %s? Hooks are named by --hook",
			 argv[optind]);
		return usage(stderr);
	}
	if ((b->opt.dump_target || b->crash_size) && !b->opt.kdump) {
		error_at(NULL,
			 "--dump-target and --crash-size are for --kdump");
		return 2;
	}
	if (b->opt.dump_target &&
	    (!*b->opt.dump_target || strpbrk(b->opt.dump_target, "\"\n"))) {
		error_at(NULL, "--dump-target %s: no target has such a name",
			 b->opt.dump_target);
		return 2;
	}
	if (!b->opt.output) {
		error_at(NULL, "where to? -o FILE names the image");
		return 2;
	}
	return -1;
}

/* The best that the target kernel can unpack. */
static int choose_compression(struct build *b, struct sysroot *root)
{
	struct kernel kernel;
	const char *config;

	if (b->compress)
		return 0;
	if (kernel_open(&kernel, b->opt.kernel, root, NULL))
		return -1;
	for (int i = 0; (config = compression_choice(i, &b->compression)); i++)
		if (kernel_config(&kernel, config) == 'y')
			break;
	if (!config && kernel.has_config) {
		b->compression = (struct compression){ .packing = PACKED_NOT };
	} else if (!config) {
		compression_parse(&b->compression, "gzip");
		notice_at(NULL,
			  "it is not known what the kernel can unpack, so the image is compressed by gzip; --kernel or --compress would say it");
	}
	kernel_close(&kernel);
	return 0;
}

/* @before: the size of what it replaces, in bytes; -1: there was nothing. */
static void say(const struct build *b, const struct tree *tree, uint64_t size,
		off_t before, const struct timespec *start)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	printf("%s: %" PRIu64 " bytes, %s", show_escaped(b->opt.output), size,
	       packing_name(b->compression.packing));
	if (before >= 0)
		printf(" (the one before: %" PRIu64 ")", (uint64_t)before);
	for (size_t i = 0; i < tree->hooks.count; i++)
		printf("%s%s", i ? ", " : ", hooks ",
		       show_escaped(tree->hooks.items[i]));
	printf(", %.2f s\n", now.tv_sec - start->tv_sec +
				     (now.tv_nsec - start->tv_nsec) / 1e9);
}

/* In a chroot /sys, if it is there, is of another machine than the image. */
static bool is_chroot(void)
{
	struct stat own, first;

	if (access("/sys/bus", F_OK) || access("/proc/self/mountinfo", F_OK))
		return true;
	return !stat("/", &own) && !stat("/proc/1/root/.", &first) &&
	       (own.st_dev != first.st_dev || own.st_ino != first.st_ino);
}

static void add_all(struct strings *to, const struct strings *from)
{
	for (size_t i = 0; i < from->count; i++)
		if (!strings_has(to, from->items[i]))
			strings_add(to, from->items[i]);
}

/* What is configured, where the command line says nothing. */
static int apply_config(struct build *b)
{
	struct options *opt = &b->opt;
	struct config config;
	bool asked_generic = opt->generic;
	int err = config_read(&config, opt->root);
	const char *problem;

	if (!err && config.compress && !b->compress) {
		problem = compression_parse(&b->compression, config.compress);
		b->compress = !problem;
		if (problem) {
			error_at(NULL, "kinitramfs.conf: compress %s: %s",
				 config.compress, problem);
			err = -1;
		}
	}
	if (config.microcode)
		b->microcode = true;
	if (config.network)
		opt->network = true;
	if (!opt->machine && config.generic)
		opt->generic = true;
	if (opt->kdump) {
		/* What other images have is not for this one. */
		opt->generic = asked_generic;
		if (!opt->dump_target && config.dump_target)
			opt->dump_target = mem_strdup(config.dump_target);
	} else if (!opt->hooks.count && !opt->no_hooks)
		add_all(&opt->hooks, &config.hooks);
	/* Those on the command line come to them. */
	if (opt->kernel && !strchr(opt->kernel, '/'))
		add_all(&opt->modules, &config.modules);
	add_all(&opt->firmware, &config.firmware);
	config_free(&config);
	return err;
}

/* This machine and the kernel that runs, where nothing else is asked for. */
static int set_defaults(struct build *b)
{
	static struct utsname name;
	struct options *opt = &b->opt;
	bool own = !strcmp(opt->root, "/");
	char *index;

	if (own && !opt->kernel && !uname(&name)) {
		index = mem_printf("/lib/modules/%s/modules.dep.bin",
				   name.release);
		if (!access(index, F_OK))
			opt->kernel = name.release;
		else if (!opt->generic && !opt->machine)
			notice_at(NULL,
				  "%s: missing, so the image has no modules, and only the hooks that are named",
				  index);
		free(index);
	}
	if (apply_config(b))
		return -1;
	if (!own || !opt->kernel || strchr(opt->kernel, '/') || opt->machine ||
	    opt->generic)
		return 0;
	if (is_chroot()) {
		notice_at(NULL,
			  "this is a chroot, whose machine is not known: the image gets the modules of all (--generic)");
		opt->generic = true;
	} else {
		opt->machine = "";
	}
	return 0;
}

static int build(struct build *b)
{
	struct timespec start;
	struct sysroot root;
	struct tree tree = { 0 };
	struct machine machine = { 0 };
	struct stat st;
	uint64_t size;
	off_t before;
	int err;

	clock_gettime(CLOCK_MONOTONIC, &start);
	err = set_defaults(b);
	if (!err && b->opt.kdump)
		err = kdump_prepare(&b->opt);
	if (!err)
		err = collect(&b->opt, &tree, &machine);
	if (err)
		goto out_tree;
	err = sysroot_open(&root, b->opt.root, NULL);
	if (err) {
		error_at(NULL, "%s: %s", b->opt.root, strerror(-err));
		goto out_tree;
	}
	err = choose_compression(b, &root);
	before = stat(b->opt.output, &st) ? -1 : st.st_size;
	if (!err)
		err = build_image(b, &root, &tree, &machine, &size);
	if (!err)
		say(b, &tree, size, before, &start);
	sysroot_close(&root);
out_tree:
	machine_free(&machine);
	tree_free(&tree);
	return err ? 1 : 0;
}

int cmd_build(int argc, char **argv)
{
	struct build b = { 0 };
	int status;

	filter_prepare();
	/* They come as errors of writing, and the new file is then deleted. */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	options_init(&b.opt);
	status = parse(&b, argc, argv);
	if (status < 0)
		status = build(&b);
	options_free(&b.opt);
	return status;
}
