// SPDX-License-Identifier: GPL-2.0-only
/* A hook's program, for the bench: says how much memory process 1 had at most.
 */
#include <stdio.h>
#include <string.h>

int main(void)
{
	FILE *file = fopen("/proc/1/status", "re");
	char line[256];

	while (file && fgets(line, sizeof(line), file))
		if (!strncmp(line, "VmHWM:", 6))
			return fputs(line, stdout) < 0;
	return 1;
}
