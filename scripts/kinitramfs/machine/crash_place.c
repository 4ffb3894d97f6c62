// SPDX-License-Identifier: GPL-2.0-only
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "base/message.h"
#include "base/strlist.h"
#include "machine/crash_place.h"

#define CRASH	"/var/crash"
#define BY_UUID "/dev/disk/by-uuid"

/* A file system, as proc(5) has it in mountinfo. */
struct mounted {
	char *point, *top, *type, *source;
	dev_t device;
};

static void forget(struct mounted *m)
{
	free(m->point);
	free(m->top);
	free(m->type);
	free(m->source);
	*m = (struct mounted){ 0 };
}

static bool is_octal(const char *s)
{
	for (int i = 0; i < 3; i++)
		if (s[i] < '0' || s[i] > '7')
			return false;
	return true;
}

/* Blanks are "\040"; the caller frees it. */
static char *unescape(const char *word)
{
	char *text = mem_strdup(word), *to = text;

	for (; *word; word++)
		if (*word == '\\' && is_octal(word + 1)) {
			*to++ = (word[1] - '0') << 6 | (word[2] - '0') << 3 |
				(word[3] - '0');
			word += 3;
		} else {
			*to++ = *word;
		}
	*to = '\0';
	return text;
}

/* ID PARENT MAJOR:MINOR TOP POINT OPTIONS ... - TYPE SOURCE OPTIONS */
static bool parse(struct mounted *m, const char *line)
{
	const char *behind = strstr(line, " - ");
	char *top = NULL, *point = NULL, *type = NULL, *source = NULL;
	unsigned int major_no, minor_no;
	bool ok;

	ok = behind &&
	     sscanf(line, "%*d %*d %u:%u %ms %ms", &major_no, &minor_no, &top,
		    &point) == 4 &&
	     sscanf(behind + 3, "%ms %ms", &type, &source) == 2;
	if (ok)
		*m = (struct mounted){
			.point = unescape(point),
			.top = unescape(top),
			.type = unescape(type),
			.source = unescape(source),
			.device = makedev(major_no, minor_no),
		};
	free(top);
	free(point);
	free(type);
	free(source);
	return ok;
}

/* What of @path is below @point; NULL: it is elsewhere. */
static const char *below(const char *path, const char *point)
{
	size_t len = strlen(point);

	if (!strcmp(point, "/"))
		return path + 1;
	if (strncmp(path, point, len) || (path[len] && path[len] != '/'))
		return NULL;
	return path + len + (path[len] == '/');
}

/* The longest one counts; of several at one place the last. */
static bool find_mount(struct mounted *found, const char *path)
{
	FILE *file = fopen("/proc/self/mountinfo", "re");
	struct mounted m;
	char *line = NULL;
	size_t size = 0;

	*found = (struct mounted){ 0 };
	while (file && getline(&line, &size, file) > 0) {
		if (!parse(&m, line))
			continue;
		if (below(path, m.point) &&
		    (!found->point ||
		     strlen(m.point) >= strlen(found->point))) {
			forget(found);
			*found = m;
		} else {
			forget(&m);
		}
	}
	free(line);
	if (file)
		fclose(file);
	return found->point;
}

/* Where links lead, as far as it is there; the caller frees it. */
static char *resolve(void)
{
	char *path = realpath(CRASH, NULL), *var;

	if (path)
		return path;
	var = realpath("/var", NULL);
	path = var ? mem_printf("%s/crash", var) : mem_strdup(CRASH);
	free(var);
	return path;
}

/* "UUID=..." if udev knows one, or its name; NULL: it is no block device. */
static char *name_device(const struct mounted *m)
{
	dev_t device = m->device;
	char *spec = NULL, *path;
	struct dirent *entry;
	struct stat st;
	DIR *dir;

	/* Some file systems have a number of their own. */
	if (!major(device)) {
		if (stat(m->source, &st) || !S_ISBLK(st.st_mode))
			return NULL;
		device = st.st_rdev;
	}
	dir = opendir(BY_UUID);
	while (dir && !spec && (entry = readdir(dir))) {
		path = mem_printf(BY_UUID "/%s", entry->d_name);
		if (!stat(path, &st) && S_ISBLK(st.st_mode) &&
		    st.st_rdev == device)
			spec = mem_printf("UUID=%s", entry->d_name);
		free(path);
	}
	if (dir)
		closedir(dir);
	return spec || strncmp(m->source, "/dev/", 5) ? spec
						      : mem_strdup(m->source);
}

static char *name(const struct mounted *m)
{
	if (!strcmp(m->type, "nfs") || !strcmp(m->type, "nfs4"))
		return mem_printf("nfs:%s", m->source);
	return name_device(m);
}

bool machine_crash_place(char **spec, char **path)
{
	char *place = resolve();
	struct mounted m;
	bool own = find_mount(&m, place) && strcmp(m.point, "/") != 0;

	*spec = *path = NULL;
	if (own) {
		/* Of a bind mount or a subvolume the top is a folder in it. */
		*path = mem_printf("%s/%s", strcmp(m.top, "/") ? m.top : "",
				   below(place, m.point));
		*spec = name(&m);
		if (!*spec || strpbrk(*spec, "\"\n") ||
		    strpbrk(*path, "\"\n")) {
			notice_at(NULL,
				  "%s is on %s, which kinit does not find: the dump goes to the root, if --dump-target names nothing else",
				  CRASH, m.type);
			free(*spec);
			free(*path);
			own = false;
		}
	}
	forget(&m);
	free(place);
	return own;
}
