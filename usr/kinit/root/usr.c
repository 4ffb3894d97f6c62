// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "log/log.h"
#include "root/fstab.h"
#include "root/inside.h"
#include "root/options.h"
#include "root/usr.h"

#define FSTAB	   "/etc/fstab"
#define FSTAB_SIZE 65536

/* What the target's strings point into. */
static char text[FSTAB_SIZE + 1];

static ssize_t read_fstab(void)
{
	int fd = inside_open_at(ROOTMNT, FSTAB, O_RDONLY | O_NONBLOCK);
	size_t len = 0;
	ssize_t n = 0;

	if (fd < 0)
		return fd == -ENOENT ? 0 : fd;
	while (len < FSTAB_SIZE) {
		n = read(fd, text + len, FSTAB_SIZE - len);
		if (n <= 0)
			break;
		len += n;
	}
	if (n < 0)
		n = -errno;
	close(fd);
	return n < 0 ? n : (ssize_t)len;
}

static void set_target(struct target *usr, const struct fstab_entry *entry)
{
	char *options = (char *)entry->options;

	if (options_have(options, "noauto") || options_have(options, "bind"))
		return;
	usr->n_specs = 1;
	root_parse(&usr->specs[0], entry->source);
	if (usr->specs[0].kind == ROOT_HOOK) {
		usr->specs[0].kind = ROOT_BAD;
		usr->specs[0].problem = "it is not on a device";
	}
	if (usr->specs[0].kind == ROOT_BAD) {
		log_print(LOG_WARNING,
			  FSTAB ": /usr is left to the real init: %s",
			  usr->specs[0].problem);
		return;
	}
	usr->may_fail = options_have(options, "nofail");
	fstab_strip_options(options);
	usr->flags = options;
	usr->fstype = strcmp(entry->type, "auto") ? entry->type : NULL;
	usr->source = entry->source;
	usr->wanted = true;
}

void root_read_fstab(struct boot *boot)
{
	struct target *usr = &boot->targets[TARGET_USR];
	const struct target *root = &boot->targets[TARGET_ROOT];
	struct fstab_entry entry;
	ssize_t len = read_fstab();

	boot->fstab.done = true;
	if (len < 0) {
		boot->fstab.error = (int)len;
		log_print(LOG_WARNING, FSTAB ": %s", strerror((int)-len));
		return;
	}
	if (!fstab_find(text, len, "/usr", &entry))
		return;
	/* Read-only while the root is: the real init remounts both. */
	usr->rw = root->rw;
	set_target(usr, &entry);
}
