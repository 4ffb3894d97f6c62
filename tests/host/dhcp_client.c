// SPDX-License-Identifier: GPL-2.0-only
/*
 * The network of kinit without the rest: what goal/net.c decides is done to the
 * interfaces of the namespace that this runs in, until they have what the words
 * of a command line ask for.
 *
 *	dhcp_client [-w] SECONDS WORD...
 *
 * With -w it stays for as long when it has it. Prints a line for what happens;
 * and exits with 1 if there is no network at the end.
 */
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "goal/net.h"
#include "hook/announce.h"
#include "log/log.h"
#include "log/timeline.h"
#include "module/want.h"
#include "net/nic.h"
#include "net/state/hand_over.h"
#include "net/state/state.h"
#include "net_step.h"
#include "report/network.h"
#include "root/nfs/mount.h"
#include "target.h"

static struct boot boot;
static uint64_t started;

static uint64_t now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

__attribute__((format(printf, 1, 2))) static void say(const char *format, ...)
{
	va_list args;

	printf("%5u ", (unsigned int)(now_ms() - started));
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
	fflush(stdout);
}

/* What the rest of kinit would do. */
void log_print(enum log_level level, const char *format, ...)
{
	va_list args;
	char line[512];
	struct text t;

	text_init(&t, line, sizeof(line));
	va_start(args, format);
	text_vadd(&t, format, args);
	va_end(args);
	say("log %d %s", level, line);
}

void timeline_note(const char *what, const char *name, const char *detail)
{
	say("%s %s%s", what, name, detail);
}

bool target_all_mounted(const struct boot *b)
{
	(void)b;
	return false;
}

bool target_is_hooked(const struct target *t)
{
	(void)t;
	return false;
}

const struct target *target_main(const struct boot *b)
{
	return &b->targets[TARGET_ROOT];
}

void state_write(const struct nic *nic, const struct nic_setting *s)
{
	(void)nic;
	(void)s;
}

void state_hand_over(const struct net *net, const char *root)
{
	(void)net;
	(void)root;
}

void nfs_look(struct boot *b, const struct nic *nic, const char *flags)
{
	(void)b;
	(void)nic;
	(void)flags;
}

bool module_want(struct boot *b, const char *name, struct module **which)
{
	(void)b;
	(void)name;
	*which = NULL;
	return true;
}

void module_missing(struct boot *b, const char *name)
{
	(void)b;
	(void)name;
}

static void add_ip4(struct text *t, const char *name, uint32_t number)
{
	struct ip_address ip = { .family = IP_V4 };

	for (int i = 0; i < 4; i++)
		ip.bytes[i] = number >> (24 - 8 * i);
	text_add(t, " %s=", name);
	text_add(t, "%pI", &ip);
}

void announce_network(struct boot *b, const struct nic *nic,
		      const struct nic_setting *s)
{
	const struct dhcp_lease *lease = &nic->dhcp.lease;
	char buf[1024];
	struct text t;

	(void)b;
	text_init(&t, buf, sizeof(buf));
	text_add(&t, "%pI", &s->address);
	text_add(&t, "/%u", s->address.prefix);
	add_ip4(&t, "gateway", lease->routers[0]);
	add_ip4(&t, "server", lease->server);
	text_add(&t, " times=%u,%u,%u", (unsigned int)lease->renewal_time,
		 (unsigned int)lease->rebinding_time,
		 (unsigned int)lease->lease_time);
	text_add(&t, " root-path=%s host=%s domain=%s file=%s",
		 lease->root_path, lease->host_name, lease->domain,
		 lease->bootfile);
	say("told %s %s", nic->link.name, buf);
}

static void wait_for_events(uint64_t until, uint64_t now)
{
	struct pollfd fds[16];
	size_t n = nic_fds(&boot.net, fds, sizeof(fds) / sizeof(*fds));

	poll(fds, n, until > now ? (int)(until - now) : 0);
	for (size_t i = 0; i < n; i++)
		if (fds[i].revents)
			nic_heard(&boot, fds[i].fd, now_ms());
}

static bool has_all(void)
{
	bool any = false;

	for (const struct nic *nic = boot.net.nics; nic; nic = nic->next) {
		if (nic->named && !nic->told)
			return false;
		any |= nic->told;
	}
	return any;
}

static void say_report(void (*report)(struct text *t, const struct boot *b))
{
	static char last[4096], buf[4096];
	struct text t;

	text_init(&t, buf, sizeof(buf));
	report(&t, &boot);
	if (t.len)
		buf[t.len - (buf[t.len - 1] == '\n')] = '\0';
	if (buf[0] && strcmp(buf, last))
		say("%s", buf);
	memcpy(last, buf, sizeof(last));
}

int main(int argc, char **argv)
{
	bool stays = argc > 1 && !strcmp(argv[1], "-w");
	uint64_t end;

	argv += stays;
	argc -= stays;
	if (argc < 3)
		return 2;
	started = boot.started = boot.last_progress = now_ms();
	end = started + strtoul(argv[1], NULL, 10) * 1000;
	for (int i = 2; i < argc; i++) {
		strncat(boot.cmdline, argv[i], 200);
		strcat(boot.cmdline, " ");
	}
	boot.looked = true;
	net_read_options(&boot);
	for (;;) {
		uint64_t now = now_ms(), until = goal_net_deadline(&boot, end);
		struct net_decision d = goal_net(&boot, now);

		if (d.action != NET_NOTHING) {
			net_step(&boot, &d, now);
			continue;
		}
		if (now >= until || (has_all() && !stays))
			break;
		say_report(report_network_wait);
		if (goal_net_time(&boot) < until)
			until = goal_net_time(&boot);
		wait_for_events(until, now);
	}
	if (!has_all())
		say_report(report_no_network);
	say_report(report_network);
	return has_all() ? 0 : 1;
}
