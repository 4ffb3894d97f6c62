// SPDX-License-Identifier: GPL-2.0-only
/*
 * The kernel splits off the interpreter at the first blank and passes the rest
 * as one argument (execve(2)). Where the interpreter is env(1), that names the
 * program, perhaps behind options (-S PROGRAM ARGUMENT ...) and variables.
 */
#include <stddef.h>
#include <string.h>

#include "elf/script.h"

static size_t blanks(const char *s)
{
	return strspn(s, " \t");
}

static size_t copy_word(char *to, size_t size, const char *from)
{
	size_t len = strcspn(from, " \t");

	if (len >= size)
		len = size - 1;
	memcpy(to, from, len);
	to[len] = '\0';
	return len;
}

static bool is_env(const char *path)
{
	const char *name = strrchr(path, '/');

	return name && !strcmp(name, "/env");
}

/* Options may have the program attached, as -Spython3 has. */
static void find_program(struct script *script, const char *p)
{
	char *word = script->program;

	while (p += blanks(p), *p) {
		p += copy_word(word, sizeof(script->program), p);
		if (!strncmp(word, "-S", 2) && word[2])
			memmove(word, word + 2, strlen(word + 2) + 1);
		if (*word != '-' && !strchr(word, '='))
			return;
	}
	*word = '\0';
}

bool script_parse(struct script *script, const char *line)
{
	const char *p = line + blanks(line);

	p += copy_word(script->interpreter, sizeof(script->interpreter), p);
	script->program[0] = '\0';
	if (script->interpreter[0] != '/')
		return false;
	if (is_env(script->interpreter))
		find_program(script, p);
	return true;
}
