// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/filter.h"
#include "image/frames.h"
#include "image/unpack.h"

static const char *const commands[PACKED_KINDS][4] = {
	[PACKED_LZO] = { "lzop", "-dc" },
	[PACKED_LZ4] = { "lz4", "-dcq" },
};

struct pump {
	const uint8_t *data;
	size_t size;
	int in, out; /* to and from the command; -1: closed */
};

static void close_one(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* Feeds the command; true unless there is no way to go on. */
static bool feed(struct pump *p)
{
	ssize_t n = write(p->in, p->data, p->size);

	if (n < 0 && (errno == EINTR || errno == EAGAIN))
		return true;
	/* It wants no more: its status will say whether that is wrong. */
	if (n < 0 && errno != EPIPE)
		return false;
	if (n < 0)
		n = p->size;
	p->data += n;
	p->size -= n;
	if (!p->size)
		close_one(&p->in);
	return true;
}

/* Returns 0; 1: the sink wants no more; or -errno. */
static int pump(struct pump *p, image_sink *sink, void *ctx)
{
	uint8_t buf[65536];

	for (;;) {
		struct pollfd fds[2] = {
			{ .fd = p->out, .events = POLLIN },
			{ .fd = p->in, .events = POLLOUT },
		};
		ssize_t n;

		if (poll(fds, 2, -1) < 0) {
			if (errno == EINTR)
				continue;
			return -errno;
		}
		if (fds[1].revents && !feed(p))
			return -errno;
		if (!fds[0].revents)
			continue;
		n = read(p->out, buf, sizeof(buf));
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -errno;
		if (!n)
			return 0;
		if (!sink(ctx, buf, n))
			return 1;
	}
}

static int make_pipes(int in[2], int out[2])
{
	if (pipe2(in, O_CLOEXEC))
		return -errno;
	if (pipe2(out, O_CLOEXEC)) {
		int err = -errno;

		close(in[0]);
		close(in[1]);
		return err;
	}
	fcntl(in[1], F_SETFL, O_NONBLOCK);
	return 0;
}

static const char *run(enum packing packing, const uint8_t *data, size_t size,
		       image_sink *sink, void *ctx)
{
	static char text[200];
	const char *program = commands[packing][0], *why;
	struct sigaction ignore = { .sa_handler = SIG_IGN }, before;
	struct pump p = { .data = data, .size = size };
	int in[2], out[2], err;
	pid_t pid;

	/* Where the command ends early, that is its status' to say. */
	sigaction(SIGPIPE, &ignore, &before);
	err = make_pipes(in, out);
	if (err)
		goto failed;
	err = filter_start(commands[packing], in[0], out[1], false, &pid);
	close(in[0]);
	close(out[1]);
	p.in = in[1];
	p.out = out[0];
	if (err) {
		close_one(&p.in);
		close_one(&p.out);
		goto failed;
	}
	err = pump(&p, sink, ctx);
	if (err)
		kill(pid, SIGKILL);
	close_one(&p.in);
	close_one(&p.out);
	why = filter_wait(pid, program);
	if (err >= 0) {
		sigaction(SIGPIPE, &before, NULL);
		return err ? NULL : why;
	}
failed:
	sigaction(SIGPIPE, &before, NULL);
	snprintf(text, sizeof(text), "it cannot be unpacked: %s: %s", program,
		 err == -ENOENT ? "this command is not installed"
				: strerror(-err));
	return text;
}

const char *unpack_by_command(enum packing packing, const uint8_t *data,
			      size_t size, size_t *used, image_sink *sink,
			      void *ctx)
{
	const char *cut = frames_measure(packing, data, size, used);
	const char *why = run(packing, data, cut ? size : *used, sink, ctx);

	/* The cause first: it is for this that the command failed. */
	if (cut || !why)
		return cut;
	*used = 0;
	return why;
}
