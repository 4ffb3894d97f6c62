// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "base/message.h"
#include "machine/aim.h"
#include "machine/network_scan.h"
#include "machine/scan.h"

#define RAW "raw:"

static bool has_prefix(const char *text, const char *prefix)
{
	return !strncmp(text, prefix, strlen(prefix));
}

static bool is_nfs(const char *spec)
{
	return has_prefix(spec, "nfs:") || has_prefix(spec, "nfs4:") ||
	       has_prefix(spec, "/dev/nfs");
}

static void set_root(struct machine *m, const char *type)
{
	free(m->root);
	m->root = type ? mem_strdup(type) : NULL;
}

/* The node of it here; the caller frees it. NULL: this form has none. */
static char *find_node(const char *spec)
{
	static const struct {
		const char *prefix, *folder;
	} forms[] = {
		{ "UUID=", "by-uuid" },
		{ "LABEL=", "by-label" },
		{ "PARTUUID=", "by-partuuid" },
		{ "PARTLABEL=", "by-partlabel" },
	};

	if (has_prefix(spec, "/dev/"))
		return mem_strdup(spec);
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		size_t len = strlen(forms[i].prefix);

		if (!strncmp(spec, forms[i].prefix, len))
			return mem_printf("/dev/disk/%s/%s", forms[i].folder,
					  spec + len);
	}
	return NULL;
}

/* Some file systems have a number of their own: then the source is asked. */
static bool is_on(dev_t device, dev_t number, const char *source)
{
	struct stat st;

	if (major(number))
		return number == device;
	return !stat(source, &st) && S_ISBLK(st.st_mode) &&
	       st.st_rdev == device;
}

/* As it is mounted, or as udev has seen it; the caller frees it. */
static char *find_type(dev_t device)
{
	char *path = mem_printf("/run/udev/data/b%u:%u", major(device),
				minor(device));
	char line[4096], type[64], source[256], *found = NULL, *dash;
	unsigned int major_no, minor_no;
	FILE *file = fopen("/proc/self/mountinfo", "re");

	while (file && !found && fgets(line, sizeof(line), file)) {
		dash = strstr(line, " - ");
		if (dash &&
		    sscanf(line, "%*d %*d %u:%u", &major_no, &minor_no) == 2 &&
		    sscanf(dash + 3, "%63s %255s", type, source) == 2 &&
		    is_on(device, makedev(major_no, minor_no), source))
			found = mem_strdup(type);
	}
	if (file)
		fclose(file);
	file = found ? NULL : fopen(path, "re");
	while (file && !found && fgets(line, sizeof(line), file))
		if (sscanf(line, "E:ID_FS_TYPE=%63s", type) == 1)
			found = mem_strdup(type);
	if (file)
		fclose(file);
	free(path);
	return found;
}

static int aim_here(struct machine *m, const char *spec, bool raw)
{
	const struct where where = { .file = "--dump-target", .word = spec };
	char *node = find_node(spec), *type;
	struct stat st;
	int err = 0;

	if (!node) {
		error_at(&where,
			 "known here are /dev/..., UUID=, LABEL=, PARTUUID=, PARTLABEL= and nfs:SERVER:PATH; of others a machine file can tell");
		return -1;
	}
	if (stat(node, &st) || !S_ISBLK(st.st_mode)) {
		error_at(&where, "%s: there is no such block device", node);
		free(node);
		return -1;
	}
	free(node);
	machine_scan_layers(m, st.st_rdev);
	if (raw)
		return 0;
	type = find_type(st.st_rdev);
	set_root(m, type);
	if (!type) {
		error_at(&where,
			 "which file system it has is not known here: mount it, and try again");
		err = -1;
	}
	free(type);
	return err;
}

/* "nfs:SERVER:PATH", with IPv6 in brackets, if a server is named at all. */
static void scan_way(struct machine *m, const char *spec)
{
	const char *colon = strchr(spec, ':'), *from = colon ? colon + 1 : "";
	char *server =
		mem_strndup(from, strcspn(from, *from == '[' ? "]" : ":"));

	machine_scan_network(m, server);
	free(server);
}

int machine_aim(struct machine *m, const char *spec, bool own)
{
	bool raw = has_prefix(spec, RAW);

	spec += raw ? strlen(RAW) : 0;
	if (!own && !is_nfs(spec)) {
		if (raw)
			set_root(m, NULL);
		return 0;
	}
	if (own)
		machine_drop_layers(m);
	set_root(m, NULL);
	if (!is_nfs(spec))
		return aim_here(m, spec, raw);
	set_root(m, "nfs");
	if (own)
		scan_way(m, spec);
	return 0;
}

/* Others may be of no use to a kernel that saves a dump. */
static bool is_of_root(const char *word)
{
	static const char *const words[] = {
		"root=",       "rootfstype=", "rootflags=", "nfsroot=",
		"ip=",	       "bond=",	      "bridge=",    "vlan=",
		"nameserver=", "ifname=",     "rd.",	    "netroot=",
		"nbdroot=",    "iscsi_",      "kinit.dump",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (has_prefix(word, words[i]))
			return true;
	return false;
}

char *machine_root_words(void)
{
	FILE *file = fopen("/proc/cmdline", "re");
	char *line = NULL, *found = mem_strdup(""), *longer, *end;
	size_t size = 0;

	if (!file || getline(&line, &size, file) <= 0)
		*(line = line ? line : mem_strdup("")) = '\0';
	line[strcspn(line, "\n")] = '\0';
	/* Double quotes hold spaces together. */
	for (char *word = line; *word; word = end) {
		bool quoted = false, last;

		word += strspn(word, " ");
		for (end = word; *end && (quoted || *end != ' '); end++)
			quoted ^= *end == '"';
		last = !*end;
		*end = '\0';
		if (is_of_root(word)) {
			longer = mem_printf("%s%s ", found, word);
			free(found);
			found = longer;
		}
		end += !last;
	}
	free(line);
	if (file)
		fclose(file);
	return found;
}
