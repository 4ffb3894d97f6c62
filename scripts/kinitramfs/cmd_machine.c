// SPDX-License-Identifier: GPL-2.0-only
/* kinitramfs machine: describes the machine that it runs on. */
#include <getopt.h>
#include <stdio.h>

#include "base/message.h"
#include "cmd_machine.h"
#include "machine/scan.h"
#include "pack/output.h"

static int usage(FILE *out)
{
	fputs("usage: kinitramfs machine [-o FILE]\n"
	      "Describes this machine, as text: its devices, and what its root is on.\n"
	      "  -o FILE           write there\n",
	      out);
	return out == stdout ? 0 : 2;
}

static int print_to(const struct machine *m, const char *path)
{
	struct output out;

	output_begin(&out);
	machine_print(m, out.file);
	return output_end(&out, path) ? 1 : 0;
}

int cmd_machine(int argc, char **argv)
{
	static const struct option options[] = {
		{ "output", required_argument, NULL, 'o' },
		{ "help", no_argument, NULL, 'h' },
		{ 0 },
	};
	const char *path = NULL;
	struct machine m;
	int c, status;

	while ((c = getopt_long(argc, argv, "o:h", options, NULL)) != -1) {
		if (c == 'h')
			return usage(stdout);
		if (c != 'o')
			return usage(stderr);
		path = optarg;
	}
	if (optind != argc) {
		error_at(NULL,
			 "what is %s? This machine is described, and no other",
			 argv[optind]);
		return usage(stderr);
	}
	machine_scan(&m);
	status = print_to(&m, path);
	machine_free(&m);
	return status;
}
