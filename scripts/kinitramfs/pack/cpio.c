// SPDX-License-Identifier: GPL-2.0-only
/*
 * cpio's "newc" format, as Documentation/driver-api/early-userspace/
 * buffer-format.rst has it: a header of 110 characters, "070701" and thirteen
 * numbers of eight hexadecimal digits; the name with its NUL, padded to four
 * bytes; the data, padded likewise. The numbering of inodes, the device 3:1
 * and the padding at the end are those of usr/gen_init_cpio.c: the two write
 * the same bytes.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pack/cpio.h"

#define FIRST_INODE  721
#define DEVICE_MAJOR 3
#define DEVICE_MINOR 1

void cpio_begin(struct cpio *c, FILE *out, uint32_t mtime)
{
	*c = (struct cpio){
		.out = out,
		.mtime = mtime,
		.inode = FIRST_INODE,
	};
}

static void put(struct cpio *c, const void *data, size_t len)
{
	fwrite(data, 1, len, c->out);
	c->offset += len;
}

static void pad(struct cpio *c, unsigned int to)
{
	while (c->offset % to)
		put(c, "", 1);
}

static void put_header(struct cpio *c, const uint32_t numbers[13],
		       const char *name)
{
	char field[9];

	put(c, "070701", 6);
	for (int i = 0; i < 13; i++) {
		snprintf(field, sizeof(field), "%08X", numbers[i]);
		put(c, field, 8);
	}
	put(c, name, strlen(name) + 1);
	pad(c, 4);
}

static void put_entry(struct cpio *c, const struct list_entry *e,
		      const char *name, uint32_t links, uint32_t size)
{
	/* In the archive all names are relative to the root. */
	if (*name == '/')
		name++;

	/* clang-format off */
	const uint32_t numbers[13] = {
		c->inode, e->mode, e->uid, e->gid, links, c->mtime, size,
		DEVICE_MAJOR, DEVICE_MINOR, e->major, e->minor,
		strlen(name) + 1, 0,
	};
	/* clang-format on */

	put_header(c, numbers, name);
}

static int put_data(struct cpio *c, int fd, uint32_t size)
{
	char buf[65536];

	while (size) {
		size_t want = size < sizeof(buf) ? size : sizeof(buf);
		ssize_t n = read(fd, buf, want);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -errno;
		if (n == 0)
			return -EAGAIN;
		put(c, buf, n);
		size -= n;
	}
	return 0;
}

static uint32_t count_words(const char *text)
{
	uint32_t n = 0;

	while (*(text += strspn(text, " \t\n\v\f\r"))) {
		text += strcspn(text, " \t\n\v\f\r");
		n++;
	}
	return n;
}

static int file_size(int fd, uint32_t *size)
{
	struct stat st;

	if (fstat(fd, &st))
		return -errno;
	if (!S_ISREG(st.st_mode))
		return -EINVAL;
	if (st.st_size > UINT32_MAX)
		return -EFBIG;
	*size = st.st_size;
	return 0;
}

/* Hard links come first, with no data; the data are the last name's. */
static int add_file(struct cpio *c, const struct list_entry *e, int fd)
{
	uint32_t links = 1 + count_words(e->hard_links), size = 0;
	char *more = e->hard_links, *name = e->name, *next;
	int err;

	err = file_size(fd, &size);
	if (err)
		return err;
	while ((next = list_word(&more))) {
		put_entry(c, e, name, links, 0);
		name = next;
	}
	put_entry(c, e, name, links, size);
	err = put_data(c, fd, size);
	pad(c, 4);
	return err;
}

static int open_file(struct cpio *c, const struct list_entry *e)
{
	int fd = open(e->source, O_RDONLY | O_CLOEXEC | O_NONBLOCK), err;

	if (fd < 0)
		return -errno;
	err = add_file(c, e, fd);
	close(fd);
	return err;
}

int cpio_add_fd(struct cpio *c, const struct list_entry *e, int fd)
{
	int err = add_file(c, e, fd);

	c->inode++;
	return err;
}

int cpio_add_data(struct cpio *c, const struct list_entry *e, const void *data,
		  size_t len)
{
	if (len > UINT32_MAX)
		return -EFBIG;
	put_entry(c, e, e->name, 1, len);
	put(c, data, len);
	pad(c, 4);
	c->inode++;
	return 0;
}

int cpio_add(struct cpio *c, const struct list_entry *e)
{
	int err = 0;

	if (S_ISREG(e->mode)) {
		err = open_file(c, e);
	} else if (S_ISLNK(e->mode)) {
		put_entry(c, e, e->name, 1, strlen(e->source) + 1);
		put(c, e->source, strlen(e->source) + 1);
		pad(c, 4);
	} else {
		bool device = S_ISBLK(e->mode) || S_ISCHR(e->mode);

		/* Pipes and sockets count two, as folders do: so it is there.
		 */
		put_entry(c, e, e->name, device ? 1 : 2, 0);
	}
	c->inode++;
	return err;
}

void cpio_end(struct cpio *c)
{
	static const char name[] = "TRAILER!!!";
	/* All zero but for the number of links and the length of the name. */
	const uint32_t numbers[13] = { [4] = 1, [11] = sizeof(name) };

	put_header(c, numbers, name);
	pad(c, 512);
}
