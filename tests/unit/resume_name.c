// SPDX-License-Identifier: GPL-2.0-only
/* Which device a command line, or Debian's file, names for resuming. */
#include <stdlib.h>

#include "../tap.h"
#include "machine/resume_name.h"

static const struct {
	const char *text, *name, *value, *path;
} cases[] = {
	{ "RESUME=UUID=5a5a\n", "RESUME", "UUID=5a5a",
	  "/dev/disk/by-uuid/5a5a" },
	{ "# RESUME=UUID=1\nRESUME=\"LABEL=swap\"", "RESUME", "LABEL=swap",
	  "/dev/disk/by-label/swap" },
	{ "RESUME='/dev/vg/swap'", "RESUME", "/dev/vg/swap", "/dev/vg/swap" },
	{ "RESUME=none\n", "RESUME", NULL, NULL },
	{ "RESUME=auto\n", "RESUME", NULL, NULL },
	{ "RESUME=\n", "RESUME", NULL, NULL },
	{ "RESUME", "RESUME", NULL, NULL },
	{ "", "RESUME", NULL, NULL },
	{ "root=UUID=1 resume=/dev/a noresume=x resume=PARTUUID=b ro", "resume",
	  "PARTUUID=b", "/dev/disk/by-partuuid/b" },
	{ "resume=PARTLABEL=c", "resume", "PARTLABEL=c",
	  "/dev/disk/by-partlabel/c" },
	{ "resume_offset=UUID=1", "resume", NULL, NULL },
	{ "resume=FOO=bar", "resume", "FOO=bar", NULL },
};

int main(void)
{
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char *value = resume_name(cases[i].text, cases[i].name);
		char *path = value ? resume_path(value) : NULL;

		is_str(value, cases[i].value, "case %zu", i);
		is_str(path, cases[i].path, "case %zu: its path", i);
		free(path);
		free(value);
	}
	return done_testing();
}
