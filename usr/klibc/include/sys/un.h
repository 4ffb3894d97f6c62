/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _SYS_UN_H
#define _SYS_UN_H

#include <linux/un.h>

#endif
