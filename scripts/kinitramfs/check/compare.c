// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "check/compare.h"
#include "image/load.h"
#include "image/unpack.h"

/* What the image lacks is a note if there is a @path for it. */
static bool reaches_root(struct check_question q, int fd, const char *path)
{
	uint8_t *data = NULL;
	bool reaches = false;
	struct check check;
	struct image img;
	size_t size;

	if (!image_load(fd, &data, &size) && !image_mistaken(data, size)) {
		image_read(&img, data, size, unpack);
		q.img = &img;
		check_image(&q, &check);
		reaches = !img.damaged && check_reaches_root(&check);
		for (size_t i = 0; path && i < check.count; i++)
			if (check.needs[i].answer == CHECK_NO)
				notice_at(&(struct where){ .file = path },
					  "%s: %s", check.needs[i].what,
					  check.needs[i].why);
		check_free(&check);
		image_free(&img);
	}
	free(data);
	return reaches;
}

int compare_images(const struct check_question *q, int fd, const char *path,
		   bool force)
{
	bool before;
	int old;

	if (lseek(fd, 0, SEEK_SET) < 0)
		return -1;
	if (reaches_root(*q, fd, path) || force)
		return 0;
	old = open(path, O_RDONLY | O_CLOEXEC);
	if (old < 0)
		return 0;
	before = reaches_root(*q, old, NULL);
	close(old);
	if (before)
		error_at(&(struct where){ .file = path },
			 "not replaced: it can reach the root, and the new image cannot; --force replaces it all the same");
	return before ? -1 : 0;
}
