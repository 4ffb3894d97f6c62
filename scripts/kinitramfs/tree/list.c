// SPDX-License-Identifier: GPL-2.0-only
/*
 * The format of the kernel's usr/gen_init_cpio.c. Words are separated by white
 * space, and nothing can be quoted; "#" begins a comment.
 *
 *	file NAME HOST_FILE MODE UID GID [HARD_LINK ...]
 *	dir NAME MODE UID GID
 *	nod NAME MODE UID GID b|c MAJOR MINOR
 *	slink NAME TARGET MODE UID GID
 *	pipe NAME MODE UID GID
 *	sock NAME MODE UID GID
 *
 * gen_init_cpio warns of what it does not understand and goes on. Here it is
 * an error: an image that lacks something is found out at boot.
 */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "tree/list.h"

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

char *list_word(char **line)
{
	char *p = *line, *word;

	while (is_space(*p))
		p++;
	word = p;
	while (*p && !is_space(*p))
		p++;
	if (*p)
		*p++ = '\0';
	*line = p;
	return *word ? word : NULL;
}

static bool number(char **line, int base, unsigned int max, unsigned int *value)
{
	char *word = list_word(line), *end;
	unsigned long n;

	if (!word || *word < '0' || *word > '9')
		return false;
	n = strtoul(word, &end, base);
	if (*end || n > max)
		return false;
	*value = n;
	return true;
}

static const struct {
	const char *word;
	unsigned int type;
	bool has_source, has_device, has_links;
} kinds[] = {
	{ "file", S_IFREG, true, false, true },
	{ "dir", S_IFDIR, false, false, false },
	{ "nod", 0, false, true, false },
	{ "slink", S_IFLNK, true, false, false },
	{ "pipe", S_IFIFO, false, false, false },
	{ "sock", S_IFSOCK, false, false, false },
};

static const char *parse_device(struct list_entry *e, char **line)
{
	const char *type = list_word(line);

	if (!type || (strcmp(type, "b") && strcmp(type, "c")))
		return "after the group comes b or c";
	e->mode |= *type == 'b' ? S_IFBLK : S_IFCHR;
	if (!number(line, 10, 0xfff, &e->major))
		return "the major number is missing or no number";
	if (!number(line, 10, 0xfffff, &e->minor))
		return "the minor number is missing or no number";
	return NULL;
}

const char *list_parse(struct list_entry *e, char *line)
{
	const char *problem;
	char *word;
	size_t k;

	memset(e, 0, sizeof(*e));
	word = list_word(&line);
	if (!word || *word == '#')
		return NULL;
	for (k = 0; k < sizeof(kinds) / sizeof(*kinds); k++)
		if (!strcmp(word, kinds[k].word))
			break;
	if (k == sizeof(kinds) / sizeof(*kinds))
		return "the first word is none of file, dir, nod, slink, pipe, sock";

	e->name = list_word(&line);
	if (!e->name)
		return "the name is missing";
	if (kinds[k].has_source) {
		e->source = list_word(&line);
		if (!e->source)
			return "the source or target is missing";
	}
	if (!number(&line, 8, 07777, &e->mode))
		return "the mode is missing or not octal";
	if (!number(&line, 10, 0xffffffff, &e->uid))
		return "the user is missing or no number";
	if (!number(&line, 10, 0xffffffff, &e->gid))
		return "the group is missing or no number";
	e->mode |= kinds[k].type;
	if (kinds[k].has_device) {
		problem = parse_device(e, &line);
		if (problem)
			return problem;
	}
	e->hard_links = line;
	if (!kinds[k].has_links && list_word(&line))
		return "there is a word too many";
	return NULL;
}

static const char *kind_word(unsigned int mode)
{
	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++)
		if (kinds[k].type == (mode & S_IFMT))
			return kinds[k].word;
	return "nod";
}

void list_write(const struct list_entry *e, FILE *out)
{
	fprintf(out, "%s %s", kind_word(e->mode), e->name);
	if (e->source)
		fprintf(out, " %s", e->source);
	fprintf(out, " %04o %u %u", e->mode & 07777, e->uid, e->gid);
	if (S_ISBLK(e->mode) || S_ISCHR(e->mode))
		fprintf(out, " %c %u %u", S_ISBLK(e->mode) ? 'b' : 'c',
			e->major, e->minor);
	if (S_ISREG(e->mode) && *e->hard_links)
		fprintf(out, " %s", e->hard_links);
	fputc('\n', out);
}
