/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _SYS_WAIT_H
#define _SYS_WAIT_H

#include <linux/wait.h>
#include <sys/types.h>

/* How a child ended: bits 0-6 the signal, 0x7f if stopped; 8-15 the status. */
#define WTERMSIG(status)     (0x7f & (status))
#define WEXITSTATUS(status)  (((status) >> 8) & 0xff)
#define WSTOPSIG(status)     WEXITSTATUS(status)
#define WIFEXITED(status)    (WTERMSIG(status) == 0)
#define WIFSTOPPED(status)   ((0xff & (status)) == 0x7f)
#define WIFCONTINUED(status) ((status) == 0xffff)
#define WIFSIGNALED(status)  (WTERMSIG(status) - 1U < 0x7e)
#define WCOREDUMP(status)    (0x80 & (status))

struct rusage; /* <linux/resource.h> has it */

pid_t waitpid(pid_t pid, int *status, int options);
pid_t wait4(pid_t pid, int *status, int options, struct rusage *usage);

#endif
