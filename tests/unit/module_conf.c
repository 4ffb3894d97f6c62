// SPDX-License-Identifier: GPL-2.0-only
#include <stdio.h>
#include <string.h>

#include "../tap.h"
#include "module_conf.h"

static const char *const kinds[] = {
	[CONF_ALIAS] = "alias",	    [CONF_BLACKLIST] = "blacklist",
	[CONF_OPTIONS] = "options", [CONF_SOFTDEP] = "softdep",
	[CONF_WEAKDEP] = "weakdep", [CONF_INSTALL] = "install",
	[CONF_REMOVE] = "remove",   [CONF_BAD] = "bad",
};

/* "LINE:KIND:NAME:REST|" for each statement; of a bad one what is wrong. */
static const char *read_all(const char *text)
{
	static char copy[1024], result[2048];
	struct module_conf_text from = { .next = copy };
	struct module_conf conf;
	size_t len = 0;

	strcpy(copy, text);
	result[0] = '\0';
	while (module_conf_next(&from, &conf))
		len += (size_t)snprintf(result + len, sizeof(result) - len,
					"%u:%s:%s:%s|", conf.line,
					kinds[conf.kind],
					conf.problem ? conf.problem : conf.name,
					conf.problem ? "" : conf.rest);
	return result;
}

static void test_statements(void)
{
	is_str(read_all(""), "", "nothing");
	is_str(read_all("# alias a b\n\n  \t\n#"), "", "comments and no words");
	is_str(read_all("alias pci:v*d* b\nblacklist x-y\n"),
	       "1:alias:pci:v*d*:b|2:blacklist:x-y:|", "a line each");
	is_str(read_all(
		       "options  usb-storage\tdelay_use=0  quirks=\"a b\" \r\n"),
	       "1:options:usb-storage:delay_use=0  quirks=\"a b\"|",
	       "the rest is kept as it is");
	is_str(read_all("options a \\\n b=1 \\\n c=2\nblacklist d"),
	       "1:options:a:b=1    c=2|4:blacklist:d:|", "lines are joined");
	is_str(read_all("install usb /bin/false\nremove a b"),
	       "1:install:usb:/bin/false|2:remove:a:b|", "commands");
	is_str(read_all("blacklist\nalias a\nfoo bar\nweakdep a b c"),
	       "1:bad:the name is missing:|2:bad:the module is missing:|"
	       "3:bad:no such statement:|4:weakdep:a:b c|",
	       "errors, and what follows them");
	is_str(read_all("blacklist a\\"), "1:blacklist:a\\:|",
	       "a \\ at the end joins nothing");
}

static const char *softdep(const char *rest)
{
	static char copy[256], result[256];
	enum module_conf_side side = SOFTDEP_NONE;
	char *next = copy, *name;

	strcpy(copy, rest);
	result[0] = '\0';
	while ((name = module_conf_softdep(&next, &side))) {
		strcat(result, side == SOFTDEP_POST ? ">" : "<");
		strcat(result, name);
	}
	return result;
}

static void test_softdeps(void)
{
	is_str(softdep("pre: a b post: c"), "<a<b>c", "both sides");
	is_str(softdep("post: c pre: a"), ">c<a", "in any order");
	is_str(softdep("gcm pre: a"), "<a", "a word on no side means nothing");
	is_str(softdep(""), "", "none");
}

int main(void)
{
	test_statements();
	test_softdeps();
	ok(module_name_equal("md-mod", "md_mod"), "- is _");
	ok(!module_name_equal("md-mod", "md-mo"),
	   "a beginning is not the same");
	ok(!module_name_equal("md-mo", "md-mod"), "nor the other way round");
	ok(!module_name_equal("a", "b"), "other letters");
	return done_testing();
}
