/* SPDX-License-Identifier: GPL-2.0-only */
/* The options that several subcommands have in common. */
#ifndef KINITRAMFS_OPTIONS_H
#define KINITRAMFS_OPTIONS_H

#include <getopt.h>

#include "base/strlist.h"

struct options {
	const char *root; /* the sysroot; "/" unless asked for */
	struct strings hooks; /* names */
	bool no_hooks; /* none is chosen, if none is named */
	struct strings hook_dirs; /* searched before the sysroot's */
	const char *tree_hooks; /* searched last; or NULL */
	const char *kernel; /* a version, or a folder (has a "/"); or NULL */
	struct strings modules; /* names or aliases */
	struct strings firmware; /* below /lib/firmware */
	/* A description of one; "": this machine; NULL: none is meant. */
	const char *machine;
	bool generic; /* all modules that some machine's root may need */
	bool kdump; /* for a crash kernel: what saves its dump, and no more */
	const char *dump_target; /* as kinit.dump= has it; NULL: the root */
	const char *parameters; /* a command line for kinit; or NULL */
	bool network; /* those of network interfaces, too */
	const char *base; /* a list to merge in; or NULL */
	const char *output; /* NULL: none was named */
	const char *stamp; /* where to write what was looked at; or NULL */
};

/* The first value of an option that only one subcommand has. */
#define OPTIONS_OWN 512

/*
 * getopt_long() for the common options and those of @own, whose values begin
 * with OPTIONS_OWN and which an entry of zeros ends. -1: no more; '?': unknown,
 * which was said; 'h': help is wanted; anything else is for options_take(), if
 * it is not one of @own.
 */
int options_next(int argc, char **argv, const struct option *own);

/* What each of them means, for a subcommand's usage text. */
#define OPTIONS_HELP                                                                        \
	"  --root DIR        take programs and files from DIR (/)\n"                        \
	"  --hook NAME       put this hook in; several: again, or a,b\n"                    \
	"  --no-hooks        take none, where the root's layers would ask for some\n"       \
	"  --hook-dir DIR    look for hooks here first; may be given again\n"               \
	"  --tree-hooks DIR  the kernel tree's hooks.d, looked into last\n"                 \
	"  --kernel K        the target kernel: its version, or its build folder\n"         \
	"  --machine FILE    put the modules in that this description of a machine needs\n" \
	"  --generic         put all modules in that a root may be behind\n"                \
	"  --network         with either, also those of network interfaces\n"               \
	"  --module NAME     put this module in; several: again, or a,b\n"                  \
	"  --firmware FILE   put this firmware of /lib/firmware in; several: again\n"       \
	"  --base LIST       merge this list of gen_init_cpio's format in\n"                \
	"  --stamp FILE      write there what was looked at, for make\n"                    \
	"  -o FILE           write there\n"

void options_init(struct options *opt);

/*
 * Takes @c, which options_next() returned, with its argument @arg. Returns 0;
 * -EINVAL: it is none of the common ones, or its argument is wrong, which was
 * said.
 */
int options_take(struct options *opt, int c, const char *arg);

void options_free(struct options *opt);

#endif
