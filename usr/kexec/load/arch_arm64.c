// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "load/arch.h"
#include "load/core_header.h"
#include "load/fdt.h"
#include "load/machine.h"

/* In front of the device tree; a crash kernel's ELF header is behind it. */
#define TRAMPOLINE_MAX 64
#define ELF_ARM64      183

const unsigned long arch_flag = KEXEC_ARCH_AARCH64;

struct start {
	uint8_t tree[FDT_MAX]; /* as it was */
	size_t tree_size;
	uint8_t bytes[TRAMPOLINE_MAX + FDT_MAX + MEMORY_PAGE + CORE_HEADER_MAX];
	uint8_t core[CORE_HEADER_MAX];
	size_t size, core_size;
	struct crash_memory crash;
	struct memory_map memory; /* where it may be */
};

bool arch_knows(const struct kernel_image *k, struct text *why)
{
	if (k->format == IMAGE_ARM64 && k->memory)
		return true;
	text_add(why,
		 "kexec_load(2) loads an Image of Linux 3.17 or newer only");
	return false;
}

static const char *tree_path(const struct sources *s)
{
	return s->dtb ? s->dtb : MACHINE_FDT;
}

/* How large it becomes does not depend on what is where. */
static int choose(const struct sources *s, struct start *start,
		  const struct plan *p, struct text *why)
{
	static uint8_t seed[FDT_SEED];
	struct fdt_chosen c = {
		.command_line = s->command_line,
		.initrd = p->parts[PLAN_INITRD].at,
		.initrd_size = s->initrd.size,
		.seed = machine_random(seed, FDT_SEED) ? seed : NULL,
		.usable = start->crash.start,
		.usable_size = start->crash.size,
		.core = p->parts[PLAN_START].at + start->size -
			start->core_size,
		.core_size = start->core_size,
	};
	size_t made;
	int err = fdt_choose(start->tree, start->tree_size, &c,
			     start->bytes + TRAMPOLINE_MAX, FDT_MAX, &made);

	if (err) {
		text_add(why, "%s: %s", tree_path(s),
			 err == -EFBIG
				 ? "more than 2 MiB, with the command line"
			 : err == -EOPNOTSUPP
				 ? "its addresses and sizes do not have two cells"
				 : "no device tree");
		return err;
	}
	start->size = TRAMPOLINE_MAX + made;
	if (start->core_size) {
		start->size = (start->size + MEMORY_PAGE - 1) &
			      ~(MEMORY_PAGE - 1);
		memcpy(start->bytes + start->size, start->core,
		       start->core_size);
		start->size += start->core_size;
	}
	return 0;
}

/* A crash kernel knows of what is reserved for it, and of what it is to dump. */
static int prepare_crash(struct start *start, struct text *why)
{
	static struct core_facts dumped;
	int err = machine_crash(&start->crash, &dumped, why);

	if (err)
		return err;
	start->core_size = core_header(start->core, ELF_ARM64, &dumped);
	start->memory.n = 0;
	memory_add(&start->memory, start->crash.start,
		   start->crash.start + start->crash.size - 1, MEMORY_RAM);
	return 0;
}

int arch_prepare(const struct sources *s, struct ready *r, struct text *why)
{
	static struct start start;
	struct plan p = { 0 };
	ssize_t len = machine_fdt(tree_path(s), start.tree, FDT_MAX);
	uint64_t at;
	int err = 0;

	if (len < 0) {
		text_add(why, "%s: %s", tree_path(s), strerror((int)-len));
		return (int)len;
	}
	start.tree_size = (size_t)len;
	start.memory = *s->memory;
	if (s->is_crash)
		err = prepare_crash(&start, why);
	if (!err)
		err = choose(s, &start, &p, why);
	if (!err)
		err = plan_image(&p, &start.memory, s->image, start.size,
				 s->initrd.size, s->is_crash, why);
	if (!err)
		err = choose(s, &start, &p, why);
	if (err)
		return err;
	at = p.parts[PLAN_START].at;
	trampoline_put(start.bytes, at + TRAMPOLINE_MAX,
		       p.parts[PLAN_KERNEL].at);
	r->entry = at;
	ready_set(r, &p, s, &s->kernel,
		  &(struct file){ start.bytes, start.size });
	return 0;
}
