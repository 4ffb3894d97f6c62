// SPDX-License-Identifier: GPL-2.0-only
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmdline.h"
#include "glob.h"
#include "log/log.h"
#include "module/conf.h"
#include "module_conf.h"
#include "text.h"

/* A statement; the command line makes some too. */
struct entry {
	struct entry *next;
	struct module_conf conf;
};

static struct entry *entries, **last = &entries;

static void add(const struct module_conf *conf)
{
	struct entry *e = malloc(sizeof(*e));

	if (!e)
		return;
	*e = (struct entry){ .conf = *conf };
	*last = e;
	last = &e->next;
}

/* The text, which is kept; NULL: there is none. */
static char *read_text(int dirfd, const char *name)
{
	int fd = openat(dirfd, name, O_RDONLY | O_CLOEXEC);
	char *text = NULL;
	ssize_t n = -1;
	struct stat st;

	if (fd < 0)
		return NULL;
	if (!fstat(fd, &st) && st.st_size < 1 << 20)
		text = malloc((size_t)st.st_size + 1);
	if (text)
		n = read(fd, text, (size_t)st.st_size);
	close(fd);
	if (n < 0) {
		free(text);
		return NULL;
	}
	text[n] = '\0';
	return text;
}

static void take_file(int dirfd, const char *folder, const char *name)
{
	struct module_conf_text from = { .next = read_text(dirfd, name) };
	struct module_conf conf;

	while (from.next && module_conf_next(&from, &conf)) {
		if (conf.kind == CONF_INSTALL || conf.kind == CONF_REMOVE)
			log_print(LOG_WARNING,
				  "%s/%s:%u: ignored: no command is run for a module",
				  folder, name, conf.line);
		else if (conf.kind == CONF_BAD)
			log_print(LOG_WARNING, "%s/%s:%u: ignored: %s", folder,
				  name, conf.line, conf.problem);
		else
			add(&conf);
	}
}

/* Those whose names @over has too are passed over. */
static void take_folder(const char *path, const char *over)
{
	static const char suffix[] = ".conf";
	struct dirent *entry;
	DIR *dir = opendir(path);
	char other[320];

	if (!dir)
		return;
	while ((entry = readdir(dir))) {
		size_t len = strlen(entry->d_name);

		if (len <= strlen(suffix) ||
		    strcmp(entry->d_name + len - strlen(suffix), suffix))
			continue;
		snprintf(other, sizeof(other), "%s/%s", over, entry->d_name);
		if (!over[0] || access(other, F_OK))
			take_file(dirfd(dir), path, entry->d_name);
	}
	closedir(dir);
}

/* "modprobe.blacklist=A,B" and "MODULE.OPTION=VALUE". */
static void take_param(char *param, char *value)
{
	char *dot = strchr(param, '.'), *option;
	struct module_conf conf = { .kind = CONF_OPTIONS, .name = param };
	size_t size;

	if (!dot)
		return;
	if (!strcmp(param, "modprobe.blacklist")) {
		conf.kind = CONF_BLACKLIST;
		for (char *name = value; name && *name; name = option) {
			option = name + strcspn(name, ",");
			if (*option)
				*option++ = '\0';
			conf.name = name;
			add(&conf);
		}
		return;
	}
	*dot = '\0';
	option = dot + 1;
	/* What was quoted is quoted again: a value may have a space. */
	conf.rest = option;
	if (value) {
		size = strlen(option) + strlen(value) + sizeof("=\"\"");
		conf.rest = malloc(size);
		if (!conf.rest)
			return;
		snprintf(conf.rest, size,
			 strchr(value, ' ') ? "%s=\"%s\"" : "%s=%s", option,
			 value);
	}
	add(&conf);
}

void conf_load(const char *folder, const char *cmdline)
{
	char *line = strdup(cmdline), *param, *value;
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	take_folder("/etc/modprobe.d", "");
	take_folder("/usr/lib/modprobe.d", "/etc/modprobe.d");
	if (fd >= 0) {
		take_file(fd, folder, "modules.softdep");
		close(fd);
	}
	while (line && (line = cmdline_next(line, &param, &value))) {
		if (!strcmp(param, "--"))
			break;
		take_param(param, value);
	}
}

bool conf_is_blacklisted(const char *module)
{
	for (const struct entry *e = entries; e; e = e->next)
		if (e->conf.kind == CONF_BLACKLIST &&
		    module_name_equal(e->conf.name, module))
			return true;
	return false;
}

void conf_aliases(const char *name, conf_module *module, void *context)
{
	for (const struct entry *e = entries; e; e = e->next)
		if (e->conf.kind == CONF_ALIAS &&
		    glob_match(e->conf.name, name))
			module(context, e->conf.rest);
}

void conf_softdeps(const char *module, bool post, conf_module *dep,
		   void *context)
{
	for (const struct entry *e = entries; e; e = e->next) {
		enum module_conf_side side = SOFTDEP_NONE;
		char *rest, *next, *name;

		if (e->conf.kind != CONF_SOFTDEP ||
		    !module_name_equal(e->conf.name, module))
			continue;
		rest = next = strdup(e->conf.rest);
		while (next && (name = module_conf_softdep(&next, &side)))
			if ((side == SOFTDEP_POST) == post)
				dep(context, name);
		free(rest);
	}
}

void conf_options(const char *module, char *buf, size_t size)
{
	struct text t;

	text_init(&t, buf, size);
	for (const struct entry *e = entries; e; e = e->next)
		if (e->conf.kind == CONF_OPTIONS &&
		    module_name_equal(e->conf.name, module) &&
		    t.len + strlen(e->conf.rest) + 2 <= size)
			text_add(&t, "%s%s", t.len ? " " : "", e->conf.rest);
}
