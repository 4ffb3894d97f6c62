// SPDX-License-Identifier: GPL-2.0-only
/*
 * link_up INTERFACE COMMAND...: the time from when COMMAND, a DHCP client, is
 * started, or if the interface is down then, from when it has its carrier,
 * until it has an IPv4 address, us. The client is ended then.
 */
#include <linux/if.h>
#include <linux/rtnetlink.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define LIMIT 20000 /* ms */

unsigned int if_nametoindex(const char *name);

static long long now_us(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * 1000000LL + ts.tv_nsec / 1000;
}

static int listen_to_kernel(void)
{
	const struct sockaddr_nl at = {
		.nl_family = AF_NETLINK,
		.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR,
	};
	int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);

	if (fd < 0 || bind(fd, (const struct sockaddr *)&at, sizeof(at))) {
		perror("link_up: rtnetlink");
		exit(2);
	}
	return fd;
}

/* Takes what has come at @at; true: that was all. */
static int take(const struct nlmsghdr *header, int index, long long at,
		long long *up)
{
	const struct ifinfomsg *link = NLMSG_DATA(header);
	const struct ifaddrmsg *address = NLMSG_DATA(header);

	if (header->nlmsg_type == RTM_NEWLINK && link->ifi_index == index &&
	    (link->ifi_flags & IFF_LOWER_UP) && !*up)
		*up = at;
	if (header->nlmsg_type != RTM_NEWADDR || !*up ||
	    address->ifa_index != (unsigned int)index)
		return 0;
	printf("%lld\n", at - *up);
	return 1;
}

static int measure(int fd, int index, long long up)
{
	static char buf[32768] __attribute__((aligned(8)));
	struct pollfd wait = { .fd = fd, .events = POLLIN };

	while (poll(&wait, 1, LIMIT) > 0) {
		int n = recv(fd, buf, sizeof(buf), 0);
		long long at = now_us();

		for (struct nlmsghdr *h = (void *)buf; n > 0 && NLMSG_OK(h, n);
		     h = NLMSG_NEXT(h, n))
			if (take(h, index, at, &up))
				return 0;
	}
	fprintf(stderr, "link_up: no address in %d ms\n", LIMIT);
	return 1;
}

static bool is_up(const char *name)
{
	struct ifreq request = { 0 };
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

	snprintf(request.ifr_name, sizeof(request.ifr_name), "%s", name);
	ioctl(fd, SIOCGIFFLAGS, &request);
	close(fd);
	return request.ifr_flags & IFF_UP;
}

int main(int argc, char **argv)
{
	const struct sched_param first = { .sched_priority = 1 };
	int fd = listen_to_kernel(), result;
	long long up;
	pid_t pid;

	if (argc < 3)
		return 2;
	up = is_up(argv[1]) ? now_us() : 0;
	pid = fork();
	if (!pid) {
		dup2(STDERR_FILENO, STDOUT_FILENO);
		execvp(argv[2], argv + 2);
		perror(argv[2]);
		_exit(127);
	}
	/* What happens is to be seen when it happens. */
	sched_setscheduler(0, SCHED_FIFO, &first);
	result = measure(fd, if_nametoindex(argv[1]), up);
	kill(pid, SIGTERM);
	waitpid(pid, NULL, 0);
	return result;
}
