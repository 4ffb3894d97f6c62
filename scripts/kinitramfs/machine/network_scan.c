// SPDX-License-Identifier: GPL-2.0-only
/* What a root of another machine is behind. */
#include <arpa/inet.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "machine/network_scan.h"
#include "machine/route.h"
#include "machine/sysfs.h"

#define MAX_LAYERS 16 /* below each other; more are a circle */

/* The whole file; "" if there is none. The caller frees it. */
static char *read_file(const char *path)
{
	FILE *file = fopen(path, "re");
	char *text = NULL;
	size_t size = 0;

	/* No file of /proc has such a character, so it is one line to that. */
	if (!file || getdelim(&text, &size, '\0', file) <= 0) {
		free(text);
		text = mem_strdup("");
	}
	if (file)
		fclose(file);
	return text;
}

/* The value of NAME=VALUE in a list with commas; the caller frees it. */
static char *value_of(const char *list, const char *name)
{
	size_t n = strlen(name);

	while (list) {
		if (!strncmp(list, name, n) && list[n] == '=')
			return mem_strndup(list + n + 1,
					   strcspn(list + n + 1, ",\n"));
		list = strchr(list, ',');
		list += !!list;
	}
	return NULL;
}

/* DEVTYPE= of its uevent: "vlan", "bond", "bridge"; NULL: it is none of them. */
static const char *kind_of_interface(const char *folder)
{
	char *path = mem_printf("%s/uevent", folder);
	FILE *file = fopen(path, "re");
	const char *kind = NULL;
	char line[128];

	while (file && fgets(line, sizeof(line), file)) {
		line[strcspn(line, "\n")] = '\0';
		if (!strncmp(line, "DEVTYPE=", 8) &&
		    machine_layer_link(line + 8))
			kind = machine_layer_link(line + 8);
	}
	if (file)
		fclose(file);
	free(path);
	return kind;
}

/* What the interface is, if it is built upon others, and what those are. */
static void scan_interface(struct machine *m, const char *name,
			   unsigned int depth)
{
	char *folder = mem_printf("/sys/class/net/%s", name);
	const char *kind = kind_of_interface(folder);
	const struct dirent *entry;
	DIR *dir = NULL;

	if (kind && depth <= MAX_LAYERS) {
		machine_add_layer(m, kind, name);
		dir = opendir(folder);
	}
	while (dir && (entry = readdir(dir)))
		if (!strncmp(entry->d_name, "lower_", 6))
			scan_interface(m, entry->d_name + 6, depth + 1);
	if (dir)
		closedir(dir);
	free(folder);
}

/* What may follow an address: its interface, or the bracket that it is in. */
static void read_address(const char *text, struct route_address *a)
{
	char name[64];

	*a = (struct route_address){ 0 };
	text += *text == '[';
	snprintf(name, sizeof(name), "%.*s", (int)strcspn(text, "]%"), text);
	if (inet_pton(AF_INET, name, a->bytes) == 1)
		a->size = 4;
	else if (inet_pton(AF_INET6, name, a->bytes) == 1)
		a->size = 16;
}

void machine_scan_network(struct machine *m, const char *server)
{
	char *ip4 = read_file("/proc/net/route");
	char *ip6 = read_file("/proc/net/ipv6_route");
	struct route_address address;
	char *interface;

	read_address(server ? server : "", &address);
	interface = route_interface(ip4, ip6, &address);
	machine_add_layer(m, "network", interface ? interface : "");
	if (interface)
		scan_interface(m, interface, 0);
	free(interface);
	free(ip6);
	free(ip4);
}

void machine_scan_nfs(struct machine *m, const char *options)
{
	char *server = value_of(options, "addr");

	machine_scan_network(m, server);
	free(server);
}

/* "session1" has "connection1:0", which has its attributes in a class. */
static char *iscsi_server(const char *path)
{
	const char *end = strstr(path, "/session") + 1;
	char *session = mem_strndup(path, end + strcspn(end, "/") - path);
	char *connection = sysfs_find(session, "connection");
	char *class =
		mem_printf("%s/iscsi_connection", connection ? connection : "");
	char *attributes = sysfs_find(class, "connection");
	char *server = sysfs_line(attributes ? attributes : "", "address");

	free(attributes);
	free(class);
	free(connection);
	free(session);
	return server;
}

/* Of the NVMe controller @folder, if it is reached by TCP. */
static bool nvme_tcp_server(const char *folder, char **server)
{
	char *transport = sysfs_line(folder, "transport");
	bool is = transport && !strcmp(transport, "tcp");
	char *address = is ? sysfs_line(folder, "address") : NULL;

	*server = value_of(address, "traddr");
	free(address);
	free(transport);
	return is;
}

/*
 * An NVMe disk is in the folder of its controller, or, if it may have several,
 * in that of the subsystem, which has links to them.
 */
static bool is_on_nvme_tcp(const char *path, char **server)
{
	char *folder = mem_strndup(path, strrchr(path, '/') - path);
	bool is = nvme_tcp_server(folder, server);
	struct dirent *entry;
	DIR *dir = is ? NULL : opendir(folder);

	while (dir && !is && (entry = readdir(dir))) {
		char *controller;

		if (strncmp(entry->d_name, "nvme", 4))
			continue;
		controller = mem_printf("%s/%s", folder, entry->d_name);
		is = nvme_tcp_server(controller, server);
		free(controller);
	}
	if (dir)
		closedir(dir);
	free(folder);
	return is;
}

/* What kind of disk of another machine it is; NULL: it is in this one. */
static const char *remote_kind(const char *path, char **server)
{
	static const struct {
		const char *prefix, *kind;
	} names[] = {
		{ "nbd", "nbd" },
		{ "rbd", "rbd" },
		{ "etherd!", "aoe" },
	};
	const char *name = strrchr(path, '/') + 1;

	if (strstr(path, "/session")) {
		*server = iscsi_server(path);
		return "iscsi";
	}
	/* Of these no file says which server it is. */
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (!strncmp(name, names[i].prefix, strlen(names[i].prefix)))
			return names[i].kind;
	return !strncmp(name, "nvme", 4) && is_on_nvme_tcp(path, server)
		       ? "nvme-tcp"
		       : NULL;
}

void machine_scan_remote(struct machine *m, const char *path)
{
	char *server = NULL;
	const char *kind = remote_kind(path, &server);

	if (kind) {
		machine_add_layer(m, kind, "");
		machine_scan_network(m, server);
	}
	free(server);
}
