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

/* @check: what is in the image in @fd. False: it cannot be read. */
static bool look_at(struct check_question q, int fd, struct check *check)
{
	uint8_t *data = NULL;
	bool whole = false;
	struct image img;
	size_t size;

	*check = (struct check){ 0 };
	if (!image_load(fd, &data, &size) && !image_mistaken(data, size)) {
		image_read(&img, data, size, unpack);
		q.img = &img;
		check_image(&q, check);
		whole = !img.damaged;
		image_free(&img);
	}
	free(data);
	return whole;
}

/* Firmware that was never there stands in nobody's way. */
static bool reaches_root(const struct check *check)
{
	for (size_t i = 0; i < check->count; i++)
		if (check->needs[i].answer == CHECK_NO &&
		    !check->needs[i].firmware)
			return false;
	return true;
}

static bool has(const struct check *check, const char *what)
{
	for (size_t i = 0; i < check->count; i++)
		if (!strcmp(check->needs[i].what, what))
			return check->needs[i].answer == CHECK_YES;
	return false;
}

/* Firmware that @old has, and the machine wants; or NULL. */
static const struct check_need *lost_firmware(const struct check *check,
					      const struct check *old)
{
	for (size_t i = 0; i < check->count; i++)
		if (check->needs[i].firmware &&
		    check->needs[i].answer == CHECK_NO &&
		    has(old, check->needs[i].what))
			return &check->needs[i];
	return NULL;
}

static void say(const struct check_need *need, const char *path)
{
	notice_at(&(struct where){ .file = path }, "%s: %s", need->what,
		  need->why);
}

int compare_images(const struct check_question *q, int fd, const char *path,
		   bool force)
{
	const struct check_need *lost = NULL;
	struct check check, before = { 0 };
	bool reaches, reached = false;
	int old = -1;

	if (lseek(fd, 0, SEEK_SET) < 0)
		return -1;
	reaches = look_at(*q, fd, &check) && reaches_root(&check);
	/* The build has said already which firmware is not there. */
	for (size_t i = 0; i < check.count; i++)
		if (check.needs[i].answer == CHECK_NO &&
		    !check.needs[i].firmware)
			say(&check.needs[i], path);
	if (!force && (!reaches || q->machine->firmware.count))
		old = open(path, O_RDONLY | O_CLOEXEC);
	if (old >= 0) {
		reached = look_at(*q, old, &before) && reaches_root(&before);
		close(old);
	}
	if (reached)
		lost = lost_firmware(&check, &before);
	if (lost)
		say(lost, path);
	reached = reached && (!reaches || lost);
	if (reached)
		error_at(&(struct where){ .file = path },
			 "not replaced: it can reach the root, and the new image cannot; --force replaces it all the same");
	check_free(&before);
	check_free(&check);
	return reached ? -1 : 0;
}
