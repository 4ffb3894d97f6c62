/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _SYS_SOCKET_H
#define _SYS_SOCKET_H

#include <asm/socket.h>
#include <linux/socket.h>
#include <linux/uio.h>
#include <sys/types.h>

/* The kernel does not export these numbers. They are the same everywhere. */
#define AF_UNSPEC  0
#define AF_UNIX	   1
#define AF_LOCAL   AF_UNIX
#define AF_INET	   2
#define AF_INET6   10
#define AF_NETLINK 16
#define AF_PACKET  17
#define AF_ALG	   38
#define AF_VSOCK   40
#define PF_UNSPEC  AF_UNSPEC
#define PF_UNIX	   AF_UNIX
#define PF_LOCAL   AF_LOCAL
#define PF_INET	   AF_INET
#define PF_INET6   AF_INET6
#define PF_NETLINK AF_NETLINK
#define PF_PACKET  AF_PACKET
#define PF_ALG	   AF_ALG
#define PF_VSOCK   AF_VSOCK

#define SOCK_STREAM    1
#define SOCK_DGRAM     2
#define SOCK_RAW       3
#define SOCK_SEQPACKET 5
#define SOCK_NONBLOCK  00004000
#define SOCK_CLOEXEC   02000000

#define SHUT_RD	  0
#define SHUT_WR	  1
#define SHUT_RDWR 2

#define SOMAXCONN 4096

#define MSG_OOB		 0x1
#define MSG_PEEK	 0x2
#define MSG_DONTROUTE	 0x4
#define MSG_CTRUNC	 0x8
#define MSG_TRUNC	 0x20
#define MSG_DONTWAIT	 0x40
#define MSG_EOR		 0x80
#define MSG_WAITALL	 0x100
#define MSG_ERRQUEUE	 0x2000
#define MSG_NOSIGNAL	 0x4000
#define MSG_MORE	 0x8000
#define MSG_CMSG_CLOEXEC 0x40000000

#define SOL_NETLINK 270
#define SOL_PACKET  263

#define SCM_RIGHTS	1
#define SCM_CREDENTIALS 2

typedef unsigned short sa_family_t;

struct sockaddr {
	sa_family_t sa_family;
	char sa_data[14];
};

/* As large as any address and aligned for each. */
struct sockaddr_storage {
	sa_family_t ss_family;
	char __pad[118];
	unsigned long __align;
};

struct msghdr {
	void *msg_name;
	socklen_t msg_namelen;
	struct iovec *msg_iov;
	size_t msg_iovlen;
	void *msg_control;
	size_t msg_controllen;
	int msg_flags;
};

struct cmsghdr {
	size_t cmsg_len;
	int cmsg_level;
	int cmsg_type;
	unsigned char cmsg_data[];
};

/* What SCM_CREDENTIALS carries. */
struct ucred {
	pid_t pid;
	uid_t uid;
	gid_t gid;
};

#define CMSG_ALIGN(len)	       (((len) + sizeof(size_t) - 1) & ~(sizeof(size_t) - 1))
#define CMSG_LEN(len)	       (sizeof(struct cmsghdr) + (len))
#define CMSG_SPACE(len)	       (sizeof(struct cmsghdr) + CMSG_ALIGN(len))
#define CMSG_DATA(cmsg)	       ((cmsg)->cmsg_data)
#define CMSG_FIRSTHDR(msg)     __cmsg_first(msg)
#define CMSG_NXTHDR(msg, cmsg) __cmsg_next(msg, cmsg)

static inline struct cmsghdr *__cmsg_first(const struct msghdr *msg)
{
	if (msg->msg_controllen < sizeof(struct cmsghdr))
		return NULL;
	return (struct cmsghdr *)msg->msg_control;
}

/* NULL unless a whole header stands behind cmsg, whose own size is checked. */
static inline struct cmsghdr *__cmsg_next(const struct msghdr *msg,
					  struct cmsghdr *cmsg)
{
	size_t left = (size_t)((char *)msg->msg_control + msg->msg_controllen -
			       (char *)cmsg);

	if (cmsg->cmsg_len < sizeof(*cmsg) || cmsg->cmsg_len > left)
		return NULL;
	left -= cmsg->cmsg_len;
	if (left < CMSG_ALIGN(cmsg->cmsg_len) - cmsg->cmsg_len + sizeof(*cmsg))
		return NULL;
	return (struct cmsghdr *)((char *)cmsg + CMSG_ALIGN(cmsg->cmsg_len));
}

int socket(int family, int type, int protocol);
int socketpair(int family, int type, int protocol, int fds[2]);
int bind(int fd, const struct sockaddr *addr, socklen_t len);
int connect(int fd, const struct sockaddr *addr, socklen_t len);
int listen(int fd, int backlog);
int accept4(int fd, struct sockaddr *addr, socklen_t *len, int flags);
int getsockname(int fd, struct sockaddr *addr, socklen_t *len);
int getsockopt(int fd, int level, int option, void *value, socklen_t *len);
int setsockopt(int fd, int level, int option, const void *value, socklen_t len);
int shutdown(int fd, int how);
ssize_t send(int fd, const void *buf, size_t len, int flags);
ssize_t sendto(int fd, const void *buf, size_t len, int flags,
	       const struct sockaddr *addr, socklen_t addrlen);
ssize_t sendmsg(int fd, const struct msghdr *msg, int flags);
ssize_t recv(int fd, void *buf, size_t len, int flags);
ssize_t recvfrom(int fd, void *buf, size_t len, int flags,
		 struct sockaddr *addr, socklen_t *addrlen);
ssize_t recvmsg(int fd, struct msghdr *msg, int flags);

#endif
