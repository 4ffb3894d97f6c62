// SPDX-License-Identifier: GPL-2.0-only
/*
 * The kernel's command line says it, or initramfs-tools' configuration, or the
 * kernel itself has been told, as systemd does when it hibernates a machine.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "base/strlist.h"
#include "machine/resume_name.h"
#include "machine/resume_scan.h"

/* The start of a small file, "" if there is none. */
static void read_file(const char *path, char *text, size_t size)
{
	FILE *file = fopen(path, "re");

	text[file ? fread(text, 1, size - 1, file) : 0] = '\0';
	if (file)
		fclose(file);
}

static bool named(const char *file, const char *name, unsigned int *major_no,
		  unsigned int *minor_no)
{
	char text[8192], *value, *path;
	struct stat st;
	bool found;

	read_file(file, text, sizeof(text));
	value = resume_name(text, name);
	path = value ? resume_path(value) : NULL;
	found = path && !stat(path, &st) && S_ISBLK(st.st_mode);
	if (found) {
		*major_no = major(st.st_rdev);
		*minor_no = minor(st.st_rdev);
	}
	free(path);
	free(value);
	return found;
}

bool resume_scan(unsigned int *major_no, unsigned int *minor_no)
{
	char text[64];

	if (named("/proc/cmdline", "resume", major_no, minor_no) ||
	    named(RESUME_CONF, "RESUME", major_no, minor_no))
		return true;
	read_file("/sys/power/resume", text, sizeof(text));
	return sscanf(text, "%u:%u", major_no, minor_no) == 2 && *major_no;
}
