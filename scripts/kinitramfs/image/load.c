// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "image/load.h"

/* The kernel itself reads an image as a whole, too. */
#define MAX_IMAGE (2ULL << 30)

int image_load(int fd, uint8_t **data, size_t *size)
{
	size_t room = 0;

	*data = NULL;
	*size = 0;
	for (;;) {
		ssize_t n;

		if (*size == room) {
			uint8_t *more;

			room = room ? 2 * room : 1 << 20;
			more = realloc(*data, room);
			if (!more)
				return -ENOMEM;
			*data = more;
		}
		n = read(fd, *data + *size, room - *size);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -errno;
		if (!n)
			return 0;
		*size += n;
		if (*size > MAX_IMAGE)
			return -EFBIG;
	}
}

const char *image_mistaken(const uint8_t *data, size_t size)
{
	if (size >= 0x206 && !memcmp(data + 0x202, "HdrS", 4))
		return "this is a kernel, not an initramfs image";
	if (size >= 4 && !memcmp(data, "\177ELF", 4))
		return "this is a program or a kernel, not an initramfs image";
	return NULL;
}
