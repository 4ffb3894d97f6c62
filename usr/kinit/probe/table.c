// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "probe.h"

/*
 * The first that finds something wins, so the order is the answer to "which
 * of the two?" where a device bears more than one signature:
 *
 * 1. What has other devices or encrypted data inside (RAID and LVM members,
 *    LUKS). A RAID1 member with its metadata at the end begins with the very
 *    file system that is on the array, and must not be mounted by itself.
 * 2. Formats with a long magic number. Bytes left over by an earlier mkfs do
 *    not match these by chance.
 * 3. Formats with a short one: ext's is 16 bits, and one block in 65536 of
 *    random data has it.
 */
static int (*const probes[])(struct image *img, struct superblock *sb) = {
	probe_md, probe_bios_raid, probe_lvm2, probe_luks, probe_ext, NULL,
};

int probe_superblock(struct image *img, struct superblock *sb)
{
	size_t i;
	int err;

	memset(sb, 0, sizeof(*sb));
	for (i = 0; probes[i] && !sb->type; i++) {
		err = probes[i](img, sb);
		if (err) {
			memset(sb, 0, sizeof(*sb));
			return err;
		}
	}
	return 0;
}
