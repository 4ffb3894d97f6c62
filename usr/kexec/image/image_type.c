// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "image/image_type.h"

static const struct {
	const char *name;
	enum image_format format;
} types[] = {
	{ "bzImage64", IMAGE_BZIMAGE },
	{ "bzImage", IMAGE_BZIMAGE },
	{ "Image", IMAGE_ARM64 },
	{ "Image", IMAGE_RISCV64 },
};

#define TYPES (sizeof(types) / sizeof(*types))

bool image_type_is_known(const char *type)
{
	for (size_t i = 0; i < TYPES; i++)
		if (!strcmp(types[i].name, type))
			return true;
	return false;
}

bool image_type_fits(const char *type, enum image_format format)
{
	for (size_t i = 0; i < TYPES; i++)
		if (!strcmp(types[i].name, type) && types[i].format == format)
			return true;
	return false;
}
