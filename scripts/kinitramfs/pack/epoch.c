// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/filter.h"
#include "base/message.h"
#include "pack/epoch.h"

static bool parse(const char *text, uint32_t *time)
{
	unsigned long long n;
	char *end;

	errno = 0;
	n = strtoull(text, &end, 10);
	if (*text < '0' || *text > '9' || *end || errno || n > UINT32_MAX)
		return false;
	*time = n;
	return true;
}

/* What "date -d @text +%s" says, in @said. */
static bool ask_date(const char *text, char *said, size_t size)
{
	const char *const argv[] = { "date", "-d", text, "+%s", NULL };
	size_t len = 0;
	int ends[2], null, err;
	ssize_t n = -1;
	pid_t pid;

	null = open("/dev/null", O_RDONLY | O_CLOEXEC);
	if (null < 0 || pipe2(ends, O_CLOEXEC)) {
		error_at(NULL, "%s", strerror(errno));
		if (null >= 0)
			close(null);
		return false;
	}
	err = filter_start(argv, null, ends[1], true, &pid);
	close(null);
	close(ends[1]);
	while (!err && len < size - 1) {
		n = read(ends[0], said + len, size - 1 - len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			break;
		len += n;
	}
	close(ends[0]);
	said[len] = '\0';
	said[strcspn(said, "\n")] = '\0';
	return !err && !filter_wait(pid, argv[0]) && !n;
}

int epoch_get(uint32_t *time)
{
	const char *stamp = getenv("KBUILD_BUILD_TIMESTAMP");
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	char said[32];

	*time = 0;
	if (stamp && *stamp) {
		if (ask_date(stamp, said, sizeof(said)) && parse(said, time))
			return 0;
		error_at(NULL,
			 "KBUILD_BUILD_TIMESTAMP='%s': date(1) cannot read it, or it is not between 1970 and 2106",
			 stamp);
		return -1;
	}
	if (epoch && *epoch && !parse(epoch, time)) {
		error_at(NULL,
			 "SOURCE_DATE_EPOCH='%s': wants seconds since 1970, at most 4294967295",
			 epoch);
		return -1;
	}
	return 0;
}
