// SPDX-License-Identifier: GPL-2.0-only
/*
 * cpio's "newc" format, as Documentation/driver-api/early-userspace/
 * buffer-format.rst has it, and what the kernel's init/initramfs.c takes:
 *
 *	  0   6  "070701", or "070702" with a checksum
 *	  6   8  inode		 each of these is eight hexadecimal digits
 *	 14   8  mode		 type and permissions
 *	 22   8  user
 *	 30   8  group
 *	 38   8  links
 *	 46   8  time		 seconds since the epoch
 *	 54   8  size		 of the data
 *	 62  16  device		 major, minor
 *	 78  16  device number	 major, minor: of a device node
 *	 94   8  name size	 with its NUL
 *	102   8  checksum	 the sum of a regular file's bytes, if it has
 *one 110      name, NULs to a multiple of four from the start of the archive
 *		 data, NULs to a multiple of four
 *
 * A symbolic link's data are its target. The entry "TRAILER!!!" ends an
 * archive; NULs may follow, and then another archive at a multiple of four.
 * Writers that align data pad the name itself with NULs.
 *
 * The kernel leaves out silently what it does not understand. Here that is
 * damage: whoever inspects an image wants to know.
 */
#include <stddef.h>
#include <string.h>
#include <sys/stat.h>

#include "image/cpio_read.h"

enum { BETWEEN, HEADER, NAME, NAME_PAD, TARGET, DATA, DATA_PAD };

void cpio_read_begin(struct cpio_reader *r, uint64_t offset)
{
	memset(r, 0, sizeof(*r));
	r->offset = offset;
	r->state = BETWEEN;
}

static enum cpio_event bad(struct cpio_reader *r, uint64_t offset,
			   const char *why)
{
	r->bad = true;
	r->offset = offset;
	r->why = why;
	return CPIO_BAD;
}

static bool hex(const uint8_t digits[8], uint32_t *value)
{
	uint32_t n = 0;

	for (int i = 0; i < 8; i++) {
		uint8_t c = digits[i];

		if (c >= '0' && c <= '9')
			c -= '0';
		else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
			c = (c | 0x20) - 'a' + 10;
		else
			return false;
		n = n << 4 | c;
	}
	*value = n;
	return true;
}

static const char *check_mode(const struct cpio_reader *r)
{
	if (r->mode > 0177777)
		return "the mode is out of range";
	switch (r->mode & S_IFMT) {
	case S_IFREG:
		return NULL;
	case S_IFLNK:
		if (!r->size)
			return "a symbolic link has no target";
		if (r->size > CPIO_NAME_MAX)
			return "a symbolic link's target is too long";
		return NULL;
	case S_IFDIR:
	case S_IFCHR:
	case S_IFBLK:
	case S_IFIFO:
	case S_IFSOCK:
		return r->size ? "what is no file has data" : NULL;
	default:
		return "the mode has no known file type";
	}
}

static enum cpio_event parse_header(struct cpio_reader *r)
{
	uint32_t *const fields[] = {
		&r->inode, &r->mode,	  &r->uid,   &r->gid, &r->links,
		&r->mtime, &r->size,	  NULL,	     NULL,    &r->device_major,
		NULL,	   &r->name_size, &r->check,
	};
	uint32_t values[13];

	if (memcmp(r->collected, "07070", 5) ||
	    (r->collected[5] != '1' && r->collected[5] != '2'))
		return bad(r, r->entry,
			   memcmp(r->collected, "070707", 6)
				   ? "this is no cpio header"
				   : "this is cpio's old format, not newc");
	r->checked = r->collected[5] == '2';
	for (int i = 0; i < 13; i++)
		if (!hex(r->collected + 6 + 8 * i, &values[i]))
			return bad(r, r->entry + 6 + 8 * i,
				   "this is no hexadecimal number");
	for (int i = 0; i < 13; i++)
		if (fields[i])
			*fields[i] = values[i];
	r->major = values[9];
	r->minor = values[10];
	if (!r->name_size)
		return bad(r, r->entry + 94, "an entry has no name");
	if (r->name_size > CPIO_NAME_MAX)
		return bad(r, r->entry + 94, "a name is too long");
	r->have = 0;
	r->sum = 0;
	r->target[0] = '\0';
	r->state = NAME;
	return CPIO_MORE;
}

/* The name is whole. Everything that follows depends on the type. */
static enum cpio_event parse_name(struct cpio_reader *r)
{
	uint64_t offset = r->entry + CPIO_HEADER;
	size_t len = strnlen(r->name, r->name_size);

	if (len == r->name_size)
		return bad(r, offset, "a name is not terminated");
	for (size_t i = len; i < r->name_size; i++)
		if (r->name[i])
			return bad(r, offset + i,
				   "a name goes on after its end");
	if (!len)
		return bad(r, offset, "a name is empty");
	r->state = NAME_PAD;
	return CPIO_MORE;
}

static enum cpio_event begin_data(struct cpio_reader *r)
{
	const char *why;

	if (!strcmp(r->name, "TRAILER!!!")) {
		r->state = BETWEEN;
		if (r->size)
			return bad(r, r->entry + 54, "the trailer has data");
		return CPIO_TRAILER;
	}
	why = check_mode(r);
	if (why)
		return bad(r, r->entry + 14, why);
	r->left = r->size;
	r->have = 0;
	r->state = S_ISLNK(r->mode) ? TARGET : DATA;
	return r->state == DATA ? CPIO_ENTRY : CPIO_MORE;
}

static enum cpio_event parse_target(struct cpio_reader *r)
{
	size_t len = strnlen(r->target, r->size);

	r->target[r->size] = '\0';
	for (size_t i = len; i < r->size; i++)
		if (r->target[i])
			return bad(r, r->offset - r->size + i,
				   "a link's target goes on after its end");
	if (!len)
		return bad(r, r->offset - r->size, "a link's target is empty");
	r->left = 0;
	r->state = DATA;
	return CPIO_ENTRY;
}

/* Copies up to @size bytes; true when they are all there. */
static bool collect(struct cpio_reader *r, void *to, size_t size,
		    const uint8_t **at, const uint8_t *end)
{
	size_t n = size - r->have;

	if (n > (size_t)(end - *at))
		n = end - *at;
	memcpy((char *)to + r->have, *at, n);
	r->have += n;
	r->offset += n;
	*at += n;
	return r->have == size;
}

/* NULs up to a multiple of four; true when there. */
static bool skip_padding(struct cpio_reader *r, const uint8_t **at,
			 const uint8_t *end)
{
	/* What is in the padding, the kernel does not look at either. */
	while (r->offset % 4 && *at < end) {
		r->offset++;
		++*at;
	}
	return r->offset % 4 == 0;
}

static enum cpio_event between(struct cpio_reader *r, const uint8_t **at,
			       const uint8_t *end)
{
	while (*at < end && !**at) {
		r->offset++;
		++*at;
	}
	if (*at == end)
		return CPIO_MORE;
	if (**at != '0')
		return CPIO_STOP;
	if (r->offset % 4)
		return bad(r, r->offset,
			   "a header is not aligned to four bytes");
	r->entry = r->offset;
	r->have = 0;
	r->state = HEADER;
	return CPIO_MORE;
}

static enum cpio_event take_data(struct cpio_reader *r, const uint8_t **at,
				 const uint8_t *end)
{
	size_t n = end - *at;

	if (n > r->left)
		n = r->left;
	r->data = *at;
	r->data_len = n;
	for (size_t i = 0; r->checked && i < n; i++)
		r->sum += (*at)[i];
	*at += n;
	r->offset += n;
	r->left -= n;
	return CPIO_DATA;
}

static enum cpio_event end_data(struct cpio_reader *r)
{
	/*
	 * Of several names of one file only the last one has the data. GNU cpio
	 * sums up files alone, and the kernel compares no other sums.
	 */
	if (r->checked && S_ISREG(r->mode) && r->size && r->sum != r->check)
		return bad(r, r->entry + 102, "the checksum is wrong");
	r->state = DATA_PAD;
	return CPIO_MORE;
}

static enum cpio_event step(struct cpio_reader *r, const uint8_t **at,
			    const uint8_t *end)
{
	switch (r->state) {
	case BETWEEN:
		return between(r, at, end);
	case HEADER:
		if (collect(r, r->collected, CPIO_HEADER, at, end))
			return parse_header(r);
		return CPIO_MORE;
	case NAME:
		if (collect(r, r->name, r->name_size, at, end))
			return parse_name(r);
		return CPIO_MORE;
	case NAME_PAD:
		if (skip_padding(r, at, end))
			return begin_data(r);
		return CPIO_MORE;
	case TARGET:
		if (collect(r, r->target, r->size, at, end))
			return parse_target(r);
		return CPIO_MORE;
	case DATA:
		if (!r->left)
			return end_data(r);
		return *at < end ? take_data(r, at, end) : CPIO_MORE;
	default:
		if (skip_padding(r, at, end))
			r->state = BETWEEN;
		return CPIO_MORE;
	}
}

enum cpio_event cpio_read(struct cpio_reader *r, const uint8_t **at,
			  const uint8_t *end)
{
	while (!r->bad) {
		int state = r->state;
		enum cpio_event event = step(r, at, end);

		if (event != CPIO_MORE)
			return event;
		/* With nothing left, a state may still lead to another. */
		if (*at == end && r->state == state)
			return CPIO_MORE;
	}
	return CPIO_BAD;
}

enum cpio_event cpio_read_end(struct cpio_reader *r)
{
	if (r->bad)
		return CPIO_BAD;
	if (r->state == BETWEEN)
		return CPIO_MORE;
	if (r->state == HEADER)
		return bad(r, r->offset, "it ends within a header");
	if (r->state == NAME || r->state == NAME_PAD)
		return bad(r, r->offset, "it ends within a name");
	/* Padding may be missing where nothing follows. */
	if (r->state == DATA_PAD)
		return CPIO_MORE;
	return bad(r, r->offset, "it ends within a file's data");
}
