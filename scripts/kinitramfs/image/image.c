// SPDX-License-Identifier: GPL-2.0-only
/*
 * From the bytes of an image to segments, archives and entries. The order of
 * decisions is that of unpack_to_rootfs() in the kernel's init/initramfs.c:
 * "0" at a multiple of four begins an archive, a NUL is padding, anything else
 * must be compressed data, whose format the first two bytes tell.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "image/cpio_read.h"
#include "image/image.h"
#include "image/overlay.h"
#include "image/owner.h"
#include "image/rules.h"

/* Bytes that only an /init that is kinit has in it. */
static const char kinit_mark[] = "kinit.timeout";

struct reading {
	struct image *img;
	struct cpio_reader cpio;
	struct image_text *text; /* that is being read; or NULL */
	size_t mark; /* how many bytes of kinit_mark were just seen */
	bool is_init; /* the entry in hand is /init */
	bool in_archive; /* an entry was read, but no trailer yet */
	bool refused; /* no more is wanted: damaged */
	bool stopped; /* no cpio goes on here */
};

static void damage(struct image *img, bool unpacked, uint64_t offset,
		   const char *why)
{
	if (img->damaged)
		return;
	img->damaged = true;
	img->damage_unpacked = unpacked;
	img->damage_segment = img->segment_count ? img->segment_count - 1 : 0;
	img->damage_offset = offset;
	img->damage = mem_strdup(why);
}

static void cpio_damage(struct reading *r, const char *why)
{
	const struct image_segment *s;

	s = &r->img->segments[r->img->segment_count - 1];
	damage(r->img, s->packing != PACKED_NOT, r->cpio.offset, why);
	r->refused = true;
}

static struct image_segment *add_segment(struct image *img, uint64_t offset,
					 enum packing packing)
{
	img->segments = mem_grow(img->segments, img->segment_count,
				 sizeof(*img->segments));
	img->segments[img->segment_count] = (struct image_segment){
		.offset = offset,
		.packing = packing,
		.first = img->archive_count,
	};
	return &img->segments[img->segment_count++];
}

static struct image_archive *this_archive(struct reading *r)
{
	return &r->img->archives[r->img->archive_count - 1];
}

static void begin_archive(struct reading *r)
{
	struct image *img = r->img;
	struct image_segment *s = &img->segments[img->segment_count - 1];

	if (img->archive_count >= IMAGE_MAX_ARCHIVES) {
		cpio_damage(r, "too many archives: this is not read further");
		return;
	}
	img->archives = mem_grow(img->archives, img->archive_count,
				 sizeof(*img->archives));
	img->archives[img->archive_count++] = (struct image_archive){
		.segment = img->segment_count - 1,
		.offset = r->cpio.entry,
		.first = img->item_count,
	};
	s->count++;
	r->in_archive = true;
}

static const char *relative(const char *name)
{
	for (;;) {
		if (*name == '/')
			name++;
		else if (name[0] == '.' && name[1] == '/')
			name += 2;
		else
			break;
	}
	return *name ? name : ".";
}

static void add_item(struct reading *r)
{
	const struct cpio_reader *c = &r->cpio;
	struct image *img = r->img;
	const char *name = relative(c->name);
	size_t len = strlen(name);

	if (!r->in_archive)
		begin_archive(r);
	if (r->refused)
		return;
	while (len > 1 && name[len - 1] == '/')
		len--;
	img->names += len + strlen(c->target) + 2;
	if (img->item_count >= IMAGE_MAX_ITEMS) {
		cpio_damage(r, "too many entries: this is not read further");
		return;
	}
	if (img->names > IMAGE_MAX_NAMES) {
		cpio_damage(r, "too long names: this is not read further");
		return;
	}
	img->items = mem_grow(img->items, img->item_count, sizeof(*img->items));
	img->items[img->item_count++] = (struct image_item){
		.name = mem_strndup(name, len),
		.target = S_ISLNK(c->mode) ? mem_strdup(c->target) : NULL,
		.mode = c->mode,
		.uid = c->uid,
		.gid = c->gid,
		.size = c->size,
		.mtime = c->mtime,
		.inode = c->inode,
		.links = c->links,
		.major = c->major,
		.minor = c->minor,
		.archive = img->archive_count - 1,
	};
	this_archive(r)->count++;
	if (S_ISREG(c->mode))
		this_archive(r)->bytes += c->size;
	r->is_init = S_ISREG(c->mode) && len == 4 && !memcmp(name, "init", 4);
	r->mark = 0;
	r->text = S_ISREG(c->mode) ? image_owner_list(img, c->size) : NULL;
	if (S_ISREG(c->mode) && !r->text)
		r->text = image_rules(img, c->size);
}

static void keep_text(struct image_text *text, const uint8_t *data, size_t len)
{
	if (len > text->room - text->len)
		len = text->room - text->len;
	memcpy(text->data + text->len, data, len);
	text->len += len;
}

/* No prefix of the mark is found again inside it, so this misses none. */
static void look_for_mark(struct reading *r, const uint8_t *data, size_t len)
{
	for (size_t i = 0; i < len && r->mark < sizeof(kinit_mark) - 1; i++) {
		if (data[i] == kinit_mark[r->mark])
			r->mark++;
		else
			r->mark = data[i] == kinit_mark[0];
	}
	if (r->mark == sizeof(kinit_mark) - 1)
		this_archive(r)->has_kinit = true;
}

static void end_archive(struct reading *r)
{
	struct image_archive *a;

	/* One that is empty has nothing but a trailer. */
	if (!r->in_archive)
		begin_archive(r);
	if (r->refused)
		return;
	a = this_archive(r);
	a->length = r->cpio.offset - a->offset;
	r->in_archive = false;
}

static void handle(struct reading *r, enum cpio_event event)
{
	switch (event) {
	case CPIO_ENTRY:
		add_item(r);
		break;
	case CPIO_DATA:
		if (r->is_init)
			look_for_mark(r, r->cpio.data, r->cpio.data_len);
		if (r->text)
			keep_text(r->text, r->cpio.data, r->cpio.data_len);
		break;
	case CPIO_TRAILER:
		end_archive(r);
		break;
	case CPIO_STOP:
		r->stopped = true;
		break;
	case CPIO_BAD:
		cpio_damage(r, r->cpio.why);
		break;
	default:
		break;
	}
}

/* Nothing more comes. The kernel does without a trailer; a writer does not. */
static void end_cpio(struct reading *r)
{
	if (r->refused)
		return;
	if (cpio_read_end(&r->cpio) == CPIO_BAD)
		cpio_damage(r, r->cpio.why);
	else if (r->in_archive)
		cpio_damage(r, "an archive ends without a trailer");
}

static bool count_unpacked(struct reading *r, size_t len)
{
	r->img->unpacked += len;
	if (r->img->unpacked <= IMAGE_MAX_UNPACKED)
		return true;
	cpio_damage(r, "it unpacks to too much: this is not read further");
	return false;
}

/* Reads one plain archive; returns the offset of what follows. */
static uint64_t read_plain(struct image *img, const uint8_t *data, size_t size,
			   uint64_t offset)
{
	const uint8_t *at = data + offset, *end = data + size;
	struct reading r = { .img = img };
	struct image_segment *s = add_segment(img, offset, PACKED_NOT);
	enum cpio_event event = CPIO_MORE;

	cpio_read_begin(&r.cpio, offset);
	while (!r.refused && !r.stopped && event != CPIO_TRAILER) {
		event = cpio_read(&r.cpio, &at, end);
		if (event == CPIO_MORE)
			break;
		handle(&r, event);
	}
	if (event != CPIO_TRAILER)
		end_cpio(&r);
	/* What is damaged may well go on behind that. */
	s->length = (r.refused ? size : r.cpio.offset) - offset;
	s->unpacked = s->length;
	/* Offsets in the archive are those in what it unpacks to: itself. */
	for (size_t i = s->first; i < img->archive_count; i++)
		img->archives[i].offset -= offset;
	if (s->count && r.in_archive)
		this_archive(&r)->length = s->length;
	return offset + s->length;
}

static bool sink(void *ctx, const uint8_t *data, size_t len)
{
	struct reading *r = ctx;
	const uint8_t *at = data, *end = data + len;
	enum cpio_event event;

	if (r->refused || !count_unpacked(r, len))
		return false;
	r->img->segments[r->img->segment_count - 1].unpacked += len;
	while ((event = cpio_read(&r->cpio, &at, end)) != CPIO_MORE) {
		handle(r, event);
		if (r->stopped && !r->refused)
			cpio_damage(r, "there is something else than cpio");
		if (r->refused)
			return false;
	}
	return true;
}

/* What follows an archive up to the next one, or the end, belongs to it. */
static void add_padding(struct image *img)
{
	struct image_segment *s = &img->segments[img->segment_count - 1];

	for (size_t i = s->first; i < img->archive_count; i++) {
		struct image_archive *a = &img->archives[i];
		uint64_t next = i + 1 < img->archive_count ? a[1].offset
							   : s->unpacked;

		if (next > a->offset)
			a->length = next - a->offset;
	}
}

static uint64_t read_packed(struct image *img, const uint8_t *data, size_t size,
			    uint64_t offset, image_unpack *unpack)
{
	struct reading r = { .img = img };
	struct image_segment *s;
	const char *why;
	size_t used;

	s = add_segment(img, offset, packing_of(data + offset, size - offset));
	if (s->packing == PACKED_NOT) {
		s->length = size - offset;
		damage(img, false, offset,
		       "this is neither cpio nor compressed data");
		return size;
	}
	cpio_read_begin(&r.cpio, 0);
	why = unpack(s->packing, data + offset, size - offset, &used, sink, &r);
	add_padding(img);
	/* The cause first: it is for this that an archive in it is cut. */
	if (why && !r.refused)
		damage(img, false, offset + used, why);
	/* Nobody knows what of the rest belongs to it. */
	s->length = why || r.refused ? size - offset : used;
	end_cpio(&r);
	return offset + s->length;
}

void image_read(struct image *img, const uint8_t *data, size_t size,
		image_unpack *unpack)
{
	uint64_t offset = 0;

	*img = (struct image){ 0 };
	while (offset < size && !img->damaged) {
		if (data[offset] && img->segment_count >= IMAGE_MAX_SEGMENTS) {
			damage(img, false, offset,
			       "too many segments: this is not read further");
		} else if (!data[offset]) {
			if (img->segment_count)
				img->segments[img->segment_count - 1].padding++;
			offset++;
		} else if (data[offset] == '0' && offset % 4 == 0) {
			offset = read_plain(img, data, size, offset);
		} else {
			offset = read_packed(img, data, size, offset, unpack);
		}
	}
	if (!img->damaged && !img->archive_count)
		damage(img, false, 0, "there is no archive in it");
	overlay_mark(img);
	image_owner_finish(img);
}

const char *image_kind_name(enum image_kind kind)
{
	static const char *const names[] = { "early", "base", "host", "other" };

	return names[kind];
}

void image_free(struct image *img)
{
	for (size_t i = 0; i < img->item_count; i++) {
		free(img->items[i].name);
		free(img->items[i].target);
	}
	for (size_t i = 0; i < img->hook_count; i++)
		free(img->hooks[i].name);
	for (size_t i = 0; i < img->rules_count; i++) {
		free(img->rules[i].hook);
		free(img->rules[i].text.data);
	}
	free(img->rules);
	free(img->segments);
	free(img->archives);
	free(img->items);
	free(img->hooks);
	free(img->owners);
	free(img->damage);
	*img = (struct image){ 0 };
}
