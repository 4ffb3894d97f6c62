/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _TERMIOS_H
#define _TERMIOS_H

#include <asm/termbits.h>

int tcdrain(int fd);

#endif
