// SPDX-License-Identifier: GPL-2.0-only
/*
 * An input is what sysfs says: a line PATH=VALUE, or PATH=VALUE with \0 to be
 * in it, for each file and link, ended by a byte 0xff. It is asked for the
 * names of the device "d", wherever that is.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "device/disk_names.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct input {
	struct sysfs sysfs;
	const uint8_t *data;
	size_t size;
};

static void require(bool condition)
{
	if (!condition)
		abort();
}

static int get(const struct sysfs *sysfs, const char *path, void *buf, int size)
{
	const struct input *in = (const struct input *)sysfs;
	const uint8_t *at = in->data, *end = in->data + in->size;
	size_t len = strlen(path);

	require(size > 0);
	while (at < end) {
		const uint8_t *next = memchr(at, 0xff, end - at);
		size_t n = (next ? next : end) - at;

		if (n > len && !memcmp(at, path, len) && at[len] == '=') {
			n -= len + 1;
			n = n < (size_t)size ? n : (size_t)size;
			memcpy(buf, at + len + 1, n);
			return (int)n;
		}
		at = next ? next + 1 : end;
	}
	return -1;
}

static int get_link(const struct sysfs *sysfs, const char *path, char *buf,
		    int size)
{
	return get(sysfs, path, buf, size);
}

static int lowest_host(const struct sysfs *sysfs, const char *path)
{
	char text[12];
	int n = get(sysfs, path, text, sizeof(text) - 1);

	text[n < 0 ? 0 : n] = '\0';
	return n < 0 ? -1 : atoi(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct input in = {
		.sysfs = { get, get_link, lowest_host },
		.data = data,
		.size = size,
	};
	struct array_names array = { .name = "a/b c", .uuid = "0-1-2" };
	char *names = malloc(DISK_NAMES_SIZE), *p = names;
	unsigned int n, count = 0;

	n = disk_names(&in.sysfs, "d", &array, names);
	for (; *p; p += strlen(p) + 1) {
		require(!strncmp(p, "by-", 3) && strchr(p, '/')[1]);
		for (const char *c = p; *c; c++)
			require((unsigned char)*c > 0x20 && *c != 0x7f);
		require(disk_names_have(names, p));
		count++;
	}
	require(n == count && p < names + DISK_NAMES_SIZE);
	free(names);
	return 0;
}
