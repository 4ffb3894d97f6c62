// SPDX-License-Identifier: GPL-2.0-only
/* Kernels are opened and unpacked: what comes out is what was packed. */
#include <errno.h>
#include <libgen.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../tap.h"
#include "image/kernel_open.h"

static char kernels[4096];
static char words[256];
static struct kernel_image k;

static int open_it(const char *name, const char *machine, int *fd)
{
	char path[5000];
	struct text t;

	snprintf(path, sizeof(path), "%s%s%s", *name == '/' ? "" : kernels,
		 *name == '/' ? "" : "/", name);
	text_init(&t, words, sizeof(words));
	return kernel_open(path, machine, fd, &k, &t);
}

/* The file begins as @name does, and is as large or as @size says. */
static bool is_file(int fd, const char *name, off_t size)
{
	char path[5000], a[4096], b[4096];
	struct stat is, want;
	FILE *f;
	bool same;

	snprintf(path, sizeof(path), "%s/%s", kernels, name);
	f = fopen(path, "r");
	same = f && fread(a, 1, sizeof(a), f) == sizeof(a) &&
	       pread(fd, b, sizeof(b), 0) == sizeof(b) &&
	       !memcmp(a, b, sizeof(a)) && !fstat(fileno(f), &want) &&
	       !fstat(fd, &is) && is.st_size == (size ? size : want.st_size);
	if (f)
		fclose(f);
	close(fd);
	return same;
}

static void test_good(void)
{
	int fd;

	is_int(open_it("cloud-amd64", "x86_64", &fd), 0, "a bzImage");
	ok(is_file(fd, "cloud-amd64", 0), "as it is");
	is_int(open_it("Image.gz", "aarch64", &fd), 0, "Image.gz");
	is_int(k.format, IMAGE_ARM64, "what is in it");
	ok(is_file(fd, "cloud-arm64", 0), "is unpacked");
	is_int(open_it("zboot.gzip", "aarch64", &fd), 0, "an EFI program");
	ok(is_file(fd, "cloud-arm64", 0), "is unpacked");
}

/* What other programs unpack is but a kernel's start. */
static void test_programs(void)
{
	static const char *const names[] = { "Image.bzip2", "Image.lzma",
					     "Image.lz4",   "Image.xz",
					     "Image.zstd",  "Image.lzop",
					     "zboot.zstd",  "zboot.xz",
					     "zboot.lzo" };
	int fd;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		is_int(open_it(names[i], "aarch64", &fd), -ENOEXEC, "%s",
		       names[i]);
		ok(!strncmp(words, "cut short: 3000000 of ", 22),
		   "it was unpacked");
		is_int(k.format, IMAGE_ARM64, "as what it is");
	}
}

static void test_bad(void)
{
	int fd;

	is_int(open_it("nothing", "x86_64", &fd), -ENOENT, "no file");
	is_str(words, "No such file or directory", "in words");
	is_int(open_it("/", "x86_64", &fd), -EISDIR, "a folder");
	is_str(words, "Is a directory", "in words");
	is_int(open_it("/dev/null", "x86_64", &fd), -EINVAL, "a device");
	is_str(words, "not a regular file", "in words");
	is_int(open_it("made", "x86_64", &fd), -ENOEXEC, "an empty file");
	is_str(words, "empty, so no kernel", "in words");
	is_int(open_it("cloud-arm64", "x86_64", &fd), -ENOEXEC, "another's");
	is_str(words, "for aarch64, this machine is x86_64", "in words");
	is_int(open_it("Image.gz", "x86_64", &fd), -ENOEXEC, "it is packed");
	is_str(words, "for aarch64, this machine is x86_64", "in words");
}

/* Files of our own, each of a few bytes. */
static void test_made(void)
{
	static const struct {
		const char *command, *want;
		int err;
	} tests[] = {
		{ "echo hello | gzip", "no kernel is packed in it", -ENOEXEC },
		{ "echo hello | gzip | head -c 20", "packed by gzip: cut short",
		  -ENODATA },
		{ "echo hello | gzip | head -c 20; printf 0123456789",
		  "packed by gzip: damaged: its checksum is not right",
		  -EILSEQ },
		{ "printf '\\037\\213\\010\\0\\0\\0\\0\\0\\0\\0\\377'",
		  "packed by gzip: damaged", -EBADMSG },
		{ "echo hello | xz | head -c 30",
		  "packed by xz: xz -dc cannot unpack it", -EBADMSG },
		{ "head -c 600000000 /dev/zero | gzip -1",
		  "packed by gzip: too large when it is unpacked", -EFBIG },
		{ "head -c 600000000 /dev/zero | zstd",
		  "packed by zstd: too large when it is unpacked", -EFBIG },
		{ "echo hello | gzip | gzip | gzip", "packed more than twice",
		  -ENOEXEC },
	};
	char path[5000], command[6000];

	snprintf(path, sizeof(path), "%s/tried", kernels);
	for (size_t i = 0; i < sizeof(tests) / sizeof(tests[0]); i++) {
		int fd;

		snprintf(command, sizeof(command), "(%s) >%s", tests[i].command,
			 path);
		if (system(command))
			dprintf(1, "# %s fails\n", command);
		is_int(open_it("tried", "x86_64", &fd), tests[i].err, "%s",
		       tests[i].command);
		is_str(words, tests[i].want, "in words");
	}
	unlink(path);
}

int main(int argc, char *argv[])
{
	(void)argc;
	snprintf(kernels, sizeof(kernels), "%s/kernels", dirname(argv[0]));
	test_good();
	test_programs();
	test_bad();
	test_made();
	return done_testing();
}
