// SPDX-License-Identifier: GPL-2.0-only
/*
 * Commands. Each has a session of its own, and so a process group, because a
 * timeout has to reach everything that a script has started.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "hook/child.h"
#include "log/log.h"

/* What one command may put into the log; the rest is only counted. */
#define LOGGED_LINES 100

static void wake_up(int sig)
{
	(void)sig;
}

static void set_signals(int how, void (*handler)(int))
{
	struct sigaction act = { .sa_handler = handler };
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	sigprocmask(how, &set, NULL);
	sigaction(SIGCHLD, &act, NULL);
}

/* Blocked but while we wait: a child's end cannot slip in between. */
void child_signals(void)
{
	set_signals(SIG_BLOCK, wake_up);
}

void child_signals_restore(void)
{
	set_signals(SIG_UNBLOCK, SIG_DFL);
}

int child_poll(struct pollfd *fds, size_t n, int ms)
{
	struct timespec ts = { .tv_sec = ms / 1000,
			       .tv_nsec = ms % 1000 * 1000000L };
	sigset_t none;

	sigemptyset(&none);
	if (ppoll(fds, n, &ts, &none) >= 0)
		return 1;
	return errno == EINTR ? 0 : -errno;
}

int child_error(int status)
{
	return WIFEXITED(status) ? -WEXITSTATUS(status) : -EINTR;
}

/* Tries each folder of @path, and returns only if none had it. */
static void execute(char *const *argv, char *const *envp, const char *path)
{
	char file[512];
	int err = ENOENT;

	if (strchr(argv[0], '/')) {
		execve(argv[0], argv, envp);
		return;
	}
	while (*path) {
		size_t len = strcspn(path, ":");

		snprintf(file, sizeof(file), "%.*s/%s", (int)len, path,
			 argv[0]);
		execve(file, argv, envp);
		if (errno != ENOENT)
			err = errno;
		path += len + (path[len] == ':');
	}
	errno = err;
}

static void __attribute__((noreturn))
run_child(char *const *argv, char *const *envp, const char *path, int output)
{
	int null;

	child_signals_restore();
	setsid();
	if (output >= 0) {
		null = open("/dev/null", O_RDWR | O_CLOEXEC);
		dup2(null, STDIN_FILENO);
		dup2(output, STDOUT_FILENO);
		dup2(output, STDERR_FILENO);
	} else {
		/* So that a ^C reaches the command, and only the command. */
		ioctl(STDIN_FILENO, TIOCSCTTY, 1);
	}
	execute(argv, envp, path);
	dprintf(STDERR_FILENO, "cannot execute %s: %s\n", argv[0],
		strerror(errno));
	_exit(127);
}

int child_start(struct child *c, char *const *argv, char *const *envp,
		const char *path, bool tty)
{
	int fds[2] = { -1, -1 };
	pid_t pid;

	*c = (struct child){ .output = -1 };
	if (!tty && pipe2(fds, O_CLOEXEC) < 0)
		return -errno;
	/* Our end alone: few programs expect it of their output. */
	if (!tty)
		fcntl(fds[0], F_SETFL, O_NONBLOCK);
	pid = fork();
	if (pid < 0) {
		int err = -errno;

		if (!tty) {
			close(fds[0]);
			close(fds[1]);
		}
		return err;
	}
	if (!pid)
		run_child(argv, envp, path, fds[1]);
	if (!tty)
		close(fds[1]);
	c->pid = pid;
	c->output = fds[0];
	return 0;
}

/* The last lines are what an error is told by; the first ones go. */
static void keep_line(struct child *c)
{
	size_t need = c->line_len + 1, drop = 0;

	while (c->text_len - drop + need > sizeof(c->text) - 1) {
		char *end = memchr(c->text + drop, '\n', c->text_len - drop);

		drop = end ? (size_t)(end - c->text) + 1 : c->text_len;
	}
	memmove(c->text, c->text + drop, c->text_len - drop);
	c->text_len -= drop;
	memcpy(c->text + c->text_len, c->line, c->line_len);
	c->text_len += need;
	c->text[c->text_len - 1] = '\n';
	c->text[c->text_len] = '\0';
}

/* A command that fails can say why, and that is what a report begins with. */
#define CAUSE	  "cause: "
#define CAUSE_LEN (sizeof(CAUSE) - 1)

/* @progress: the next line is to overwrite it. */
static void end_line(struct child *c, const char *who, bool progress)
{
	const char *line = c->line;

	if (!c->line_len)
		return;
	c->line[c->line_len] = '\0';
	snprintf(c->said, sizeof(c->said), "%.*s", (int)sizeof(c->said) - 1,
		 line);
	if (progress) {
		c->line_len = 0;
		return;
	}
	if (!strncmp(line, CAUSE, CAUSE_LEN)) {
		line += CAUSE_LEN;
		snprintf(c->cause, sizeof(c->cause), "%.*s",
			 (int)sizeof(c->cause) - 1, line);
	} else {
		keep_line(c);
	}
	if (c->lines++ < LOGGED_LINES)
		log_print(LOG_INFO, "%s: %pE", who, line);
	c->line_len = 0;
}

void child_read(struct child *c, const char *who)
{
	char buf[1024];
	ssize_t n;

	if (c->output < 0)
		return;
	n = read(c->output, buf, sizeof(buf));
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n <= 0) {
		close(c->output);
		c->output = -1;
		return;
	}
	for (ssize_t i = 0; i < n; i++) {
		if (buf[i] == '\n' || buf[i] == '\r' || !buf[i] ||
		    c->line_len == sizeof(c->line) - 1)
			end_line(c, who, buf[i] == '\r');
		if (buf[i] != '\n' && buf[i] != '\r' && buf[i])
			c->line[c->line_len++] = buf[i];
	}
}

/* More than a pipe holds has been written by those that it left behind. */
#define PIPE_READS 64

/*
 * Its orphans are ours, as process 1, and would be the real init's after us.
 * They have been killed, so that takes no time, unless a driver holds one.
 */
static void reap_group(pid_t group)
{
	for (int i = 0; i < 100; i++) {
		pid_t pid = waitpid(-group, NULL, WNOHANG);

		if (pid < 0)
			return;
		if (!pid)
			poll(NULL, 0, 5);
	}
}

void child_ended(struct child *c, const char *who)
{
	if (!kill(-c->pid, SIGKILL))
		reap_group(c->pid);
	c->pid = 0;
	for (int i = 0; i < PIPE_READS && c->output >= 0; i++)
		child_read(c, who);
	end_line(c, who, false);
	if (c->output >= 0)
		close(c->output);
	c->output = -1;
	if (c->lines > LOGGED_LINES)
		log_print(LOG_INFO, "%s: %u lines more", who,
			  c->lines - LOGGED_LINES);
}

void child_kill(struct child *c)
{
	kill(-c->pid, SIGKILL);
}
