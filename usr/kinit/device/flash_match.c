// SPDX-License-Identifier: GPL-2.0-only
#include <limits.h>
#include <string.h>

#include "device/flash_match.h"

/* Decimal digits at *@text; the kernel writes no others. */
static bool scan(const char **text, unsigned int *value)
{
	unsigned long long v = 0;
	const char *p = *text;

	for (; *p >= '0' && *p <= '9'; p++) {
		v = v * 10 + (*p - '0');
		if (v > INT_MAX)
			return false;
	}
	if (p == *text)
		return false;
	*text = p;
	*value = v;
	return true;
}

bool flash_parse(struct flash *flash, const char *devname)
{
	const char *p = devname + 3;

	memset(flash, 0, sizeof(*flash));
	if (!strncmp(devname, "mtd", 3)) {
		flash->kind = FLASH_MTD;
		return scan(&p, &flash->device) && !*p;
	}
	flash->kind = FLASH_UBI;
	return !strncmp(devname, "ubi", 3) && scan(&p, &flash->device) &&
	       *p++ == '_' && scan(&p, &flash->volume) && !*p;
}

/* What a spec says, of one device or volume. */
struct wanted {
	enum flash_kind kind;
	unsigned int device, volume;
	const char *name; /* or NULL: by number */
	bool any_device; /* MTD has one space of names */
};

static bool parse(struct wanted *w, const char *text)
{
	const char *p = text + 3;
	unsigned int first;

	memset(w, 0, sizeof(*w));
	w->kind = text[0] == 'm' ? FLASH_MTD : FLASH_UBI;
	if (*p == ':' || *p == '!') {
		w->name = p + 1;
		w->any_device = w->kind == FLASH_MTD;
		return true;
	}
	if (!scan(&p, &first))
		return false;
	w->device = first;
	if (w->kind == FLASH_MTD)
		return !*p;
	if (*p == '_') {
		p++;
		return scan(&p, &w->volume) && !*p;
	}
	if (*p) {
		w->name = p + 1;
		return *p == ':' || *p == '!';
	}
	/* A number alone is a volume's, on the first UBI device. */
	w->device = 0;
	w->volume = first;
	return true;
}

const struct flash *flash_find(const struct flash *list,
			       const struct root_spec *spec)
{
	struct wanted w;

	if (spec->kind != ROOT_FLASH || !parse(&w, spec->text))
		return NULL;
	for (; list; list = list->next) {
		if (list->kind != w.kind ||
		    (!w.any_device && list->device != w.device))
			continue;
		if (w.name ? !strcmp(list->name, w.name)
			   : list->volume == w.volume)
			return list;
	}
	return NULL;
}
