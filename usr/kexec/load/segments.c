// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <string.h>
#include <sys/kexec.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bytes.h"
#include "load/machine.h"
#include "load/plan.h"
#include "load/segments.h"
#include "load/trampoline.h"

/* Behind the page of parameters: what jumps, and then the command line. */
#define TRAMPOLINE_MAX	512
#define AT_TRAMPOLINE	BOOT_PARAMS_SIZE
#define AT_COMMAND_LINE (AT_TRAMPOLINE + TRAMPOLINE_MAX)
#define COMMAND_LINE	4096
#define START_SIZE	(AT_COMMAND_LINE + COMMAND_LINE)

struct file {
	const uint8_t *bytes;
	size_t size;
};

static int map_file(int fd, struct file *f)
{
	struct stat st;
	void *bytes;

	*f = (struct file){ NULL, 0 };
	if (fd < 0)
		return 0;
	if (fstat(fd, &st) < 0)
		return -errno;
	if (!st.st_size)
		return 0;
	bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (bytes == MAP_FAILED)
		return -errno;
	*f = (struct file){ bytes, (size_t)st.st_size };
	return 0;
}

static void unmap_file(struct file *f)
{
	if (f->bytes)
		munmap((void *)f->bytes, f->size);
}

/* All that the kernel is told, and the code that starts it. */
static int make_start(uint8_t *start, const struct plan *p,
		      struct boot_facts *facts, const struct bzimage *x,
		      const char *command_line)
{
	static uint8_t running[BOOT_PARAMS_SIZE];
	uint64_t at = p->parts[PLAN_START].at;
	uint8_t *code = start + AT_TRAMPOLINE;

	if (machine_boot_params(running))
		facts->running = running;
	facts->command_line = at + AT_COMMAND_LINE;
	facts->rsdp = machine_rsdp();
	/* Of a kernel that was started in the same way. */
	if (!facts->rsdp && facts->running)
		facts->rsdp = boot_params_rsdp(running);
	memcpy(code, trampoline, (size_t)(trampoline_size - trampoline));
	put_le64(code + (trampoline_params - trampoline), at);
	put_le64(code + (trampoline_entry - trampoline),
		 p->parts[PLAN_KERNEL].at + PLAN_ENTRY);
	strlcpy((char *)start + AT_COMMAND_LINE, command_line, COMMAND_LINE);
	return boot_params_fill(start, facts, x);
}

static struct kexec_segment segment(const void *bytes, size_t size,
				    const struct plan *p, enum plan_part part)
{
	return (struct kexec_segment){
		.buf = bytes,
		.bufsz = size,
		.mem = (const void *)p->parts[part].at,
		.memsz = p->parts[part].size,
	};
}

static int load(const struct file *kernel, const struct kernel_image *k,
		const struct file *initrd, const char *command_line,
		struct text *why)
{
	static struct memory_map memory;
	static uint8_t start[START_SIZE];
	struct kexec_segment segments[PLAN_PARTS];
	struct boot_facts facts = {
		.image = kernel->bytes,
		.image_len = kernel->size,
		.memory = &memory,
		.initrd_size = initrd->size,
	};
	struct plan p;
	int err = machine_memory(&memory);

	if (err) {
		text_add(why,
			 "this machine's memory is not known: /sys/firmware/memmap and /proc/iomem: %s",
			 strerror(-err));
		return err;
	}
	err = plan_make(&p, &memory, &k->x86, START_SIZE, initrd->size, why);
	if (err)
		return err;
	if (initrd->size)
		facts.initrd = p.parts[PLAN_INITRD].at;
	err = make_start(start, &p, &facts, &k->x86, command_line);
	if (err) {
		text_add(why,
			 "this machine's memory has %u parts, and there is room for %u",
			 memory.n, BOOT_PARAMS_MAP);
		return err;
	}
	segments[PLAN_KERNEL] = segment(kernel->bytes + k->x86.setup_size,
					k->x86.kernel_size, &p, PLAN_KERNEL);
	segments[PLAN_START] = segment(start, sizeof(start), &p, PLAN_START);
	if (initrd->size)
		segments[PLAN_INITRD] =
			segment(initrd->bytes, initrd->size, &p, PLAN_INITRD);
	return kexec_load(p.parts[PLAN_START].at + AT_TRAMPOLINE, p.n, segments,
			  KEXEC_ARCH_X86_64) < 0
		       ? -errno
		       : 0;
}

int segments_load(int kernel_fd, const struct kernel_image *k, int initrd_fd,
		  const char *command_line, struct text *why)
{
	struct file kernel, initrd = { NULL, 0 };
	int err;

	if (k->format != IMAGE_BZIMAGE ||
	    !(k->x86.xloadflags & XLOAD_KERNEL_64)) {
		text_add(why, "kexec_load(2) loads a bzImage of 64 bits only");
		return -ENOEXEC;
	}
	if (strlen(command_line) >= COMMAND_LINE) {
		text_add(why, "the command line is too long");
		return -E2BIG;
	}
	err = map_file(kernel_fd, &kernel);
	if (err)
		return err;
	/* It may have become shorter since somebody looked. */
	if (kernel.size < (uint64_t)k->x86.setup_size + k->x86.kernel_size) {
		text_add(why, "it has changed meanwhile");
		err = -ENOEXEC;
	} else {
		err = map_file(initrd_fd, &initrd);
	}
	if (!err)
		err = load(&kernel, k, &initrd, command_line, why);
	unmap_file(&initrd);
	unmap_file(&kernel);
	return err;
}

int segments_unload(bool crash)
{
	return kexec_load(0, 0, NULL, crash ? KEXEC_ON_CRASH : 0) < 0 ? -errno
								      : 0;
}
