/* SPDX-License-Identifier: GPL-2.0-only */
/* The reasons for which a kernel loads no other kernel, in words. */
#ifndef KEXEC_REFUSAL_H
#define KEXEC_REFUSAL_H

#include <stdbool.h>

#include "text.h"

struct refusal {
	int error; /* errno, as a positive number */
	bool crash;
	bool has_initrd;
	bool segments; /* by kexec_load(2) */
	bool unprivileged; /* CAP_SYS_BOOT is missing */
	bool disabled; /* the sysctl kernel.kexec_load_disabled is 1 */
	bool locked_down; /* by the lockdown security module */
};

/* Why, in a clause that can stand behind "FILE: ". */
void refusal_text(struct text *t, const struct refusal *r);

/*
 * Can kexec_load(2) do what kexec_file_load(2) has refused? Only if the latter
 * does not exist or does not know the format. A refused signature is final.
 */
bool refusal_is_about_call(int error);

#endif
