// SPDX-License-Identifier: GPL-2.0-only
/*
 * kinitramfs probe: what kinit will see on a device, or on an image of one. The
 * files that look are those of kinit itself.
 */
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "cmd_probe.h"
#include "device.h"
#include "lvm2.h"
#include "probe.h"
#include "ptable.h"
#include "text.h"

/* Holds caches: not for the stack. */
static struct device_image dev;

static int usage(FILE *out)
{
	fprintf(out,
		"usage: kinitramfs probe [OPTION...] FILE...\n"
		"Shows what kinit sees on these devices, or images of them;\n"
		"\"-\" is standard input, which must not be a pipe.\n"
		"  --sector-size N  what a sector is where a file cannot tell (512)\n");
	return out == stdout ? 0 : 2;
}

/*
 * A value in double quotes has no quote in it, and nothing that a shell would
 * take for an order.
 */
static void pair(const char *key, const char *value)
{
	char escaped[4 * LABEL_SIZE + 1];
	struct text t;
	const char *s;

	if (!value[0])
		return;
	text_init(&t, escaped, sizeof(escaped));
	text_add_escaped(&t, value);
	printf(" %s=\"", key);
	for (s = escaped; *s; s++)
		if (*s == '"' || *s == '$' || *s == '`')
			printf("\\x%02x", *s);
		else
			putchar(*s);
	putchar('"');
}

static void number(const char *key, uint64_t n)
{
	if (n)
		printf(" %s=\"%" PRIu64 "\"", key, n);
}

/* Each line begins with the name. */
static void begin(const char *path)
{
	size_t size = 4 * strlen(path) + 1;
	char *buf = malloc(size);
	struct text t;

	if (!buf)
		exit(1);
	text_init(&t, buf, size);
	text_add_escaped(&t, path);
	printf("%s:", buf);
	free(buf);
}

static void show_level(int level)
{
	if (level == -1)
		pair("LEVEL", "linear");
	else
		printf(" LEVEL=\"%d\"", level);
}

static void show_group(const struct superblock *sb)
{
	const struct member *group = &sb->group;

	if (!group->members && !sb->is_member)
		return;
	number("MEMBERS", group->members);
	if (group->index != MEMBER_NO_INDEX)
		printf(" INDEX=\"%u\"", group->index);
	number("EVENTS", group->events);
	if (!strcmp(sb->type, "linux_raid_member"))
		show_level(group->level);
}

struct place {
	const char *id; /* of the PV that is looked for */
	unsigned int seen, index;
	bool found;
};

static void see_pv(void *arg, const char *id, bool missing)
{
	struct place *place = arg;

	(void)missing;
	if (!place->found && !strcmp(id, place->id)) {
		place->found = true;
		place->index = place->seen;
	}
	place->seen++;
}

static void show_vg(const struct superblock *sb)
{
	struct place place = { .id = sb->uuid };
	struct lvm2_vg vg;

	if (lvm2_read_vg(&dev.image, &vg, see_pv, &place))
		return;
	pair("VG", vg.name);
	pair("VG_UUID", vg.id);
	number("VG_SEQNO", vg.seqno);
	number("MEMBERS", vg.pvs);
	if (place.found)
		printf(" INDEX=\"%u\"", place.index);
	pair("VG_DAMAGE", vg.damage ? vg.damage : "");
}

static void show_superblock(const char *path, const struct superblock *sb)
{
	begin(path);
	pair("TYPE", sb->type);
	pair("USAGE", sb->is_member ? "member"
		      : sb->not_fs  ? "other"
				    : "filesystem");
	pair("LABEL", sb->label);
	pair("UUID", sb->uuid);
	pair("VERSION", sb->version);
	number("SIZE", sb->size);
	number("FSBLOCKSIZE", sb->block_size);
	if (!strcmp(sb->type, "LVM2_member"))
		show_vg(sb);
	else
		show_group(sb);
	if (sb->needs_recovery)
		pair("RECOVERY", "1");
	pair("DAMAGE", sb->damage ? sb->damage : "");
	putchar('\n');
}

static void show_partition(const char *path, unsigned int n,
			   const struct partition *p)
{
	begin(path);
	number("PARTN", n);
	printf(" START=\"%" PRIu64 "\" SIZE=\"%" PRIu64 "\"", p->start,
	       p->size);
	pair("PARTTYPE", p->type);
	pair("PARTUUID", p->partuuid);
	pair("PARTLABEL", p->label);
	if (p->attributes)
		printf(" ATTRIBUTES=\"0x%" PRIx64 "\"", p->attributes);
	putchar('\n');
}

static int show_logical(void *arg, unsigned int n, const struct partition *p)
{
	show_partition(arg, n, p);
	return 0;
}

static int show_partitions(const char *path, const struct ptable *pt)
{
	unsigned int last = pt->scheme == PTABLE_GPT ? pt->entries : 4, n;
	struct partition p;
	int err;

	for (n = 1; n <= last; n++) {
		err = ptable_partition(&dev.image, pt, n, &p);
		if (!err)
			show_partition(path, n, &p);
		else if (err != -ENOENT)
			return err;
	}
	if (pt->scheme == PTABLE_MBR)
		return mbr_walk_logical(&dev.image, pt, show_logical,
					(void *)path);
	return 0;
}

static int show_table(const char *path, bool has_superblock)
{
	struct ptable pt;
	int err;

	err = ptable_read(&dev.image, &pt);
	if (err || pt.scheme == PTABLE_NONE ||
	    (has_superblock && ptable_is_boot_sector(&dev.image, &pt))) {
		/* As little as blkid says of what it does not know. */
		if (!err && !has_superblock) {
			begin(path);
			printf(" TYPE=\"\"\n");
		}
		return err;
	}
	begin(path);
	pair("PTTYPE", pt.name);
	pair("PTUUID", pt.id);
	pair("DAMAGE", pt.damage ? pt.damage : "");
	if (pt.backup)
		pair("BACKUP", "1");
	putchar('\n');
	return show_partitions(path, &pt);
}

static int probe(const char *path, uint32_t sector_size)
{
	const struct where where = { .file = path };
	struct superblock sb;
	int err;

	err = device_open(&dev, strcmp(path, "-") ? path : "/dev/stdin");
	if (err == -ESPIPE) {
		error_at(&where,
			 "a pipe cannot be read at many places, as a device is");
		return 1;
	}
	if (err) {
		error_at(&where, "%s", strerror(-err));
		return 1;
	}
	if (sector_size)
		dev.image.sector_size = sector_size;
	err = probe_superblock(&dev.image, &sb);
	if (!err && !sb.type)
		err = probe_rare(&dev.image, &sb);
	if (!err && sb.type)
		show_superblock(path, &sb);
	if (!err)
		err = show_table(path, sb.type);
	device_close(&dev);
	if (err)
		error_at(&where, "%s", strerror(-err));
	return err ? 1 : 0;
}

static bool take_sector_size(const char *text, uint32_t *size)
{
	char *end;
	unsigned long n = strtoul(text, &end, 10);

	if (*end || n < 512 || n > 65536 || n & (n - 1))
		return false;
	*size = (uint32_t)n;
	return true;
}

int cmd_probe(int argc, char **argv)
{
	static const struct option options[] = {
		{ "sector-size", required_argument, NULL, 's' },
		{ "help", no_argument, NULL, 'h' },
		{ 0 },
	};
	uint32_t sector_size = 0;
	int c, i, status = 0;

	while ((c = getopt_long(argc, argv, "h", options, NULL)) != -1) {
		if (c == 'h')
			return usage(stdout);
		if (c == '?')
			return usage(stderr);
		if (!take_sector_size(optarg, &sector_size)) {
			error_at(NULL,
				 "a sector has 512 to 65536 bytes, a power of two");
			return 2;
		}
	}
	if (optind == argc) {
		error_at(NULL, "name a device, or an image of one");
		return usage(stderr);
	}
	for (i = optind; i < argc; i++)
		status |= probe(argv[i], sector_size);
	if (fflush(stdout) || ferror(stdout)) {
		error_at(NULL, "writing: %s", strerror(errno));
		status = 1;
	}
	return status;
}
