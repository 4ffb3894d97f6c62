// SPDX-License-Identifier: GPL-2.0-only
/* <sys/socket.h> */
#include <errno.h>
#include <fcntl.h>
#include <linux/in.h>
#include <linux/netlink.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include "tap.h"

static char buf[256];

static struct sockaddr_in local(unsigned short port)
{
	return (struct sockaddr_in){
		.sin_family = AF_INET,
		.sin_port = port,
		.sin_addr = { __builtin_bswap32(0x7f000001) },
	};
}

#define ADDR(a) ((struct sockaddr *)(a))

static void test_layout(void)
{
	is_int(sizeof(struct sockaddr), 16, "struct sockaddr");
	is_int(sizeof(struct sockaddr_storage), 128, "struct sockaddr_storage");
	is_int(sizeof(struct msghdr), 56, "struct msghdr");
	is_int(sizeof(struct cmsghdr), 16, "struct cmsghdr");
	is_int(CMSG_LEN(5), 21, "CMSG_LEN");
	is_int(CMSG_SPACE(5), 24, "CMSG_SPACE");
}

static void test_pair(void)
{
	int fds[2], value = 0;
	socklen_t len = sizeof(value);

	is_int(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, fds), 0,
	       "socketpair");
	is_int(fcntl(fds[0], F_GETFD), FD_CLOEXEC, "SOCK_CLOEXEC");
	is_int(send(fds[0], "packet", 6, MSG_NOSIGNAL), 6, "send");
	is_int(recv(fds[1], buf, sizeof(buf), MSG_PEEK), 6, "recv: MSG_PEEK");
	is_int(recv(fds[1], buf, 3, MSG_TRUNC), 6, "recv: MSG_TRUNC");
	errno = 0;
	ok(recv(fds[1], buf, 3, MSG_DONTWAIT) == -1 && errno == EAGAIN,
	   "recv: nothing");
	is_int(getsockopt(fds[0], SOL_SOCKET, SO_TYPE, &value, &len), 0,
	       "getsockopt");
	is_int(value, SOCK_SEQPACKET, "  which type");
	is_int(shutdown(fds[0], SHUT_WR), 0, "shutdown");
	is_int(recv(fds[1], buf, 3, 0), 0, "recv: the end");
	close(fds[1]);
	errno = 0;
	ok(send(fds[0], "x", 1, MSG_NOSIGNAL) == -1 && errno == EPIPE,
	   "send: EPIPE");
	close(fds[0]);
}

/* A descriptor and the sender's identity in one message. */
static void test_messages(void)
{
	union {
		char bytes[CMSG_SPACE(sizeof(int)) +
			   CMSG_SPACE(sizeof(struct ucred))];
		struct cmsghdr align;
	} control = { { 0 } };
	struct iovec iov[2] = { { "ab", 2 }, { "cd", 2 } };
	struct msghdr msg = { .msg_iov = iov, .msg_iovlen = 2 };
	int fds[2], one = 1, passed = -1, got = -1, kinds = 0;
	struct ucred cred = { 0 };
	struct cmsghdr *c;

	socketpair(AF_UNIX, SOCK_DGRAM, 0, fds);
	is_int(setsockopt(fds[1], SOL_SOCKET, SO_PASSCRED, &one, sizeof(one)),
	       0, "setsockopt");
	passed = open("/dev/null", O_RDWR);
	msg.msg_control = control.bytes;
	msg.msg_controllen = CMSG_SPACE(sizeof(int));
	c = CMSG_FIRSTHDR(&msg);
	c->cmsg_level = SOL_SOCKET;
	c->cmsg_type = SCM_RIGHTS;
	c->cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(c), &passed, sizeof(int));
	ok(!CMSG_NXTHDR(&msg, c), "CMSG_NXTHDR: only one");
	is_int(sendmsg(fds[0], &msg, 0), 4, "sendmsg");

	memset(buf, 0, sizeof(buf));
	iov[0].iov_base = buf;
	iov[0].iov_len = sizeof(buf);
	msg.msg_iovlen = 1;
	msg.msg_controllen = sizeof(control);
	is_int(recvmsg(fds[1], &msg, MSG_CMSG_CLOEXEC), 4, "recvmsg");
	is_str(buf, "abcd", "  text");
	is_int(msg.msg_flags & (MSG_TRUNC | MSG_CTRUNC), 0, "  whole");
	for (c = CMSG_FIRSTHDR(&msg); c; c = CMSG_NXTHDR(&msg, c)) {
		if (c->cmsg_type == SCM_RIGHTS)
			memcpy(&got, CMSG_DATA(c), sizeof(int));
		if (c->cmsg_type == SCM_CREDENTIALS)
			memcpy(&cred, CMSG_DATA(c), sizeof(cred));
		kinds++;
	}
	is_int(kinds, 2, "two control messages");
	ok(got > passed && write(got, "x", 1) == 1, "SCM_RIGHTS");
	is_int(cred.pid, getpid(), "SCM_CREDENTIALS");
	msg.msg_controllen = 8;
	ok(!CMSG_FIRSTHDR(&msg), "CMSG_FIRSTHDR: none");
	close(got);
	close(passed);
	close(fds[0]);
	close(fds[1]);
}

static void test_datagrams(void)
{
	int a = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	int b = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK, 0);
	struct sockaddr_in addr = local(0), from;
	socklen_t len = sizeof(addr);

	is_int(bind(a, ADDR(&addr), sizeof(addr)), 0, "bind");
	is_int(getsockname(a, ADDR(&addr), &len), 0, "getsockname");
	ok(len == sizeof(addr) && addr.sin_port, "  a port");
	is_int(sendto(b, "dgram", 5, 0, ADDR(&addr), len), 5, "sendto");
	len = sizeof(from);
	is_int(recvfrom(a, buf, sizeof(buf), 0, ADDR(&from), &len), 5,
	       "recvfrom");
	is_int(from.sin_addr.s_addr, addr.sin_addr.s_addr, "  from whom");
	errno = 0;
	ok(recv(b, buf, 1, 0) == -1 && errno == EAGAIN, "SOCK_NONBLOCK");
	close(a);
	close(b);
}

static void test_stream(void)
{
	int server = socket(AF_INET, SOCK_STREAM, 0);
	int client = socket(AF_INET, SOCK_STREAM, 0), conn;
	struct sockaddr_in addr = local(0), peer;
	socklen_t len = sizeof(addr);

	bind(server, ADDR(&addr), sizeof(addr));
	is_int(listen(server, 1), 0, "listen");
	getsockname(server, ADDR(&addr), &len);
	is_int(connect(client, ADDR(&addr), len), 0, "connect");
	len = sizeof(peer);
	conn = accept4(server, ADDR(&peer), &len, SOCK_CLOEXEC);
	ok(conn >= 0, "accept4");
	is_int(fcntl(conn, F_GETFD), FD_CLOEXEC, "  SOCK_CLOEXEC");
	ok(peer.sin_family == AF_INET && peer.sin_port, "  who");
	is_int(write(client, "hi", 2), 2, "write");
	is_int(recv(conn, buf, 2, MSG_WAITALL), 2, "recv");
	close(conn);
	close(client);
	close(server);
	client = socket(AF_INET, SOCK_STREAM, 0);
	errno = 0;
	ok(connect(client, ADDR(&addr), sizeof(addr)) == -1 &&
		   errno == ECONNREFUSED,
	   "connect: refused");
	close(client);
}

static void test_others(void)
{
	struct sockaddr_nl nl = { .nl_family = AF_NETLINK };
	struct sockaddr_un un = { .sun_family = AF_UNIX };
	socklen_t len = sizeof(nl);
	int fd = socket(AF_NETLINK, SOCK_RAW, NETLINK_KOBJECT_UEVENT);

	is_int(bind(fd, ADDR(&nl), sizeof(nl)), 0, "a netlink socket");
	is_int(getsockname(fd, ADDR(&nl), &len), 0, "  its name");
	is_int(len, sizeof(nl), "  which is that long");
	close(fd);
	fd = socket(AF_UNIX, SOCK_STREAM, 0);
	memcpy(un.sun_path, "/nonexistent/socket", 20);
	errno = 0;
	ok(connect(fd, ADDR(&un), sizeof(un)) == -1 && errno == ENOENT,
	   "a socket that is not there");
	close(fd);
	errno = 0;
	ok(socket(AF_INET, 77, 0) == -1 && errno == EINVAL, "socket: EINVAL");
	errno = 0;
	ok(bind(0, ADDR(&nl), sizeof(nl)) == -1 && errno == ENOTSOCK,
	   "bind: ENOTSOCK");
}

int main(void)
{
	test_layout();
	test_pair();
	test_messages();
	test_datagrams();
	test_stream();
	test_others();
	return done_testing();
}
