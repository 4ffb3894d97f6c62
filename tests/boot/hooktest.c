// SPDX-License-Identifier: GPL-2.0-only
/*
 * The program of the hooks of the tests; what it does is its first argument:
 *
 *	say TEXT...	prints them, a line each, between brackets
 *	env		prints its environment, a line each
 *	link TARGET NAME  makes a symbolic link
 *	fail		says why, and ends with 3
 *	hang		goes on for ever with a child, and neither heeds SIGTERM
 *	leave		ends, and leaves a child that holds its output open
 *	leave-session	the same; the child is in a session of its own
 *	flood		prints 4 MiB of lines, then 1 MiB without a newline
 *	crash		ends by a signal
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char **environ;

static void wait_forever(void)
{
	signal(SIGTERM, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	for (;;)
		pause();
}

static void flood(void)
{
	static char bytes[1 << 20];

	for (int i = 0; i < (4 << 20) / 64; i++)
		printf("%063d\n", i);
	memset(bytes, '\033', sizeof(bytes));
	fwrite(bytes, 1, sizeof(bytes), stdout);
}

/* The parent ends when the child is what it is to be. */
static void leave(int session)
{
	int fds[2];
	char c;

	if (pipe(fds))
		return;
	if (!fork()) {
		if (session)
			setsid();
		close(fds[1]);
		close(fds[0]);
		wait_forever();
	}
	close(fds[1]);
	while (read(fds[0], &c, 1) > 0)
		;
}

int main(int argc, char **argv)
{
	const char *what = argc > 1 ? argv[1] : "";

	if (!strcmp(what, "say")) {
		for (int i = 2; i < argc; i++)
			printf("[%s]\n", argv[i]);
	} else if (!strcmp(what, "env")) {
		for (char **e = environ; *e; e++)
			puts(*e);
	} else if (!strcmp(what, "link") && argc == 4) {
		return symlink(argv[2], argv[3]) ? 1 : 0;
	} else if (!strcmp(what, "fail")) {
		fprintf(stderr, "hooktest: this disk is not mine\n");
		return 3;
	} else if (!strcmp(what, "hang")) {
		printf("hanging\n");
		fflush(stdout);
		fork();
		wait_forever();
	} else if (!strcmp(what, "leave")) {
		leave(0);
	} else if (!strcmp(what, "leave-session")) {
		leave(1);
	} else if (!strcmp(what, "flood")) {
		flood();
	} else if (!strcmp(what, "crash")) {
		raise(SIGSEGV);
	} else {
		return 2;
	}
	return 0;
}
