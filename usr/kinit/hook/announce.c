// SPDX-License-Identifier: GPL-2.0-only
#include <stdio.h>
#include <string.h>

#include "hook/announce.h"
#include "match.h"
#include "net/address.h"
#include "target.h"

/* Static: 4 KiB. Jobs that come of it have their own copy. */
static struct env env;

static void set(const char *name, const char *value)
{
	env_set(&env, name, value);
}

/* What each command gets, whatever the event. */
static void begin(const struct boot *boot)
{
	const char *source = boot->params.root;

	/* To hooks that bring one, what a dump goes to is like a root. */
	if (saves_dump(boot) && boot->params.dump)
		source = boot->params.dump;
	env_init(&env);
	set("ROOT", source ? source : "");
	set("ROOTMNT", ROOTMNT);
	set("HOME", "/");
	set("TERM", "linux");
	/* There is no udev to wait for, and nodes are theirs to make. */
	set("DM_DISABLE_UDEV", "1");
	set("MDADM_NO_UDEV", "1");
}

static void announce_device(struct boot *boot, const struct blockdev *dev,
			    enum rule_event event)
{
	char path[sizeof("/dev/") + DEVNAME_SIZE];

	/* There may be hundreds of devices, and nobody to tell. */
	if (!hooks_want(boot, event))
		return;
	begin(boot);
	snprintf(path, sizeof(path), "/dev/%s", dev->devname);
	set("DEVNAME", path);
	env_set_number(&env, "MAJOR", dev->major);
	env_set_number(&env, "MINOR", dev->minor);
	set("DEVTYPE", dev->partno ? "partition" : "disk");
	set("FSTYPE", dev->sb.type ? dev->sb.type : "");
	set("LABEL", dev->sb.label);
	set("UUID", dev->sb.uuid);
	set("PARTUUID", dev->part.partuuid);
	set("PARTLABEL", dev->part.label);
	if (event == ON_FSCK)
		set("MODE", boot->params.fsck == FSCK_FORCE ? "force" : "auto");
	if (event == ON_RESUME) {
		env_set_number(&env, "OFFSET", boot->resume.offset);
		set("FORMAT", dev->hibernated);
	}
	jobs_add(boot, event, &env, dev->devname);
}

static void announce_group(struct boot *boot, const struct group *group,
			   enum rule_event event, bool needed)
{
	begin(boot);
	set("FSTYPE", group->type);
	set("NAME", group->name);
	set("UUID", group->uuid);
	env_set_number(&env, "MEMBERS", group->members);
	env_set_number(&env, "PRESENT", group->present);
	set("NEEDED", needed ? "yes" : "no");
	jobs_add(boot, event, &env, group->name);
}

/* Complete again after it was not: that is news again. */
static void announce_if_complete(struct boot *boot, struct group *group)
{
	bool needed = match_group(boot, group);

	if (!group_is_complete(group)) {
		group->told_complete = group->told_needed = false;
		return;
	}
	if (group->told_complete && (group->told_needed || !needed))
		return;
	group->told_complete = true;
	group->told_needed = needed;
	announce_group(boot, group, ON_COMPLETE, needed);
}

void announce_news(struct boot *boot)
{
	if (target_all_mounted(boot))
		return; /* the rest is for the real init to find */
	for (struct blockdev *dev = boot->devices; dev; dev = dev->next) {
		if (!dev->fresh || !match_usable(boot, dev))
			continue;
		dev->fresh = false;
		announce_device(boot, dev, ON_BLOCK);
	}
	for (struct group *g = boot->groups; g; g = g->next)
		announce_if_complete(boot, g);
}

static void set_ip(const char *name, const struct ip_address *ip)
{
	char buf[64];
	struct text t;

	text_init(&t, buf, sizeof(buf));
	text_add(&t, "%pI", ip);
	set(name, buf);
}

static void set_ip4(const char *name, uint32_t address)
{
	struct ip_address ip = ip4_address(address);

	if (address)
		set_ip(name, &ip);
}

static void set_dns(const struct nic_setting *s)
{
	char buf[NIC_DNS_MAX * 48];
	struct text t;

	text_init(&t, buf, sizeof(buf));
	for (unsigned int i = 0; i < s->n_dns; i++)
		text_add(&t, "%s%pI", i ? " " : "", &s->dns[i]);
	set("DNS", buf);
}

void announce_network(struct boot *boot, const struct nic *nic,
		      const struct nic_setting *s)
{
	const struct dhcp_lease *lease = &nic->dhcp.lease;
	const struct ip_address *gateway;

	begin(boot);
	set("INTERFACE", nic->link.name);
	set_ip("ADDRESS", &s->address);
	env_set_number(&env, "PREFIX", s->address.prefix);
	gateway = plan_gateway(s);
	if (gateway)
		set_ip("GATEWAY", gateway);
	set_dns(s);
	set("PROTO", plan_proto(nic));
	if (nic->method == NIC_DHCP) {
		set_ip4("SERVER", lease->server);
		set_ip4("NEXT_SERVER", lease->next_server);
		set("ROOT_PATH", lease->root_path);
		set("HOST_NAME", lease->host_name);
		set("DOMAIN", lease->domain);
		set("SEARCH", lease->search);
		set("BOOTFILE", lease->bootfile);
	}
	if (nic_is_ip6(nic)) {
		set("SEARCH", plan_search6(nic));
		set("BOOTFILE", nic->ip6.dhcp.lease.bootfile);
	}
	jobs_add(boot, ON_NETWORK, &env, nic->link.name);
}

void announce_resume(struct boot *boot, const struct blockdev *dev)
{
	announce_device(boot, dev, ON_RESUME);
}

void announce_fsck(struct boot *boot, const struct blockdev *dev)
{
	announce_device(boot, dev, ON_FSCK);
}

void announce_vmcore(struct boot *boot, bool raw)
{
	begin(boot);
	set("KIND", raw ? "raw" : "folder");
	set(raw ? "DUMP_DEVICE" : "DUMP_DIR", boot->crash.place);
	jobs_add(boot, ON_VMCORE, &env, "");
}

void announce_once(struct boot *boot, enum rule_event event)
{
	boot->told[event] = true;
	begin(boot);
	jobs_add(boot, event, &env, "");
}

void announce_rescue(struct boot *boot, const char *reason, uint64_t now)
{
	jobs_interrupt(boot, now);
	begin(boot);
	set("REASON", reason);
	jobs_add(boot, ON_RESCUE, &env, reason);
}

void announce_stall(struct boot *boot, bool degraded)
{
	/* What is complete and was not needed may be needed now. */
	announce_news(boot);
	if (!degraded)
		return;
	for (const struct group *g = boot->groups; g; g = g->next)
		if (!group_is_complete(g) && g->present)
			announce_group(boot, g, ON_STALL, match_group(boot, g));
	begin(boot);
	jobs_add(boot, ON_STALL, &env, "");
}

void announce_uevent(struct boot *boot, const struct uevent *ev)
{
	const char *p, *name;

	if (!hooks_want(boot, ON_UEVENT) || target_all_mounted(boot))
		return;
	begin(boot);
	set("ACTION", ev->action);
	set("DEVPATH", ev->devpath);
	set("SUBSYSTEM", ev->subsystem);
	name = uevent_get(ev, "DEVNAME");
	if (name) {
		char path[sizeof("/dev/") + DEVNAME_SIZE];

		snprintf(path, sizeof(path), "/dev/%s", name);
		set("DEVNAME", path);
	}
	for (p = ev->vars; p < ev->vars_end; p += strlen(p) + 1)
		env_add(&env, p);
	jobs_add(boot, ON_UEVENT, &env, name ? name : ev->devpath);
}
