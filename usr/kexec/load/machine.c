// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "load/machine.h"
#include "system/read.h"
#include "text.h"

/* The text of a file of one line, without its end; false: there is none. */
static bool read_word(const char *folder, unsigned int n, const char *name,
		      char *buf, size_t size)
{
	char path[64];
	struct text t;
	ssize_t len;

	text_init(&t, path, sizeof(path));
	text_add(&t, "%s/%u/%s", folder, n, name);
	len = system_read(path, buf, size - 1);
	if (len <= 0)
		return false;
	buf[len] = '\0';
	buf[strcspn(buf, "\n")] = '\0';
	return true;
}

/* The entries are numbered, in the order in which the firmware had them. */
static int read_firmware(struct memory_map *m)
{
	static const char folder[] = "/sys/firmware/memmap";
	char first[32], last[32], type[64];
	int err = 0;

	for (unsigned int i = 0;
	     !err && read_word(folder, i, "start", first, sizeof(first)); i++) {
		if (!read_word(folder, i, "end", last, sizeof(last)) ||
		    !read_word(folder, i, "type", type, sizeof(type)))
			return -EIO;
		err = memory_add(m, strtoull(first, NULL, 0),
				 strtoull(last, NULL, 0), memory_type(type));
	}
	return err;
}

static int read_iomem(struct memory_map *m,
		      int (*add)(struct memory_map *m, const char *line),
		      struct crash_memory *reserved)
{
	static char text[65536];
	ssize_t len = system_read("/proc/iomem", text, sizeof(text) - 1);
	char *next;
	int err = 0;

	if (len < 0)
		return (int)len;
	text[len] = '\0';
	for (char *line = text; !err && *line; line = next) {
		next = line + strcspn(line, "\n");
		if (*next)
			*next++ = '\0';
		err = add(m, line);
		if (reserved)
			crash_memory_line(reserved, line);
	}
	return err;
}

int machine_memory(struct memory_map *m)
{
	int err;

	m->n = 0;
	err = read_firmware(m);
	if (err)
		return err;
	if (!m->n) {
		err = read_iomem(m, memory_add_line, NULL);
		if (err)
			return err;
	}
	err = memory_settle(m);
	return err ? err : memory_ram(m) ? 0 : -ENOENT;
}

bool machine_boot_params(uint8_t params[BOOT_PARAMS_SIZE])
{
	return system_read("/sys/kernel/boot_params/data", (char *)params,
			   BOOT_PARAMS_SIZE) == BOOT_PARAMS_SIZE;
}

uint64_t machine_rsdp(void)
{
	static const char *const names[] = { "ACPI20=", "ACPI=" };
	char text[1024];
	ssize_t len =
		system_read("/sys/firmware/efi/systab", text, sizeof(text) - 1);

	text[len < 0 ? 0 : len] = '\0';
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		const char *at = strstr(text, names[i]);

		if (at && (at == text || at[-1] == '\n'))
			return strtoull(at + strlen(names[i]), NULL, 0);
	}
	return 0;
}

ssize_t machine_fdt(const char *path, uint8_t *tree, size_t size)
{
	return system_read(path, (char *)tree, size);
}

/* Each processor has a note, whether it is running or not. */
static unsigned int read_notes(struct core_note *notes, unsigned int max)
{
	static const char folder[] = "/sys/devices/system/cpu/cpu";
	unsigned int n = 0;

	for (unsigned int cpu = 0; n < max && cpu < 8192; cpu++) {
		char path[80], at[32], size[32];
		struct text t;
		ssize_t len;

		text_init(&t, path, sizeof(path));
		text_add(&t, "%s%u/crash_notes", folder, cpu);
		len = system_read(path, at, sizeof(at) - 1);
		if (len <= 0)
			continue;
		at[len] = '\0';
		text_add(&t, "_size");
		len = system_read(path, size, sizeof(size) - 1);
		if (len <= 0)
			continue;
		size[len] = '\0';
		notes[n++] = (struct core_note){ strtoull(at, NULL, 16),
						 strtoull(size, NULL, 10) };
	}
	return n;
}

/* "ADDRESS SIZE", both in hexadecimal. */
static bool read_vmcoreinfo(struct core_note *note)
{
	char text[64], *end;
	ssize_t len =
		system_read("/sys/kernel/vmcoreinfo", text, sizeof(text) - 1);

	text[len < 0 ? 0 : len] = '\0';
	note->at = strtoull(text, &end, 16);
	note->size = strtoull(end, NULL, 16);
	return note->at && note->size;
}

static int read_dumped(struct crash_memory *reserved, struct core_facts *dumped)
{
	int err = read_iomem(&dumped->memory, memory_add_dumped, reserved);

	if (!err)
		err = memory_settle(&dumped->memory);
	if (err)
		return err;
	dumped->n_notes = read_notes(dumped->notes, CORE_NOTES - 1);
	if (read_vmcoreinfo(&dumped->notes[dumped->n_notes]))
		dumped->n_notes++;
	return reserved->size && dumped->n_notes ? 0 : -ENOENT;
}

int machine_crash(struct crash_memory *reserved, struct core_facts *dumped,
		  struct text *why)
{
	static char kcore[16384];
	ssize_t len;
	int err;

	memset(reserved, 0, sizeof(*reserved));
	dumped->memory.n = 0;
	err = read_dumped(reserved, dumped);
	if (err) {
		text_add(why,
			 "a crash kernel: /proc/iomem, /sys/kernel/vmcoreinfo: %s",
			 strerror(-err));
		return err;
	}
	len = system_read("/proc/kcore", kcore, sizeof(kcore));
	core_addresses(dumped, (const uint8_t *)kcore, len < 0 ? 0 : len);
	return 0;
}

bool machine_random(uint8_t *buf, size_t size)
{
	return system_read("/dev/urandom", (char *)buf, size) == (ssize_t)size;
}
