// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <string.h>

#include "load/arch.h"
#include "load/boot_params.h"
#include "load/core_header.h"
#include "load/machine.h"

/* Behind the page of parameters: what jumps, and then the command line. */
#define TRAMPOLINE_MAX	512
#define AT_TRAMPOLINE	BOOT_PARAMS_SIZE
#define AT_COMMAND_LINE (AT_TRAMPOLINE + TRAMPOLINE_MAX)
#define COMMAND_LINE	4096
#define START_SIZE	(AT_COMMAND_LINE + COMMAND_LINE)
/* A crash kernel has an ELF header behind that, on pages of its own. */
#define AT_CORE	   ((START_SIZE + MEMORY_PAGE - 1) & ~(MEMORY_PAGE - 1))
#define ELF_X86_64 62
/* "elfcorehdr=0x0123456789abcdef " */
#define CORE_WORD 30

const unsigned long arch_flag = KEXEC_ARCH_X86_64;

/* All that the kernel is told, and the code that starts it. */
struct start {
	uint8_t bytes[AT_CORE + CORE_HEADER_MAX];
	size_t size;
	struct memory_map place; /* where it may be */
	struct memory_map told; /* what the kernel takes for its memory */
	struct core_facts dumped;
};

bool arch_knows(const struct kernel_image *k, struct text *why)
{
	if (k->format == IMAGE_BZIMAGE && (k->x86.xloadflags & XLOAD_KERNEL_64))
		return true;
	text_add(why, "kexec_load(2) loads a bzImage of 64 bits only");
	return false;
}

/* A crash kernel knows of what is reserved for it, and of what it is to dump. */
static int prepare_crash(struct start *start, const struct sources *s,
			 struct text *why)
{
	struct crash_memory reserved;
	int err = machine_crash(&reserved, &start->dumped, why);

	if (err)
		return err;
	start->size = AT_CORE + core_header(start->bytes + AT_CORE, ELF_X86_64,
					    &start->dumped);
	start->place.n = 0;
	memory_add(&start->place, reserved.start,
		   reserved.start + reserved.size - 1, MEMORY_RAM);
	return memory_for_crash(&start->told, s->memory, &start->dumped.memory);
}

/* What it is not to use itself is no RAM. */
static int keep_core(struct start *start, uint64_t at)
{
	int err = memory_add(&start->told, at + AT_CORE, at + start->size - 1,
			     MEMORY_RESERVED);

	return err ? err : memory_settle(&start->told);
}

static void put_command_line(struct start *start, const struct sources *s,
			     uint64_t at)
{
	struct text t;

	text_init(&t, (char *)start->bytes + AT_COMMAND_LINE, COMMAND_LINE);
	if (s->is_crash)
		text_add(&t, "elfcorehdr=%#llx ",
			 (unsigned long long)(at + AT_CORE));
	text_add(&t, "%s", s->command_line);
}

static int make_start(struct start *start, const struct plan *p,
		      const struct sources *s)
{
	static uint8_t running[BOOT_PARAMS_SIZE];
	uint64_t at = p->parts[PLAN_START].at;
	struct boot_facts facts = {
		.image = s->kernel.bytes,
		.image_len = s->kernel.size,
		.memory = &start->told,
		.command_line = at + AT_COMMAND_LINE,
		.initrd = s->initrd.size ? p->parts[PLAN_INITRD].at : 0,
		.initrd_size = s->initrd.size,
		.rsdp = machine_rsdp(),
	};
	int err = s->is_crash ? keep_core(start, at) : 0;

	if (err)
		return err;
	if (machine_boot_params(running))
		facts.running = running;
	/* Of a kernel that was started in the same way. */
	if (!facts.rsdp && facts.running)
		facts.rsdp = boot_params_rsdp(running);
	trampoline_put(start->bytes + AT_TRAMPOLINE, at,
		       p->parts[PLAN_KERNEL].at + PLAN_ENTRY);
	put_command_line(start, s, at);
	return boot_params_fill(start->bytes, &facts, &s->image->x86);
}

int arch_prepare(const struct sources *s, struct ready *r, struct text *why)
{
	static struct start start;
	const struct bzimage *x = &s->image->x86;
	size_t words = strlen(s->command_line) + (s->is_crash ? CORE_WORD : 0);
	struct plan p;
	int err = 0;

	if (words >= COMMAND_LINE || words > x->cmdline_max) {
		text_add(why, "the command line is too long");
		return -E2BIG;
	}
	start.size = START_SIZE;
	start.place = start.told = *s->memory;
	if (s->is_crash)
		err = prepare_crash(&start, s, why);
	if (!err)
		err = plan_make(&p, &start.place, x, start.size, s->initrd.size,
				s->is_crash, why);
	if (err)
		return err;
	err = make_start(&start, &p, s);
	if (err) {
		text_add(why,
			 "this machine's memory has %u parts, and there is room for %u",
			 start.told.n, BOOT_PARAMS_MAP);
		return err;
	}
	r->entry = p.parts[PLAN_START].at + AT_TRAMPOLINE;
	ready_set(r, &p, s,
		  &(struct file){ s->kernel.bytes + x->setup_size,
				  x->kernel_size },
		  &(struct file){ start.bytes, start.size });
	return 0;
}
