// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <poll.h>
#include <time.h>

#include "coldplug.h"
#include "dispatch.h"
#include "log.h"
#include "loop.h"
#include "netlink.h"

uint64_t loop_now(void)
{
	struct timespec ts = { 0 };

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static int drain(struct boot *boot, int uevents)
{
	static char buf[UEVENT_MAX];
	struct uevent ev;
	ssize_t n;

	while ((n = netlink_receive(uevents, buf, sizeof(buf))) > 0)
		if (uevent_parse(&ev, buf, n))
			dispatch(boot, &ev, loop_now());
	if (n == -ENOBUFS) {
		log_print(LOG_DEBUG, "events were lost, walking /sys again");
		n = coldplug(boot, loop_now());
	}
	return n;
}

int loop_once(struct boot *boot, int uevents, uint64_t until)
{
	struct pollfd pollfd = { .fd = uevents, .events = POLLIN };
	uint64_t now = loop_now();
	uint64_t ms = until > now ? until - now : 0;

	if (poll(&pollfd, 1, ms < 60000 ? (int)ms : 60000) < 0)
		return errno == EINTR ? 0 : -errno;
	return pollfd.revents ? drain(boot, uevents) : 0;
}
