// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <string.h>

#include "bytes.h"
#include "load/boot_params.h"

#define AT_RSDP		0x070
#define AT_INITRD_HIGH	0x0c0
#define AT_SIZE_HIGH	0x0c4
#define AT_CMDLINE_HIGH 0x0c8
#define AT_N_RANGES	0x1e8
#define AT_HEADER	0x1f1
#define AT_LOADER	0x210
#define AT_INITRD	0x218
#define AT_SIZE		0x21c
#define AT_CMDLINE	0x228
#define AT_SETUP_DATA	0x250
#define AT_RANGES	0x2d0
#define HEADER_END	0x290 /* at the most */

/* A boot loader without a number of its own. */
#define LOADER_UNKNOWN 0xff

/* What the firmware has told once, and a kernel cannot ask it for again. */
static const struct {
	uint16_t offset, size;
} inherited[] = {
	{ 0x000, 0x040 }, /* the screen and its mode */
	{ 0x060, 0x010 }, /* SpeedStep */
	{ 0x140, 0x080 }, /* the monitor's EDID */
	{ 0x1e9, 0x002 }, /* disks as the BIOS sees them: how many, */
	{ 0x1ec, 0x001 }, /* secure boot */
	{ 0x290, 0x040 }, /* ... the signatures of their MBRs */
	{ 0xd00, 0x1ec }, /* ... and what they are */
};

int boot_params_fill(uint8_t params[BOOT_PARAMS_SIZE],
		     const struct boot_facts *f, const struct bzimage *x)
{
	size_t end = x->header_end;

	memset(params, 0, BOOT_PARAMS_SIZE);
	if (f->memory->n > BOOT_PARAMS_MAP)
		return -E2BIG;
	if (end > HEADER_END)
		end = HEADER_END;
	if (end > f->image_len)
		end = f->image_len;
	if (end > AT_HEADER)
		memcpy(params + AT_HEADER, f->image + AT_HEADER,
		       end - AT_HEADER);
	for (size_t i = 0;
	     f->running && i < sizeof(inherited) / sizeof(*inherited); i++)
		memcpy(params + inherited[i].offset,
		       f->running + inherited[i].offset, inherited[i].size);
	params[AT_LOADER] = LOADER_UNKNOWN;
	/* A list that the file cannot have. */
	put_le64(params + AT_SETUP_DATA, 0);
	put_le32(params + AT_INITRD, (uint32_t)f->initrd);
	put_le32(params + AT_INITRD_HIGH, (uint32_t)(f->initrd >> 32));
	put_le32(params + AT_SIZE, (uint32_t)f->initrd_size);
	put_le32(params + AT_SIZE_HIGH, (uint32_t)(f->initrd_size >> 32));
	put_le32(params + AT_CMDLINE, (uint32_t)f->command_line);
	put_le32(params + AT_CMDLINE_HIGH, (uint32_t)(f->command_line >> 32));
	put_le64(params + AT_RSDP, f->rsdp);
	params[AT_N_RANGES] = (uint8_t)f->memory->n;
	for (unsigned int i = 0; i < f->memory->n; i++) {
		const struct memory_range *r = &f->memory->ranges[i];
		uint8_t *to = params + AT_RANGES + i * 20;

		put_le64(to, r->start);
		put_le64(to + 8, r->end - r->start);
		put_le32(to + 16, r->type);
	}
	return 0;
}

uint64_t boot_params_rsdp(const uint8_t params[BOOT_PARAMS_SIZE])
{
	return get_le64(params + AT_RSDP);
}
