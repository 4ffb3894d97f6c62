// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdbool.h>

#include "bytes.h"
#include "log/printk_ring.h"
#include "vmcoreinfo.h"

/* The two upper bits of a descriptor's state. */
enum { RESERVED, COMMITTED, FINALIZED, REUSABLE };

enum {
	/* log_buf_len= is at most 2 GiB, and a record takes 32 bytes or more. */
	MAX_SIZE_BITS = 31,
	MAX_COUNT_BITS = 27,
	/* No page is so large that it has so many. */
	MAX_LOST = 65536,
};

struct ring {
	const struct memory *m;
	uint64_t descs, infos, data; /* addresses */
	uint64_t head, tail; /* ids */
	uint64_t id_mask;
	uint32_t count_bits, size_bits;

	/* Of VMCOREINFO. */
	uint64_t desc_size, info_size;
	uint64_t state, begin, next; /* in a descriptor */
	uint64_t time, length; /* in what is known of a message */
};

/* Of what the message is, before and behind the end of the ring. */
struct place {
	uint64_t at, size;
};

static int read_layout(struct ring *r, const char *info, uint64_t *counter)
{
	uint64_t blocks, begin, next;

	if (vmcoreinfo_size(info, "SIZE(prb_desc)", &r->desc_size) ||
	    vmcoreinfo_size(info, "SIZE(printk_info)", &r->info_size) ||
	    vmcoreinfo_size(info, "OFFSET(prb_desc.state_var)", &r->state) ||
	    vmcoreinfo_size(info, "OFFSET(prb_desc.text_blk_lpos)", &blocks) ||
	    vmcoreinfo_size(info, "OFFSET(prb_data_blk_lpos.begin)", &begin) ||
	    vmcoreinfo_size(info, "OFFSET(prb_data_blk_lpos.next)", &next) ||
	    vmcoreinfo_size(info, "OFFSET(printk_info.ts_nsec)", &r->time) ||
	    vmcoreinfo_size(info, "OFFSET(printk_info.text_len)", &r->length) ||
	    vmcoreinfo_size(info, "OFFSET(atomic_long_t.counter)", counter))
		return -ENOENT;
	r->state += *counter;
	r->begin = blocks + begin;
	r->next = blocks + next;
	/* Else all messages could be the same one. */
	if (r->desc_size < 3 * r->m->word || r->info_size < 16)
		return -EINVAL;
	return 0;
}

/* The word or the int at @base and what VMCOREINFO says of that key. */
static int read_word(const struct ring *r, uint64_t base, const char *key,
		     uint64_t more, uint64_t *value)
{
	uint64_t offset;

	if (vmcoreinfo_size(r->m->info, key, &offset))
		return -ENOENT;
	return memory_word(r->m, base + offset + more, value);
}

static int read_int(const struct ring *r, uint64_t base, const char *key,
		    uint32_t *value)
{
	uint64_t offset;

	if (vmcoreinfo_size(r->m->info, key, &offset))
		return -ENOENT;
	return memory_int(r->m, base + offset, value);
}

static int open_ring(struct ring *r, const struct memory *m)
{
	uint64_t prb, desc_ring, text_ring, counter, count, offset;
	uint8_t last;
	int err;

	r->m = m;
	r->id_mask = (m->word == 4 ? UINT32_MAX : UINT64_MAX) >> 2;
	if (vmcoreinfo_address(m->info, "SYMBOL(prb)", &prb))
		return -ENOENT;
	err = read_layout(r, m->info, &counter);
	if (err)
		return err;
	err = memory_word(m, prb, &prb);
	if (err)
		return err;

	if (vmcoreinfo_size(m->info, "OFFSET(printk_ringbuffer.desc_ring)",
			    &offset))
		return -ENOENT;
	desc_ring = prb + offset;
	if (vmcoreinfo_size(m->info, "OFFSET(printk_ringbuffer.text_data_ring)",
			    &offset))
		return -ENOENT;
	text_ring = prb + offset;
	err = read_int(r, desc_ring, "OFFSET(prb_desc_ring.count_bits)",
		       &r->count_bits);
	if (!err)
		err = read_word(r, desc_ring, "OFFSET(prb_desc_ring.descs)", 0,
				&r->descs);
	if (!err)
		err = read_word(r, desc_ring, "OFFSET(prb_desc_ring.infos)", 0,
				&r->infos);
	if (!err)
		err = read_word(r, desc_ring, "OFFSET(prb_desc_ring.head_id)",
				counter, &r->head);
	if (!err)
		err = read_word(r, desc_ring, "OFFSET(prb_desc_ring.tail_id)",
				counter, &r->tail);
	if (!err)
		err = read_int(r, text_ring, "OFFSET(prb_data_ring.size_bits)",
			       &r->size_bits);
	if (!err)
		err = read_word(r, text_ring, "OFFSET(prb_data_ring.data)", 0,
				&r->data);
	if (err)
		return err;

	if (!r->size_bits || r->size_bits > MAX_SIZE_BITS || !r->count_bits ||
	    r->count_bits > MAX_COUNT_BITS || r->count_bits > r->size_bits)
		return -EINVAL;
	/* A ring that ends outside of memory is none. */
	count = (uint64_t)1 << r->count_bits;
	err = memory_read(m, r->descs + count * r->desc_size - 1, &last, 1);
	if (!err)
		err = memory_read(m, r->infos + count * r->info_size - 1, &last,
				  1);
	return err == -ENXIO ? -EINVAL : err == -EIO ? 0 : err;
}

/*
 * Where the message of this block is: behind a long, the id of its descriptor.
 * A block that would reach beyond the ring's end is at its beginning instead.
 * One without a message has odd numbers. What is impossible has a size of 0.
 */
static struct place find_text(const struct ring *r, uint64_t begin,
			      uint64_t next)
{
	const uint64_t size = (uint64_t)1 << r->size_bits, mask = size - 1;
	struct place p = { 0, 0 };
	uint64_t at, end;

	if (begin & 1)
		return p;
	at = begin & mask;
	end = next & mask;
	if (begin >> r->size_bits != next >> r->size_bits) {
		if (end)
			at = 0;
		else
			end = size;
	}
	if (end < at || end - at < r->m->word)
		return p;
	p.at = r->data + at + r->m->word;
	p.size = end - at - r->m->word;
	return p;
}

static int write_message(const struct ring *r, struct log_text *out,
			 const struct place *p, bool *is_whole)
{
	char part[512];
	uint64_t done;
	size_t n;
	int err;

	for (done = 0; done < p->size; done += n) {
		n = p->size - done < sizeof(part) ? (size_t)(p->size - done)
						  : sizeof(part);
		if (memory_read(r->m, p->at + done, part, n)) {
			*is_whole = false;
			return 0;
		}
		err = log_text_add(out, part, n);
		if (err)
			return err;
	}
	return 0;
}

/* A record is whole, or is none, unless *is_whole says that something is lost. */
static int write_record(const struct ring *r, uint64_t id, struct log_text *out,
			bool *is_whole, uint64_t *bytes)
{
	const struct memory *m = r->m;
	const uint64_t slot = id & (((uint64_t)1 << r->count_bits) - 1);
	const uint64_t desc = r->descs + slot * r->desc_size;
	const uint64_t info = r->infos + slot * r->info_size;
	uint64_t state, begin, next;
	unsigned int phase;
	struct place p;
	uint8_t raw[8];
	int err;

	*is_whole = false;
	if (memory_word(m, desc + r->state, &state))
		return 0;
	phase = (unsigned int)(state >> (8 * m->word - 2));
	if ((state & r->id_mask) != id ||
	    (phase != COMMITTED && phase != FINALIZED)) {
		*is_whole = true;
		return 0;
	}
	if (memory_word(m, desc + r->begin, &begin) ||
	    memory_word(m, desc + r->next, &next) ||
	    memory_read(m, info + r->time, raw, 8))
		return 0;
	err = log_text_begin(out, get_le64(raw));
	if (err)
		return err;
	p = find_text(r, begin, next);
	if (memory_read(m, info + r->length, raw, 2))
		p.size = 0;
	else
		*is_whole = true;
	if (p.size > get_le16(raw))
		p.size = get_le16(raw);
	*bytes += p.size;
	err = write_message(r, out, &p, is_whole);
	return err ? err : log_text_end(out);
}

int printk_ring_read(const struct memory *m, struct log_text *out,
		     uint32_t *lost)
{
	struct ring r;
	uint64_t id, count, bytes = 0;
	uint32_t in_a_row = 0;
	bool is_whole;
	int err;

	*lost = 0;
	err = open_ring(&r, m);
	if (err)
		return err;
	count = (uint64_t)1 << r.count_bits;
	r.head &= r.id_mask;
	id = r.tail & r.id_mask;
	if (((r.head - id) & r.id_mask) >= count)
		id = (r.head - (count - 1)) & r.id_mask;
	for (;; id = (id + 1) & r.id_mask) {
		err = write_record(&r, id, out, &is_whole, &bytes);
		if (err)
			return err;
		in_a_row = is_whole ? 0 : in_a_row + 1;
		*lost += !is_whole;
		/* Messages do not overlap, so they fit into their ring. */
		if (bytes >> r.size_bits || in_a_row == MAX_LOST) {
			log_text_flush(out);
			return -EINVAL;
		}
		if (id == r.head)
			return log_text_flush(out);
	}
}
