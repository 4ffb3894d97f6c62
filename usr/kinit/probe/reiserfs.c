// SPDX-License-Identifier: GPL-2.0-only
/*
 * ReiserFS (Linux, fs/reiserfs/reiserfs.h). At byte 65536, or that of version
 * 3.5 at 8192, little-endian:
 *
 *	  0  4  number of blocks
 *	 44  2  size of a block
 *	 52  9  "ReIsErFs" (3.5), "ReIsEr2Fs" (3.6) or "ReIsEr3Fs" (3.6 with its
 *		journal elsewhere)
 *	 84 16  UUID, not of 3.5
 *	100 16  label, not of 3.5
 */
#include <string.h>

#include "bytes.h"
#include "fields.h"

int probe_reiserfs(struct image *img, struct superblock *sb)
{
	static const uint32_t places[] = { 65536, 8192 };
	unsigned int shift;
	uint8_t raw[116];
	bool old;
	size_t i;
	int got;

	for (i = 0; i < sizeof(places) / sizeof(*places); i++) {
		got = field_read(img, places[i], raw, sizeof(raw));
		if (got < 0)
			return got;
		old = got && !memcmp(raw + 52, "ReIsErFs", 9);
		if (old || (got && (!memcmp(raw + 52, "ReIsEr2Fs", 9) ||
				    !memcmp(raw + 52, "ReIsEr3Fs", 9))))
			break;
	}
	if (i == sizeof(places) / sizeof(*places))
		return 0;
	sb->type = "reiserfs";
	field_version(sb, "%s", old ? "3.5" : raw[58] == '2' ? "3.6" : "JR");
	if (!old) {
		field_uuid(sb, raw + 84);
		field_label(sb, raw + 100, 16);
	}
	if (!field_shift(get_le16(raw + 44), 9, 13, &shift))
		sb->damage = "superblock has an impossible block size";
	else
		sb->damage = field_size(sb, get_le32(raw), shift, img->size);
	return 0;
}
