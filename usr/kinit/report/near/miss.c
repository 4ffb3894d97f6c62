// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <string.h>

#include "match.h"
#include "report/list.h"
#include "report/near/miss.h"
#include "report/near/words.h"

static bool is_closer(const struct miss *a, const struct miss *b)
{
	if (a->kind != b->kind)
		return a->kind < b->kind;
	return a->likeness < b->likeness;
}

static void consider(struct search *s, const struct miss *miss)
{
	unsigned int i = s->n;

	if (miss->kind == KIND_NONE)
		return;
	while (i && is_closer(miss, &s->best[i - 1]))
		i--;
	if (i == NEAR_MISSES)
		return;
	if (s->n < NEAR_MISSES)
		s->n++;
	memmove(&s->best[i + 1], &s->best[i],
		(s->n - i - 1) * sizeof(s->best[0]));
	s->best[i] = *miss;
}

static void take(struct miss *miss, enum miss_kind kind, enum likeness likeness,
		 const char *key, const char *value)
{
	struct miss new = {
		.kind = kind,
		.likeness = likeness,
		.key = key,
		.value = value,
		.dev = miss->dev,
	};

	if (is_closer(&new, miss))
		*miss = new;
}

/* The four names that something on a disk can have. */
static const struct {
	const char *key;
	enum root_kind kind;
} keys[] = {
	{ "UUID", ROOT_UUID },
	{ "PARTUUID", ROOT_PARTUUID },
	{ "LABEL", ROOT_LABEL },
	{ "PARTLABEL", ROOT_PARTLABEL },
};

#define N_KEYS (sizeof(keys) / sizeof(*keys))

static const char *value_of(const struct blockdev *dev, enum root_kind kind)
{
	switch (kind) {
	case ROOT_UUID:
		return dev->sb.uuid;
	case ROOT_PARTUUID:
		return dev->part.partuuid;
	case ROOT_LABEL:
		return dev->sb.label;
	case ROOT_PARTLABEL:
		return dev->part.label;
	default:
		return "";
	}
}

static bool is_by_key(const struct root_spec *spec)
{
	for (size_t i = 0; i < N_KEYS; i++)
		if (keys[i].kind == spec->kind)
			return true;
	return false;
}

/*
 * It is what the value says, and yet not what can be mounted. What one has to
 * do comes from what it is.
 */
static void take_exact(struct miss *miss, const char *key, const char *value)
{
	const struct blockdev *dev = miss->dev;

	if (dev->in_use)
		take(miss, KIND_IN_USE, LIKE_SAME, key, value);
	else if (dev->sb.not_fs || !dev->size)
		take(miss, KIND_NOT_FS, LIKE_SAME, key, value);
}

static void compare_keys(const struct search *s, struct miss *miss)
{
	const struct root_spec *spec = s->spec;

	for (size_t i = 0; i < N_KEYS; i++) {
		const char *value = value_of(miss->dev, keys[i].kind);
		enum likeness likeness;

		if (!value[0])
			continue;
		likeness = near_name(spec->text, value);
		if (likeness == LIKE_NOTHING)
			continue;
		if (keys[i].kind != spec->kind) {
			/* A label that is only like a UUID says nothing. */
			if (likeness <= LIKE_CASE)
				take(miss, KIND_OTHER_KEY, likeness,
				     keys[i].key, value);
		} else if (likeness == LIKE_SAME ||
			   (likeness == LIKE_CASE &&
			    keys[i].kind != ROOT_LABEL &&
			    keys[i].kind != ROOT_PARTLABEL)) {
			if (!spec->partnroff)
				take_exact(miss, keys[i].key, value);
		} else {
			take(miss, KIND_ALIKE, likeness, keys[i].key, value);
		}
	}
	/* LVM's and LUKS' names are used as labels by those who forget. */
	if (miss->dev->dm_name[0] &&
	    near_name(spec->text, miss->dev->dm_name) <= LIKE_CASE)
		take(miss, KIND_OTHER_KEY, LIKE_SAME, "/dev/mapper/",
		     miss->dev->dm_name);
}

/* What was on it once, and could be again. */
static void compare_backups(const struct search *s, struct miss *miss)
{
	bool by_uuid = s->spec->kind == ROOT_UUID;

	if (!by_uuid && s->spec->kind != ROOT_LABEL)
		return;
	for (unsigned int i = 0; i < miss->dev->n_backups; i++) {
		const struct backup *b = &miss->dev->backups[i];
		const char *value = by_uuid ? b->sb.uuid : b->sb.label;
		enum likeness likeness = near_name(s->spec->text, value);

		if (!value[0] || likeness > (by_uuid ? LIKE_CASE : LIKE_SAME))
			continue;
		take(miss, KIND_BACKUP, LIKE_SAME, by_uuid ? "UUID" : "LABEL",
		     value);
		miss->backup = b;
		return;
	}
}

static void compare_links(const struct search *s, struct miss *miss)
{
	const char *p;

	for (p = miss->dev->links; p && *p; p += strlen(p) + 1) {
		enum likeness likeness = near_name(s->spec->text, p);

		if (likeness == LIKE_SAME)
			take_exact(miss, "/dev/disk/", p);
		else if (likeness != LIKE_NOTHING)
			take(miss, KIND_ALIKE, likeness, "/dev/disk/", p);
	}
}

/*
 * Of "sda2", "nvme0n1p2": the length of the disk's name, and the number; 0: it
 * is no name of a partition.
 */
static size_t split_partition(const char *text, unsigned int *number)
{
	size_t len = strlen(text), end = len;
	unsigned int n = 0;

	while (end && text[end - 1] >= '0' && text[end - 1] <= '9')
		end--;
	if (end == len || !end || len - end > 4 || strchr(text, '/'))
		return 0;
	for (size_t i = end; i < len; i++)
		n = n * 10 + (unsigned int)(text[i] - '0');
	*number = n;
	/* Where the disk's name ends in a digit, a "p" splits the two. */
	if (end >= 2 && text[end - 1] == 'p' && text[end - 2] >= '0' &&
	    text[end - 2] <= '9')
		end--;
	return end;
}

static void compare_names(const struct search *s, struct miss *miss)
{
	const struct blockdev *dev = miss->dev;
	const char *text = s->spec->text;
	const char *name = strncmp(text, "mapper/", 7) ? text : text + 7;
	enum likeness likeness;
	unsigned int number;
	size_t len;

	if (!strcmp(dev->devname, text)) {
		take_exact(miss, "", NULL);
		return;
	}
	if (dev->dm_name[0] && strchr(text, '/')) {
		char dashed[ROOT_TEXT_SIZE];

		/* VG/LV, as device mapper names it. */
		memcpy(dashed, name, strlen(name) + 1);
		if (name == text && strchr(dashed, '/'))
			*strchr(dashed, '/') = '-';
		likeness = near_name(dashed, dev->dm_name);
		if (likeness == LIKE_SAME)
			take_exact(miss, "/dev/mapper/", dev->dm_name);
		else if (likeness != LIKE_NOTHING)
			take(miss, KIND_ALIKE, likeness, "/dev/mapper/",
			     dev->dm_name);
	}
	len = split_partition(text, &number);
	if (len && !dev->partno && strlen(dev->devname) == len &&
	    !strncmp(dev->devname, text, len))
		take(miss, KIND_NO_PARTITION, LIKE_SAME, "", NULL);
}

static bool has_partitions(const struct boot *boot, const struct blockdev *disk)
{
	for (const struct blockdev *d = boot->devices; d; d = d->next)
		if (!strcmp(d->disk, disk->devname))
			return true;
	return false;
}

static void compare(struct search *s, const struct blockdev *dev)
{
	struct miss miss = { .kind = KIND_NONE, .dev = dev };

	if (dev->internal)
		return;
	if (is_by_key(s->spec))
		compare_keys(s, &miss);
	else if (s->spec->kind == ROOT_DISK_LINK)
		compare_links(s, &miss);
	else if (s->spec->kind == ROOT_NAME)
		compare_names(s, &miss);
	else if (s->spec->kind == ROOT_GPT_AUTO && match_not_automatic(dev))
		take(&miss, KIND_NO_AUTO, LIKE_SAME, "", NULL);
	else if (s->spec->kind == ROOT_GPT_AUTO &&
		 match_other_disk(s->boot, dev))
		take(&miss, KIND_OTHER_DISK, LIKE_SAME, "", NULL);
	compare_backups(s, &miss);
	if (dev->table_damage && !has_partitions(s->boot, dev))
		take(&miss, KIND_TABLE, LIKE_SAME, "", NULL);
	if (near_is_closed(s->boot, dev))
		take(&miss, KIND_CLOSED, LIKE_SAME, "", NULL);
	consider(s, &miss);
}

/* The name of a disk that is not there, where there are others. */
static void compare_disks(struct search *s)
{
	struct miss miss = { .kind = KIND_DISKS };
	unsigned int number;
	size_t len;

	if (s->spec->kind != ROOT_NAME || strchr(s->spec->text, '/') ||
	    !report_count(s->boot, near_is_disk))
		return;
	len = split_partition(s->spec->text, &number);
	if (!len)
		len = strlen(s->spec->text);
	for (const struct blockdev *d = s->boot->devices; d; d = d->next)
		if (strlen(d->devname) == len &&
		    !strncmp(d->devname, s->spec->text, len))
			return;
	consider(s, &miss);
}

static void compare_volumes(struct search *s)
{
	const struct group *vg = near_volume_group(s->boot, s->spec);
	struct miss miss = { .kind = KIND_NO_VOLUME };

	if (vg && group_is_complete(vg))
		consider(s, &miss);
}

enum miss_kind near_misses(struct text *t, const struct boot *boot,
			   const struct root_spec *spec)
{
	struct search s = { .boot = boot, .spec = spec };

	for (const struct blockdev *dev = boot->devices; dev; dev = dev->next)
		compare(&s, dev);
	compare_volumes(&s);
	compare_disks(&s);
	for (unsigned int i = 0; i < s.n; i++)
		near_describe(t, &s, &s.best[i]);
	return s.n ? s.best[0].kind : KIND_NONE;
}
