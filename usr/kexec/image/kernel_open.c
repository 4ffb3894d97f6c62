// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "image/kernel_open.h"
#include "image/kernel_unpack.h"

/* An EFI program may be packed once more, as a file. */
#define LAYERS 2

int kernel_look(int fd, struct kernel_image *k)
{
	static uint8_t head[IMAGE_HEAD];
	struct stat st;
	ssize_t len;

	if (fstat(fd, &st) < 0)
		return -errno;
	if (S_ISDIR(st.st_mode))
		return -EISDIR;
	if (!S_ISREG(st.st_mode))
		return -EINVAL;
	do {
		len = pread(fd, head, sizeof(head), 0);
	} while (len < 0 && errno == EINTR);
	if (len < 0)
		return -errno;
	image_read(k, head, (size_t)len, (uint64_t)st.st_size);
	return 0;
}

static bool is_packed(const struct kernel_image *k)
{
	return k->format == IMAGE_PACKED || k->format == IMAGE_ZBOOT;
}

int kernel_open(const char *path, const char *machine, int *fd,
		struct kernel_image *k, struct text *why)
{
	int file = open(path, O_RDONLY | O_CLOEXEC), err;

	if (file < 0) {
		err = -errno;
		text_add(why, "%s", strerror(errno));
		return err;
	}
	for (unsigned int layer = 0;; layer++) {
		int packed = file;

		err = kernel_look(file, k);
		if (err) {
			text_add(why, "%s",
				 err == -EINVAL ? "not a regular file"
						: strerror(-err));
			break;
		}
		if (layer && k->format == IMAGE_UNKNOWN) {
			text_add(why, "no kernel is packed in it");
			err = -ENOEXEC;
			break;
		}
		if (!image_suits(k, machine, why)) {
			err = -ENOEXEC;
			break;
		}
		if (!is_packed(k)) {
			*fd = file;
			return 0;
		}
		if (layer == LAYERS) {
			text_add(why, "packed more than twice");
			err = -ENOEXEC;
			break;
		}
		file = unpack(packed, k, why);
		close(packed);
		if (file < 0)
			return file;
	}
	close(file);
	return err;
}
