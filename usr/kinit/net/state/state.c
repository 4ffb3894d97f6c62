// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "log/log.h"
#include "net/state/conf_text.h"
#include "net/state/state.h"
#include "small_file.h"

void state_file(const char *path, unsigned int mode, const struct text *t)
{
	char new[336];
	int err;

	if (t->len + 1 >= t->size) {
		log_print(LOG_WARNING, "%s: too long, it is left out", path);
		return;
	}
	snprintf(new, sizeof(new), "%s.new", path);
	err = small_file_write(new, O_CREAT | O_TRUNC, mode, t->buf, t->len);
	if (!err && rename(new, path))
		err = -errno;
	if (err)
		log_print(LOG_WARNING, "%s: %s", path, strerror(-err));
}

void state_write(const struct nic *nic, const struct nic_setting *s)
{
	static char buf[CONF_TEXT_SIZE];
	struct text t;
	char path[48];

	text_init(&t, buf, sizeof(buf));
	conf_text(&t, nic, s);
	/* The kernel lets no name have a "/" or a blank. */
	snprintf(path, sizeof(path), "/run/net-%s.conf", nic->link.name);
	state_file(path, 0644, &t);

	text_init(&t, buf, sizeof(buf));
	conf_resolv(&t, nic, s);
	if (!t.len)
		return;
	mkdir("/etc", 0755);
	state_file("/etc/resolv.conf", 0644, &t);
}
