// SPDX-License-Identifier: GPL-2.0-only
/*
 * An image as kinitramfs inspect reads and shows it. No command is run: what is
 * compressed by lzo or lz4 "unpacks" to its own bytes, but for the first four,
 * in pieces.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "image/frames.h"
#include "image/image.h"
#include "image/show.h"
#include "image/unpack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(int right)
{
	if (!right)
		abort();
}

/* Some hundred bytes may unpack to a gigabyte. */
struct limited {
	image_sink *sink;
	void *ctx;
	size_t left;
};

static bool take(void *ctx, const uint8_t *data, size_t len)
{
	struct limited *l = ctx;

	if (len > l->left)
		return false;
	l->left -= len;
	return l->sink(l->ctx, data, len);
}

static const char *unpack_some(enum packing packing, const uint8_t *data,
			       size_t size, size_t *used, image_sink *sink,
			       void *ctx)
{
	struct limited l = { .sink = sink, .ctx = ctx, .left = 1 << 20 };
	const size_t piece = 61;
	const char *why;

	if (packing != PACKED_LZO && packing != PACKED_LZ4)
		why = unpack_by_library(packing, data, size, used, take, &l);
	else
		why = frames_measure(packing, data, size, used);
	check(*used <= size);
	if (packing != PACKED_LZO && packing != PACKED_LZ4)
		return why;
	for (size_t i = 4; i < *used; i += piece)
		if (!sink(ctx, data + i, *used - i < piece ? *used - i : piece))
			return NULL;
	return why;
}

static void check_segments(const struct image *img, size_t size)
{
	size_t archives = 0, items = 0;
	uint64_t end = 0;

	for (size_t i = 0; i < img->segment_count; i++) {
		const struct image_segment *s = &img->segments[i];

		check(s->offset >= end && s->length);
		check(s->first == archives);
		end = s->offset + s->length + s->padding;
		archives += s->count;
		check(end <= size);
	}
	check(archives == img->archive_count);
	for (size_t i = 0; i < img->archive_count; i++) {
		const struct image_archive *a = &img->archives[i];
		const struct image_segment *s = &img->segments[a->segment];

		check(a->offset + a->length <= s->unpacked);
		check(a->first == items);
		items += a->count;
	}
	check(items == img->item_count);
}

static void check_items(const struct image *img)
{
	size_t owners = 0;

	for (size_t i = 0; i < img->item_count; i++) {
		const struct image_item *item = &img->items[i];

		check(item->name[0]);
		check(!item->overrides || item->overrides - 1 <= item->archive);
		check(!item->owners ||
		      item->first_owner + item->owners <= img->owner_count);
		owners += item->owners;
	}
	check(owners == img->owner_count);
	for (size_t i = 0; i < img->owner_count; i++)
		check(img->owners[i] < img->hook_count);
	for (size_t i = 1; i < img->hook_count; i++)
		check(strcmp(img->hooks[i - 1].name, img->hooks[i].name) < 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static FILE *null;
	struct image img;
	char damage[200];

	if (!null)
		null = fopen("/dev/null", "w");
	image_read(&img, data, size, unpack_some);
	check(img.damaged == !!img.damage);
	check(img.damaged || img.archive_count);
	check_segments(&img, size);
	check_items(&img);
	show_text(&img, "image", size, null);
	show_tree(&img, null);
	show_json(&img, "image", size, null);
	if (img.damaged && img.segment_count) {
		show_damage(&img, damage, sizeof(damage));
		check(strlen(damage) < sizeof(damage));
	}
	image_free(&img);
	return 0;
}
