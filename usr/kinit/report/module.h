/* SPDX-License-Identifier: GPL-2.0-only */
/* What is wrong with modules, in words. Pure. */
#ifndef KINIT_REPORT_MODULE_H
#define KINIT_REPORT_MODULE_H

#include "boot.h"
#include "text.h"

/* ", and ..." for the first line of a report: what tells most; or nothing. */
void report_module_cause(struct text *t, const struct boot *boot);

/* The same where it is a network interface that is missing. */
void report_nic_driver(struct text *t, const struct boot *boot);

/*
 * A line for each thing that is wrong, and what to do; nothing if there is
 * none.
 */
void report_modules(struct text *t, const struct boot *boot, uint64_t now);

/* The devices that no driver has taken, and what would drive them; or nothing. */
void report_driverless(struct text *t, const struct boot *boot);

/* The firmware that the kernel did not find, and for what; or nothing. */
void report_firmware(struct text *t, const struct boot *boot);

/*
 * "module X has been loading for N s", the first one that takes long; or
 * nothing.
 */
void report_loading(struct text *t, const struct boot *boot, uint64_t now);

#endif
