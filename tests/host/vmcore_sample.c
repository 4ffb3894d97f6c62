// SPDX-License-Identifier: GPL-2.0-only
/*
 * Writes a dump to standard output: the one that the unit tests have, with a
 * second segment of memory behind it, each third page of which is not zero.
 *
 *	vmcore_sample PAGES [without-log]
 */
#include "../unit/core_sample.h"

int main(int argc, char **argv)
{
	static const char *const messages[] = {
		"Linux version 6.1.0",
		"two\nlines",
		"caf\303\251 \033[2J \\ \t|\177\r\v",
		"",
		"a message that is so long that the block which comes next is "
		"at the start of the ring again, where it is not expected",
		"Kernel panic - not syncing: sysrq triggered crash",
	};
	static struct sample s;
	static char page[4096];
	long pages = argc > 1 ? strtol(argv[1], NULL, 10) : 0;
	size_t i;

	sample_init(&s, 8, CORE_X86_64);
	sample_put(&s, 56, 3, 2);
	sample_phdr(&s, 2, 1, sizeof(s.bytes), 0xffff888000000000, 0,
		    (uint64_t)pages * sizeof(page));
	sample_info(&s, "CRASHTIME=1795890212\n");
	if (argc > 2)
		s.bytes[SAMPLE_NOTES + 12] = 'X';
	s.pos = 256;
	for (i = 0; i < sizeof(messages) / sizeof(*messages); i++)
		sample_add(&s, i * 1234567890, messages[i],
			   strlen(messages[i]));
	fwrite(s.bytes, sizeof(s.bytes), 1, stdout);
	for (i = 0; i < (size_t)pages; i++) {
		memset(page, i % 3 ? 0 : 'x', sizeof(page));
		fwrite(page, sizeof(page), 1, stdout);
	}
	return fflush(stdout) ? 1 : 0;
}
