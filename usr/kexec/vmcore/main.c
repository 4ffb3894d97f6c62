// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "console.h"
#include "copy.h"
#include "save.h"

static const char usage[] =
	"usage: vmcore-save [OPTION]... DIRECTORY\n"
	"       vmcore-save [OPTION]... --raw DEVICE\n"
	"       vmcore-dmesg [FILE]\n"
	"\n"
	"Saves the dump of a crashed kernel's memory, and its log.\n"
	"\n"
	"  --from FILE      the dump; /proc/vmcore if not given\n"
	"  --dmesg-only     only the log, DIRECTORY/dmesg.txt\n"
	"  --no-dmesg       only the dump, DIRECTORY/vmcore\n"
	"  --reserve BYTES  leave as much free in the file system (also k, M, G)\n"
	"  --raw DEVICE     write the dump onto a block device as it is\n"
	"  --force          ... whatever is there\n"
	"  --filter         let makedumpfile copy the dump, if it is there\n"
	"  --quiet          say nothing but what went wrong\n"
	"  --help, --version\n"
	"\n"
	"Exit status: 0 saved, 1 not saved, 2 wrong arguments, 3 saved, but something\n"
	"of the dump could not be read, 128 and the signal's number if one ended it.\n";

/* "4096", "64k", "10M", "2G". */
static bool parse_bytes(const char *s, uint64_t *bytes)
{
	static const char units[] = "kMG";
	const char *unit;
	char *end;

	if (*s < '0' || *s > '9')
		return false;
	errno = 0;
	*bytes = strtoull(s, &end, 10);
	if (errno)
		return false;
	if (!*end)
		return true;
	unit = strchr(units, *end);
	if (!unit || end[1])
		return false;
	while (unit-- >= units) {
		if (*bytes >> 54)
			return false;
		*bytes <<= 10;
	}
	return true;
}

struct arguments {
	const char *from, *raw, *reserve;
	bool is_help, is_version, is_unknown;
	struct save_options options;
};

/* The value of "--name VALUE" or "--name=VALUE", or NULL. */
static const char *value_of(char ***argv, const char *name)
{
	const char *arg = **argv;
	size_t len = strlen(name);

	if (strncmp(arg, name, len))
		return NULL;
	if (arg[len] == '=')
		return arg + len + 1;
	if (arg[len] || !(*argv)[1])
		return NULL;
	return *++*argv;
}

static bool parse_option(struct arguments *a, char ***argv)
{
	const struct {
		const char *name;
		const char **value;
	} values[] = {
		{ "--from", &a->from },
		{ "--raw", &a->raw },
		{ "--reserve", &a->reserve },
		{ NULL, NULL },
	};
	const struct {
		const char *name;
		bool *flag;
	} flags[] = {
		{ "--dmesg-only", &a->options.is_dmesg_only },
		{ "--no-dmesg", &a->options.is_no_dmesg },
		{ "--filter", &a->options.is_filtered },
		{ "--quiet", &a->options.is_quiet },
		{ "--force", &a->options.is_forced },
		{ "--help", &a->is_help },
		{ "--version", &a->is_version },
		{ NULL, NULL },
	};
	const char *value;
	size_t i;

	for (i = 0; values[i].name; i++) {
		value = value_of(argv, values[i].name);
		if (value) {
			*values[i].value = value;
			return true;
		}
	}
	for (i = 0; flags[i].name; i++) {
		if (!strcmp(**argv, flags[i].name)) {
			*flags[i].flag = true;
			return true;
		}
	}
	return false;
}

/* What is wrong with it, or NULL. */
static const char *parse(struct arguments *a, char **argv)
{
	struct save_options *o = &a->options;

	for (; *argv; argv++) {
		if (**argv != '-') {
			if (o->target)
				return "one directory is enough";
			o->target = *argv;
			continue;
		}
		a->is_unknown = !parse_option(a, &argv);
		if (a->is_unknown)
			return *argv;
	}
	if (a->is_help || a->is_version)
		return NULL;
	if (a->reserve && !parse_bytes(a->reserve, &o->reserve))
		return "--reserve wants a number of bytes";
	if (o->is_dmesg_only && o->is_no_dmesg)
		return "--dmesg-only and --no-dmesg leave nothing";
	if (o->is_filtered && (a->raw || o->is_dmesg_only || a->reserve))
		return "--filter is for a dump in a directory, all of which may be filled";
	if (a->raw && (o->target || o->is_dmesg_only || a->reserve))
		return "--raw goes with neither a directory nor what is for one";
	if (!a->raw && !o->target)
		return "where to? Name a directory, or a device with --raw";
	if (!a->raw && o->is_forced)
		return "--force is for --raw";
	return NULL;
}

static int open_source(struct source *s, const char *path)
{
	int err = source_open(s, path);

	if (err)
		console_say("%s: %s", path,
			    err == -ENOEXEC
				    ? "no dump of a kernel's memory (an ELF core file)"
				    : strerror(-err));
	return err;
}

static int print_log(char **argv)
{
	const char *path = argv[0] ? argv[0] : "/proc/vmcore";
	static struct source s;
	uint32_t lost;
	int err, why;

	if (argv[0] && (argv[1] || argv[0][0] == '-')) {
		dprintf(STDERR_FILENO, "usage: vmcore-dmesg [FILE]\n");
		return SAVE_USAGE;
	}
	if (open_source(&s, path))
		return SAVE_FAILED;
	err = save_log(&s, STDOUT_FILENO, &why, &lost);
	if (err)
		console_say("standard output: %s", strerror(-err));
	if (why)
		console_say("%s: no kernel log: %s", path, save_log_words(why));
	if (err || why)
		return SAVE_FAILED;
	if (lost)
		console_say("%s: %u messages could not be read", path, lost);
	return lost ? SAVE_INCOMPLETE : SAVE_DONE;
}

static int save(char **argv)
{
	const struct sigaction stopping = { .sa_handler = copy_stop };
	static struct arguments a = { .from = "/proc/vmcore" };
	static struct source s;
	const char *wrong = parse(&a, argv);

	if (wrong) {
		console_say("%s%s (see vmcore-save --help)",
			    a.is_unknown
				    ? "unknown option, or no value for it: "
				    : "",
			    wrong);
		return SAVE_USAGE;
	}
	if (a.is_help)
		return dprintf(STDOUT_FILENO, "%s", usage) < 0 ? SAVE_FAILED
							       : SAVE_DONE;
	if (a.is_version) {
		dprintf(STDOUT_FILENO, "vmcore-save %s\n", VERSION);
		return SAVE_DONE;
	}
	sigaction(SIGTERM, &stopping, NULL);
	sigaction(SIGINT, &stopping, NULL);
	if (open_source(&s, a.from))
		return SAVE_FAILED;
	if (a.raw) {
		a.options.target = a.raw;
		return save_raw(&s, &a.options);
	}
	return save_directory(&s, &a.options);
}

int main(int argc, char **argv)
{
	const struct sigaction ignored = { .sa_handler = SIG_IGN };
	const char *name;

	if (argc < 1)
		return SAVE_USAGE;
	name = strrchr(argv[0], '/');
	name = name ? name + 1 : argv[0];
	/* A pipe that nobody reads is an error like any other. */
	sigaction(SIGPIPE, &ignored, NULL);
	if (strcmp(name, "vmcore-dmesg"))
		return save(argv + 1);
	console_name = "vmcore-dmesg";
	return print_log(argv + 1);
}
