/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where systemd says that it has hibernated the system to: the EFI variable
 * HibernateLocation, systemd-hibernate-resume-generator(8), is a JSON object in
 * UTF-16, {"uuid":"...","offset":N,"kernelVersion":"...",...}. Pure.
 */
#ifndef RESUME_LOCATION_H
#define RESUME_LOCATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "uuid.h"

#define LOCATION_SIZE 2048 /* bytes of a variable, at most; it has some 600 */

struct location {
	char uuid[UUID_TEXT_SIZE]; /* of the swap space, or the file system */
	uint64_t offset; /* pages: where a file begins on the device; or 0 */
};

/*
 * @raw: the variable as efivarfs has it, with 4 bytes of attributes in front.
 * False: it does not say both.
 */
bool location_read(struct location *l, const uint8_t *raw, size_t len);

#endif
