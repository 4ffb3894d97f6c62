/* SPDX-License-Identifier: GPL-2.0-only */
/* Unpacks compressed data, and tells where they end. */
#ifndef KINITRAMFS_UNPACK_H
#define KINITRAMFS_UNPACK_H

#include "image/image.h"

/* Of all kinds, by one of the following. */
image_unpack unpack;

/* gzip, bzip2, lzma, xz and zstd, by the libraries of their makers. */
image_unpack unpack_by_library;

/* lzo and lz4, by the installed commands. */
image_unpack unpack_by_command;

#endif
