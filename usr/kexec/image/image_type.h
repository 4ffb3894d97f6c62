/* SPDX-License-Identifier: GPL-2.0-only */
/* The names that kexec-tools has for kinds of kernels, which --type takes. */
#ifndef KEXEC_IMAGE_TYPE_H
#define KEXEC_IMAGE_TYPE_H

#include <stdbool.h>

#include "image/kernel_image.h"

bool image_type_is_known(const char *type);
bool image_type_fits(const char *type, enum image_format format);

#endif
