// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "copy.h"
#include "log/printk_ring.h"
#include "save.h"

/* The errors of the file, apart from those of the dump. */
struct output {
	int fd, error;
};

static int put(void *ctx, const char *text, size_t len)
{
	struct output *out = ctx;
	ssize_t n;

	while (len && !out->error) {
		n = write(out->fd, text, len);
		if (n >= 0) {
			text += n;
			len -= (size_t)n;
		} else if (errno != EINTR) {
			out->error = -errno;
		}
		if (copy_stopped())
			out->error = -EINTR;
	}
	return out->error;
}

int save_log(struct source *s, int fd, int *why, uint32_t *lost)
{
	static char info[CORE_INFO_MAX];
	static struct log_text text;
	struct output out = { .fd = fd };
	struct memory m;

	*lost = 0;
	*why = s->load_error;
	if (!*why)
		*why = elf_core_info(&s->core, info, sizeof(info));
	if (*why)
		return 0;
	memory_init(&m, &s->core, info);
	log_text_init(&text, put, &out);
	*why = printk_ring_read(&m, &text, lost);
	if (out.error)
		*why = 0;
	return out.error;
}

const char *save_log_words(int why)
{
	switch (why) {
	case -ENOENT:
		return "VMCOREINFO does not say where the log is";
	case -ENXIO:
		return "the log is in memory that the dump does not have";
	case -EINVAL:
		return "the log is damaged";
	case -E2BIG:
		return "the dump has too many program headers";
	default:
		return strerror(-why);
	}
}
