/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINIT_FIRMWARE_RECORD_H
#define KINIT_FIRMWARE_RECORD_H

#include "module/module.h"

/*
 * Is this record of the kernel's log about firmware that was not found? Then
 * sets all but the device. Pure.
 */
bool firmware_record(struct firmware *f, const char *record, size_t len);

#endif
