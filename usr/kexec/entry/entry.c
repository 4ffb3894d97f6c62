// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "entry/entry.h"

/* In GRUB's files: nothing, unless a tuning daemon has set it. */
#define NO_VARIABLE "$tuned_"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* The digits that end at @end, and begin behind @mark; false: there are none. */
static bool number_behind(const char *start, const char **end, char mark,
			  unsigned int *n)
{
	const char *p = *end;
	unsigned int factor = 1;

	*n = 0;
	while (p > start && p[-1] >= '0' && p[-1] <= '9') {
		/* More than anybody counts. */
		if (*end - p == 9)
			return false;
		*n += factor * (unsigned int)(*--p - '0');
		factor *= 10;
	}
	if (p == *end || p == start || p[-1] != mark)
		return false;
	*end = p - 1;
	return true;
}

bool entry_name(struct entry *e, const char *file)
{
	size_t len = strlen(file);
	const char *end = file + len - 5, *id_end;
	unsigned int left, done = 0;

	memset(e, 0, sizeof(*e));
	if (len <= 5 || len >= ENTRY_NAME || strcasecmp(end, ".conf"))
		return false;
	memcpy(e->file, file, len);
	id_end = end;
	if (number_behind(file, &id_end, '+', &left)) {
		e->is_counted = true;
	} else {
		id_end = end;
		e->is_counted = number_behind(file, &id_end, '-', &done) &&
				number_behind(file, &id_end, '+', &left);
	}
	/* A name of nothing but counters is a name. */
	if (id_end == file)
		e->is_counted = false;
	if (e->is_counted) {
		e->tries_left = left;
		e->tries_done = done;
		end = id_end;
	}
	memcpy(e->id, file, (size_t)(end - file));
	return true;
}

/* Ends the line that begins at @p; where the next one begins. */
static char *end_line(char *p, char *end)
{
	char *next = memchr(p, '\n', (size_t)(end - p));
	char *last = next ? next : end;

	while (last > p && is_blank(last[-1]))
		last--;
	*last = '\0';
	return next ? next + 1 : end;
}

static bool is_text(const char *p)
{
	for (; *p; p++) {
		if ((unsigned char)*p < ' ' && *p != '\t')
			return false;
		if (*p == 0x7f)
			return false;
	}
	return true;
}

/* No path leads out of the partition. */
static bool is_inside(const char *path)
{
	while (path) {
		path += strspn(path, "/");
		if (!strncmp(path, "..", 2) && (!path[2] || path[2] == '/'))
			return false;
		path = strchr(path, '/');
	}
	return true;
}

/* What GRUB would have put after the path: nothing that is known. */
static void cut_variables(char *value)
{
	char *dollar = strstr(value, " " NO_VARIABLE);

	if (dollar)
		*dollar = '\0';
}

static const char *take_path(const char **to, const char *value)
{
	if (!is_inside(value))
		return "the path has a \"..\"";
	*to = value;
	return NULL;
}

/* What is wrong with it; NULL: nothing. */
static const char *take(struct entry *e, const char *key, char *value)
{
	const struct {
		const char *key, **to;
	} texts[] = {
		{ "title", &e->title },
		{ "version", &e->version },
		{ "machine-id", &e->machine_id },
		{ "sort-key", &e->sort_key },
		{ "architecture", &e->architecture },
		{ "efi", &e->efi },
		{ "uki", &e->efi },
		{ "uki-url", &e->efi },
	};
	const char *problem;

	if (!strcmp(key, "options")) {
		if (!*value)
			return NULL;
		if (e->n_options == ENTRY_OPTIONS)
			return "too many lines of options";
		e->options[e->n_options++] = value;
		return NULL;
	}
	if (!strcmp(key, "linux"))
		return *value ? take_path(&e->kernel, value)
			      : "linux without a path";
	if (!strcmp(key, "devicetree"))
		return *value ? take_path(&e->devicetree, value)
			      : "devicetree without a path";
	if (!strcmp(key, "initrd")) {
		if (!*value)
			return "initrd without a path";
		if (e->n_initrds == ENTRY_INITRDS)
			return "too many lines of initrd";
		cut_variables(value);
		problem = take_path(&e->initrds[e->n_initrds], value);
		if (!problem)
			e->n_initrds++;
		return problem;
	}
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		if (!strcmp(key, texts[i].key) && *value)
			*texts[i].to = value;
	}
	return NULL;
}

int entry_parse(struct entry *e, char *text, size_t len, struct text *why)
{
	char *end = text + len, *p = text, *next;
	const char *problem = NULL;
	unsigned int line;

	for (line = 1; p < end; line++, p = next) {
		char *value;

		/* Nothing of the line is hidden behind a zero. */
		next = memchr(p, '\n', (size_t)(end - p));
		value = memchr(p, 0, (size_t)((next ? next : end) - p));
		next = end_line(p, end);
		if (value || !is_text(p)) {
			problem = "this is no text";
			break;
		}
		while (is_blank(*p))
			p++;
		if (!*p || *p == '#')
			continue;
		value = p + strcspn(p, " \t");
		if (*value)
			*value++ = '\0';
		while (is_blank(*value))
			value++;
		problem = take(e, p, value);
		if (problem)
			break;
	}
	if (!problem && !e->kernel) {
		line = line > 1 ? line - 1 : 1;
		problem = e->efi ? "it starts an EFI program, and no kernel"
				 : "no line of the file says linux";
	}
	if (!problem)
		return 0;
	text_add(why, "%u: %s", line, problem);
	return -EINVAL;
}

bool entry_suits(const struct entry *e, const char *machine)
{
	static const struct {
		const char *machine, *efi;
	} names[] = {
		{ "x86_64", "x64" },	  { "aarch64", "aa64" },
		{ "arm64", "aa64" },	  { "riscv64", "riscv64" },
		{ "riscv32", "riscv32" }, { "i686", "ia32" },
		{ "armv7l", "arm" },	  { "loongarch64", "loongarch64" },
	};

	if (!e->architecture)
		return true;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (!strcmp(machine, names[i].machine))
			return !strcasecmp(e->architecture, names[i].efi);
	}
	return !strcasecmp(e->architecture, machine);
}

int entry_options(const struct entry *e, char *buf, size_t size,
		  struct text *why)
{
	size_t used = 0;

	for (unsigned int i = 0; i < e->n_options; i++) {
		const char *p = e->options[i];

		while (*p) {
			size_t blank = strspn(p, " \t");
			size_t len = strcspn(p += blank, " \t");

			if (!len ||
			    !strncmp(p, NO_VARIABLE, sizeof(NO_VARIABLE) - 1)) {
				p += len;
				continue;
			}
			if (*p == '$') {
				text_add(why, "%.*s", (int)len, p);
				text_add(why,
					 " is a variable of GRUB's, whose value is not known");
				return -EINVAL;
			}
			/* Blanks may be within quotes. */
			if (!used || p == e->options[i])
				blank = used ? 1 : 0;
			if (used + blank + len >= size) {
				text_add(why,
					 "its options are longer than %zu bytes",
					 size - 1);
				return -E2BIG;
			}
			if (blank)
				memset(buf + used, ' ', blank);
			memcpy(buf + used + blank, p, len);
			used += blank + len;
			p += len;
		}
	}
	buf[used] = '\0';
	return 0;
}
