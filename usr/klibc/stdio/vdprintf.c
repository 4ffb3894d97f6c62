// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include "calls.h"
#include "format.h"

/* Collects text, so that a line goes out in one piece. */
struct fd_sink {
	struct sink sink;
	int fd;
	size_t used;
	char buf[1024];
};

static int flush(struct fd_sink *s)
{
	size_t done = 0;

	while (done < s->used) {
		ssize_t n = sys_write(s->fd, s->buf + done, s->used - done);

		if (n == -EINTR)
			continue;
		if (n <= 0)
			return n ? (int)n : -EIO;
		done += n;
	}
	s->used = 0;
	return 0;
}

static int put_fd(struct sink *sink, const char *text, size_t len)
{
	struct fd_sink *s = (struct fd_sink *)sink;

	while (len) {
		size_t n = sizeof(s->buf) - s->used;

		if (n > len)
			n = len;
		memcpy(s->buf + s->used, text, n);
		s->used += n;
		text += n;
		len -= n;
		if (s->used == sizeof(s->buf)) {
			int ret = flush(s);

			if (ret)
				return ret;
		}
	}
	return 0;
}

int vdprintf(int fd, const char *restrict format, va_list ap)
{
	struct fd_sink s;
	int ret, len;

	/* No initializer: that would clear the buffer too. */
	s.sink.put = put_fd;
	s.fd = fd;
	s.used = 0;
	len = __format(&s.sink, format, ap);
	if (len < 0)
		return __syscall_ret(len);
	ret = flush(&s);
	return __syscall_ret(ret ? ret : len);
}
