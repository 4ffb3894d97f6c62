/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef ROOT_OVERLAY_H
#define ROOT_OVERLAY_H

#include "boot.h"

/*
 * kinit.overlay=: mounts at ROOTMNT what is at RUN_DIR/lower, with what is
 * written to it in RUN_DIR/upper: a device's file system that is mounted there
 * already, else memory. Records in boot->overlay how that went.
 */
void root_overlay(struct boot *boot);

#endif
