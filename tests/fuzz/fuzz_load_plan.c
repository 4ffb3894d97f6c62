// SPDX-License-Identifier: GPL-2.0-only
/*
 * A setup header of 32 bytes, the size of an initrd, and a map of memory: 17
 * bytes a range, or lines of /proc/iomem. Parts lie in RAM and do not overlap.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bytes.h"
#include "load/boot_params.h"
#include "load/plan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool condition)
{
	if (!condition)
		abort();
}

static void read_map(struct memory_map *m, const uint8_t *data, size_t size,
		     bool is_text)
{
	char line[128];

	for (; !is_text && size >= 17; data += 17, size -= 17)
		memory_add(m, get_le64(data), get_le64(data + 8), data[16]);
	while (is_text && size) {
		const uint8_t *end = memchr(data, '\n', size);
		size_t len = end ? (size_t)(end - data) : size;
		size_t copied = len < sizeof(line) ? len : sizeof(line) - 1;

		memcpy(line, data, copied);
		line[copied] = '\0';
		memory_add_line(m, line);
		data += len + !!end;
		size -= len + !!end;
	}
}

static bool is_ram(const struct memory_map *m, uint64_t at, uint64_t size)
{
	for (unsigned int i = 0; i < m->n; i++) {
		if (m->ranges[i].type == MEMORY_RAM &&
		    m->ranges[i].start <= at && at + size <= m->ranges[i].end)
			return true;
	}
	return false;
}

static void check_plan(const struct plan *p, const struct memory_map *m,
		       uint64_t min)
{
	for (unsigned int i = 0; i < p->n; i++) {
		require(p->parts[i].size && p->parts[i].at >= min);
		require(p->parts[i].at % MEMORY_PAGE == 0 &&
			p->parts[i].size % MEMORY_PAGE == 0);
		require(is_ram(m, p->parts[i].at, p->parts[i].size));
		for (unsigned int j = 0; j < i; j++)
			require(p->parts[i].at + p->parts[i].size <=
					p->parts[j].at ||
				p->parts[j].at + p->parts[j].size <=
					p->parts[i].at);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct memory_map m;
	uint8_t params[BOOT_PARAMS_SIZE];
	struct bzimage x = { 0 };
	uint64_t initrd_size;
	char words[256];
	struct plan p;
	struct text t;
	int err;

	if (size < 42)
		return 0;
	x.xloadflags = data[0];
	x.relocatable = data[1];
	x.header_end = get_le16(data + 2);
	x.kernel_size = get_le32(data + 4);
	x.alignment = 1U << (data[8] & 31);
	if (data[8] & 32)
		x.alignment = get_le32(data + 8);
	x.initrd_max = get_le32(data + 12);
	x.pref_address = get_le64(data + 16);
	x.init_size = get_le32(data + 24);
	initrd_size = get_le64(data + 32);
	m.n = 0;
	read_map(&m, data + 41, size - 41, data[40] & 1);
	if (memory_settle(&m))
		return 0;
	for (unsigned int i = 0; i < m.n; i++)
		require(m.ranges[i].start < m.ranges[i].end &&
			m.ranges[i].end <= MEMORY_END &&
			(!i || m.ranges[i - 1].end <= m.ranges[i].start));

	text_init(&t, words, sizeof(words));
	err = plan_make(&p, &m, &x, 8704, initrd_size, false, &t);
	require(!err == !t.len);
	if (!err) {
		require(p.n == (initrd_size ? PLAN_PARTS : PLAN_INITRD));
		require(x.relocatable ||
			p.parts[PLAN_KERNEL].at == x.pref_address);
		check_plan(&p, &m, 0x100000);
	}
	text_init(&t, words, sizeof(words));
	err = plan_image(&p, &m,
			 &(struct kernel_image){ .size = x.kernel_size,
						 .memory = x.pref_address,
						 .text_offset = x.header_end },
			 8000, initrd_size, data[1] & 1, &t);
	require(!err == !t.len);
	if (!err)
		check_plan(&p, &m, 0);
	boot_params_fill(params,
			 &(struct boot_facts){ .image = data,
					       .image_len = size,
					       .memory = &m },
			 &x);
	return 0;
}
