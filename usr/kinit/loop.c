// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <poll.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "coldplug.h"
#include "device/blockdev.h"
#include "dispatch.h"
#include "hook/announce.h"
#include "hook/child.h"
#include "log/log.h"
#include "loop.h"
#include "module/load.h"
#include "net/nic.h"
#include "netlink.h"
#include "root/dump.h"
#include "root/nfs/mount.h"

/* More commands than that do not run at once. */
#define MAX_FDS 64
#define NIC_FDS 32 /* of them */

uint64_t loop_now(void)
{
	struct timespec ts = { 0 };

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (uint64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

/*
 * Once the socket has overrun the kernel drops all events until it is empty,
 * and says so once. So it is emptied before the walk: what is dropped until
 * then the walk sees, and what is in there is older than what it sees.
 */
static int drain(struct boot *boot, int uevents)
{
	static char buf[UEVENT_MAX];
	struct uevent ev;
	bool lost = false;
	ssize_t n;

	while ((n = netlink_receive(uevents, buf, sizeof(buf))) > 0 ||
	       n == -ENOBUFS) {
		if (n < 0)
			lost = true;
		else if (uevent_parse(&ev, buf, n))
			dispatch(boot, &ev, loop_now());
	}
	if (n || !lost)
		return n;
	log_print(LOG_DEBUG, "events were lost, walking /sys again");
	return coldplug(boot, loop_now());
}

/* The answer to the question on the console: the first letter counts. */
static void read_answer(struct boot *boot)
{
	char c;

	if (read(STDIN_FILENO, &c, 1) != 1 || c == 'n' || c == 'N')
		boot->answer = ANSWER_NO;
	else if (c == 'y' || c == 'Y')
		boot->answer = ANSWER_YES;
}

static size_t gather(const struct boot *boot, struct pollfd *fds, int uevents)
{
	const struct job *job;
	size_t n = 0;

	fds[n++] = (struct pollfd){ .fd = uevents, .events = POLLIN };
	fds[n++] = (struct pollfd){
		.fd = boot->asked && !boot->answer ? STDIN_FILENO : -1,
		.events = POLLIN,
	};
	if (KINIT_HAS_NET)
		n += nic_fds(&boot->net, fds + n, NIC_FDS);
	for (job = boot->jobs; job && n < MAX_FDS; job = job->next)
		if (job->child.pid && job->child.output >= 0)
			fds[n++] = (struct pollfd){ .fd = job->child.output,
						    .events = POLLIN };
	return n;
}

static int handle(struct boot *boot, const struct pollfd *fds, size_t n)
{
	struct job *job;

	for (size_t i = 2; i < n; i++) {
		if (KINIT_HAS_NET && fds[i].revents &&
		    nic_heard(boot, fds[i].fd, loop_now()))
			continue;
		job = fds[i].revents ? jobs_find(boot, fds[i].fd) : NULL;
		if (job)
			job_heard(boot, job, loop_now());
	}
	if (fds[1].revents)
		read_answer(boot);
	return fds[0].revents ? drain(boot, fds[0].fd) : 0;
}

/* How many children have ended of which we know. */
static unsigned int reap(struct boot *boot, uint64_t now)
{
	unsigned int n = 0;
	pid_t pid;
	int status;

	/* Others are orphans, which come to us as process 1. */
	while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
		n += job_ended(boot, pid, status, now) ||
		     (KINIT_HAS_MODULES &&
		      module_ended(boot, pid, status, now)) ||
		     (KINIT_HAS_NFS && nfs_ended(boot, pid, status)) ||
		     (KINIT_HAS_CRASH && dump_ended(boot, pid, status));
	return n;
}

int loop_once(struct boot *boot, int uevents, uint64_t until)
{
	struct pollfd fds[MAX_FDS];
	size_t n = gather(boot, fds, uevents);
	uint64_t now = loop_now();
	uint64_t ms = until > now ? until - now : 0;
	int err;

	err = child_poll(fds, n, ms < 60000 ? (int)ms : 60000);
	if (err > 0)
		err = handle(boot, fds, n);
	/* What a child did is known before its end has consequences. */
	if (reap(boot, loop_now()) && err >= 0)
		err = drain(boot, uevents);
	return err < 0 ? err : 0;
}
