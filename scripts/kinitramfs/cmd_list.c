// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "cmd_list.h"
#include "hook/collect.h"
#include "pack/epoch.h"
#include "pack/output.h"
#include "text.h"
#include "tree/copy.h"

enum { OPTION_FILES = OPTIONS_OWN, OPTION_COPY };

static const struct option own[] = {
	{ "files", required_argument, NULL, OPTION_FILES },
	{ "copy", no_argument, NULL, OPTION_COPY },
	{ 0 },
};

static int usage(FILE *out)
{
	fputs("usage: kinitramfs list [OPTION ...]\n\n" OPTIONS_HELP
	      "  --files DIR       write the files that are made here to DIR\n"
	      "  --copy            ... and copies of all others\n"
	      "  -h, --help        this text\n",
	      out);
	return out == stdout ? 0 : 2;
}

/* For people: what the files that are made here will hold. */
static void show_text(const struct tree_entry *e, FILE *out)
{
	char *copy = mem_strndup(e->text.data, e->text.len), *line, *save;

	for (line = strtok_r(copy, "\n", &save); line;
	     line = strtok_r(NULL, "\n", &save)) {
		size_t size = 4 * strlen(line) + 1;
		char *buf = mem_alloc(size);
		struct text text;

		text_init(&text, buf, size);
		text_add_escaped(&text, line);
		fprintf(out, "#\t%s\n", buf);
		free(buf);
	}
	free(copy);
}

static int write_lines(const struct tree *tree, bool with_text, FILE *out)
{
	struct tree one = *tree;
	int err = 0;

	if (!with_text)
		return tree_write_list(tree, out);
	one.count = 1;
	for (size_t i = 0; i < tree->count; i++, one.entries++) {
		/* It has no source that gen_init_cpio could read. */
		if (one.entries->content == CONTENT_TEXT)
			fputs("# made: ", out);
		if (tree_write_list(&one, out))
			err = -EINVAL;
		if (one.entries->content == CONTENT_TEXT)
			show_text(one.entries, out);
	}
	return err;
}

static bool holds(const char *path, const char *data, size_t len)
{
	FILE *in = fopen(path, "re");
	char *old = mem_alloc(len + 1);
	bool same;

	/* One byte more than it may have. */
	same = in && fread(old, 1, len + 1, in) == len &&
	       !memcmp(old, data, len);
	free(old);
	if (in)
		fclose(in);
	return same;
}

static int list_tree(const struct tree *tree, const struct options *opt,
		     bool with_text)
{
	struct output out;
	int err;

	output_begin(&out);
	err = write_lines(tree, with_text, out.file);
	fflush(out.file);
	/* One that is the same already keeps its time, which make looks at. */
	if (!err && (!opt->output || !holds(opt->output, out.data, out.len)))
		return output_end(&out, opt->output);
	output_cancel(&out);
	return err;
}

static int run(const struct options *opt, const char *files, bool copy)
{
	struct machine machine;
	struct tree tree;
	uint32_t mtime;
	int err;

	err = collect(opt, &tree, &machine);
	if (!err && !opt->hooks.count && !opt->base)
		notice_at(NULL,
			  "nothing is asked for: --hook NAME names a hook");
	if (!err && files)
		err = epoch_get(&mtime);
	if (!err && files)
		err = copy_files(&tree, files, copy, mtime);
	if (!err)
		err = list_tree(&tree, opt, !files);
	machine_free(&machine);
	tree_free(&tree);
	return err ? 1 : 0;
}

int cmd_list(int argc, char **argv)
{
	const char *files = NULL;
	struct options opt;
	bool copy = false;
	int c, status;

	options_init(&opt);
	while ((c = options_next(argc, argv, own)) != -1) {
		if (c == 'h') {
			options_free(&opt);
			return usage(stdout);
		}
		if (c == OPTION_FILES)
			files = optarg;
		else if (c == OPTION_COPY)
			copy = true;
		else if (options_take(&opt, c, optarg))
			return usage(stderr);
	}
	if (optind != argc) {
		error_at(NULL, "what is %s? Hooks are named by --hook",
			 argv[optind]);
		return usage(stderr);
	}
	if (copy && !files) {
		error_at(NULL, "--copy needs --files, where to");
		return usage(stderr);
	}
	status = run(&opt, files, copy);
	options_free(&opt);
	return status;
}
