// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "args/options.h"

enum option {
	OPT_LOAD = 1,
	OPT_CRASH,
	OPT_EXEC,
	OPT_FORCE,
	OPT_UNLOAD,
	OPT_STATUS,
	OPT_CRASH_SIZE,
	OPT_HELP,
	OPT_VERSION,
	OPT_NO_IFDOWN,
	OPT_NO_SYNC,
	OPT_DEBUG,
	OPT_FILE,
	OPT_SEGMENTS,
	OPT_EITHER,
	OPT_TYPE,
	OPT_INITRD,
	OPT_DTB,
	OPT_COMMAND_LINE,
	OPT_APPEND,
	OPT_REUSE,
	OPT_ENTRY,
	OPT_BOOT_PATH,
	OPT_NOTHING, /* asks for what happens anyway */
	OPT_MISSING,
};

struct rule {
	const char *name;
	char letter;
	bool has_value;
	enum option option;
	const char *reason; /* why it is missing */
};

#define PLACE	  "the kernel itself chooses the place in memory"
#define NO_OUTPUT "nothing writes to a screen between the two kernels"
#define NO_RETURN "no kernel that Debian ships can return from another one"
#define LINUX	  "only Linux kernels are loaded"
#define XEN	  "it is for a Xen host"
#define PROTECTED "only the 64-bit entry of a kernel is used"

static const struct rule rules[] = {
	{ "load", 'l', false, OPT_LOAD, NULL },
	{ "load-panic", 'p', false, OPT_CRASH, NULL },
	{ "exec", 'e', false, OPT_EXEC, NULL },
	{ "force", 'f', false, OPT_FORCE, NULL },
	{ "unload", 'u', false, OPT_UNLOAD, NULL },
	{ "status", 'S', false, OPT_STATUS, NULL },
	{ "print-ckr-size", 0, false, OPT_CRASH_SIZE, NULL },
	{ "help", 'h', false, OPT_HELP, NULL },
	{ "version", 'v', false, OPT_VERSION, NULL },
	{ "no-ifdown", 'x', false, OPT_NO_IFDOWN, NULL },
	{ "no-sync", 'y', false, OPT_NO_SYNC, NULL },
	{ "debug", 'd', false, OPT_DEBUG, NULL },
	{ "kexec-file-syscall", 's', false, OPT_FILE, NULL },
	{ "kexec-syscall", 'c', false, OPT_SEGMENTS, NULL },
	{ "kexec-syscall-auto", 'a', false, OPT_EITHER, NULL },
	{ "type", 't', true, OPT_TYPE, NULL },
	{ "initrd", 0, true, OPT_INITRD, NULL },
	{ "ramdisk", 0, true, OPT_INITRD, NULL },
	{ "dtb", 0, true, OPT_DTB, NULL },
	{ "command-line", 0, true, OPT_COMMAND_LINE, NULL },
	{ "append", 0, true, OPT_APPEND, NULL },
	{ "reuse-cmdline", 0, false, OPT_REUSE, NULL },
	{ "entry", 0, true, OPT_ENTRY, NULL },
	{ "boot-path", 0, true, OPT_BOOT_PATH, NULL },
	/* kdump-tools and Fedora's kdump give these. */
	{ "no-checks", 'i', false, OPT_NOTHING, NULL },
	{ "args-linux", 0, false, OPT_NOTHING, NULL },
	{ "elf64-core-headers", 0, false, OPT_NOTHING, NULL },
	{ "mem-min", 0, true, OPT_MISSING, PLACE },
	{ "mem-max", 0, true, OPT_MISSING, PLACE },
	{ "reuseinitrd", 0, false, OPT_MISSING,
	  "the kernel has freed its initrd by now: name the file by --initrd" },
	{ "elf32-core-headers", 0, false, OPT_MISSING,
	  "the kernel itself makes the headers, and makes them ELF64" },
	{ "load-preserve-context", 0, false, OPT_MISSING, NO_RETURN },
	{ "load-jump-back-helper", 0, false, OPT_MISSING, NO_RETURN },
	{ "load-live-update", 0, false, OPT_MISSING, XEN },
	{ "exec-live-update", 0, false, OPT_MISSING, XEN },
	{ "console-vga", 0, false, OPT_MISSING, NO_OUTPUT },
	{ "console-serial", 0, false, OPT_MISSING, NO_OUTPUT },
	{ "serial", 0, true, OPT_MISSING, NO_OUTPUT },
	{ "serial-baud", 0, true, OPT_MISSING, NO_OUTPUT },
	{ "reset-vga", 0, false, OPT_MISSING, NO_OUTPUT },
	{ "pass-memmap-cmdline", 0, false, OPT_MISSING,
	  "kernels since 3.13 get the memory map without it" },
	{ "noefi", 0, false, OPT_MISSING,
	  "the new kernel takes noefi on its command line" },
	{ "reuse-video-type", 0, false, OPT_MISSING,
	  "the kernel itself hands the screen over" },
	{ "real-mode", 0, false, OPT_MISSING, PROTECTED },
	{ "entry-32bit", 0, false, OPT_MISSING, PROTECTED },
	{ "args-elf", 0, false, OPT_MISSING, LINUX },
	{ "args-none", 0, false, OPT_MISSING, LINUX },
	{ "module", 0, true, OPT_MISSING, LINUX },
};

#define RULES (sizeof(rules) / sizeof(*rules))

static int unknown(struct text *why, const char *word)
{
	text_add(why, "no such option: %pE", word);
	return -EINVAL;
}

static const struct rule *rule_of_letter(char letter)
{
	for (size_t i = 0; i < RULES; i++)
		if (letter && rules[i].letter == letter)
			return &rules[i];
	return NULL;
}

/*
 * The rule for the @len bytes of @name. As for getopt_long(3) the beginning of
 * a name will do, if there is no other that begins so.
 */
static const struct rule *rule_of_name(const char *name, size_t len)
{
	const struct rule *found = NULL;
	unsigned int n = 0;

	for (size_t i = 0; i < RULES; i++) {
		if (strncmp(rules[i].name, name, len))
			continue;
		if (!rules[i].name[len])
			return &rules[i];
		found = &rules[i];
		n++;
	}
	return n == 1 && len ? found : NULL;
}

/* The last one of several counts, but -p and -u go together in any order. */
static void set_action(struct options *o, enum action action)
{
	bool asks = o->action >= ACTION_STATUS ||
		    (o->action == ACTION_UNLOAD && action == ACTION_LOAD);

	if (!asks || action >= ACTION_STATUS)
		o->action = action;
}

static void apply(struct options *o, enum option which, const char *value)
{
	switch (which) {
	case OPT_LOAD:
		o->running = true;
		set_action(o, ACTION_LOAD);
		break;
	case OPT_CRASH:
		o->crash = true;
		set_action(o, ACTION_LOAD);
		break;
	case OPT_EXEC:
		set_action(o, ACTION_EXEC);
		break;
	case OPT_FORCE:
		set_action(o, ACTION_FORCE);
		break;
	case OPT_UNLOAD:
		set_action(o, ACTION_UNLOAD);
		break;
	case OPT_STATUS:
		set_action(o, ACTION_STATUS);
		break;
	case OPT_CRASH_SIZE:
		set_action(o, ACTION_CRASH_SIZE);
		break;
	case OPT_HELP:
		set_action(o, ACTION_HELP);
		break;
	case OPT_VERSION:
		set_action(o, ACTION_VERSION);
		break;
	case OPT_NO_IFDOWN:
		o->no_ifdown = true;
		break;
	case OPT_NO_SYNC:
		o->no_sync = true;
		break;
	case OPT_DEBUG:
		o->debug = true;
		break;
	case OPT_FILE:
		o->call = LOAD_FILE;
		break;
	case OPT_SEGMENTS:
		o->call = LOAD_SEGMENTS;
		break;
	case OPT_EITHER:
		o->call = LOAD_EITHER;
		break;
	case OPT_TYPE:
		o->type = value;
		break;
	case OPT_INITRD:
		o->initrd = value;
		break;
	case OPT_DTB:
		o->dtb = value;
		break;
	case OPT_COMMAND_LINE:
		o->command_line = value;
		o->reuse_cmdline = false;
		break;
	case OPT_APPEND:
		o->append = value;
		break;
	case OPT_REUSE:
		o->command_line = NULL;
		o->reuse_cmdline = true;
		break;
	case OPT_ENTRY:
		o->entry = value;
		break;
	case OPT_BOOT_PATH:
		o->boot_path = value;
		break;
	case OPT_NOTHING:
	case OPT_MISSING:
		break;
	}
}

static int missing(struct text *why, const struct rule *rule)
{
	text_add(why, "--%s is not supported: %s", rule->name, rule->reason);
	return -EINVAL;
}

/* @word begins with "--". Returns how many more of the words were its value. */
static int parse_long(struct options *o, const char *word, const char *next,
		      struct text *why)
{
	const char *name = word + 2;
	size_t len = strcspn(name, "=");
	const char *value = name[len] ? name + len + 1 : NULL;
	const struct rule *rule = rule_of_name(name, len);
	int used = 0;

	if (!rule)
		return unknown(why, word);
	if (rule->option == OPT_MISSING)
		return missing(why, rule);
	if (value && !rule->has_value) {
		text_add(why, "--%s takes no value", rule->name);
		return -EINVAL;
	}
	if (rule->has_value && !value) {
		value = next;
		used = 1;
	}
	if (rule->has_value && !value) {
		text_add(why, "--%s needs a value", rule->name);
		return -EINVAL;
	}
	apply(o, rule->option, value);
	return used;
}

/* @word has one "-" and letters behind it. Returns as parse_long() does. */
static int parse_letters(struct options *o, const char *word, const char *next,
			 struct text *why)
{
	for (const char *c = word + 1; *c; c++) {
		const struct rule *rule = rule_of_letter(*c);

		if (!rule)
			return unknown(why, word);
		if (!rule->has_value) {
			apply(o, rule->option, NULL);
			continue;
		}
		if (c[1] || next) {
			apply(o, rule->option, c[1] ? c + 1 : next);
			return !c[1];
		}
		text_add(why, "-%c needs a value", *c);
		return -EINVAL;
	}
	return 0;
}

static int set_kernel(struct options *o, const char *path, struct text *why)
{
	if (!o->kernel) {
		o->kernel = path;
		return 0;
	}
	text_add(why,
		 "one kernel only, not %pE and %pE (is a command line without its quotes?)",
		 o->kernel, path);
	return -EINVAL;
}

/* What makes no sense together. */
static int check(const struct options *o, struct text *why)
{
	bool loads = o->action <= ACTION_LOAD || o->action == ACTION_FORCE;

	if (o->crash &&
	    (o->action == ACTION_EXEC || o->action == ACTION_FORCE)) {
		text_add(why,
			 "-p does not go with -e or -f: only a panic starts a crash kernel");
		return -EINVAL;
	}
	if (loads && o->dtb && o->call == LOAD_FILE) {
		text_add(why,
			 "--dtb does not go with -s: kexec_file_load(2) takes no device tree");
		return -EINVAL;
	}
	if (loads && o->entry && o->kernel) {
		text_add(why, "--entry says which kernel: name no other");
		return -EINVAL;
	}
	return 0;
}

int options_parse(struct options *o, int argc, char *const argv[],
		  struct text *why)
{
	bool is_option = true;

	memset(o, 0, sizeof(*o));
	for (int i = 1; i < argc; i++) {
		const char *word = argv[i];
		const char *next = i + 1 < argc ? argv[i + 1] : NULL;
		int ret;

		if (is_option && !strcmp(word, "--")) {
			is_option = false;
			continue;
		}
		if (!is_option || word[0] != '-' || !word[1])
			ret = set_kernel(o, word, why);
		else if (word[1] == '-')
			ret = parse_long(o, word, next, why);
		else
			ret = parse_letters(o, word, next, why);
		if (ret < 0)
			return ret;
		i += ret;
	}
	return check(o, why);
}
