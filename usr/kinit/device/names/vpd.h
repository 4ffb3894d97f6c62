/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a disk says of itself in the pages of its Vital Product Data, of which
 * sysfs has the bytes. The formats: SPC-4, 7.8; SAT-3, 12.4; ACS-3, 7.12.
 */
#ifndef NAMES_VPD_H
#define NAMES_VPD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define VPD_NAME_SIZE 256
#define VPD_WWN_SIZE  35 /* "0x", 32 digits */

/* The pages 0x80 and 0x83 are read as far as udev's scsi_id reads them. */
#define VPD_PAGE_SIZE 254
/* Page 0x89: a header, and what IDENTIFY DEVICE returned. */
#define VPD_ATA_SIZE 572

/* As udev calls the disk; "" for what it does not say. */
struct vpd_names {
	char serial[VPD_NAME_SIZE];
	char wwn[VPD_WWN_SIZE];
};

/* From page 0x89: MODEL_SERIAL, as ata_id has it. False: it is none. */
bool vpd_ata(struct vpd_names *names, const uint8_t *page, size_t len);

/*
 * From page 0x83, as scsi_id has it: the digit of the best designator's type,
 * and the designator. @vendor, @model: as INQUIRY has them, 8 and 16 bytes.
 */
bool vpd_scsi_83(struct vpd_names *names, const uint8_t *page, size_t len,
		 const char *vendor, const char *model);

/* From page 0x80: "S", vendor, model and serial number. */
bool vpd_scsi_80(struct vpd_names *names, const uint8_t *page, size_t len,
		 const char *vendor, const char *model);

#endif
