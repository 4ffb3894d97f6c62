// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "net/rtnl/requests.h"
#include "net/rtnl/rtnetlink.h"

static int open_socket(unsigned int groups)
{
	struct sockaddr_nl addr = {
		.nl_family = AF_NETLINK,
		.nl_groups = groups,
	};
	int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK,
			NETLINK_ROUTE);
	int err;

	if (fd < 0)
		return -errno;
	if (!bind(fd, (struct sockaddr *)&addr, sizeof(addr)))
		return fd;
	err = -errno;
	close(fd);
	return err;
}

int rtnetlink_open(struct rtnetlink *rt)
{
	*rt = (struct rtnetlink){ .events = -1, .requests = -1 };
	rt->events = open_socket(RTMGRP_LINK | RTMGRP_IPV6_IFADDR);
	if (rt->events < 0)
		return rt->events;
	rt->requests = open_socket(0);
	if (rt->requests >= 0)
		return 0;
	close(rt->events);
	rt->events = -1;
	return rt->requests;
}

void rtnetlink_close(struct rtnetlink *rt)
{
	if (rt->events >= 0)
		close(rt->events);
	if (rt->requests >= 0)
		close(rt->requests);
	rt->events = rt->requests = -1;
}

/* To the kernel, whose port is 0. */
static int send_request(struct rtnetlink *rt, int fd,
			struct nl_request *request)
{
	const struct sockaddr_nl kernel = { .nl_family = AF_NETLINK };

	if (request->full)
		return -EMSGSIZE;
	((struct nlmsghdr *)request->words)->nlmsg_seq = ++rt->seq;
	if (sendto(fd, request->words, request->len, 0,
		   (const struct sockaddr *)&kernel, sizeof(kernel)) < 0)
		return -errno;
	return 0;
}

int rtnetlink_ask_links(struct rtnetlink *rt)
{
	struct nl_request request;

	request_links(&request);
	return send_request(rt, rt->events, &request);
}

int rtnetlink_ask_addresses(struct rtnetlink *rt)
{
	struct nl_request request;

	request_addresses(&request);
	return send_request(rt, rt->events, &request);
}

/* Only what the kernel itself has sent counts. */
static ssize_t receive(int fd, void *buf, size_t size)
{
	for (;;) {
		struct sockaddr_nl from = { 0 };
		socklen_t from_len = sizeof(from);
		ssize_t n = recvfrom(fd, buf, size, 0, (struct sockaddr *)&from,
				     &from_len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return errno == EAGAIN ? 0 : -errno;
		if (from_len == sizeof(from) && !from.nl_pid && n > 0)
			return n;
	}
}

ssize_t rtnetlink_receive(struct rtnetlink *rt, void *buf, size_t size)
{
	return receive(rt->events, buf, size);
}

/*
 * The kernel does it, and acknowledges it, before it returns from sending: so
 * the answer is there at once.
 */
int rtnetlink_do(struct rtnetlink *rt, struct nl_request *request)
{
	uint32_t answer[256];
	struct nl_message message;
	ssize_t n;
	int err = send_request(rt, rt->requests, request);

	while (!err) {
		struct nl_walk walk;

		n = receive(rt->requests, answer, sizeof(answer));
		if (n <= 0)
			return n ? n : -EIO;
		walk.at = (const uint8_t *)answer;
		walk.end = walk.at + n;
		while (nl_next(&walk, &message))
			if (message.type == NLMSG_ERROR &&
			    message.seq == rt->seq)
				return nl_error(&message);
	}
	return err;
}
