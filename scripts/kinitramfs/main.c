// SPDX-License-Identifier: GPL-2.0-only
/*
 * kinitramfs: makes and shows the images that the kernel unpacks as its first
 * root file system. See kinitramfs(8).
 */
#include <stdio.h>
#include <string.h>

#include "base/suggest.h"
#include "cmd_build.h"
#include "cmd_check.h"
#include "cmd_inspect.h"
#include "cmd_list.h"
#include "cmd_machine.h"
#include "cmd_modules.h"
#include "cmd_probe.h"
#include "cmd_timeline.h"

#define VERSION "0.1"

static const struct {
	const char *name, *help;
	int (*run)(int argc, char **argv);
} subcommands[] = {
	{ "list", "print what would be packed", cmd_list },
	{ "build", "make an image", cmd_build },
	{ "check", "say whether an image can reach a machine's root",
	  cmd_check },
	{ "inspect", "show what is in an image", cmd_inspect },
	{ "machine", "describe this machine", cmd_machine },
	{ "modules", "say which modules drive a machine's devices",
	  cmd_modules },
	{ "timeline", "draw what kinit did at boot", cmd_timeline },
	{ "probe", "show what kinit sees on a device", cmd_probe },
};
#define N_SUBCOMMANDS (sizeof(subcommands) / sizeof(*subcommands))

static void usage(FILE *out)
{
	fprintf(out, "usage: kinitramfs SUBCOMMAND [OPTION ...]\n\n");
	for (size_t i = 0; i < N_SUBCOMMANDS; i++)
		fprintf(out, "  %-8s %s\n", subcommands[i].name,
			subcommands[i].help);
	fprintf(out,
		"\n\"kinitramfs SUBCOMMAND --help\" has its options, --version the version.\n");
}

static int unknown(const char *name)
{
	const char *names[N_SUBCOMMANDS + 1], *near;

	for (size_t i = 0; i < N_SUBCOMMANDS; i++)
		names[i] = subcommands[i].name;
	names[N_SUBCOMMANDS] = NULL;
	near = suggest(name, names);
	if (near)
		fprintf(stderr,
			"kinitramfs: no subcommand \"%s\"; did you mean \"%s\"?\n",
			name, near);
	else
		usage(stderr);
	return 2;
}

int main(int argc, char **argv)
{
	if (argc < 2) {
		usage(stderr);
		return 2;
	}
	if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h")) {
		usage(stdout);
		return 0;
	}
	if (!strcmp(argv[1], "--version")) {
		puts("kinitramfs " VERSION);
		return 0;
	}
	for (size_t i = 0; i < N_SUBCOMMANDS; i++) {
		if (strcmp(argv[1], subcommands[i].name))
			continue;
		/* getopt_long() calls the program by this in its messages. */
		argv[1] = (char *)"kinitramfs";
		return subcommands[i].run(argc - 1, argv + 1);
	}
	return unknown(argv[1]);
}
