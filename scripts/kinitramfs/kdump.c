// SPDX-License-Identifier: GPL-2.0-only
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "image/image.h"
#include "image/load.h"
#include "image/unpack.h"
#include "kdump.h"
#include "machine/aim.h"
#include "machine/crash_place.h"

#define MIB	   (1u << 20)
#define PAGE	   4096u
#define INODE	   1024u /* with its name, roughly */
#define MAX_KERNEL (256u << 20)

/* x86/boot: Documentation/arch/x86/boot.rst of the kernel. */
#define X86_MAGIC     0x202
#define X86_INIT_SIZE 0x260

uint64_t kdump_size(const char *text)
{
	static const char units[] = "KMG";
	const char *unit;
	uint64_t n;
	char *end;

	if (*text < '0' || *text > '9')
		return 0;
	n = strtoull(text, &end, 10);
	if (n > UINT64_MAX >> 32)
		return 0;
	if (!*end)
		return n;
	unit = strchr(units, *end & ~0x20);
	return unit && !end[1] ? n << 10 * (unit - units + 1) : 0;
}

/* Where /var/crash is, if nobody has said where the dump goes. */
static char *find_place(struct options *opt, const char *words)
{
	char *spec, *path, *more;

	if (opt->dump_target || strstr(words, "kinit.dump=") ||
	    strstr(words, "kinit.dump.path=") ||
	    !machine_crash_place(&spec, &path))
		return mem_strdup("");
	printf("the dump goes to %s, %s\n", spec, path);
	more = mem_printf(" kinit.dump.path=\"%s\"", path);
	free(path);
	/* Until the program ends. */
	opt->dump_target = spec;
	return more;
}

int kdump_prepare(struct options *opt)
{
	bool own = opt->machine && !*opt->machine;
	char *words = own ? machine_root_words() : mem_strdup(""), *more;

	if (opt->generic) {
		error_at(NULL,
			 "--kdump is for one machine, as its memory is scarce: --machine FILE instead of --generic");
		free(words);
		return -1;
	}
	more = own ? find_place(opt, words) : mem_strdup("");
	if (opt->dump_target)
		opt->parameters = mem_printf("%skinit.dump=\"%s\"%s\n", words,
					     opt->dump_target, more);
	else
		opt->parameters = mem_printf("%s\n", words);
	free(more);
	free(words);
	return 0;
}

/* What the kernel has set aside; 0: nothing, or nobody knows. */
static uint64_t reserved(void)
{
	unsigned long long size = 0;
	FILE *file = fopen("/sys/kernel/kexec_crash_size", "re");

	if (file && fscanf(file, "%llu", &size) != 1)
		size = 0;
	if (file)
		fclose(file);
	return size;
}

/* From its start until it has unpacked itself; 0: it is not known. */
static uint64_t kernel_size(const char *version, struct sysroot *root)
{
	uint64_t size = 0;
	uint32_t init;
	size_t len;
	char *path, *data;

	if (!version || strchr(version, '/'))
		return 0;
	path = mem_printf("/boot/vmlinuz-%s", version);
	if (!sysroot_find_and_read(root, path, MAX_KERNEL, &data, &len)) {
		/* Of other architectures it is not packed. */
		size = len;
		if (len > X86_INIT_SIZE + 4 &&
		    !memcmp(data + X86_MAGIC, "HdrS", 4)) {
			memcpy(&init, data + X86_INIT_SIZE, 4);
			size = init;
		}
		free(data);
	}
	free(path);
	return size;
}

/*
 * What a kernel takes that has one processor and few drivers: its tables of
 * pages, its slabs, the programs that save a dump, and their buffers. One with
 * more in it also allocates more when it starts. Measured with kernels of 16,
 * 51 and 64 MiB, see kdump.rst.
 */
static uint64_t working_size(uint64_t kernel)
{
	enum { USUAL_KERNEL = 51 * MIB };

	return 16 * MIB + (kernel ? kernel : USUAL_KERNEL) * 3 / 8;
}

/* As files in memory, in whole pages. */
static uint64_t unpacked_size(const uint8_t *data, size_t size)
{
	uint64_t total = 0;
	struct image img;

	image_read(&img, data, size, unpack);
	for (size_t i = 0; i < img.item_count; i++)
		if (!img.items[i].overridden)
			total += INODE +
				 (img.items[i].size + PAGE - 1) / PAGE * PAGE;
	image_free(&img);
	return total;
}

static unsigned int mib(uint64_t bytes)
{
	return (bytes + MIB - 1) / MIB;
}

int kdump_check_memory(const struct options *opt, struct sysroot *root, int fd,
		       uint64_t room)
{
	uint64_t kernel = kernel_size(opt->kernel, root), unpacked, need;
	const uint64_t working = working_size(kernel);
	bool own = opt->machine && !*opt->machine;
	uint8_t *data = NULL;
	size_t size;

	if (lseek(fd, 0, SEEK_SET) < 0 || image_load(fd, &data, &size))
		return -1;
	unpacked = unpacked_size(data, size);
	free(data);
	/* The archive is there until it is unpacked. */
	need = kernel + size + unpacked + working;
	printf("crash kernel: %u MiB for the kernel%s, %u for the image, %u for its files, %u to work with: crashkernel=%uM\n",
	       mib(kernel), kernel ? "" : " (not known)", mib(size),
	       mib(unpacked), mib(working), mib(need));
	if (!room && own)
		room = reserved();
	if (!room && own)
		notice_at(NULL,
			  "no memory is set aside for a crash kernel: crashkernel=%uM on the kernel's command line does it at the next boot",
			  mib(need));
	if (!room || room >= need)
		return 0;
	error_at(NULL,
		 "the crash kernel needs %u MiB, and %u are set aside: crashkernel=%uM would do",
		 mib(need), mib(room), mib(need));
	return -1;
}
