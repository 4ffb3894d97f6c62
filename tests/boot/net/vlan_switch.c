// SPDX-License-Identifier: GPL-2.0-only
/*
 * vlan_switch VLAN PORT... ACCESS: a switch for machines that QEMU makes. What
 * comes from a PORT with the tag VLAN goes without it to ACCESS, and what comes
 * from there goes with it to the PORT that was heard last. All else is dropped.
 * Each is the path of QEMU's socket (-netdev dgram); ours is there with ".far"
 * behind it. It runs until it is killed.
 */
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define MAX_SIDES 8
#define ADDRESSES 12 /* bytes: two MAC addresses, then the type */

struct side {
	struct sockaddr_un peer;
	int fd;
};

static void set_path(struct sockaddr_un *addr, const char *path,
		     const char *suffix)
{
	size_t size = sizeof(addr->sun_path);

	*addr = (struct sockaddr_un){ .sun_family = AF_UNIX };
	if ((size_t)snprintf(addr->sun_path, size, "%s%s", path, suffix) >=
	    size) {
		fprintf(stderr, "vlan_switch: %s: too long\n", path);
		exit(1);
	}
}

static void open_side(struct side *side, const char *path)
{
	struct sockaddr_un own;

	set_path(&side->peer, path, "");
	set_path(&own, path, ".far");
	unlink(own.sun_path);
	side->fd = socket(AF_UNIX, SOCK_DGRAM, 0);
	if (side->fd < 0 ||
	    bind(side->fd, (struct sockaddr *)&own, sizeof(own))) {
		perror(own.sun_path);
		exit(1);
	}
}

/* Before QEMU listens there, and when it is gone, frames are lost. */
static void send_to(const struct side *side, const uint8_t *frame, size_t len)
{
	sendto(side->fd, frame, len, MSG_DONTWAIT,
	       (const struct sockaddr *)&side->peer, sizeof(side->peer));
}

static void untag(const struct side *to, uint8_t *frame, size_t len, int vlan)
{
	if (len < ADDRESSES + 4 || frame[12] != 0x81 || frame[13] ||
	    ((frame[14] & 15) << 8 | frame[15]) != vlan)
		return;
	memmove(frame + 4, frame, ADDRESSES);
	send_to(to, frame + 4, len - 4);
}

static void tag(const struct side *to, const uint8_t *frame, size_t len,
		int vlan)
{
	uint8_t tagged[65536 + 4];

	if (len < ADDRESSES)
		return;
	memcpy(tagged, frame, ADDRESSES);
	tagged[12] = 0x81;
	tagged[13] = 0;
	tagged[14] = vlan >> 8;
	tagged[15] = vlan;
	memcpy(tagged + 16, frame + ADDRESSES, len - ADDRESSES);
	send_to(to, tagged, len + 4);
}

int main(int argc, char **argv)
{
	static uint8_t frame[65536];
	struct side sides[MAX_SIDES];
	struct pollfd fds[MAX_SIDES];
	int n = argc - 2, access = n - 1, heard = 0, vlan;

	if (n < 2 || n > MAX_SIDES) {
		fprintf(stderr, "usage: vlan_switch VLAN PORT... ACCESS\n");
		return 2;
	}
	vlan = atoi(argv[1]);
	for (int i = 0; i < n; i++) {
		open_side(&sides[i], argv[i + 2]);
		fds[i] = (struct pollfd){ sides[i].fd, POLLIN, 0 };
	}
	printf("ready\n");
	fflush(stdout);
	while (poll(fds, n, -1) > 0) {
		for (int i = 0; i < n; i++) {
			ssize_t len = fds[i].revents ? recv(fds[i].fd, frame,
							    sizeof(frame), 0)
						     : 0;

			if (len <= 0)
				continue;
			if (i == access) {
				tag(&sides[heard], frame, len, vlan);
				continue;
			}
			heard = i;
			untag(&sides[access], frame, len, vlan);
		}
	}
	return 1;
}
