/* SPDX-License-Identifier: GPL-2.0-only */
/* Reports of what comes after the root: no init, or none that runs. Pure. */
#ifndef KINIT_REPORT_INIT_H
#define KINIT_REPORT_INIT_H

#include "boot.h"
#include "text.h"

void report_no_init(struct text *t, const struct boot *boot);
void report_exec_failed(struct text *t, const struct boot *boot);

#endif
