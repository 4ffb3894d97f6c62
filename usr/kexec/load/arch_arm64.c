// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "load/arch.h"
#include "load/fdt.h"
#include "load/machine.h"

/* What jumps is in front of the device tree. */
#define TRAMPOLINE_MAX 64

const unsigned long arch_flag = KEXEC_ARCH_AARCH64;

bool arch_knows(const struct kernel_image *k, struct text *why)
{
	if (k->format == IMAGE_ARM64 && k->memory)
		return true;
	text_add(why,
		 "kexec_load(2) loads an Image of Linux 3.17 or newer only");
	return false;
}

static int choose(const struct sources *s, const uint8_t *tree, size_t len,
		  uint64_t initrd, struct file *start, struct text *why)
{
	static uint8_t seed[FDT_SEED];
	const struct fdt_chosen c = { .command_line = s->command_line,
				      .initrd = initrd,
				      .initrd_size = s->initrd.size,
				      .seed = machine_random(seed, FDT_SEED)
						      ? seed
						      : NULL };
	size_t made;
	int err = fdt_choose(tree, len, &c,
			     (uint8_t *)start->bytes + TRAMPOLINE_MAX, FDT_MAX,
			     &made);

	if (err) {
		text_add(why, "%s: %s", s->dtb ? s->dtb : MACHINE_FDT,
			 err == -EFBIG
				 ? "more than 2 MiB, with the command line"
				 : "no device tree");
		return err;
	}
	start->size = TRAMPOLINE_MAX + made;
	return 0;
}

int arch_prepare(const struct sources *s, struct ready *r, struct text *why)
{
	static uint8_t tree[FDT_MAX], bytes[TRAMPOLINE_MAX + FDT_MAX];
	struct file start = { bytes, 0 };
	const char *path = s->dtb ? s->dtb : MACHINE_FDT;
	ssize_t len = machine_fdt(path, tree, sizeof(tree));
	uint64_t at;
	struct plan p;
	int err;

	if (len < 0) {
		text_add(why, "%s: %s", path, strerror((int)-len));
		return (int)len;
	}
	/* How large it becomes does not depend on where the initrd is. */
	err = choose(s, tree, (size_t)len, 0, &start, why);
	if (!err)
		err = plan_image(&p, s->memory, s->image, start.size,
				 s->initrd.size, why);
	if (!err)
		err = choose(s, tree, (size_t)len, p.parts[PLAN_INITRD].at,
			     &start, why);
	if (err)
		return err;
	at = p.parts[PLAN_START].at;
	trampoline_put(bytes, at + TRAMPOLINE_MAX, p.parts[PLAN_KERNEL].at);
	r->entry = at;
	ready_set(r, &p, s, &s->kernel, &start);
	return 0;
}
