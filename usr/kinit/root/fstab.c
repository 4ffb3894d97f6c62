// SPDX-License-Identifier: GPL-2.0-only
/*
 * Lines of words, split by blanks and tabs: source, folder, type, options and
 * two numbers; "#" begins a comment. A blank, tab, newline or backslash within
 * a word is written \040, \011, \012, \134 (fstab(5), getmntent(3)).
 */
#include <string.h>

#include "root/fstab.h"

static bool is_octal(const char *p)
{
	if (!strncmp(p, "000", 3))
		return false; /* no word can hold that */
	return p[0] >= '0' && p[0] <= '3' && p[1] >= '0' && p[1] <= '7' &&
	       p[2] >= '0' && p[2] <= '7';
}

/* In place: what is written shorter is never longer. */
static void decode(char *word)
{
	char *to = word;

	for (const char *p = word; *p; p++) {
		if (*p == '\\' && is_octal(p + 1)) {
			*to++ = (char)((p[1] - '0') << 6 | (p[2] - '0') << 3 |
				       (p[3] - '0'));
			p += 3;
		} else {
			*to++ = *p;
		}
	}
	*to = '\0';
}

/* Ends the next word of the line with a NUL; "" if there is none. */
static char *next_word(char **line)
{
	char *word = *line + strspn(*line, " \t\r"), *end;

	end = word + strcspn(word, " \t\r");
	*line = *end ? end + 1 : end;
	*end = '\0';
	return word;
}

static bool is_dir(const char *word, const char *dir)
{
	size_t len = strlen(dir);

	/* "/usr/" is the same folder. */
	return !strncmp(word, dir, len) && !word[len + strspn(word + len, "/")];
}

static bool parse_line(char *line, const char *dir, struct fstab_entry *entry)
{
	char *source = next_word(&line), *where = next_word(&line);
	char *type, *options;

	if (!source[0] || source[0] == '#')
		return false;
	decode(where);
	if (!is_dir(where, dir))
		return false;
	type = next_word(&line);
	options = next_word(&line);
	decode(source);
	decode(type);
	decode(options);
	*entry = (struct fstab_entry){
		.source = source,
		.type = type[0] ? type : "auto",
		.options = options,
	};
	return true;
}

bool fstab_find(char *text, size_t len, const char *dir,
		struct fstab_entry *entry)
{
	bool found = false;
	char *end = text + len;

	*end = '\0';
	while (text < end) {
		char *line = text;

		text += strcspn(text, "\n");
		*text++ = '\0';
		found |= parse_line(line, dir, entry);
	}
	return found;
}

static bool is_for_user_space(const char *option, size_t len)
{
	static const char *const names[] = { "auto",	"noauto", "nofail",
					     "_netdev", "user",	  "nouser",
					     "users",	"owner",  "group" };

	if (len >= 2 && (!memcmp(option, "x-", 2) || !memcmp(option, "X-", 2)))
		return true;
	if (len >= 8 && !memcmp(option, "comment=", 8))
		return true;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strlen(names[i]) == len && !memcmp(option, names[i], len))
			return true;
	return false;
}

void fstab_strip_options(char *options)
{
	char *to = options;
	const char *p = options;

	while (*p) {
		size_t n = strcspn(p, ",");
		bool last = !p[n];

		if (n && !is_for_user_space(p, n)) {
			if (to != options)
				*to++ = ',';
			memmove(to, p, n);
			to += n;
		}
		p += n + !last;
	}
	*to = '\0';
}
