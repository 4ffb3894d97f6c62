// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>
#include <string.h>

#include "../tap.h"
#include "kernel/index_write.h"
#include "module_index.h"

static struct index_entries entries;
static char found[256];

static bool note(void *context, const char *key, uint32_t priority,
		 const char *value)
{
	(void)context, (void)key, (void)priority;
	strcat(found, value);
	strcat(found, " ");
	return true;
}

static bool note_first(void *context, const char *key, uint32_t priority,
		       const char *value)
{
	note(context, key, priority, value);
	return false;
}

static const char *match(const struct module_index *index, const char *alias)
{
	const char *problem;

	found[0] = '\0';
	problem = module_index_match(index, alias, note, NULL);
	return problem ? problem : found;
}

static const char *find(const struct module_index *index, const char *name)
{
	const char *problem;

	found[0] = '\0';
	problem = module_index_find(index, name, note, NULL);
	return problem ? problem : found;
}

static void test_patterns(void)
{
	struct module_index index;
	static char longest[MODULE_KEY_MAX + 2];
	size_t len;
	char *data;

	index_add(&entries, "pci:v00001AF4d*sv*sd*bc*sc*i*", 0, "virtio_pci");
	index_add(&entries, "pci:v*d*sv*sd*bc01sc06i01*", 1, "ahci");
	index_add(&entries, "usb:v0403p6010d07[0-9]*dc*", 2, "range");
	index_add(&entries, "usb:v0403p6010d08[!0-4]*dc*", 3, "not");
	index_add(&entries, "of:NflashT*Cjedec,spi_nor", 4, "spi_nor");
	index_add(&entries, "a?c", 5, "one");
	index_add(&entries, "abc", 6, "exact");
	index_add(&entries, "ab*c", 7, "star");
	index_add(&entries, "[]x]y", 8, "bracket");
	index_add(&entries, "*", 9, "any");
	index_write(&entries, &data, &len);
	ok(!module_index_open(&index, data, len), "the index is taken");
	is_str(match(&index,
		     "pci:v00001AF4d00001001sv00001AF4sd00000002bc01sc00i00"),
	       "any virtio_pci ", "each * takes what it must");
	is_str(match(&index,
		     "pci:v00008086d00002922sv00001AF4sd00001100bc01sc06i01"),
	       "any ahci ", "a class code behind four of them");
	is_str(match(&index, "usb:v0403p6010d0712dc"), "any range ",
	       "a class has a range");
	is_str(match(&index, "usb:v0403p6010d07a2dc"), "any ",
	       "which ends where it ends");
	is_str(match(&index, "usb:v0403p6010d0852dc"), "any not ",
	       "a class is negated");
	is_str(match(&index, "usb:v0403p6010d0842dc"), "any ",
	       "and then takes no other");
	is_str(match(&index, "of:NflashT(null)Cjedec,spi-nor"), "any spi_nor ",
	       "- and _ are the same");
	is_str(match(&index, "abc"), "any one star exact ",
	       "all that match are given");
	is_str(match(&index, "abxxcxc"), "any star ",
	       "what * took is given back");
	is_str(match(&index, "]y"), "any bracket ",
	       "a ] in the first place of a class is a member");
	is_str(match(&index, ""), "any ", "an alias may be empty");
	memset(longest, 'x', MODULE_KEY_MAX + 1);
	is_str(match(&index, longest), "",
	       "one that is too long is not looked up");
	longest[MODULE_KEY_MAX] = '\0';
	is_str(match(&index, longest), "any ", "the longest is");
	is_str(find(&index, "a?c"), "one ",
	       "a key is looked for as it is written");
	found[0] = '\0';
	module_index_match(&index, "abc", note_first, NULL);
	is_str(found, "any ", "who has enough is not told more");
	free(data);
	index_free(&entries);
}

static void test_names(void)
{
	struct module_index index;
	size_t len;
	char *data;

	index_add(&entries, "ext4", 0, "kernel/fs/ext4.ko: kernel/fs/jbd2.ko");
	index_add(&entries, "ext4_more", 0, "kernel/fs/more.ko:");
	index_add(&entries, "md_mod", 0, "kernel/drivers/md/md-mod.ko:");
	index_write(&entries, &data, &len);
	module_index_open(&index, data, len);
	is_str(find(&index, "ext4"), "kernel/fs/ext4.ko: kernel/fs/jbd2.ko ",
	       "a name is found");
	is_str(find(&index, "ext"), "", "the beginning of one is none");
	is_str(find(&index, "ext4_"), "", "nor what is between two");
	is_str(find(&index, "md-mod"),
	       "kernel/drivers/md/md-mod.ko: ", "- is _ in a name");
	free(data);
	index_free(&entries);
	index_write(&entries, &data, &len);
	module_index_open(&index, data, len);
	is_str(find(&index, "ext4"), "", "an empty index has nothing");
	free(data);
}

static const char *open_bytes(const char *bytes, size_t len)
{
	struct module_index index;
	const char *problem = module_index_open(&index, bytes, len);

	if (problem)
		return problem;
	found[0] = '\0';
	problem = module_index_walk(&index, note, NULL);
	return problem ? problem : found;
}

#define HEAD	   "\xb0\x07\xf4\x57\0\2\0\1"
#define TEXT(text) text, sizeof(text) - 1

static void test_damage(void)
{
	static const char lies[] = "it is damaged: a reference leads nowhere";
	static const char ends[] = "it is damaged: it ends too early";
	struct module_index index;
	unsigned int wrong = 0;
	size_t len;
	char *data;

	is_str(open_bytes(TEXT(HEAD)), ends, "no root");
	is_str(open_bytes(TEXT("\xb0\x07\xf4\x58\0\2\0\1\0\0\0\x0c")),
	       "it is none of depmod's indexes", "another magic number");
	is_str(open_bytes(TEXT("\xb0\x07\xf4\x57\0\3\0\1\0\0\0\x0c")),
	       "it is of a version that is not known", "another version");
	is_str(open_bytes(TEXT(HEAD "\0\0\0\x0c")), "", "nothing in it");
	is_str(open_bytes(TEXT(HEAD "\0\0\0\x0b")), lies,
	       "the root is in the head");
	is_str(open_bytes(TEXT(HEAD "\0\1\0\x0c")), lies,
	       "the root is behind the end");
	is_str(open_bytes(TEXT(HEAD "\x80\0\0\x0c"
				    "abc")),
	       ends, "a prefix has no end");
	is_str(open_bytes(TEXT(HEAD "\x40\0\0\x0c"
				    "\0\0\0\2\0\0\0\0a\0")),
	       ends, "there are fewer values than it says");
	is_str(open_bytes(TEXT(HEAD "\x40\0\0\x0c"
				    "\0\0\0\1\0\0\0\0a")),
	       ends, "a value has no end");
	is_str(open_bytes(TEXT(HEAD "\x20\0\0\x0c"
				    "ab\0\0\0\0\0\0\0")),
	       ends, "a table of children is cut off");
	is_str(open_bytes(TEXT(HEAD "\x20\0\0\x0c"
				    "aa\x20\0\0\x0c")),
	       lies, "a node is its own child");
	is_str(open_bytes(TEXT(HEAD "\x20\0\0\x0c"
				    "aa\x20\0\0\x12"
				    "aa\x20\0\0\x0c")),
	       lies, "two nodes are each other's children");
	is_str(open_bytes(TEXT(HEAD "\x20\0\0\x0c"
				    "aa\x40\0\0\x12"
				    "\0\0\0\1\0\0\0\0v\0")),
	       "v ", "a child may stand behind its parent, as kmod 34 has it");

	/* Each length of one that was whole. */
	index_add(&entries, "abc", 0, "1");
	index_add(&entries, "abd", 0, "2");
	index_add(&entries, "x*", 0, "3");
	index_write(&entries, &data, &len);
	for (size_t n = 0; n < len; n++) {
		char *copy = malloc(n ? n : 1);

		memcpy(copy, data, n);
		if (!module_index_open(&index, copy, n) &&
		    !module_index_walk(&index, note, NULL))
			wrong++;
		free(copy);
	}
	ok(!wrong, "each index that was cut off is found to be damaged");
	free(data);
	index_free(&entries);
}

int main(void)
{
	test_patterns();
	test_names();
	test_damage();
	return done_testing();
}
