// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include "dir.h"

int dirfd(DIR *dir)
{
	return dir->fd;
}
