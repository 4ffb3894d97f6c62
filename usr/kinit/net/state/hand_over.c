// SPDX-License-Identifier: GPL-2.0-only
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "log/log.h"
#include "net/link/stack.h"
#include "net/state/hand_over.h"
#include "net/state/manager_text.h"
#include "net/state/state.h"
#include "root/inside.h"

#define NETWORKD "/run/systemd/network"
#define NM	 "/run/NetworkManager"

static char buf[MANAGER_TEXT_SIZE];
static struct text text;

static struct text *begin(void)
{
	text_init(&text, buf, sizeof(buf));
	return &text;
}

static void make_dirs(void)
{
	static const char *const dirs[] = {
		"/run/systemd",		  NETWORKD,	 NM,
		NM "/system-connections", NM "/devices", "/run/network",
	};

	for (size_t i = 0; i < sizeof(dirs) / sizeof(*dirs); i++)
		mkdir(dirs[i], 0755);
}

static void write_profile(const struct net *net, const struct nic *nic,
			  const struct nic_setting *s)
{
	char path[96];

	nm_profile_text(begin(), net, nic, s);
	snprintf(path, sizeof(path),
		 NM "/system-connections/kinit-%s.nmconnection",
		 nic->link.name);
	/* It reads no other that somebody else could have written or read. */
	state_file(path, 0600, &text);
	nm_device_text(begin(), nic);
	snprintf(path, sizeof(path), NM "/devices/%d", nic->link.index);
	state_file(path, 0644, &text);
}

/* Behind the names that an administrator gives such files. */
static void write_networkd(const struct nic *nic, const char *suffix)
{
	char path[96];

	snprintf(path, sizeof(path), NETWORKD "/69-kinit-%s.%s", nic->link.name,
		 suffix);
	state_file(path, 0644, &text);
}

/* Two that are the same interface are in the same files. */
static bool twin_writes(const struct nic *nic)
{
	return nic->twin && nic->twin->configured &&
	       (nic->second || !nic->configured);
}

static void write_one(const struct net *net, const struct nic *nic)
{
	static struct nic_setting s[2];

	if (twin_writes(nic) || nic->link.gone ||
	    !(nic->configured || nic->link.master ||
	      stack_above(&net->options, nic->link.name)))
		return;
	if (!plain_name(nic->link.name)) {
		log_print(LOG_WARNING,
			  "%s: the real system is not told, as this is no name for its files",
			  nic->link.name);
		return;
	}
	plan_settings(net, nic, s);
	write_profile(net, nic, nic->configured ? s : NULL);
	udev_link_text(begin(), nic);
	write_networkd(nic, "link");
	if (!nic->configured)
		return;
	networkd_text(begin(), net, nic, s);
	write_networkd(nic, "network");
}

/*
 * What ifup(8) has to think that it has brought up. It reads the one, and what
 * others know is the other.
 */
static void write_ifstate(const struct net *net)
{
	char path[64], all[1024];
	struct text states;

	text_init(&states, all, sizeof(all));
	for (const struct nic *nic = net->nics; nic; nic = nic->next) {
		const char *name = nic->link.name;

		if (!nic->configured || nic->link.gone || twin_writes(nic) ||
		    !plain_name(name))
			continue;
		text_add(&states, "%s=%s\n", name, name);
		text_add(begin(), "%s\n", name);
		snprintf(path, sizeof(path), "/run/network/ifstate.%s", name);
		state_file(path, 0644, &text);
	}
	state_file("/run/network/ifstate", 0644, &states);
}

/* Files of the real system may be about this interface, too: none shall drop
 * what the root is reached by.
 */
static void keep_configuration(const char *root)
{
	int fd = inside_open_at(root, "/etc/systemd/network",
				O_RDONLY | O_DIRECTORY);
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	const struct dirent *entry;
	char path[320];

	while (dir && (entry = readdir(dir))) {
		size_t len = strlen(entry->d_name);

		if (len < 8 || strcmp(entry->d_name + len - 8, ".network"))
			continue;
		snprintf(path, sizeof(path), NETWORKD "/%s.d", entry->d_name);
		mkdir(path, 0755);
		strlcat(path, "/kinit.conf", sizeof(path));
		text_add(begin(), "[Network]\nKeepConfiguration=yes\n");
		state_file(path, 0644, &text);
	}
	if (dir)
		closedir(dir);
	else if (fd >= 0)
		close(fd);
}

void state_hand_over(const struct net *net, const char *root)
{
	make_dirs();
	for (const struct nic *nic = net->nics; nic; nic = nic->next)
		write_one(net, nic);
	write_ifstate(net);
	if (net->options.net_root)
		keep_configuration(root);
}
