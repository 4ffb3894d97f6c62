/* SPDX-License-Identifier: GPL-2.0-only */
/* Unpacks compressed data by the installed commands. */
#ifndef KINITRAMFS_UNPACK_H
#define KINITRAMFS_UNPACK_H

#include "image/image.h"

image_unpack unpack_by_command;

#endif
