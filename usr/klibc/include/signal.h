/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _SIGNAL_H
#define _SIGNAL_H

#include <features.h>
#include <sys/types.h>

/*
 * The numbers and flags are the kernel's. Its two types are put aside under
 * another name, since they differ between architectures: some have no
 * sa_restorer, and x86 calls a plain long a sigset_t.
 */
#define sigset_t  __kernel_sigset_t
#define sigaction __kernel_sigaction
#include <linux/signal.h>
#undef sigset_t
#undef sigaction

/* x86 says 32 for user space, which leaves out the real-time signals. */
#undef NSIG
#undef SIGRTMAX
#define NSIG	 65
#define SIGRTMAX 64

/* Signal N is bit N - 1: the kernel's own set, on every architecture. */
typedef struct {
	unsigned long bits;
} sigset_t;

struct sigaction {
	union {
		void (*sa_handler)(int sig);
		void (*sa_sigaction)(int sig, siginfo_t *info, void *context);
	};
	sigset_t sa_mask;
	int sa_flags;
};

int sigaction(int sig, const struct sigaction *act, struct sigaction *old);
int sigprocmask(int how, const sigset_t *set, sigset_t *old);
int sigemptyset(sigset_t *set);
int sigfillset(sigset_t *set);
int sigaddset(sigset_t *set, int sig);
int sigdelset(sigset_t *set, int sig);
int sigismember(const sigset_t *set, int sig);
int kill(pid_t pid, int sig);
int raise(int sig);

#endif
