/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _KLIBC_UAPI_COMPILER_H
#define _KLIBC_UAPI_COMPILER_H

#include <linux/compiler_types.h>

#endif
