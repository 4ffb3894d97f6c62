// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "image/rules.h"

#define RULES_D "usr/lib/kinit/rules.d/"
#define SUFFIX	".rules"

struct image_text *image_rules(struct image *img, uint32_t size)
{
	const char *name = img->items[img->item_count - 1].name;
	const char *hook = name + strlen(RULES_D);
	struct image_rules *rules;
	size_t len = strlen(name);

	if (strncmp(name, RULES_D, strlen(RULES_D)) ||
	    len <= strlen(RULES_D) + strlen(SUFFIX) || strchr(hook, '/') ||
	    strcmp(name + len - strlen(SUFFIX), SUFFIX) ||
	    size > IMAGE_MAX_RULES_D - img->ruled ||
	    img->rules_count >= IMAGE_MAX_HOOKS)
		return NULL;
	img->ruled += size;
	img->rules = mem_grow(img->rules, img->rules_count, sizeof(*rules));
	rules = &img->rules[img->rules_count++];
	*rules = (struct image_rules){
		.hook = mem_strndup(hook, strlen(hook) - strlen(SUFFIX)),
		.text = { .data = mem_alloc((size_t)size + 1), .room = size },
		.item = img->item_count - 1,
	};
	return &rules->text;
}
