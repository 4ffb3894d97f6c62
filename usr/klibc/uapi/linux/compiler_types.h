/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _KLIBC_UAPI_COMPILER_TYPES_H
#define _KLIBC_UAPI_COMPILER_TYPES_H

/*
 * Stands in for the kernel's own header when its include/uapi is used as it is,
 * without "make headers_install": what that would take out is defined away.
 */
#define __user
#define __force
#define __iomem
#define __attribute_const__ __attribute__((__const__))
#define __packed	    __attribute__((__packed__))

#endif
