// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bytes.h"
#include "load/arch.h"
#include "load/machine.h"
#include "load/segments.h"
#include "load/trampoline.h"

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

static void set(struct ready *r, const struct plan *p, enum plan_part part,
		const struct file *f)
{
	r->segments[part] = (struct kexec_segment){
		.buf = f->bytes,
		.bufsz = f->size,
		.mem = (const void *)p->parts[part].at,
		.memsz = p->parts[part].size,
	};
}

void ready_set(struct ready *r, const struct plan *p, const struct sources *s,
	       const struct file *kernel, const struct file *start)
{
	r->n = p->n;
	set(r, p, PLAN_KERNEL, kernel);
	set(r, p, PLAN_START, start);
	if (p->n > PLAN_INITRD)
		set(r, p, PLAN_INITRD, &s->initrd);
}

void trampoline_put(uint8_t *to, uint64_t params, uint64_t entry)
{
	memcpy(to, trampoline, (size_t)(trampoline_size - trampoline));
	put_le64(to + (trampoline_params - trampoline), params);
	put_le64(to + (trampoline_entry - trampoline), entry);
}

static int load(const struct sources *s, struct text *why)
{
	unsigned long flags = arch_flag;
	struct ready r;
	int err = arch_prepare(s, &r, why);

	if (err)
		return err;
	if (s->is_crash)
		flags |= KEXEC_ON_CRASH;
	return kexec_load(r.entry, r.n, r.segments, flags) < 0 ? -errno : 0;
}

int segments_load(int kernel_fd, const struct kernel_image *k, int initrd_fd,
		  const char *command_line, const char *dtb, bool is_crash,
		  struct text *why)
{
	static struct memory_map memory;
	struct sources s = { .image = k,
			     .command_line = command_line,
			     .dtb = dtb,
			     .memory = &memory,
			     .is_crash = is_crash };
	int err;

	if (!arch_knows(k, why))
		return -ENOEXEC;
	err = machine_memory(&memory);
	if (err) {
		text_add(why,
			 "this machine's memory is not known: /sys/firmware/memmap and /proc/iomem: %s",
			 strerror(-err));
		return err;
	}
	err = map_file(kernel_fd, &s.kernel);
	if (err)
		return err;
	/* It may have become shorter since somebody looked. */
	if (s.kernel.size < k->size) {
		text_add(why, "it has changed meanwhile");
		err = -ENOEXEC;
	} else {
		err = map_file(initrd_fd, &s.initrd);
	}
	if (!err)
		err = load(&s, why);
	unmap_file(&s.initrd);
	unmap_file(&s.kernel);
	return err;
}

int segments_unload(bool crash)
{
	return kexec_load(0, 0, NULL, crash ? KEXEC_ON_CRASH : 0) < 0 ? -errno
								      : 0;
}
