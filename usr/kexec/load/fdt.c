// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdbool.h>
#include <string.h>

#include "bytes.h"
#include "load/fdt.h"

#define MAGIC	     0xd00dfeed
#define HEADER_SIZE  40
#define FDT_VERSION  17
#define OLD_VERSION  16 /* which reads it, too */
#define RESERVE_SIZE 16
#define DEPTH_MAX    64

/* Fields of the header. */
#define AT_SIZE		  4
#define AT_STRUCTURE	  8
#define AT_NAMES	  12
#define AT_RESERVED	  16
#define AT_VERSION	  20
#define AT_OLD_VERSION	  24
#define AT_BOOT_CPU	  28
#define AT_NAMES_SIZE	  32
#define AT_STRUCTURE_SIZE 36

enum token {
	BEGIN_NODE = 1,
	END_NODE = 2,
	PROPERTY = 3,
	NOTHING = 4,
	END = 9,
};

/* What there was of the boot before this one, and what is said anew. */
static const char *const replaced[] = {
	"bootargs",	    "linux,initrd-start",
	"linux,initrd-end", "linux,booted-from-kexec",
	"linux,elfcorehdr", "linux,usable-memory-range",
	"kaslr-seed",	    "rng-seed",
};

struct tree {
	const uint8_t *structure, *names;
	size_t structure_size, names_size;
	const uint8_t *reserved; /* pairs, of which the last is zero */
	size_t reserved_size;
	uint32_t boot_cpu;
};

struct writer {
	uint8_t *out;
	size_t size, at;
	bool is_full;
	/* Names that the tree does not have, behind those that it has. */
	char names[160];
	size_t names_size;
};

static bool within(uint32_t offset, uint32_t size, size_t len)
{
	return offset <= len && size <= len - offset;
}

static int read_header(struct tree *t, const uint8_t *in, size_t len)
{
	const uint8_t *last;
	uint32_t at;

	memset(t, 0, sizeof(*t));
	if (len < HEADER_SIZE || get_be32(in) != MAGIC ||
	    get_be32(in + AT_OLD_VERSION) > FDT_VERSION ||
	    get_be32(in + AT_VERSION) < FDT_VERSION ||
	    get_be32(in + AT_SIZE) > len)
		return -EBADMSG;
	len = get_be32(in + AT_SIZE);
	at = get_be32(in + AT_STRUCTURE);
	t->structure_size = get_be32(in + AT_STRUCTURE_SIZE);
	if (at % 4 || !within(at, (uint32_t)t->structure_size, len))
		return -EBADMSG;
	t->structure = in + at;
	at = get_be32(in + AT_NAMES);
	t->names_size = get_be32(in + AT_NAMES_SIZE);
	if (!within(at, (uint32_t)t->names_size, len))
		return -EBADMSG;
	t->names = in + at;
	t->boot_cpu = get_be32(in + AT_BOOT_CPU);
	at = get_be32(in + AT_RESERVED);
	do {
		t->reserved_size += RESERVE_SIZE;
		if (t->reserved_size > len ||
		    !within(at, (uint32_t)t->reserved_size, len))
			return -EBADMSG;
		last = in + at + t->reserved_size - RESERVE_SIZE;
	} while (get_be64(last) || get_be64(last + 8));
	t->reserved = in + at;
	return 0;
}

static void put(struct writer *w, const void *bytes, size_t n)
{
	if (n > w->size - w->at) {
		w->is_full = true;
		return;
	}
	memcpy(w->out + w->at, bytes, n);
	w->at += n;
}

/* Zeros up to a multiple of @n. */
static void align(struct writer *w, size_t n)
{
	static const uint8_t zeros[8];

	put(w, zeros, (n - w->at % n) % n);
}

static void put_word(struct writer *w, uint32_t n)
{
	uint8_t word[4];

	put_be32(word, n);
	put(w, word, sizeof(word));
}

static void put_property(struct writer *w, const struct tree *t,
			 const char *name, const void *value, size_t len)
{
	put_word(w, PROPERTY);
	put_word(w, (uint32_t)len);
	put_word(w, (uint32_t)(t->names_size + w->names_size));
	put(w, value, len);
	align(w, 4);
	memcpy(w->names + w->names_size, name, strlen(name) + 1);
	w->names_size += strlen(name) + 1;
}

static void put_address(struct writer *w, const struct tree *t,
			const char *name, uint64_t address)
{
	uint8_t value[8];

	put_be32(value, (uint32_t)(address >> 32));
	put_be32(value + 4, (uint32_t)address);
	put_property(w, t, name, value, sizeof(value));
}

static void put_range(struct writer *w, const struct tree *t, const char *name,
		      uint64_t address, uint64_t size)
{
	uint8_t value[16];

	put_be32(value, (uint32_t)(address >> 32));
	put_be32(value + 4, (uint32_t)address);
	put_be32(value + 8, (uint32_t)(size >> 32));
	put_be32(value + 12, (uint32_t)size);
	put_property(w, t, name, value, sizeof(value));
}

static void put_chosen(struct writer *w, const struct tree *t,
		       const struct fdt_chosen *c)
{
	put_property(w, t, "bootargs", c->command_line,
		     strlen(c->command_line) + 1);
	if (c->seed) {
		put_property(w, t, "kaslr-seed", c->seed, 8);
		put_property(w, t, "rng-seed", c->seed + 8, FDT_SEED - 8);
	}
	if (c->usable_size) {
		put_range(w, t, "linux,elfcorehdr", c->core, c->core_size);
		put_range(w, t, "linux,usable-memory-range", c->usable,
			  c->usable_size);
	}
	if (!c->initrd_size)
		return;
	put_address(w, t, "linux,initrd-start", c->initrd);
	put_address(w, t, "linux,initrd-end", c->initrd + c->initrd_size);
}

static bool is_replaced(const char *name)
{
	for (size_t i = 0; i < sizeof(replaced) / sizeof(*replaced); i++) {
		if (!strcmp(name, replaced[i]))
			return true;
	}
	return false;
}

/* How long is the token at @at, with all that belongs to it? 0: it has no end. */
static size_t token_size(const struct tree *t, size_t at)
{
	size_t left = t->structure_size - at;
	const uint8_t *p = t->structure + at, *end;
	uint32_t len;

	if (left < 4)
		return 0;
	switch (get_be32(p)) {
	case BEGIN_NODE:
		end = memchr(p + 4, 0, left - 4);
		if (!end)
			return 0;
		len = ((uint32_t)(end - p) + 4) & ~3U;
		return len > left ? 0 : len;
	case PROPERTY:
		if (left < 12)
			return 0;
		len = get_be32(p + 4);
		if (len > left - 12 || ((len + 3) & ~3U) > left - 12)
			return 0;
		return 12 + ((len + 3) & ~3U);
	case END_NODE:
	case NOTHING:
	case END:
		return 4;
	}
	return 0;
}

/* NULL: it has no end within the names. */
static const char *property_name(const struct tree *t, const uint8_t *property)
{
	uint32_t at = get_be32(property + 8);

	if (at >= t->names_size ||
	    !memchr(t->names + at, 0, t->names_size - at))
		return NULL;
	return (const char *)t->names + at;
}

/* Is this one of the properties of the root that say that it has two cells? */
static bool has_two_cells(const uint8_t *property, const char *name)
{
	return (!strcmp(name, "#address-cells") ||
		!strcmp(name, "#size-cells")) &&
	       get_be32(property + 4) == 4 && get_be32(property + 12) == 2;
}

/*
 * Depth 1 is the root; /chosen is at 2. If there are several, all are told; if
 * none, there is one in the end.
 */
static int copy_structure(struct writer *w, const struct tree *t,
			  const struct fdt_chosen *c)
{
	bool in_chosen = false, told = false;
	unsigned int depth = 0, cells = 0;
	size_t n;

	for (size_t at = 0;; at += n) {
		const uint8_t *p = t->structure + at;
		const char *name;

		n = token_size(t, at);
		if (!n)
			return -EBADMSG;
		switch (get_be32(p)) {
		case BEGIN_NODE:
			/* The root has no second one beside it. */
			if (++depth > DEPTH_MAX || (depth == 1 && at && told))
				return -EBADMSG;
			put(w, p, n);
			if (depth == 2 && !told &&
			    !strcmp((const char *)p + 4, "chosen")) {
				in_chosen = told = true;
				put_chosen(w, t, c);
			}
			continue;
		case PROPERTY:
			name = property_name(t, p);
			if (!depth || !name)
				return -EBADMSG;
			cells += depth == 1 && has_two_cells(p, name);
			if (!in_chosen || depth != 2 || !is_replaced(name))
				put(w, p, n);
			continue;
		case END_NODE:
			if (!depth)
				return -EBADMSG;
			if (depth == 1 && !told) {
				put_word(w, BEGIN_NODE);
				put(w, "chosen\0", 8);
				put_chosen(w, t, c);
				put_word(w, END_NODE);
				told = true;
			}
			if (depth-- == 2)
				in_chosen = false;
			put(w, p, n);
			continue;
		case END:
			put(w, p, n);
			if (depth || !told)
				return -EBADMSG;
			return c->usable_size && cells != 2 ? -EOPNOTSUPP : 0;
		}
	}
}

int fdt_choose(const uint8_t *in, size_t len, const struct fdt_chosen *c,
	       uint8_t *out, size_t size, size_t *made)
{
	struct writer w = { .out = out, .size = size };
	size_t reserved, structure, structure_end, names;
	struct tree t;
	int err = read_header(&t, in, len);

	if (err)
		return err;
	if (size < HEADER_SIZE || size > UINT32_MAX)
		return -EFBIG;
	w.at = HEADER_SIZE;
	align(&w, 8);
	reserved = w.at;
	put(&w, t.reserved, t.reserved_size);
	structure = w.at;
	err = copy_structure(&w, &t, c);
	if (err)
		return err;
	structure_end = w.at;
	names = w.at;
	put(&w, t.names, t.names_size);
	put(&w, w.names, w.names_size);
	if (w.is_full)
		return -EFBIG;
	memset(out, 0, HEADER_SIZE);
	put_be32(out, MAGIC);
	put_be32(out + AT_SIZE, (uint32_t)w.at);
	put_be32(out + AT_STRUCTURE, (uint32_t)structure);
	put_be32(out + AT_NAMES, (uint32_t)names);
	put_be32(out + AT_RESERVED, (uint32_t)reserved);
	put_be32(out + AT_VERSION, FDT_VERSION);
	put_be32(out + AT_OLD_VERSION, OLD_VERSION);
	put_be32(out + AT_BOOT_CPU, t.boot_cpu);
	put_be32(out + AT_NAMES_SIZE, (uint32_t)(w.at - names));
	put_be32(out + AT_STRUCTURE_SIZE,
		 (uint32_t)(structure_end - structure));
	*made = w.at;
	return 0;
}
