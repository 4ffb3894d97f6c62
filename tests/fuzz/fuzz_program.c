// SPDX-License-Identifier: GPL-2.0-only
/* What a program needs to be executed, for each of the machines. */
#include <string.h>

#include "../unit/memory_image.h"
#include "root/init/program.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(struct memory_image *m, uint16_t native)
{
	static char words[2048];
	struct program p;
	struct text t;

	memset(&p, 0xee, sizeof(p));
	if (program_read(&m->image, native, &p))
		abort(); /* all of it can be read */
	if (!memchr(p.needs, '\0', sizeof(p.needs)) || p.of[0] || p.error)
		abort();
	/* Who goes on looking needs to know what for. */
	if (p.fault && p.needs[0] && p.fault != PROGRAM_CUT_OFF)
		abort();
	text_init(&t, words, sizeof(words));
	program_describe(&t, &p, native);
	if (!p.fault != !words[0])
		abort();
	for (const char *c = words; *c; c++)
		if (*c > 0 && *c < ' ')
			abort();
	program_is_hopeless(&p, false);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const uint16_t natives[] = { 62, 183, 243 };
	struct memory_image m;

	memory_image(&m, size, 512);
	m.head = data;
	m.head_size = size;
	for (size_t i = 0; i < sizeof(natives) / sizeof(*natives); i++)
		check(&m, natives[i]);
	return 0;
}
