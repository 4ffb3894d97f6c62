// SPDX-License-Identifier: GPL-2.0-only
/*
 * A module's initialisation blocks who loads it, sometimes for seconds and
 * sometimes for ever, so that is a child, whose exit status is the errno.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hook/child.h"
#include "log/kmsg.h"
#include "log/log.h"
#include "log/timeline.h"
#include "module/insert.h"
#include "module/load.h"
#include "small_file.h"

/* Keeps what the kernel said meanwhile, if it concerns this module. */
static void keep_said(struct boot *boot, struct module *m)
{
	struct kmsg_lines said;

	if (!m->error) {
		close(m->mark);
		return;
	}
	kmsg_collect(m->mark, &said);
	if (!said.n)
		return;
	m->said = malloc(sizeof(*m->said));
	if (m->said)
		*m->said = said;
	else
		boot->out_of_memory = true;
}

static void settle(struct boot *boot, struct module *m, int error, uint64_t now)
{
	m->state = error ? MODULE_REFUSED : MODULE_LIVE;
	m->error = error;
	timeline_note(error ? "refused" : "loaded", m->name, "");
	if (error)
		log_print(error == -ENODEV ? LOG_DEBUG : LOG_WARNING,
			  "module %s: %s", m->name, strerror(-error));
	else
		boot->last_progress = now;
	boot->modules.last = now;
}

void module_load(struct boot *boot, struct module *m, uint64_t now)
{
	pid_t pid;

	for (unsigned int i = 0; i < m->n_deps; i++) {
		if (m->deps[i].soft || m->deps[i].module->state == MODULE_LIVE)
			continue;
		m->state = MODULE_LACKS;
		return;
	}
	if (module_is_live(m->name)) {
		m->state = MODULE_LIVE;
		return;
	}
	timeline_note("load", m->name, "");
	m->mark = kmsg_mark();
	pid = fork();
	if (!pid)
		_exit(-module_insert(m->name, m->path));
	if (pid < 0) {
		settle(boot, m, -errno, now);
		return;
	}
	m->pid = pid;
	m->since = now;
	m->state = MODULE_LOADING;
	boot->modules.loading++;
}

bool module_ended(struct boot *boot, pid_t pid, int status, uint64_t now)
{
	struct module *m = boot->modules.first;
	int error;

	while (m && m->pid != pid)
		m = m->next;
	if (!m)
		return false;
	m->pid = 0;
	boot->modules.loading--;
	error = child_error(status);
	if (error == -ENOEXEC)
		module_built_for(m->path, m->built_for);
	settle(boot, m, error, now);
	keep_said(boot, m);
	return true;
}

/* "0-3", or "0,2-3": the last number tells. */
unsigned int module_load_max(void)
{
	unsigned int last = 0;
	char text[64];

	small_file_text(AT_FDCWD, "/sys/devices/system/cpu/online", text,
			sizeof(text));
	for (const char *p = text; *p >= ','; p++)
		last = *p >= '0' ? last * 10 + (*p - '0') : 0;
	return last + 1;
}
