// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

void abort(void)
{
	struct sigaction act = { .sa_handler = SIG_DFL };
	sigset_t set;

	/* A handler may run, but it may neither block this nor prevent it. */
	raise(SIGABRT);
	sigaction(SIGABRT, &act, NULL);
	sigemptyset(&set);
	sigaddset(&set, SIGABRT);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	raise(SIGABRT);

	/* Process 1 gets no signal that it does not handle. */
	_exit(127);
}
