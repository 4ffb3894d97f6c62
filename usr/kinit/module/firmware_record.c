// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the kernel says (drivers/base/firmware_loader/main.c), with the errno of
 * a file that is not there:
 *
 *	DRIVER DEVICE: Direct firmware load for NAME failed with error -2
 *	DRIVER DEVICE: firmware: failed to load NAME (-2)
 *
 * The second is Debian's, which has both. DRIVER is the bus if there is none.
 */
#include <string.h>

#include "module/firmware_record.h"

#define LEVEL_WARNING 4

/*
 * Ends @line where @before and the name behind it begin, and the name where
 * @after does, which has to end the line. NULL: this is not so.
 */
static char *cut(char *line, const char *before, const char *after)
{
	char *start = strstr(line, before), *name, *end;

	if (!start)
		return NULL;
	name = start + strlen(before);
	end = strstr(name, after);
	/* The number may go on. */
	if (!end || end == name || end[strlen(after)])
		return NULL;
	*start = *end = '\0';
	return name;
}

bool firmware_record(struct firmware *f, const char *record, size_t len)
{
	char *blank;

	if (!kmsg_text(f->driver, record, len, LEVEL_WARNING))
		return false;
	f->name = cut(f->driver, ": Direct firmware load for ",
		      " failed with error -2");
	if (!f->name)
		f->name =
			cut(f->driver, ": firmware: failed to load ", " (-2)");
	/* A driver may have a blank in its name, a device has none. */
	blank = strrchr(f->driver, ' ');
	if (!f->name || !blank)
		return false;
	*blank = '\0';
	f->id = blank + 1;
	return true;
}
