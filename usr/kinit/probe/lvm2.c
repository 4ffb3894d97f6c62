// SPDX-License-Identifier: GPL-2.0-only
/*
 * Physical volumes of LVM2 and the metadata areas on them (LVM2's
 * lib/format_text/layout.h and lib/label/label.c). All numbers are
 * little-endian. The label is one of the first four sectors of 512 bytes:
 *
 *	 0  8  "LABELONE"
 *	 8  8  number of this sector
 *	16  4  checksum of all that follows in the sector
 *	20  4  where in this sector the PV header is
 *	24  8  "LVM2 001"
 *
 * and the PV header:
 *
 *	 0 32  UUID, printed with dashes in 6-4-4-4-4-4-6
 *	32  8  size of the device in bytes
 *	40 16  each: place and size of a data area, in bytes; 0: no more
 *	.. 16  each: place and size of a metadata area; 0: no more
 *
 * A metadata area begins with a header of 512 bytes, and what is behind it is
 * used as a ring, for texts (see lvm2_text.c):
 *
 *	 0  4  checksum of all that follows
 *	 4 16  magic
 *	20  4  1
 *	24  8  where this area is, in bytes
 *	32  8  its size
 *	40  8  where in the area the text is that holds; 0: no text
 *	48  8  its size
 *	56  4  its checksum
 *	60  4  flags, 1: to be ignored
 *
 * All checksums are CRC-32, but with a start value of LVM's own, and not
 * inverted at the end.
 */
#include <string.h>

#include "bytes.h"
#include "crc32.h"
#include "lvm2.h"
#include "lvm2_text.h"

#define SECTOR	      512
#define LABEL_SECTORS 4

#define PV_HEADER_SIZE 40
#define ID_SIZE	       32

#define MDA_MAGIC      "\040LVM2\040x[5A%r0N*>"
#define MDA_MAGIC_SIZE 16

/* LVM makes areas of 1 MiB, with room for two texts, unless asked for more. */
#define MAX_TEXT_SIZE (4u << 20)

/* LVM makes one, or two, or none. */
#define MAX_AREAS 2

/* How LVM starts; crc32() inverts what it is given and what it returns. */
#define LVM_CRC_START 0xf597a6cf

static uint32_t lvm_crc(uint32_t crc, const void *buf, size_t len)
{
	return ~crc32(~crc, buf, len);
}

static bool has_label(const uint8_t *sector, unsigned int number)
{
	return !memcmp(sector, "LABELONE", 8) &&
	       !memcmp(sector + 24, "LVM2 001", 8) &&
	       get_le64(sector + 8) == number;
}

/*
 * Finds the sector with the label. Returns NULL or what is wrong with it, or a
 * text and *@err set: it cannot be read. @pv: the PV header in @sector; NULL:
 * there is no label.
 */
static const char *find_label(struct image *img, uint8_t sector[SECTOR],
			      const uint8_t **pv, int *err)
{
	unsigned int i;
	uint32_t off;

	*pv = NULL;
	*err = 0;
	for (i = 0; i < LABEL_SECTORS; i++) {
		if (img->size < (i + 1) * SECTOR)
			return NULL;
		*err = image_read(img, i * SECTOR, sector, SECTOR);
		if (*err)
			return "label cannot be read";
		if (has_label(sector, i))
			break;
	}
	if (i == LABEL_SECTORS)
		return NULL;
	off = get_le32(sector + 20);
	*pv = sector + (off <= SECTOR - PV_HEADER_SIZE ? off : 0);
	if (lvm_crc(LVM_CRC_START, sector + 20, SECTOR - 20) !=
	    get_le32(sector + 16))
		return "label checksum is wrong";
	if (off < 32 || off > SECTOR - PV_HEADER_SIZE)
		return "label has an impossible PV header";
	return NULL;
}

static void format_id(char out[MEMBER_UUID_SIZE], const uint8_t id[ID_SIZE])
{
	int i;

	for (i = 0; i < ID_SIZE; i++) {
		if (i >= 6 && i <= 26 && i % 4 == 2)
			*out++ = '-';
		*out++ = (char)id[i];
	}
	*out = '\0';
}

int probe_lvm2(struct image *img, struct superblock *sb)
{
	uint8_t sector[SECTOR];
	const char *damage;
	const uint8_t *pv;
	int err;

	damage = find_label(img, sector, &pv, &err);
	if (err)
		return err;
	if (!pv)
		return 0;
	sb->type = "LVM2_member";
	memcpy(sb->version, "LVM2 001", 8);
	sb->is_member = true;
	sb->not_fs = true;
	sb->group.index = MEMBER_NO_INDEX;
	sb->damage = damage;
	if (pv == sector)
		return 0;
	format_id(sb->uuid, pv);
	/* If that is more than there is, LVM warns and goes on. */
	sb->size = get_le64(pv + 32);
	return 0;
}

/* Of the text's ring; the caller has checked that all is within the image. */
static int read_ring(struct lvm2_text *t, uint64_t pos, uint8_t *buf,
		     size_t len)
{
	uint64_t off = t->start + pos;
	size_t first = len;
	int err;

	if (off >= t->area_size)
		off = off - t->area_size + SECTOR;
	if (first > t->area_size - off)
		first = (size_t)(t->area_size - off);
	err = image_read(t->img, t->area + off, buf, first);
	if (!err && first < len)
		err = image_read(t->img, t->area + SECTOR, buf + first,
				 len - first);
	return err;
}

static int text_crc(struct lvm2_text *t, uint32_t *crc)
{
	uint64_t pos;
	size_t len;
	int err;

	*crc = LVM_CRC_START;
	for (pos = 0; pos < t->size; pos += len) {
		len = sizeof(t->buf);
		if (len > t->size - pos)
			len = (size_t)(t->size - pos);
		err = read_ring(t, pos, t->buf, len);
		if (err)
			return err;
		*crc = lvm_crc(*crc, t->buf, len);
	}
	return 0;
}

/*
 * Finds the text of the metadata area at @area. Returns NULL or what is wrong
 * with it; @t->size is 0 if there is none.
 */
static const char *find_text(struct lvm2_text *t, uint64_t area,
			     uint64_t area_size)
{
	struct image *img = t->img;
	uint8_t h[SECTOR];
	uint32_t crc;

	t->size = 0;
	if (area_size < 2 * SECTOR || area_size > img->size ||
	    area > img->size - area_size)
		return "metadata area is beyond the end of the device";
	if (image_read(img, area, h, sizeof(h)))
		return "metadata area cannot be read";
	if (lvm_crc(LVM_CRC_START, h + 4, sizeof(h) - 4) != get_le32(h))
		return "metadata area has a header with a wrong checksum";
	if (memcmp(h + 4, MDA_MAGIC, MDA_MAGIC_SIZE) || get_le32(h + 20) != 1 ||
	    get_le64(h + 24) != area || get_le64(h + 32) != area_size)
		return "metadata area has a header that is not its own";
	if (!get_le64(h + 40) || get_le32(h + 60) & 1)
		return NULL;

	t->area = area;
	t->area_size = area_size;
	t->start = get_le64(h + 40);
	t->size = get_le64(h + 48);
	if (t->start < SECTOR || t->start >= area_size ||
	    t->size > area_size - SECTOR || t->size > MAX_TEXT_SIZE)
		return "metadata has an impossible size";
	if (text_crc(t, &crc))
		return "metadata cannot be read";
	if (crc != get_le32(h + 56))
		return "metadata checksum is wrong";
	return NULL;
}

/*
 * Calls nobody, but sets @vg to what the newest text says and @t to where that
 * one is, for all metadata areas in the list at @p, which ends at @end.
 */
static void find_newest(struct lvm2_text *t, const uint8_t *p,
			const uint8_t *end, struct lvm2_vg *vg)
{
	struct lvm2_text this = { .img = t->img, .read = read_ring };
	struct lvm2_vg said;
	const char *damage;
	int i;

	for (i = 0; i < MAX_AREAS && end - p >= 16 && get_le64(p);
	     i++, p += 16) {
		damage = find_text(&this, get_le64(p), get_le64(p + 8));
		memset(&said, 0, sizeof(said));
		if (!damage && this.size)
			damage = lvm2_parse(&this, &said, NULL, NULL);
		if (damage) {
			if (!vg->damage)
				vg->damage = damage;
		} else if (this.size &&
			   (!vg->name[0] || said.seqno > vg->seqno)) {
			*t = this;
			memcpy(vg->name, said.name, sizeof(vg->name));
			memcpy(vg->id, said.id, sizeof(vg->id));
			vg->seqno = said.seqno;
		}
	}
}

int lvm2_read_vg(struct image *img, struct lvm2_vg *vg, lvm2_pv_fn *pv_fn,
		 void *arg)
{
	struct lvm2_text t = { .img = img, .read = read_ring };
	uint8_t sector[SECTOR];
	const uint8_t *pv, *p;
	int err;

	memset(vg, 0, sizeof(*vg));
	vg->damage = find_label(img, sector, &pv, &err);
	if (err || !pv || vg->damage)
		return err;
	/* Behind the list of data areas is that of metadata areas. */
	p = pv + PV_HEADER_SIZE;
	while (sector + SECTOR - p >= 16 && get_le64(p))
		p += 16;
	p += 16;
	if (p > sector + SECTOR)
		return 0;
	find_newest(&t, p, sector + SECTOR, vg);
	if (vg->name[0])
		vg->damage = lvm2_parse(&t, vg, pv_fn, arg);
	return t.error;
}
