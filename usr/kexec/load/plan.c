// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <string.h>

#include "load/plan.h"

#define GIB4 (1ULL << 32)
/* Firmware and BIOS have uses of their own for what is below. */
#define LOWEST 0x100000ULL
/* Of an Image. */
#define IMAGE_ALIGNMENT (2ULL << 20)

static uint64_t up(uint64_t n, uint64_t alignment)
{
	return (n + alignment - 1) & ~(alignment - 1);
}

static uint64_t down(uint64_t n, uint64_t alignment)
{
	return n & ~(alignment - 1);
}

/* Which part is in the way there? -1: none. */
static int in_the_way(const struct plan *p, uint64_t at, uint64_t size)
{
	for (unsigned int i = 0; i < PLAN_PARTS; i++) {
		if (p->parts[i].size &&
		    at < p->parts[i].at + p->parts[i].size &&
		    p->parts[i].at < at + size)
			return (int)i;
	}
	return -1;
}

/* Within one range, from its start on. */
static bool lowest(const struct plan *p, uint64_t start, uint64_t end,
		   uint64_t size, uint64_t alignment, uint64_t *at)
{
	for (;;) {
		int other;

		*at = up(start, alignment);
		if (*at > end || end - *at < size)
			return false;
		other = in_the_way(p, *at, size);
		if (other < 0)
			return true;
		start = p->parts[other].at + p->parts[other].size;
	}
}

/* Within one range, from its end on. */
static bool highest(const struct plan *p, uint64_t start, uint64_t end,
		    uint64_t size, uint64_t *at)
{
	for (;;) {
		int other;

		if (end < start || end - start < size)
			return false;
		*at = down(end - size, MEMORY_PAGE);
		if (*at < start)
			return false;
		other = in_the_way(p, *at, size);
		if (other < 0)
			return true;
		end = p->parts[other].at;
	}
}

/* The whole pages of RAM of a range that are within these limits. */
static bool clip(const struct memory_range *r, uint64_t min, uint64_t max,
		 uint64_t *start, uint64_t *end)
{
	*start = up(r->start > min ? r->start : min, MEMORY_PAGE);
	*end = down(r->end < max ? r->end : max, MEMORY_PAGE);
	return r->type == MEMORY_RAM && *start < *end;
}

static bool place_low(struct plan *p, enum plan_part part,
		      const struct memory_map *m, uint64_t size,
		      uint64_t alignment, uint64_t min, uint64_t max)
{
	for (unsigned int i = 0; i < m->n; i++) {
		uint64_t start, end, at;

		if (clip(&m->ranges[i], min, max, &start, &end) &&
		    lowest(p, start, end, size, alignment, &at)) {
			p->parts[part].at = at;
			p->parts[part].size = size;
			return true;
		}
	}
	return false;
}

static bool place_high(struct plan *p, enum plan_part part,
		       const struct memory_map *m, uint64_t size, uint64_t min,
		       uint64_t max)
{
	for (unsigned int i = m->n; i--;) {
		uint64_t start, end, at;

		if (clip(&m->ranges[i], min, max, &start, &end) &&
		    highest(p, start, end, size, &at)) {
			p->parts[part].at = at;
			p->parts[part].size = size;
			return true;
		}
	}
	return false;
}

/*
 * Where it would like to be, so that it need not move; else as low as it can.
 */
static bool place_kernel(struct plan *p, const struct memory_map *m,
			 const struct bzimage *x, uint64_t size)
{
	uint64_t alignment = x->alignment < MEMORY_PAGE ? MEMORY_PAGE
							: x->alignment;
	uint64_t wanted = x->pref_address;

	if (wanted % MEMORY_PAGE == 0 && wanted >= LOWEST &&
	    wanted < MEMORY_END &&
	    place_low(p, PLAN_KERNEL, m, size, MEMORY_PAGE, wanted,
		      wanted + size))
		return true;
	if (!x->relocatable)
		return false;
	return place_low(p, PLAN_KERNEL, m, size, alignment, LOWEST, GIB4) ||
	       ((x->xloadflags & XLOAD_ABOVE_4G) &&
		place_low(p, PLAN_KERNEL, m, size, alignment, GIB4,
			  MEMORY_END));
}

static bool place_rest(struct plan *p, enum plan_part part,
		       const struct memory_map *m, const struct bzimage *x,
		       uint64_t size, uint64_t max)
{
	return place_high(p, part, m, size, LOWEST, max) ||
	       ((x->xloadflags & XLOAD_ABOVE_4G) &&
		place_high(p, part, m, size, LOWEST, MEMORY_END));
}

static int too_large(struct text *why, const char *what, uint64_t size,
		     const struct memory_map *m)
{
	text_add(why,
		 "%s needs %llu MiB, for which there is no place in the %llu MiB of memory",
		 what, (unsigned long long)((size + (1 << 20) - 1) >> 20),
		 (unsigned long long)(memory_ram(m) >> 20));
	return -ENOMEM;
}

/* kexec_load(2) takes no more than a half, as all of it has to be copied once. */
static bool is_enough(const struct memory_map *m, uint64_t size,
		      struct text *why)
{
	uint64_t ram = memory_ram(m);

	if (size <= ram / 2)
		return true;
	text_add(why,
		 "kernel and initrd need %llu MiB, which is more than half of the %llu MiB of memory",
		 (unsigned long long)(size >> 20),
		 (unsigned long long)(ram >> 20));
	return false;
}

int plan_make(struct plan *p, const struct memory_map *m,
	      const struct bzimage *x, uint64_t start_size,
	      uint64_t initrd_size, bool is_crash, struct text *why)
{
	uint64_t kernel_size = x->init_size > x->kernel_size ? x->init_size
							     : x->kernel_size;

	memset(p, 0, sizeof(*p));
	/* It is a power of two by the protocol; but it is from a file. */
	if (!x->alignment || (x->alignment & (x->alignment - 1))) {
		text_add(why, "its alignment, %#x, is none", x->alignment);
		return -ENOEXEC;
	}
	if (x->kernel_size <= PLAN_ENTRY) {
		text_add(why, "it has no code");
		return -ENOEXEC;
	}
	kernel_size = up(kernel_size, MEMORY_PAGE);
	if (initrd_size >= MEMORY_END)
		return too_large(why, "the initrd", initrd_size, m);
	initrd_size = up(initrd_size, MEMORY_PAGE);
	start_size = up(start_size, MEMORY_PAGE);
	if (!is_crash &&
	    !is_enough(m, kernel_size + initrd_size + start_size, why))
		return -ENOMEM;
	if (!place_kernel(p, m, x, kernel_size))
		return too_large(why, "the kernel", kernel_size, m);
	if (!place_rest(p, PLAN_START, m, x, start_size, GIB4))
		return too_large(why, "the command line", start_size, m);
	p->n = PLAN_INITRD;
	if (!initrd_size)
		return 0;
	if (!place_rest(p, PLAN_INITRD, m, x, initrd_size,
			(uint64_t)x->initrd_max + 1))
		return too_large(why, "the initrd", initrd_size, m);
	p->n = PLAN_PARTS;
	return 0;
}

/*
 * As low as it can be. What the kernel is told of has to lie within 32 GiB,
 * which begin at the multiple of 1 GiB below it.
 */
int plan_image(struct plan *p, const struct memory_map *m,
	       const struct kernel_image *k, uint64_t start_size,
	       uint64_t initrd_size, bool is_crash, struct text *why)
{
	uint64_t size = k->memory > k->size ? k->memory : k->size, at, max;

	memset(p, 0, sizeof(*p));
	if (k->text_offset >= IMAGE_ALIGNMENT || k->text_offset % MEMORY_PAGE) {
		text_add(why, "its offset, %#llx, is none",
			 (unsigned long long)k->text_offset);
		return -ENOEXEC;
	}
	if (!k->memory) {
		text_add(why, "it does not say how much memory it needs");
		return -ENOEXEC;
	}
	if (size >= MEMORY_END)
		return too_large(why, "the kernel", size, m);
	if (initrd_size >= MEMORY_END)
		return too_large(why, "the initrd", initrd_size, m);
	size = up(size, MEMORY_PAGE);
	initrd_size = up(initrd_size, MEMORY_PAGE);
	start_size = up(start_size, MEMORY_PAGE);
	if (!is_crash && !is_enough(m, size + initrd_size + start_size, why))
		return -ENOMEM;
	if (!place_low(p, PLAN_KERNEL, m, k->text_offset + size,
		       IMAGE_ALIGNMENT, 0, MEMORY_END))
		return too_large(why, "the kernel", size, m);
	p->parts[PLAN_KERNEL].at += k->text_offset;
	p->parts[PLAN_KERNEL].size = size;
	at = p->parts[PLAN_KERNEL].at;
	max = down(at, 1ULL << 30) + (32ULL << 30);
	if (!place_high(p, PLAN_START, m, start_size, at, max))
		return too_large(why, "the device tree", start_size, m);
	p->n = PLAN_INITRD;
	if (!initrd_size)
		return 0;
	if (!place_high(p, PLAN_INITRD, m, initrd_size, at, max))
		return too_large(why, "the initrd", initrd_size, m);
	p->n = PLAN_PARTS;
	return 0;
}
