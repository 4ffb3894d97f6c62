/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Reads a cpio archive of the kind that the kernel unpacks, a piece at a time,
 * so that an archive of any size needs no memory. Pure.
 *
 *	cpio_read_begin(&r);
 *	while there are more bytes
 *		while ((event = cpio_read(&r, &at, end)) != CPIO_MORE)
 *			...
 *	event = cpio_read_end(&r);
 */
#ifndef KINITRAMFS_CPIO_READ_H
#define KINITRAMFS_CPIO_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CPIO_HEADER   110
#define CPIO_NAME_MAX 4096 /* with its NUL: the kernel's PATH_MAX */

enum cpio_event {
	CPIO_MORE, /* all bytes are used up */
	CPIO_ENTRY, /* a header, a name and of a link its target were read */
	CPIO_DATA, /* a piece of a regular file's data */
	CPIO_TRAILER, /* an archive's end; another one may follow */
	CPIO_STOP, /* between two archives: no cpio begins here */
	CPIO_BAD, /* damaged, for good */
};

struct cpio_reader {
	/* The entry in hand, from CPIO_ENTRY on. */
	uint32_t inode, mode, uid, gid, links, mtime, size;
	uint32_t major, minor; /* of a device node */
	char name[CPIO_NAME_MAX + 1];
	char target[CPIO_NAME_MAX + 1]; /* of a symbolic link, or "" */
	uint64_t entry; /* where its header is */

	/* CPIO_DATA */
	const uint8_t *data;
	size_t data_len;

	/* How many bytes were read; with CPIO_BAD: where it is damaged. */
	uint64_t offset;
	const char *why; /* CPIO_BAD: what is wrong there */

	/* Private. */
	int state;
	uint8_t collected[CPIO_HEADER];
	uint32_t have, left, name_size, device_major, device_minor;
	uint32_t check, sum;
	bool checked, bad;
};

/* @offset: of the first byte, for what is reported. A multiple of four. */
void cpio_read_begin(struct cpio_reader *r, uint64_t offset);

/* Uses up bytes from *@at on, before @end, until there is something to say. */
enum cpio_event cpio_read(struct cpio_reader *r, const uint8_t **at,
			  const uint8_t *end);

/*
 * No more bytes will come. CPIO_MORE: that is between two entries, which is
 * where the kernel takes it for an end, trailer or not. Else CPIO_BAD.
 */
enum cpio_event cpio_read_end(struct cpio_reader *r);

#endif
