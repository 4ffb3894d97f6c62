// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "log/console.h"
#include "log/log.h"
#include "report/report.h"
#include "report/show.h"

/* Without a terminal to overwrite a line on, one in so many ms is enough. */
#define PLAIN_STATUS_INTERVAL 5000

/* Nobody wants to read of a wait that is over in no time. */
#define QUIET_WAIT 1000

/* A question is repeated where it was not asked, and then ever more seldom. */
#define REMIND_AFTER 60000

static bool is_asking(const struct boot *boot)
{
	return boot->tty_taken || (boot->asked && boot->answer == ANSWER_NONE);
}

/*
 * On the console that is asked on, the line would come between the question and
 * the answer. Who sits at another, or reads the log, is told.
 */
static void show_question(const struct boot *boot, uint64_t now)
{
	static char shown[LOG_LINE_SIZE]; /* "": nobody asks */
	static uint64_t since, next;
	char line[LOG_LINE_SIZE], console[CONSOLE_NAME_SIZE];
	struct text t;

	if (!is_asking(boot)) {
		shown[0] = '\0';
		return;
	}
	console_name(console);
	text_init(&t, line, sizeof(line));
	text_add(&t, "kinit: ");
	report_asking(&t, boot, console);
	if (strcmp(line, shown)) {
		strlcpy(shown, line, sizeof(shown));
		since = next = now;
	}
	if (now < next)
		return;
	next = now + (now - since > REMIND_AFTER ? now - since : REMIND_AFTER);
	console_tell_others(line);
	log_print(LOG_NOTICE, "%s", line + sizeof("kinit: ") - 1);
}

static void show_status(const struct boot *boot, uint64_t now)
{
	static uint64_t next_plain;
	char line[80]; /* a longer one could not overwrite itself */
	struct text t;

	if (now < boot->started + QUIET_WAIT)
		return;
	text_init(&t, line, sizeof(line));
	report_waiting(&t, boot, now);
	log_status(line, now >= next_plain);
	if (now >= next_plain)
		next_plain = now + PLAIN_STATUS_INTERVAL;
}

void show_wait(const struct boot *boot, uint64_t now)
{
	show_question(boot, now);
	if (!is_asking(boot))
		show_status(boot, now);
}
