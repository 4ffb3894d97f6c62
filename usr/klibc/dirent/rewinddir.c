// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <unistd.h>
#include "calls.h"
#include "dir.h"

void rewinddir(DIR *dir)
{
	sys_lseek(dir->fd, 0, SEEK_SET);
	dir->at = 0;
	dir->used = 0;
}
