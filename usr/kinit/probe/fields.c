// SPDX-License-Identifier: GPL-2.0-only
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "fields.h"
#include "utf16.h"

int field_read(struct image *img, uint64_t off, void *buf, size_t len)
{
	int err = image_read(img, off, buf, len);

	if (err == -ENXIO)
		return 0;
	return err ? err : 1;
}

void field_uuid(struct superblock *sb, const uint8_t *b)
{
	static const uint8_t none[16];

	if (memcmp(b, none, sizeof(none)))
		uuid_format(sb->uuid, b);
}

void field_serial(struct superblock *sb, const uint8_t *b)
{
	snprintf(sb->uuid, sizeof(sb->uuid), "%02X%02X-%02X%02X", b[3], b[2],
		 b[1], b[0]);
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static void trim_label(struct superblock *sb)
{
	size_t len = strlen(sb->label);

	while (len && is_space(sb->label[len - 1]))
		sb->label[--len] = '\0';
}

void field_label(struct superblock *sb, const uint8_t *b, size_t len)
{
	if (len > sizeof(sb->label) - 1)
		len = sizeof(sb->label) - 1;
	len = strnlen((const char *)b, len);
	memcpy(sb->label, b, len);
	sb->label[len] = '\0';
	trim_label(sb);
}

void field_label_utf16(struct superblock *sb, const uint8_t *b, size_t units)
{
	utf16le_to_utf8(sb->label, sizeof(sb->label), b, units);
	trim_label(sb);
}

const char *field_size(struct superblock *sb, uint64_t n, unsigned int shift,
		       uint64_t device_size)
{
	if (shift)
		sb->block_size = 1u << shift;
	if (!n || n > UINT64_MAX >> shift)
		return "superblock has an impossible size";
	sb->size = n << shift;
	if (sb->size > device_size)
		return "file system is larger than its device";
	return NULL;
}

void field_version(struct superblock *sb, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(sb->version, sizeof(sb->version), format, args);
	va_end(args);
}

bool field_shift(uint32_t n, unsigned int min, unsigned int max,
		 unsigned int *shift)
{
	unsigned int i;

	for (i = min; i <= max; i++)
		if (n == 1u << i) {
			*shift = i;
			return true;
		}
	return false;
}
