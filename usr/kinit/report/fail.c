// SPDX-License-Identifier: GPL-2.0-only
#include <fcntl.h>
#include <linux/reboot.h>
#include <string.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "hook/child.h"
#include "log/log.h"
#include "log/timeline.h"
#include "loop.h"
#include "report/fail.h"
#include "report/report.h"
#include "small_file.h"

static char buf[REPORT_SIZE];

static void write_file(const char *text)
{
	small_file_write(RUN_DIR "/report", O_CREAT | O_TRUNC, 0644, text,
			 strlen(text));
}

void write_report(const struct boot *boot)
{
	struct text t;

	text_init(&t, buf, sizeof(buf));
	report_success(&t, boot, loop_now());
	write_file(buf);
}

/*
 * Somebody may want to read what is on the screen, so many seconds long; 0: for
 * ever. Process 1 still reaps.
 */
static void rest(int seconds)
{
	uint64_t until = loop_now() + (uint64_t)seconds * 1000;

	while (!seconds || loop_now() < until) {
		while (waitpid(-1, NULL, WNOHANG) > 0)
			;
		child_poll(NULL, 0, 1000);
	}
}

/* A device that answers no more has no end; and a dump is unmounted. */
static void stop_machine(const struct boot *boot, int how)
{
	if (!saves_dump(boot))
		sync();
	reboot(how);
}

bool follow(struct boot *boot, const struct decision *d)
{
	/* What went to the terminal must be out before the kernel stops. */
	tcdrain(STDOUT_FILENO);

	switch (d->after) {
	case AFTER_REBOOT:
		stop_machine(boot, LINUX_REBOOT_CMD_RESTART);
		break;
	case AFTER_POWEROFF:
		stop_machine(boot, LINUX_REBOOT_CMD_POWER_OFF);
		break;
	case AFTER_HALT:
		stop_machine(boot, LINUX_REBOOT_CMD_HALT);
		break;
	case AFTER_STAND:
		rest(d->stand);
		stop_machine(boot, LINUX_REBOOT_CMD_RESTART);
		break;
	case AFTER_RESCUE:
	case AFTER_ROOT:
		return true;
	case AFTER_GO_ON:
		boot->reported = true;
		log_print(LOG_NOTICE,
			  "kinit.on_failure=wait: boot goes on when it comes");
		return true;
	case AFTER_PANIC:
		break;
	}
	return false;
}

bool fail(struct boot *boot, const struct decision *d)
{
	struct text t;

	log_status("", false);
	text_init(&t, buf, sizeof(buf));
	report_failure(&t, boot, d->cause, loop_now());
	log_report(buf);
	write_file(buf);
	timeline_note("failed", "", "");
	return follow(boot, d);
}
