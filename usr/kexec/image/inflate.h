/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Unpacks what gzip has packed. The formats: RFC 1951 (deflate) and RFC 1952
 * (gzip). All of it is in memory, so there is no window: what was unpacked is
 * looked up where it lies.
 */
#ifndef KEXEC_INFLATE_H
#define KEXEC_INFLATE_H

#include <stddef.h>
#include <stdint.h>

/*
 * Unpacks @len bytes of deflate at @in to @out. *@used gets what they were,
 * *@made what became of them. -EBADMSG: that is no deflate; -ENODATA: it is cut
 * short; -EFBIG: more than @size bytes would become of it.
 */
int inflate_raw(const uint8_t *in, size_t len, size_t *used, uint8_t *out,
		size_t size, size_t *made);

/*
 * The same for a gzip file, all of its members. What follows them is ignored,
 * as gzip ignores it. -EILSEQ: a checksum is not right.
 */
int gunzip(const uint8_t *in, size_t len, uint8_t *out, size_t size,
	   size_t *made);

#endif
