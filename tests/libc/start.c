// SPDX-License-Identifier: GPL-2.0-only
/*
 * How a program begins and ends: arguments, environment, stack, exit status,
 * fork() and execve(). The test runs itself as a child; under an emulator
 * TEST_RUNNER names what has to be executed then.
 */
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "tap.h"

static char *self;
static char zeroed[5000];
static char *preset = "preset";

/* Runs itself with these arguments; gives waitpid()'s status. */
static int run(char *const args[], char *const env[])
{
	char *runner = getenv("TEST_RUNNER");
	char *argv[12];
	int n = 0, status = -1;
	pid_t pid;

	if (runner) {
		argv[n++] = runner;
		argv[n++] = "-0";
		argv[n++] = args[0];
		argv[n++] = self;
		args++;
	}
	do
		argv[n++] = *args;
	while (*args++);

	pid = fork();
	if (pid == 0) {
		if (env)
			execve(runner ? runner : self, argv, env);
		else
			execv(runner ? runner : self, argv);
		_exit(126);
	}
	if (waitpid(pid, &status, 0) != pid)
		return -1;
	return status;
}

/* The child: 0 or the number of what is wrong. */
static int child(int argc, char **argv, char **envp)
{
	uintptr_t stack = (uintptr_t)__builtin_frame_address(0);

	if (!strcmp(argv[1], "status"))
		return (int)strtol(argv[2], NULL, 0);
	if (!strcmp(argv[1], "exit"))
		exit(7);
	if (!strcmp(argv[1], "env"))
		return getenv("PATH") ? 0 : 1;
	if (argc != 4 || argv[4])
		return 10;
	if (strcmp(argv[0], "the name") || strcmp(argv[2], "") ||
	    strcmp(argv[3], "c d"))
		return 11;
	if (envp != environ)
		return 12;
	if (!getenv("ONE") || strcmp(getenv("ONE"), "1=1"))
		return 13;
	if (!getenv("EMPTY") || *getenv("EMPTY"))
		return 14;
	if (getenv("PATH"))
		return 15;
	if (stack % 16)
		return 16;
	for (size_t i = 0; i < sizeof(zeroed); i++) {
		if (zeroed[i])
			return 17;
	}
	if (strcmp(preset, "preset"))
		return 18;
	return 0;
}

static void test_arguments(void)
{
	char *const env[] = { "ONE=1=1", "EMPTY=", "WITHOUT", NULL };
	char *const none[] = { NULL };

	is_int(run((char *[]){ "the name", "args", "", "c d", NULL }, env), 0,
	       "arguments, environment, stack, data");
	is_int(run((char *[]){ "x", "status", "0", NULL }, none), 0,
	       "no environment at all");
	is_int(run((char *[]){ "x", "env", NULL }, NULL), 0,
	       "execv passes the environment on");
	is_int(run((char *[]){ "x", "env", NULL }, none), 1 << 8,
	       "execve does not");
}

static void test_status(void)
{
	static char *const texts[] = { "0", "1", "42", "255", "0x1ff", "-1" };
	static const int want[] = { 0, 1, 42, 255, 255, 255 };

	for (int i = 0; i < 6; i++) {
		int status =
			run((char *[]){ "x", "status", texts[i], NULL }, NULL);

		ok(WIFEXITED(status) && WEXITSTATUS(status) == want[i],
		   "main returns %s", texts[i]);
	}
	is_int(WEXITSTATUS(run((char *[]){ "x", "exit", NULL }, NULL)), 7,
	       "exit(7)");
}

static void test_children(void)
{
	int status = 0;
	pid_t parent = getpid(), pid;

	pid = fork();
	if (pid == 0)
		_exit(getppid() == parent && getpid() != parent ? 9 : 1);
	is_int(waitpid(pid, &status, 0), pid, "fork, waitpid");
	is_int(WEXITSTATUS(status), 9, "  the child knows who it is");
	errno = 0;
	ok(waitpid(pid, &status, 0) == -1 && errno == ECHILD,
	   "waitpid: no more children");

	pid = fork();
	if (pid == 0) {
		if (setsid() != getpid())
			_exit(1);
		/* Who leads a group already cannot begin a session. */
		_exit(setsid() == -1 && errno == EPERM ? 9 : 2);
	}
	waitpid(pid, &status, 0);
	is_int(WEXITSTATUS(status), 9, "setsid");

	pid = fork();
	if (pid == 0) {
		for (;;)
			raise(SIGSTOP);
	}
	is_int(waitpid(pid, &status, WUNTRACED), pid, "a child stops");
	ok(WIFSTOPPED(status) && WSTOPSIG(status) == SIGSTOP &&
		   !WIFEXITED(status) && !WIFSIGNALED(status),
	   "WIFSTOPPED");
	is_int(waitpid(pid, &status, WNOHANG), 0, "waitpid: WNOHANG");
	kill(pid, SIGKILL);
	is_int(wait4(pid, &status, 0, NULL), pid, "wait4");
	ok(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL &&
		   !WIFEXITED(status) && !WIFSTOPPED(status),
	   "WIFSIGNALED");

	errno = 0;
	ok(execv("/nonexistent", (char *[]){ "x", NULL }) == -1 &&
		   errno == ENOENT,
	   "execv: nothing there");
	errno = 0;
	ok(execve("/etc", (char *[]){ "x", NULL }, environ) == -1 &&
		   errno == EACCES,
	   "execve: not executable");
}

int main(int argc, char **argv, char **envp)
{
	if (argc > 1)
		return child(argc, argv, envp);
	self = getenv("TEST_RUNNER") ? argv[0] : "/proc/self/exe";
	test_arguments();
	test_status();
	test_children();
	return done_testing();
}
