// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <string.h>

#include "load/arch.h"
#include "load/boot_params.h"
#include "load/machine.h"

/* Behind the page of parameters: what jumps, and then the command line. */
#define TRAMPOLINE_MAX	512
#define AT_TRAMPOLINE	BOOT_PARAMS_SIZE
#define AT_COMMAND_LINE (AT_TRAMPOLINE + TRAMPOLINE_MAX)
#define COMMAND_LINE	4096
#define START_SIZE	(AT_COMMAND_LINE + COMMAND_LINE)

const unsigned long arch_flag = KEXEC_ARCH_X86_64;

bool arch_knows(const struct kernel_image *k, bool is_crash, struct text *why)
{
	if (is_crash) {
		text_add(why,
			 "a crash kernel is loaded by kexec_file_load(2) only");
		return false;
	}
	if (k->format == IMAGE_BZIMAGE && (k->x86.xloadflags & XLOAD_KERNEL_64))
		return true;
	text_add(why, "kexec_load(2) loads a bzImage of 64 bits only");
	return false;
}

/* All that the kernel is told, and the code that starts it. */
static int make_start(uint8_t *start, const struct plan *p,
		      struct boot_facts *facts, const struct sources *s)
{
	static uint8_t running[BOOT_PARAMS_SIZE];
	uint64_t at = p->parts[PLAN_START].at;

	if (machine_boot_params(running))
		facts->running = running;
	facts->command_line = at + AT_COMMAND_LINE;
	facts->rsdp = machine_rsdp();
	/* Of a kernel that was started in the same way. */
	if (!facts->rsdp && facts->running)
		facts->rsdp = boot_params_rsdp(running);
	trampoline_put(start + AT_TRAMPOLINE, at,
		       p->parts[PLAN_KERNEL].at + PLAN_ENTRY);
	strlcpy((char *)start + AT_COMMAND_LINE, s->command_line, COMMAND_LINE);
	return boot_params_fill(start, facts, &s->image->x86);
}

int arch_prepare(const struct sources *s, struct ready *r, struct text *why)
{
	static uint8_t start[START_SIZE];
	const struct bzimage *x = &s->image->x86;
	struct boot_facts facts = {
		.image = s->kernel.bytes,
		.image_len = s->kernel.size,
		.memory = s->memory,
		.initrd_size = s->initrd.size,
	};
	struct plan p;
	int err;

	if (strlen(s->command_line) >= COMMAND_LINE) {
		text_add(why, "the command line is too long");
		return -E2BIG;
	}
	err = plan_make(&p, s->memory, x, START_SIZE, s->initrd.size, why);
	if (err)
		return err;
	if (s->initrd.size)
		facts.initrd = p.parts[PLAN_INITRD].at;
	err = make_start(start, &p, &facts, s);
	if (err) {
		text_add(why,
			 "this machine's memory has %u parts, and there is room for %u",
			 s->memory->n, BOOT_PARAMS_MAP);
		return err;
	}
	r->entry = p.parts[PLAN_START].at + AT_TRAMPOLINE;
	ready_set(r, &p, s,
		  &(struct file){ s->kernel.bytes + x->setup_size,
				  x->kernel_size },
		  &(struct file){ start, sizeof(start) });
	return 0;
}
