// SPDX-License-Identifier: GPL-2.0-only
/* kinitramfs inspect: what is in an image. */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/filter.h"
#include "base/message.h"
#include "cmd_inspect.h"
#include "image/image.h"
#include "image/load.h"
#include "image/show.h"
#include "image/unpack.h"

enum format { TEXT, TREE, JSON };

static int usage(FILE *out)
{
	fprintf(out,
		"usage: kinitramfs inspect [OPTION...] IMAGE\n"
		"Shows the segments and the files of an initramfs image.\n"
		"  --tree  only the files, as the kernel has them in the end\n"
		"  --json  everything, for programs\n");
	return out == stdout ? 0 : 2;
}

/*
 * A stream of xz names the check of what it packs (section 2.1.1.2 of the .xz
 * file format); the kernel's decoder knows CRC32 or none.
 */
static void hint_at_checks(const struct image *img, const uint8_t *data,
			   const struct where *where)
{
	for (size_t i = 0; i < img->segment_count; i++) {
		const struct image_segment *s = &img->segments[i];

		if (s->packing == PACKED_XZ && s->length > 8 &&
		    data[s->offset + 7] > 1)
			notice_at(where,
				  "segment %zu: the kernel cannot unpack it, since xz was not told --check=crc32",
				  i + 1);
	}
}

static int show(const char *path, const uint8_t *data, size_t size,
		enum format format)
{
	const struct where where = { .file = path };
	const char *problem = image_mistaken(data, size);
	char damage[400];
	struct image img;
	int status = 0;

	if (problem) {
		error_at(&where, "%s", problem);
		return 1;
	}
	image_read(&img, data, size, unpack);
	if (format == JSON)
		show_json(&img, path, size, stdout);
	else if (format == TREE)
		show_tree(&img, stdout);
	else
		show_text(&img, path, size, stdout);
	if (fflush(stdout) || ferror(stdout)) {
		error_at(NULL, "writing: %s", strerror(errno));
		status = 1;
	}
	hint_at_checks(&img, data, &where);
	if (img.damaged) {
		show_damage(&img, damage, sizeof(damage));
		error_at(&where, "%s", damage);
		status = 1;
	}
	image_free(&img);
	return status;
}

static int inspect(const char *path, enum format format)
{
	const struct where where = { .file = path };
	uint8_t *data = NULL;
	size_t size;
	int fd, err, status = 1;

	fd = strcmp(path, "-") ? open(path, O_RDONLY | O_CLOEXEC) : 0;
	if (fd < 0) {
		error_at(&where, "%s", strerror(errno));
		return 1;
	}
	err = image_load(fd, &data, &size);
	if (err)
		error_at(&where, "%s", strerror(-err));
	else
		status = show(path, data, size, format);
	free(data);
	if (fd)
		close(fd);
	return status;
}

int cmd_inspect(int argc, char **argv)
{
	static const struct option options[] = {
		{ "tree", no_argument, NULL, 't' },
		{ "json", no_argument, NULL, 'j' },
		{ "help", no_argument, NULL, 'h' },
		{ 0 },
	};
	enum format format = TEXT;
	int c;

	filter_prepare();
	while ((c = getopt_long(argc, argv, "h", options, NULL)) != -1) {
		if (c == 'h')
			return usage(stdout);
		if (c == '?')
			return usage(stderr);
		if (format != TEXT) {
			error_at(NULL, "one of --tree and --json, once");
			return usage(stderr);
		}
		format = c == 't' ? TREE : JSON;
	}
	if (optind == argc) {
		error_at(NULL, "name an image, or - for standard input");
		return usage(stderr);
	}
	if (optind != argc - 1) {
		error_at(NULL, "one image at a time: what is %s?",
			 argv[optind + 1]);
		return usage(stderr);
	}
	return inspect(argv[optind], format);
}
