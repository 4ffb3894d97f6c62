// SPDX-License-Identifier: GPL-2.0-only
/*
 * cpio_pack [-t SECONDS] LIST: packs what LIST names into a cpio archive on
 * standard output. Stands in for the kernel's gen_init_cpio where there is no
 * kernel source, as beside a distribution's linux-headers package, and writes
 * the same bytes. All times are SECONDS since the epoch (0).
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pack/cpio.h"
#include "tree/list.h"

static int pack(struct cpio *c, FILE *list, const char *path)
{
	char *line = NULL;
	size_t size = 0;
	unsigned int n = 0;
	int status = 0;

	while (getline(&line, &size, list) > 0) {
		struct list_entry e;
		const char *problem = list_parse(&e, line);
		int err = 0;

		n++;
		if (problem) {
			fprintf(stderr, "%s:%u: %s\n", path, n, problem);
			status = 1;
		} else if (e.name) {
			err = cpio_add(c, &e);
		}
		if (err) {
			fprintf(stderr, "%s:%u: %s: %s\n", path, n, e.source,
				strerror(-err));
			status = 1;
		}
	}
	if (ferror(list)) {
		fprintf(stderr, "%s: %s\n", path, strerror(errno));
		status = 1;
	}
	free(line);
	return status;
}

static int usage(void)
{
	fprintf(stderr, "usage: cpio_pack [-t SECONDS] LIST\n");
	return 2;
}

int main(int argc, char **argv)
{
	unsigned long mtime = 0;
	struct cpio cpio;
	char *end = "";
	FILE *list;
	int opt, status;

	while ((opt = getopt(argc, argv, "t:")) != -1) {
		if (opt != 't')
			return usage();
		errno = 0;
		mtime = strtoul(optarg, &end, 10);
		if (*optarg < '0' || *optarg > '9' || *end || errno ||
		    mtime > UINT32_MAX) {
			fprintf(stderr,
				"cpio_pack: -t %s: wants seconds since the epoch, at most 4294967295\n",
				optarg);
			return 2;
		}
	}
	if (optind != argc - 1)
		return usage();

	list = fopen(argv[optind], "re");
	if (!list) {
		fprintf(stderr, "%s: %s\n", argv[optind], strerror(errno));
		return 1;
	}
	cpio_begin(&cpio, stdout, mtime);
	status = pack(&cpio, list, argv[optind]);
	fclose(list);
	cpio_end(&cpio);
	if (fflush(stdout) || ferror(stdout)) {
		fprintf(stderr, "cpio_pack: writing: %s\n", strerror(errno));
		status = 1;
	}
	return status;
}
