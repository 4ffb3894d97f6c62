// SPDX-License-Identifier: GPL-2.0-only
/*
 * The two formats that every kernel runs.
 *
 * ELF (System V ABI, chapters 4 and 5), of either word size:
 *
 *	64 32
 *	 0  0  4  "\177ELF"
 *	 4  4  1  class, 1: 32 bits, 2: 64 bits
 *	 5  5  1  byte order, 1: little-endian, 2: big-endian
 *	16 16  2  type, 2: executable, 3: the same at any address
 *	18 18  2  machine
 *	32 28     place of the program headers
 *	54 42  2  size of one: 56 or 32
 *	56 44  2  their number
 *
 * and a program header, of which all fields but the first are words:
 *
 *	 0  0  4  type, 1: to be loaded, 3: the path of the loader
 *	 8  4     place in the file
 *	32 16     bytes in the file
 *
 * A script begins with "#!", spaces or tabs, and the interpreter's path. The
 * kernel looks at the first 256 bytes, and takes a path only if it sees its
 * end.
 */
#include <string.h>

#include "bytes.h"
#include "root/init/program.h"

#define EM_386	   3
#define EM_ARM	   40
#define EM_X86_64  62
#define EM_AARCH64 183
#define EM_RISCV   243

#define ET_EXEC 2
#define ET_DYN	3

#define PT_LOAD	  1
#define PT_INTERP 3

#define ELF_HEADER_SIZE	     64
#define ELF32_HEADER_SIZE    52
#define ELF_MAX_HEADERS_SIZE 65536
#define KERNEL_PATH_MAX	     4096

#define SCRIPT_HEAD 256

static const struct {
	uint16_t machine;
	const char *name, *name64; /* of 32 bits, and of 64 */
} machines[] = {
	{ 2, "sparc", "sparc" },
	{ EM_386, "i386", "i386" },
	{ 4, "m68k", "m68k" },
	{ 8, "mips", "mips64" },
	{ 15, "parisc", "parisc64" },
	{ 20, "ppc", "ppc" },
	{ 21, "ppc64", "ppc64" },
	{ 22, "s390", "s390x" },
	{ EM_ARM, "arm", "arm" },
	{ 42, "sh", "sh" },
	{ 43, "sparc64", "sparc64" },
	{ 50, "ia64", "ia64" },
	{ EM_X86_64, "x32", "x86_64" },
	{ EM_AARCH64, "aarch64 (ilp32)", "aarch64" },
	{ EM_RISCV, "riscv32", "riscv64" },
	{ 258, "loongarch32", "loongarch64" },
};

/* The other machine whose programs a kernel may be able to run as well. */
static uint16_t sister(uint16_t native)
{
	switch (native) {
	case EM_X86_64:
		return EM_386;
	case EM_AARCH64:
		return EM_ARM;
	default:
		return native;
	}
}

static uint64_t get_word(const struct program *p, const uint8_t *b)
{
	return p->is_64bit ? get_le64(b) : get_le32(b);
}

/* Sets what the program needs; one that is too long to be kept is left out. */
static int read_loader(struct image *img, uint64_t off, uint64_t len,
		       struct program *p)
{
	size_t n = len < sizeof(p->needs) ? (size_t)len : sizeof(p->needs);
	char last;
	int err;

	if (len < 2 || len > KERNEL_PATH_MAX) {
		p->fault = PROGRAM_BAD_HEADERS;
		return 0;
	}
	err = image_read(img, off + len - 1, &last, 1);
	if (!err)
		err = image_read(img, off, p->needs, n);
	if (err == -ENXIO)
		p->fault = PROGRAM_CUT_OFF;
	else if (!err && last)
		p->fault = PROGRAM_BAD_HEADERS;
	if (err || p->fault || !memchr(p->needs, '\0', n))
		p->needs[0] = '\0';
	return err == -ENXIO ? 0 : err;
}

/* One program header. @b: its bytes. */
static int read_header(struct image *img, const uint8_t *b, struct program *p,
		       bool *has_loader)
{
	uint64_t off = get_word(p, b + (p->is_64bit ? 8 : 4));
	uint64_t len = get_word(p, b + (p->is_64bit ? 32 : 16));

	switch (get_le32(b)) {
	case PT_LOAD:
		if (len && (off > img->size || len > img->size - off))
			p->fault = PROGRAM_CUT_OFF;
		return 0;
	case PT_INTERP:
		/* The first one counts. */
		if (*has_loader)
			return 0;
		*has_loader = true;
		if (off > UINT64_MAX - KERNEL_PATH_MAX) {
			p->fault = PROGRAM_BAD_HEADERS;
			return 0;
		}
		return read_loader(img, off, len, p);
	default:
		return 0;
	}
}

static int read_headers(struct image *img, const uint8_t *h, struct program *p)
{
	uint64_t off = get_word(p, h + (p->is_64bit ? 32 : 28));
	unsigned int size = get_le16(h + (p->is_64bit ? 54 : 42));
	unsigned int n = get_le16(h + (p->is_64bit ? 56 : 44));
	unsigned int want = p->is_64bit ? 56 : 32;
	bool has_loader = false;
	uint8_t b[56];
	int err = 0;

	if (size != want || !n || n * size > ELF_MAX_HEADERS_SIZE) {
		p->fault = PROGRAM_BAD_HEADERS;
		return 0;
	}
	if (off > img->size || (uint64_t)n * size > img->size - off) {
		p->fault = PROGRAM_CUT_OFF;
		return 0;
	}
	for (unsigned int i = 0; i < n && !err && !p->fault; i++) {
		err = image_read(img, off + (uint64_t)i * size, b, size);
		if (!err)
			err = read_header(img, b, p, &has_loader);
	}
	return err;
}

static int read_elf(struct image *img, const uint8_t *h, uint16_t native,
		    struct program *p)
{
	unsigned int type;

	p->is_64bit = h[4] == 2;
	p->is_big_endian = h[5] == 2;
	if (img->size < (p->is_64bit ? ELF_HEADER_SIZE : ELF32_HEADER_SIZE)) {
		p->fault = PROGRAM_CUT_OFF;
		return 0;
	}
	p->machine = p->is_big_endian ? get_be16(h + 18) : get_le16(h + 18);
	type = p->is_big_endian ? get_be16(h + 16) : get_le16(h + 16);

	if (p->is_big_endian ||
	    (p->machine != native && p->machine != sister(native)))
		p->fault = PROGRAM_FOREIGN;
	else if (type != ET_EXEC && type != ET_DYN)
		p->fault = PROGRAM_NO_PROGRAM;
	return p->fault ? 0 : read_headers(img, h, p);
}

static bool is_blank(uint8_t c)
{
	return c == ' ' || c == '\t';
}

/* @b: the first bytes, with NULs behind the end of a shorter file. */
static void read_script(const uint8_t b[SCRIPT_HEAD], struct program *p)
{
	const uint8_t *newline = memchr(b, '\n', SCRIPT_HEAD);
	size_t end = newline ? (size_t)(newline - b) : SCRIPT_HEAD;
	size_t start = 2, stop;

	p->is_script = true;
	while (start < end && is_blank(b[start]))
		start++;
	for (stop = start; stop < end && b[stop] && !is_blank(b[stop]);)
		stop++;
	if (stop == start) {
		p->fault = PROGRAM_NO_NAME;
	} else if (stop == SCRIPT_HEAD) {
		p->fault = PROGRAM_LONG_NAME;
	} else {
		memcpy(p->needs, b + start, stop - start);
		p->needs[stop - start] = '\0';
	}
}

int program_read(struct image *img, uint16_t native, struct program *p)
{
	uint8_t head[SCRIPT_HEAD] = { 0 };
	size_t n = img->size < sizeof(head) ? (size_t)img->size : sizeof(head);
	int err;

	memset(p, 0, sizeof(*p));
	if (!n) {
		p->fault = PROGRAM_EMPTY;
		return 0;
	}
	err = image_read(img, 0, head, n);
	if (err)
		return err;
	if (!memcmp(head, "\177ELF", 4))
		return read_elf(img, head, native, p);
	if (!memcmp(head, "#!", 2))
		read_script(head, p);
	else
		p->fault = PROGRAM_UNKNOWN;
	return 0;
}

bool program_is_hopeless(const struct program *p, bool others)
{
	switch (p->fault) {
	case PROGRAM_FINE:
	case PROGRAM_UNKNOWN:
		return false;
	case PROGRAM_FOREIGN:
		/* But a loader is no business of other formats. */
		return !others || p->of_loader;
	default:
		return true;
	}
}

void program_add_error(struct text *t, int error)
{
	switch (-error) {
	case EACCES:
		text_add(t, "is there, but is not executable");
		break;
	case EISDIR:
		text_add(t, "is no regular file");
		break;
	case ENOENT:
	case ENOTDIR:
		text_add(t, "is missing");
		break;
	default:
		text_add(t, "cannot be used: %s", strerror(-error));
		break;
	}
}

static const char *machine_name(uint16_t machine, bool is_64bit)
{
	for (size_t i = 0; i < sizeof(machines) / sizeof(*machines); i++)
		if (machines[i].machine == machine)
			return is_64bit ? machines[i].name64 : machines[i].name;
	return NULL;
}

static void describe_foreign(struct text *t, const struct program *p,
			     uint16_t native)
{
	const char *name = machine_name(p->machine, p->is_64bit);

	/* Of one's own machine the other byte order is what matters. */
	text_add(t, "is a program for %s",
		 p->is_big_endian && p->machine == native ? "big-endian " : "");
	if (name)
		text_add(t, "%s", name);
	else
		text_add(t, "a machine of number %u", p->machine);
	text_add(t, ", and this kernel runs %s", machine_name(native, true));
}

static void describe_needs(struct text *t, const struct program *p)
{
	size_t len = strlen(p->needs);

	text_add(t, "its %s %pE ", p->is_script ? "interpreter" : "loader",
		 p->needs);
	program_add_error(t, p->error);
	if (p->is_script && p->needs[len - 1] == '\r')
		text_add(t, ": its lines end as those of DOS do");
}

void program_describe(struct text *t, const struct program *p, uint16_t native)
{
	if (p->fault && p->of[0]) {
		text_add(t, "its %s %pE",
			 p->of_loader ? "loader" : "interpreter", p->of);
		text_add(t, p->fault == PROGRAM_NEEDS ? ": " : " ");
	}
	switch (p->fault) {
	case PROGRAM_FINE:
		break;
	case PROGRAM_UNKNOWN:
		text_add(t, "is neither an ELF program nor a script");
		break;
	case PROGRAM_EMPTY:
		text_add(t, "is an empty file");
		break;
	case PROGRAM_FOREIGN:
		describe_foreign(t, p, native);
		break;
	case PROGRAM_NO_PROGRAM:
		text_add(t, "is an ELF file, but no program");
		break;
	case PROGRAM_BAD_HEADERS:
		text_add(t, "is an ELF file with headers that make no sense");
		break;
	case PROGRAM_CUT_OFF:
		text_add(t, "is cut off: its end is missing");
		break;
	case PROGRAM_NO_NAME:
		text_add(t, "begins with #! and names no interpreter");
		break;
	case PROGRAM_LONG_NAME:
		text_add(t, "names an interpreter in more than %d bytes",
			 SCRIPT_HEAD);
		break;
	case PROGRAM_NEEDS:
		describe_needs(t, p);
		break;
	case PROGRAM_TOO_DEEP:
		text_add(t,
			 "is a script whose interpreter is a script, and so on");
		break;
	}
}
