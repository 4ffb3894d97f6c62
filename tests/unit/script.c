// SPDX-License-Identifier: GPL-2.0-only
#include "../tap.h"
#include "elf/script.h"

/* What is parsed of @line is these two. */
static void good(const char *line, const char *interpreter, const char *program)
{
	struct script s;
	bool ok = script_parse(&s, line);

	ok(ok, "'%s' is a script's", line);
	is_str(s.interpreter, interpreter, "... interpreter");
	is_str(s.program, program, "... program");
}

static void bad(const char *line)
{
	struct script s;

	ok(!script_parse(&s, line), "'%s' is none", line);
}

static void test_long(void)
{
	static char line[3 * PATH_MAX];
	struct script s;

	memset(line, 'x', sizeof(line) - 1);
	line[0] = '/';
	ok(script_parse(&s, line), "a path longer than any");
	is_int(strlen(s.interpreter), PATH_MAX - 1, "... is cut off");
}

int main(void)
{
	good("/bin/sh", "/bin/sh", "");
	good("/bin/sh -e", "/bin/sh", "");
	good(" \t/bin/sh\t-e", "/bin/sh", "");
	good("/bin/sh perl", "/bin/sh", "");
	good("/usr/bin/env perl", "/usr/bin/env", "perl");
	good("/usr/bin/env  perl -w", "/usr/bin/env", "perl");
	good("/usr/bin/env", "/usr/bin/env", "");
	good("/usr/bin/env -i", "/usr/bin/env", "");
	good("/usr/bin/env -S perl -w", "/usr/bin/env", "perl");
	good("/usr/bin/env -Sperl -w", "/usr/bin/env", "perl");
	good("/usr/bin/env -S -i A=b C= perl", "/usr/bin/env", "perl");
	good("/usr/bin/env A=b", "/usr/bin/env", "");
	good("/usr/bin/myenv perl", "/usr/bin/myenv", "");
	good("/bin/sh\r", "/bin/sh\r", "");
	bad("");
	bad(" ");
	bad("sh");
	bad("bin/sh");
	bad("./sh");
	test_long();
	return done_testing();
}
