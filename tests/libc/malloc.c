// SPDX-License-Identifier: GPL-2.0-only
/* malloc() and its kin */
#include <errno.h>
#include <limits.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "tap.h"

#ifdef __SANITIZE_ADDRESS__
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "allocator_may_return_null=1";
}
#endif

/* Not constants: the compiler knows these functions too well. */
static volatile size_t huge;

static void refuse(const char *what, void *p, void *keep)
{
	ok(!p && errno == ENOMEM, "%s: ENOMEM", what);
	if (p && p != keep)
		free(p);
	errno = 0;
}

static void test_refused(void)
{
	char *keep = malloc(100);
	char *p;

	memcpy(keep, "still here", 11);
	errno = 0;
	huge = SIZE_MAX;
	refuse("malloc(SIZE_MAX)", malloc(huge), NULL);
	huge = SIZE_MAX - 15;
	refuse("malloc(SIZE_MAX - 15)", malloc(huge), NULL);
	huge = (size_t)PTRDIFF_MAX + 1;
	refuse("malloc(PTRDIFF_MAX + 1)", malloc(huge), NULL);
	huge = PTRDIFF_MAX;
	refuse("malloc(PTRDIFF_MAX)", malloc(huge), NULL);
	huge = PTRDIFF_MAX - 40;
	refuse("malloc(PTRDIFF_MAX - 40)", malloc(huge), NULL);
	huge = (size_t)1 << 32;
	refuse("calloc(2^32, 2^32): the product is 0", calloc(huge, huge),
	       NULL);
	refuse("calloc(2^32, 2^32 + 1)", calloc(huge, huge + 1), NULL);
	huge = SIZE_MAX / 2 + 2;
	refuse("calloc(2^63 + 1, 2): the product is 2", calloc(huge, 2), NULL);
	huge = SIZE_MAX;
	p = realloc(keep, huge);
	refuse("realloc(SIZE_MAX)", p, keep);
	is_str(keep, "still here", "realloc that fails keeps the old block");
	free(keep);
	free(NULL);
	ok(true, "free(NULL)");
}

static void test_sizes(void)
{
	static const size_t sizes[] = {
		0,	1,	15,	16,	17,	 100,
		4080,	4096,	65519,	65520,	65536,	 65537,
		131055, 131056, 131057, 131072, 1 << 20,
	};
	int bad = 0;

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		unsigned char *p = malloc(sizes[i]);
		unsigned char *q = malloc(sizes[i]);

		if (!p || !q || p == q || (uintptr_t)p % 16 ||
		    (uintptr_t)q % 16) {
			bad++;
			continue;
		}
		memset(p, 0x55, sizes[i]);
		memset(q, 0xaa, sizes[i]);
		for (size_t n = 0; n < sizes[i]; n++) {
			if (p[n] != 0x55 || q[n] != 0xaa)
				bad++;
		}
		free(p);
		free(q);
	}
	is_int(bad, 0, "malloc: sizes, alignment, no overlap");
}

static void test_zero(void)
{
	int bad = 0;

	for (int round = 0; round < 3; round++) {
		for (size_t n = 1; n < 400000; n = n * 3 + 1) {
			unsigned char *p = malloc(n);

			memset(p, 0xff, n);
			free(p);
			p = calloc(n, 1);
			for (size_t i = 0; i < n; i++)
				bad += p[i] != 0;
			free(p);
		}
	}
	is_int(bad, 0, "calloc: memory that was in use is zero again");
}

static void test_resize(void)
{
	unsigned char *p = NULL;
	size_t old = 0;
	int bad = 0;
	unsigned int seed = 1;

	for (int i = 0; i < 200; i++) {
		size_t n;

		seed = seed * 1103515245 + 12345;
		n = (seed >> 8) % (i % 10 ? 5000 : 300000) + 1;
		p = realloc(p, n);
		if (!p)
			break;
		for (size_t k = 0; k < n && k < old; k++)
			bad += p[k] != (unsigned char)(k * 7);
		for (size_t k = 0; k < n; k++)
			p[k] = k * 7;
		old = n;
	}
	ok(p, "realloc: 200 times");
	is_int(bad, 0, "realloc: the content goes along");
	free(p);
}

#define SLOTS 200

/* A long life: blocks of all sizes come and go, each with its own pattern. */
static void test_life(void)
{
	static unsigned char *slot[SLOTS];
	static size_t size[SLOTS];
	unsigned int seed = 42;
	int bad = 0;

	for (int round = 0; round < 20000; round++) {
		unsigned int i;

		seed = seed * 1103515245 + 12345;
		i = (seed >> 16) % SLOTS;
		for (size_t k = 0; k < size[i]; k += 13)
			bad += slot[i][k] != (unsigned char)i;
		free(slot[i]);
		seed = seed * 1103515245 + 12345;
		size[i] = (seed >> 12) % (round % 500 ? 900 : 200000);
		slot[i] = malloc(size[i]);
		if (!slot[i]) {
			bad++;
			size[i] = 0;
			continue;
		}
		memset(slot[i], (int)i, size[i]);
	}
	for (int i = 0; i < SLOTS; i++)
		free(slot[i]);
	is_int(bad, 0, "20000 blocks come and go");
}

#ifndef __SANITIZE_ADDRESS__
/* Freed neighbours in every order must serve as one piece again. */
static void test_joining(void)
{
	static const int orders[][3] = {
		{ 0, 1, 2 }, { 0, 2, 1 }, { 1, 0, 2 },
		{ 1, 2, 0 }, { 2, 0, 1 }, { 2, 1, 0 },
	};
	int bad = 0;

	for (int i = 0; i < 6; i++) {
		char *p[3], *fence, *all;

		for (int k = 0; k < 3; k++)
			p[k] = malloc(3000);
		fence = malloc(1);
		for (int k = 0; k < 3; k++)
			free(p[orders[i][k]]);
		all = malloc(9000);
		if (all != p[0])
			bad++;
		free(all);
		free(fence);
	}
	is_int(bad, 0, "free: neighbours are joined");
}
#endif

int main(void)
{
#ifndef __SANITIZE_ADDRESS__
	test_joining();
#endif
	test_refused();
	test_sizes();
	test_zero();
	test_resize();
	test_life();
	return done_testing();
}
