// SPDX-License-Identifier: GPL-2.0-only
/*
 * Records of the kernel's log, each ended by a NUL: of warnings, of firmware
 * that is missing; and what is said of an initrd, which the same bytes are.
 */
#include <stdlib.h>
#include <string.h>

#include "log/kmsg_record.h"
#include "module/firmware_record.h"
#include "root/initrd/fact.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require_printable(const char *s, size_t size)
{
	if (!memchr(s, '\0', size))
		abort();
	for (; *s; s++)
		if (*s < ' ' || *s > '~')
			abort();
}

static void judge(const uint8_t *data, size_t size, const char *said)
{
	struct initrd_fact fact;
	char line[300];
	struct text t;

	initrd_judge(&fact, data, size, said, NULL);
	text_init(&t, line, sizeof(line));
	initrd_describe(&t, &fact);
	require_printable(line, sizeof(line));
	require_printable(fact.reason, sizeof(fact.reason));
}

static void look_for_firmware(const char *record, size_t len)
{
	struct firmware f;
	const char *end = f.driver + sizeof(f.driver);

	if (!firmware_record(&f, record, len))
		return;
	require_printable(f.driver, sizeof(f.driver));
	require_printable(f.id, (size_t)(end - f.id));
	require_printable(f.name, (size_t)(end - f.name));
	if (f.id <= f.driver || f.name <= f.id || !*f.name)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct kmsg_lines lines = { 0 };
	const uint8_t *p = data, *end = data + size;

	while (p < end) {
		const uint8_t *stop = memchr(p, 0, (size_t)(end - p));
		size_t len = (size_t)((stop ? stop : end) - p);

		kmsg_add(&lines, (const char *)p, len);
		look_for_firmware((const char *)p, len);
		p += len + 1;
	}
	if (lines.n > KMSG_LINES)
		abort();
	for (unsigned int i = 0; i < lines.n; i++) {
		require_printable(lines.line[i], KMSG_LINE_SIZE);
		judge(data, size, lines.line[i]);
	}
	judge(data, size, NULL);
	return 0;
}
