// SPDX-License-Identifier: GPL-2.0-only
#include "../tap.h"
#include "progress.h"

static const char *size(uint64_t bytes)
{
	static char buf[32];
	struct text t;

	text_init(&t, buf, sizeof(buf));
	progress_size(&t, bytes);
	return buf;
}

static const char *line(uint64_t done, uint64_t total, uint64_t msec)
{
	static char buf[128];
	struct text t;

	text_init(&t, buf, sizeof(buf));
	progress_line(&t, done, total, msec);
	return buf;
}

int main(void)
{
	const uint64_t mib = 1 << 20;

	is_str(size(0), "0 bytes", "nothing");
	is_str(size(1023), "1023 bytes", "bytes");
	is_str(size(1024), "1.0 kiB", "a kiB");
	is_str(size(102399), "99.9 kiB", "with a tenth");
	is_str(size(102400), "100 kiB", "and without");
	is_str(size(mib - 1), "1023 kiB", "almost a MiB");
	is_str(size(381 * mib), "381 MiB", "MiB");
	is_str(size(1536 * mib), "1.5 GiB", "GiB");
	is_str(size(UINT64_MAX), "15.9 EiB", "the most");

	is_str(line(0, 100 * mib, 0), "0 %, 0 bytes of 100 MiB", "the start");
	is_str(line(37 * mib, 100 * mib, 1000),
	       "37 %, 37.0 MiB of 100 MiB, 37.0 MiB/s, 1 s left", "a part");
	is_str(line(10 * mib, 10000 * mib, 1000),
	       "0 %, 10.0 MiB of 9.7 GiB, 10.0 MiB/s, 16 min 39 s left",
	       "minutes");
	is_str(line(mib, 100000 * mib, 1000),
	       "0 %, 1.0 MiB of 97.6 GiB, 1.0 MiB/s, 27 h 46 min left",
	       "hours");
	is_str(line(100 * mib, 100 * mib, 2000),
	       "100 %, 100 MiB of 100 MiB, 50.0 MiB/s, 0 s left", "the end");
	is_str(line(200 * mib, 100 * mib, 2000),
	       "100 %, 100 MiB of 100 MiB, 50.0 MiB/s, 0 s left", "beyond it");
	is_str(line(0, 0, 2000), "100 %, 0 bytes of 0 bytes", "of nothing");
	is_str(line(1, 99, 2000), "100 %, 1 bytes of 99 bytes",
	       "of less than a hundredth");
	is_str(line(mib, UINT64_MAX, 10000000), "0 %, 1.0 MiB of 15.9 EiB",
	       "too slow for a rate");
	return done_testing();
}
