// SPDX-License-Identifier: GPL-2.0-only
/* Device trees, and what /chosen says in their copies. */
#include <errno.h>
#include <stdlib.h>

#include "../tap.h"
#include "bytes.h"
#include "load/fdt.h"
#include "text.h"

static uint8_t tree[4096], copy[4096];
static size_t structure, names, tree_size;
static char name_block[512];
static const uint8_t *seed; /* for choose() */
static uint64_t usable_size;

/* A tree is made from its start on. */
static void begin(void)
{
	memset(tree, 0, sizeof(tree));
	names = 0;
	structure = 40 + 32;
	/* One range is reserved. */
	put_be32(tree + 44, 0x1000);
	put_be32(tree + 52, 0x2000);
}

static void word(uint32_t n)
{
	put_be32(tree + structure, n);
	structure += 4;
}

static void bytes(const void *value, size_t len)
{
	memcpy(tree + structure, value, len);
	structure += (len + 3) & ~3UL;
}

static void node(const char *name)
{
	word(1);
	bytes(name, strlen(name) + 1);
}

static void property(const char *name, const void *value, size_t len)
{
	word(3);
	word((uint32_t)len);
	word((uint32_t)names);
	bytes(value, len);
	memcpy(name_block + names, name, strlen(name) + 1);
	names += strlen(name) + 1;
}

static void end(void)
{
	word(2);
}

static void finish(void)
{
	word(9);
	put_be32(tree, 0xd00dfeed);
	put_be32(tree + 4, (uint32_t)(structure + names));
	put_be32(tree + 8, 40 + 32);
	put_be32(tree + 12, (uint32_t)structure);
	put_be32(tree + 16, 40);
	put_be32(tree + 20, 17);
	put_be32(tree + 24, 16);
	put_be32(tree + 28, 5);
	put_be32(tree + 32, (uint32_t)names);
	put_be32(tree + 36, (uint32_t)(structure - 72));
	memcpy(tree + structure, name_block, names);
	tree_size = structure + names;
}

static void make(void)
{
	begin();
	node("");
	property("model", "x", 2);
	node("chosen");
	property("bootargs", "old", 4);
	word(4);
	property("stdout-path", "/pl011", 7);
	property("linux,initrd-start", "1234", 4);
	property("kaslr-seed", "12345678", 8);
	node("inner");
	property("bootargs", "inner", 6);
	end();
	end();
	node("cpus");
	property("bootargs", "other", 6);
	end();
	end();
	finish();
}

static int choose(const char *command_line, uint64_t initrd, uint64_t size)
{
	const struct fdt_chosen c = { .command_line = command_line,
				      .initrd = initrd,
				      .initrd_size = size,
				      .seed = seed,
				      .usable = 0x50000000,
				      .usable_size = usable_size,
				      .core = 0x5ffff000,
				      .core_size = 0x200 };
	size_t made = 0;
	uint8_t *in = malloc(tree_size);
	int err;

	memcpy(in, tree, tree_size);
	memset(copy, 0xee, sizeof(copy));
	err = fdt_choose(in, tree_size, &c, copy, sizeof(copy), &made);
	free(in);
	if (!err)
		is_int((long long)made, get_be32(copy + 4), "its size");
	return err;
}

/* The copy as text: "(NAME property=value ...)". Values of 8 bytes are numbers.
 */
static const char *show(void)
{
	static char buf[2048];
	const uint8_t *p = copy + get_be32(copy + 8);
	const char *text = (const char *)copy + get_be32(copy + 12);
	struct text t;

	text_init(&t, buf, sizeof(buf));
	for (;;) {
		uint32_t token = get_be32(p), len;

		p += 4;
		switch (token) {
		case 1:
			text_add(&t, "(%s", p);
			p += (strlen((const char *)p) + 4) & ~3UL;
			break;
		case 2:
			text_add(&t, ")");
			break;
		case 3:
			len = get_be32(p);
			text_add(&t, " %s=", text + get_be32(p + 4));
			p += 8;
			if (len == 8)
				text_add(&t, "%llx",
					 (unsigned long long)get_be64(p));
			else
				text_add(&t, "%.*s", (int)len, p);
			p += (len + 3) & ~3UL;
			break;
		case 4:
			text_add(&t, "_");
			break;
		default:
			return buf;
		}
	}
}

static void test_copy(void)
{
	make();
	is_int(choose("root=x", 0x123456000, 0x1001), 0, "a tree");
	is_str(show(),
	       "( model=x(chosen bootargs=root=x linux,initrd-start=123456000 linux,initrd-end=123457001 stdout-path=/pl011(inner bootargs=inner))(cpus bootargs=other))",
	       "has what is chosen in place of what was");
	is_int(get_be32(copy + 28), 5, "the processor is kept");
	is_int(get_be32(copy + 20), 17, "and the version");
	ok(!memcmp(copy + get_be32(copy + 16), tree + 40, 32),
	   "and what is reserved");
	is_int(get_be32(copy + 8) % 4, 0, "aligned");
	tree_size = get_be32(copy + 4);
	memcpy(tree, copy, tree_size);
	is_int(choose("", 0, 0), 0, "the copy");
	is_str(show(),
	       "( model=x(chosen bootargs= stdout-path=/pl011(inner bootargs=inner))(cpus bootargs=other))",
	       "without an initrd");

	seed = (const uint8_t *)"12345678abcdefghijklmnopqrstuvwxyz012345";
	is_int(choose("x", 1, 1), 0, "with random bytes");
	is_str(show(),
	       "( model=x(chosen bootargs=x kaslr-seed=3132333435363738 rng-seed=abcdefghijklmnopqrstuvwxyz012345 linux,initrd-start=1 linux,initrd-end=2 stdout-path=/pl011(inner bootargs=inner))(cpus bootargs=other))",
	       "two of them");
	seed = NULL;
	usable_size = 0x10000000;
	is_int(choose("", 0, 0), -EOPNOTSUPP, "a crash kernel needs cells");
	begin();
	node("");
	property("#address-cells", "\0\0\0\2", 4);
	property("#size-cells", "\0\0\0\2", 4);
	node("chosen");
	property("linux,elfcorehdr", "old", 4);
	end();
	end();
	finish();
	is_int(choose("", 0, 0), 0, "two of each");
	ok(strstr(show(), "(chosen bootargs= linux,elfcorehdr="),
	   "it is told of its header");
	ok(get_be64(copy + get_be32(copy + 8) + 8 + 32 + 12 + 16 + 12) ==
		   0x5ffff000,
	   "where it is");
	usable_size = 0;

	begin();
	node("");
	node("chosen@1");
	end();
	end();
	finish();
	is_int(choose("a", 0, 0), 0, "without /chosen");
	is_str(show(), "((chosen@1)(chosen bootargs=a))", "has one then");
	begin();
	node("");
	node("a");
	node("chosen");
	end();
	end();
	end();
	finish();
	is_int(choose("a", 0, 0), 0, "/a/chosen");
	is_str(show(), "((a(chosen))(chosen bootargs=a))", "is another");
}

static void test_bad(void)
{
	const struct fdt_chosen c = { .command_line = "root=x" };
	size_t whole, made;

	make();
	whole = tree_size;
	for (tree_size = 0; tree_size < whole; tree_size++) {
		uint8_t *in = malloc(tree_size);

		memcpy(in, tree, tree_size);
		if (fdt_choose(in, tree_size, &c, copy, sizeof(copy), &made) !=
		    -EBADMSG)
			ok(false, "%zu bytes of it", tree_size);
		free(in);
	}
	tree_size = whole;
	is_int(fdt_choose(tree, whole, &c, copy, whole, &made), 0,
	       "in the room that it had");
	is_int(fdt_choose(tree, whole, &c, copy, made, &made), 0, "in its own");
	is_int(fdt_choose(tree, whole, &c, copy, made - 1, &made), -EFBIG,
	       "in less");
	is_int(fdt_choose(tree, whole, &c, copy, 39, &made), -EFBIG, "in none");
	for (unsigned int at = 0; at < 40; at += 4) {
		uint32_t kept = get_be32(tree + at);
		int err;

		put_be32(tree + at, 0xfffffffd);
		err = fdt_choose(tree, whole, &c, copy, sizeof(copy), &made);
		put_be32(tree + at, kept);
		/* The processor may be any, and a newer version. */
		if (at == 28 || at == 20)
			is_int(err, 0, "field %u", at);
		else
			is_int(err, -EBADMSG, "field %u", at);
	}
	put_be32(tree + 20, 16);
	is_int(choose("", 0, 0), -EBADMSG, "an old version");

	begin();
	node("");
	word(7);
	finish();
	is_int(choose("", 0, 0), -EBADMSG, "a token that is none");
	begin();
	property("a", "b", 2);
	finish();
	is_int(choose("", 0, 0), -EBADMSG, "a property of nothing");
	begin();
	end();
	finish();
	is_int(choose("", 0, 0), -EBADMSG, "an end of nothing");
	begin();
	finish();
	is_int(choose("", 0, 0), -EBADMSG, "no root");
	begin();
	node("");
	finish();
	is_int(choose("", 0, 0), -EBADMSG, "a root without an end");
	begin();
	node("");
	end();
	node("");
	end();
	finish();
	is_int(choose("", 0, 0), -EBADMSG, "two roots");
	begin();
	for (int i = 0; i < 65; i++)
		node("");
	for (int i = 0; i < 65; i++)
		end();
	finish();
	is_int(choose("", 0, 0), -EBADMSG, "too deep");
	begin();
	node("");
	property("a", "b", 2);
	end();
	finish();
	put_be32(tree + 72 + 8 + 4, 0x7ffffffe);
	is_int(choose("", 0, 0), -EBADMSG, "a long property");
	put_be32(tree + 72 + 8 + 4, 2);
	put_be32(tree + 72 + 8 + 8, 2);
	is_int(choose("", 0, 0), -EBADMSG, "a name behind all names");
}

int main(void)
{
	test_copy();
	test_bad();
	return done_testing();
}
