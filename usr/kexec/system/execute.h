/* SPDX-License-Identifier: GPL-2.0-only */
/* The end of the running system. */
#ifndef KEXEC_EXECUTE_H
#define KEXEC_EXECUTE_H

/* Takes all network interfaces down but the loopback. */
void execute_ifdown(void);

/* Starts the loaded kernel. Returns -errno, or not at all. */
int execute_kernel(void);

/*
 * Becomes shutdown(8), which ends all services and has its scripts start the
 * loaded kernel. Returns -errno, or not at all.
 */
int execute_shutdown(void);

#endif
