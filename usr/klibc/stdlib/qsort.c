// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <stdlib.h>

/*
 * Heap sort: no input makes it slow, and it needs neither memory nor a stack.
 * The heap is a tree whose node i has the children 2i + 1 and 2i + 2, none of
 * which comes after its parent.
 */
static void swap(char *a, char *b, size_t size)
{
	while (size--) {
		char c = *a;

		*a++ = *b;
		*b++ = c;
	}
}

/* Lets element i sink to where it belongs among the first count. */
static void sift(char *base, size_t i, size_t count, size_t size,
		 int (*compare)(const void *a, const void *b))
{
	/* Only the first count / 2 elements have a child. */
	while (i < count / 2) {
		size_t child = 2 * i + 1;

		if (child + 1 < count &&
		    compare(base + child * size, base + (child + 1) * size) < 0)
			child++;
		if (compare(base + i * size, base + child * size) >= 0)
			return;
		swap(base + i * size, base + child * size, size);
		i = child;
	}
}

void qsort(void *base, size_t count, size_t size,
	   int (*compare)(const void *a, const void *b))
{
	for (size_t i = count / 2; i-- > 0;)
		sift(base, i, count, size, compare);
	while (count > 1) {
		count--;
		swap(base, (char *)base + count * size, size);
		sift(base, 0, count, size, compare);
	}
}
