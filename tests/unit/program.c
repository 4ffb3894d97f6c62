// SPDX-License-Identifier: GPL-2.0-only
#include "../tap.h"
#include "memory_image.h"
#include "root/init/program.h"

#define X86_64	62
#define AARCH64 183

#define LOADER "/lib64/ld-linux-x86-64.so.2"

static uint8_t file[1024];
static size_t file_size;
static struct program p;
static char words[600];

static void put(size_t off, uint64_t value, size_t size)
{
	for (size_t i = 0; i < size; i++)
		file[off + i] = (uint8_t)(value >> 8 * i);
}

/* A header at @off; @n bytes of the file at @from. */
static void put_header(size_t off, uint32_t type, uint64_t from, uint64_t n,
		       bool is_64bit)
{
	put(off, type, 4);
	put(off + (is_64bit ? 8 : 4), from, is_64bit ? 8 : 4);
	put(off + (is_64bit ? 32 : 16), n, is_64bit ? 8 : 4);
}

/* 512 bytes: at 64 the headers, one to load all, one of the loader at 256. */
static void make_elf(uint16_t machine, bool is_64bit)
{
	size_t size = is_64bit ? 56 : 32;

	memset(file, 0, sizeof(file));
	file_size = 512;
	memcpy(file, "\177ELF", 4);
	file[4] = is_64bit ? 2 : 1;
	file[5] = 1;
	put(16, 2, 2);
	put(18, machine, 2);
	put(is_64bit ? 32 : 28, 64, is_64bit ? 8 : 4);
	put(is_64bit ? 54 : 42, size, 2);
	put(is_64bit ? 56 : 44, 2, 2);
	put_header(64, 1, 0, file_size, is_64bit);
	put_header(64 + size, 3, 256, sizeof(LOADER), is_64bit);
	strcpy((char *)file + 256, LOADER);
}

static int look(uint16_t native)
{
	struct memory_image m;
	struct text t;
	int err;

	memory_image(&m, file_size, 512);
	m.head = file;
	m.head_size = file_size;
	err = program_read(&m.image, native, &p);
	text_init(&t, words, sizeof(words));
	program_describe(&t, &p, native);
	return err;
}

static void test_elf(void)
{
	make_elf(X86_64, true);
	is_int(look(X86_64), 0, "x86_64: read");
	is_int(p.fault, PROGRAM_FINE, "it is fine");
	is_str(words, "", "nothing to say");
	is_str(p.needs, LOADER, "its loader");
	ok(!p.is_script, "is a loader");
	put(16, 3, 2);
	look(X86_64);
	is_int(p.fault, PROGRAM_FINE, "so is one for any address");

	look(AARCH64);
	is_int(p.fault, PROGRAM_FOREIGN, "elsewhere it is foreign");
	is_str(words, "is a program for x86_64, and this kernel runs aarch64",
	       "in words");
	make_elf(AARCH64, true);
	look(X86_64);
	is_str(words, "is a program for aarch64, and this kernel runs x86_64",
	       "the other way round");
	file[5] = 2;
	file[18] = 0;
	file[19] = AARCH64;
	look(AARCH64);
	is_str(words,
	       "is a program for big-endian aarch64, and this kernel runs aarch64",
	       "the other byte order");
	make_elf(4711, true);
	look(X86_64);
	is_str(words,
	       "is a program for a machine of number 4711, and this kernel runs x86_64",
	       "an unknown machine");

	make_elf(3, false);
	look(X86_64);
	is_int(p.fault, PROGRAM_FINE, "i386 may run on x86_64");
	is_str(p.needs, LOADER, "its loader");
	look(AARCH64);
	is_str(words, "is a program for i386, and this kernel runs aarch64",
	       "but not on aarch64");
	make_elf(X86_64, false);
	look(X86_64);
	is_int(p.fault, PROGRAM_FINE, "nor is x32 sure to fail");
	make_elf(40, false);
	look(AARCH64);
	is_int(p.fault, PROGRAM_FINE, "nor is arm on aarch64");
}

static void test_broken_elf(void)
{
	make_elf(X86_64, true);
	put(16, 1, 2);
	look(X86_64);
	is_str(words, "is an ELF file, but no program", "an object file");

	make_elf(X86_64, true);
	put(54, 55, 2);
	look(X86_64);
	is_int(p.fault, PROGRAM_BAD_HEADERS, "headers of another size");
	make_elf(X86_64, true);
	put(56, 0, 2);
	look(X86_64);
	is_int(p.fault, PROGRAM_BAD_HEADERS, "no headers");
	put(56, 1171, 2);
	look(X86_64);
	is_int(p.fault, PROGRAM_BAD_HEADERS, "more than the kernel takes");
	put(56, 1170, 2);
	look(X86_64);
	is_int(p.fault, PROGRAM_CUT_OFF, "not more, but than there are");

	make_elf(X86_64, true);
	file_size = 63;
	look(X86_64);
	is_str(words, "is cut off: its end is missing", "within the header");
	file_size = 64 + 2 * 56 - 1;
	look(X86_64);
	is_int(p.fault, PROGRAM_CUT_OFF, "within the headers");
	file_size = 511;
	look(X86_64);
	is_int(p.fault, PROGRAM_CUT_OFF, "the last byte");
	is_str(p.needs, "", "then nothing more is needed");
	file_size = 5;
	look(X86_64);
	is_int(p.fault, PROGRAM_CUT_OFF, "hardly begun");

	make_elf(X86_64, true);
	put_header(64, 1, UINT64_MAX, 2, true);
	look(X86_64);
	is_int(p.fault, PROGRAM_CUT_OFF, "no overflow of what is loaded");
	make_elf(X86_64, true);
	put_header(120, 3, UINT64_MAX, 28, true);
	look(X86_64);
	is_int(p.fault, PROGRAM_BAD_HEADERS, "nor of the loader's place");
	make_elf(X86_64, true);
	put(32, UINT64_MAX, 8);
	look(X86_64);
	is_int(p.fault, PROGRAM_CUT_OFF, "nor of the headers' place");
}

static void test_loader(void)
{
	make_elf(X86_64, true);
	put_header(120, 3, 256, sizeof(LOADER) - 1, true);
	look(X86_64);
	is_int(p.fault, PROGRAM_BAD_HEADERS, "not terminated");
	put_header(120, 3, 256, 1, true);
	look(X86_64);
	is_int(p.fault, PROGRAM_BAD_HEADERS, "too short");
	put_header(120, 3, 256, 4097, true);
	look(X86_64);
	is_int(p.fault, PROGRAM_BAD_HEADERS, "too long");
	put_header(120, 3, 500, 20, true);
	look(X86_64);
	is_int(p.fault, PROGRAM_CUT_OFF, "beyond the end");

	/* One that the kernel takes, but that is too long for us. */
	make_elf(X86_64, true);
	file_size = 1024;
	memset(file + 256, 'a', 256);
	put_header(120, 3, 256, 257, true);
	look(X86_64);
	is_int(p.fault, PROGRAM_FINE, "of 256 bytes: no fault");
	is_str(p.needs, "", "but it is not looked for");
	file[256 + 255] = 0;
	put_header(120, 3, 256, 256, true);
	look(X86_64);
	is_int(strlen(p.needs), 255, "of 255 bytes: all of it");

	make_elf(X86_64, true);
	put_header(64, 3, 256 + 5, sizeof(LOADER) - 5, true);
	look(X86_64);
	is_str(p.needs, LOADER + 5, "the first of two counts");
	put_header(64, 4, 0, 0, true);
	put_header(120, 4, 0, 0, true);
	look(X86_64);
	is_str(p.needs, "", "a static program needs none");
}

static int script(const char *text)
{
	file_size = strlen(text);
	memset(file, 0, sizeof(file));
	memcpy(file, text, file_size);
	look(X86_64);
	return p.fault;
}

static void test_script(void)
{
	char line[400];

	is_int(script("#!/bin/sh\necho\n"), PROGRAM_FINE, "a script");
	ok(p.is_script, "it is one");
	is_str(p.needs, "/bin/sh", "its interpreter");
	script("#! \t/bin/sh \t-e x\n");
	is_str(p.needs, "/bin/sh", "with spaces, tabs and an argument");
	script("#!/bin/sh");
	is_str(p.needs, "/bin/sh", "without an end of line");
	script("#!/bin/sh\r\necho\r\n");
	is_str(p.needs, "/bin/sh\r", "with an end of line of DOS");
	is_int(script("#!\n/bin/sh\n"), PROGRAM_NO_NAME, "none named");
	is_str(words, "begins with #! and names no interpreter", "in words");
	is_int(script("#! \t "), PROGRAM_NO_NAME, "only blanks");
	is_int(script("#!"), PROGRAM_NO_NAME, "nothing at all");

	sprintf(line, "#!/%0252d\n", 0);
	is_int(script(line), PROGRAM_FINE, "its line ends with byte 255");
	is_int(strlen(p.needs), 253, "the interpreter, whole");
	sprintf(line, "#!/%0253d\n", 0);
	is_int(script(line), PROGRAM_LONG_NAME, "one byte more");
	is_str(words, "names an interpreter in more than 256 bytes",
	       "in words");
	sprintf(line, "#!/%0252d -e -f\n", 0);
	is_int(script(line), PROGRAM_FINE, "its arguments may be cut off");

	is_int(script("hello\n"), PROGRAM_UNKNOWN, "neither");
	is_str(words, "is neither an ELF program nor a script", "in words");
	is_int(script(""), PROGRAM_EMPTY, "empty");
	is_int(script("#"), PROGRAM_UNKNOWN, "one byte");
}

static const char *said(void)
{
	struct text t;

	text_init(&t, words, sizeof(words));
	program_describe(&t, &p, X86_64);
	return words;
}

static void test_words(void)
{
	script("#!/bin/\033pe\n");
	p.fault = PROGRAM_NEEDS;
	p.error = -ENOENT;
	is_str(said(), "its interpreter /bin/\\x1bpe is missing", "missing");
	p.error = -EACCES;
	is_str(said(),
	       "its interpreter /bin/\\x1bpe is there, but is not executable",
	       "not executable");
	p.error = -EIO;
	is_str(said(),
	       "its interpreter /bin/\\x1bpe cannot be used: Input/output error",
	       "not readable");
	script("#!/bin/sh\r\n");
	p.fault = PROGRAM_NEEDS;
	p.error = -ENOENT;
	is_str(said(),
	       "its interpreter /bin/sh\\x0d is missing: its lines end as those of DOS do",
	       "of DOS");

	make_elf(X86_64, true);
	look(X86_64);
	p.fault = PROGRAM_NEEDS;
	p.error = -ENOENT;
	strcpy(p.of, "/bin/sh");
	is_str(said(),
	       "its interpreter /bin/sh: its loader " LOADER " is missing",
	       "of an interpreter");
	make_elf(AARCH64, true);
	look(X86_64);
	strcpy(p.of, "/lib/ld.so");
	p.of_loader = true;
	is_str(said(),
	       "its loader /lib/ld.so is a program for aarch64, and this kernel runs x86_64",
	       "a foreign loader");
}

static void test_hope(void)
{
	p = (struct program){ .fault = PROGRAM_FOREIGN };
	ok(program_is_hopeless(&p, false), "a foreign program: no hope");
	ok(!program_is_hopeless(&p, true), "but with other formats there is");
	p.of_loader = true;
	ok(program_is_hopeless(&p, true), "not for a loader");
	p = (struct program){ .fault = PROGRAM_UNKNOWN };
	ok(!program_is_hopeless(&p, false), "who knows what it is");
	p.fault = PROGRAM_EMPTY;
	ok(program_is_hopeless(&p, true), "empty: no hope");
}

static void test_errors(void)
{
	struct memory_image m;

	make_elf(X86_64, true);
	memory_image(&m, file_size, 512);
	m.head = file;
	m.head_size = file_size;
	m.bad_byte = 3;
	is_int(program_read(&m.image, X86_64, &p), -EIO, "the first bytes");
	m.bad_byte = 300;
	is_int(program_read(&m.image, X86_64, &p), 0, "what nobody looks at");
	make_elf(X86_64, true);
	m.bad_byte = 258;
	is_int(program_read(&m.image, X86_64, &p), -EIO, "the loader's name");
	is_str(p.needs, "", "which is not there then");
}

int main(void)
{
	test_elf();
	test_broken_elf();
	test_loader();
	test_script();
	test_words();
	test_hope();
	test_errors();
	return done_testing();
}
