// SPDX-License-Identifier: GPL-2.0-only
/* <signal.h>, and abort() */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "tap.h"

#ifdef __riscv
#define EMULATED_RISCV (getenv("TEST_RUNNER") != NULL)
#else
#define EMULATED_RISCV false
#endif

/* A real-time signal; qemu-user keeps some of the last ones to itself. */
#define REAL_TIME 40

static volatile int count, last_sig, last_pid, masked;

static void on_signal(int sig)
{
	sigset_t now;

	count++;
	last_sig = sig;
	sigprocmask(SIG_BLOCK, NULL, &now);
	masked = sigismember(&now, sig) | sigismember(&now, SIGUSR2) << 1;
}

static void on_siginfo(int sig, siginfo_t *info, void *context)
{
	count++;
	last_sig = sig;
	last_pid = context ? info->si_pid : 0;
}

static void test_sets(void)
{
	sigset_t set;

	sigemptyset(&set);
	is_int(sigismember(&set, SIGINT), 0, "an empty set");
	is_int(sigaddset(&set, SIGINT), 0, "sigaddset");
	is_int(sigaddset(&set, 64), 0, "sigaddset: the last one");
	is_int(sigismember(&set, SIGINT), 1, "sigismember");
	is_int(sigismember(&set, 64), 1, "sigismember: the last one");
	is_int(sigismember(&set, SIGHUP), 0, "sigismember: not this one");
	is_int(sigdelset(&set, SIGINT), 0, "sigdelset");
	is_int(sigismember(&set, SIGINT), 0, "  gone");
	errno = 0;
	ok(sigaddset(&set, 0) == -1 && errno == EINVAL, "no signal 0");
	errno = 0;
	ok(sigaddset(&set, 65) == -1 && errno == EINVAL, "no signal 65");
	errno = 0;
	ok(sigdelset(&set, 65) == -1 && errno == EINVAL, "no signal 65");
	errno = 0;
	ok(sigismember(&set, -1) == -1 && errno == EINVAL, "no signal -1");
	sigfillset(&set);
	ok(sigismember(&set, 1) == 1 && sigismember(&set, 64) == 1,
	   "sigfillset");
}

static void test_handlers(void)
{
	struct sigaction act = { .sa_handler = on_signal }, old;

	sigemptyset(&act.sa_mask);
	sigaddset(&act.sa_mask, SIGUSR2);
	act.sa_flags = SA_RESTART;
	is_int(sigaction(SIGUSR1, &act, &old), 0, "sigaction");
	ok(old.sa_handler == SIG_DFL, "  what was before");
	is_int(raise(SIGUSR1), 0, "raise");
	is_int(count, 1, "  handled once");
	is_int(last_sig, SIGUSR1, "  with its number");
	/* Linux on RISC-V has no sa_restorer, but that emulator reads one. */
	if (EMULATED_RISCV)
		skip("  with its mask: not under qemu-riscv64 7.2");
	else
		is_int(masked, 3, "  with its mask");
	sigaction(SIGUSR1, NULL, &old);
	ok(old.sa_handler == on_signal && sigismember(&old.sa_mask, SIGUSR2) &&
		   !sigismember(&old.sa_mask, SIGUSR1) &&
		   old.sa_flags & SA_RESTART,
	   "sigaction: what is set");
	for (int i = 0; i < 1000; i++)
		raise(SIGUSR1);
	is_int(count, 1001, "a thousand times");

	act.sa_sigaction = on_siginfo;
	act.sa_flags = SA_SIGINFO | SA_RESETHAND;
	count = 0;
	sigaction(REAL_TIME, &act, NULL);
	kill(getpid(), REAL_TIME);
	ok(count == 1 && last_sig == REAL_TIME, "kill: a real-time signal");
	is_int(last_pid, getpid(), "SA_SIGINFO: who sent it");
	sigaction(REAL_TIME, NULL, &old);
	ok(old.sa_handler == SIG_DFL, "SA_RESETHAND");

	errno = 0;
	ok(sigaction(SIGKILL, &act, NULL) == -1 && errno == EINVAL,
	   "SIGKILL has no handler");
	errno = 0;
	ok(sigaction(65, NULL, &old) == -1 && errno == EINVAL, "no signal 65");
	errno = 0;
	ok(kill(getpid(), 65) == -1 && errno == EINVAL, "kill: EINVAL");
}

static void test_blocking(void)
{
	struct timespec second = { .tv_sec = 10 };
	struct sigaction act = { .sa_handler = on_signal };
	sigset_t set, before, none;

	sigemptyset(&act.sa_mask);
	sigaction(SIGUSR1, &act, NULL);
	sigemptyset(&none);
	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	count = 0;
	is_int(sigprocmask(SIG_BLOCK, &set, &before), 0, "sigprocmask");
	is_int(sigismember(&before, SIGUSR1), 0, "  not blocked before");
	raise(SIGUSR1);
	is_int(count, 0, "a blocked signal waits");
	errno = 0;
	ok(ppoll(NULL, 0, &second, &none) == -1 && errno == EINTR,
	   "ppoll lets it through");
	is_int(count, 1, "  handled");
	raise(SIGUSR1);
	sigprocmask(SIG_SETMASK, &before, NULL);
	is_int(count, 2, "unblocked, it comes");
	errno = 0;
	ok(sigprocmask(99, &set, NULL) == -1 && errno == EINVAL,
	   "sigprocmask: EINVAL");
}

/* How a child ends that calls abort() under these conditions. */
static int aborted(void (*handler)(int), bool blocked)
{
	struct sigaction act = { .sa_handler = handler };
	sigset_t set;
	int status = -1;
	pid_t pid = fork();

	if (pid == 0) {
		sigemptyset(&act.sa_mask);
		sigaction(SIGABRT, &act, NULL);
		sigemptyset(&set);
		sigaddset(&set, SIGABRT);
		sigprocmask(blocked ? SIG_BLOCK : SIG_UNBLOCK, &set, NULL);
		abort();
	}
	waitpid(pid, &status, 0);
	return WIFSIGNALED(status) ? WTERMSIG(status) : -1;
}

int main(void)
{
	test_sets();
	test_handlers();
	test_blocking();
	is_int(aborted(SIG_DFL, false), SIGABRT, "abort");
	is_int(aborted(on_signal, false), SIGABRT, "abort: a handler returns");
	is_int(aborted(SIG_IGN, true), SIGABRT, "abort: ignored and blocked");
	return done_testing();
}
