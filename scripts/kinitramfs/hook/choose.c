// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>
#include <string.h>

#include "hook/choose.h"
#include "rule.h"

static const char *get_fstype(const void *env, const char *name, size_t len)
{
	return len == strlen("FSTYPE") && !strncmp(name, "FSTYPE", len) ? env
									: NULL;
}

/* Is the rule for what has this type, whatever else it wants to be so? */
static bool is_for(const struct rule *rule, const char *fstype)
{
	struct rule narrow = *rule;

	narrow.n_matches = 0;
	for (unsigned int i = 0; i < rule->n_matches; i++)
		if (!strcmp(rule->matches[i].key, "fstype"))
			narrow.matches[narrow.n_matches++] = rule->matches[i];
	return narrow.n_matches && rule_matches(&narrow, get_fstype, fstype);
}

bool choose_is_for_layer(const struct rule *rule,
			 const struct machine_layer *layer)
{
	const char *fstype = machine_layer_fstype(layer->kind);

	if (machine_layer_is_remote(layer->kind))
		return rule->event == ON_NETWORK;
	return fstype &&
	       (rule->event == ON_BLOCK || rule->event == ON_COMPLETE) &&
	       is_for(rule, fstype);
}

static char *on_layer(const struct machine_layer *l)
{
	return mem_printf("the root is on %s%s%s", l->kind,
			  *l->detail ? " " : "", l->detail);
}

/* Why it is for a file system that is checked; or NULL. */
static char *checked(const struct rule *rule, const struct machine *machine)
{
	if (machine->root && is_for(rule, machine->root))
		return mem_printf("the root is %s", machine->root);
	for (size_t i = 0; i < machine->n_layers; i++)
		if (!strcmp(machine->layers[i].kind, "overlay") &&
		    is_for(rule, machine->layers[i].detail))
			return on_layer(&machine->layers[i]);
	return NULL;
}

static char *reason(const struct rule *rule, const struct machine *machine,
		    bool named)
{
	if (rule->event == ON_FSCK)
		return checked(rule, machine);
	for (size_t i = 0; i < machine->n_layers && !named; i++)
		if (choose_is_for_layer(rule, &machine->layers[i]))
			return on_layer(&machine->layers[i]);
	return NULL;
}

bool choose_names_layer(const struct manifest *manifest, const char *kind)
{
	for (size_t i = 0; i < manifest->count; i++) {
		const struct manifest_entry *e = &manifest->entries[i];

		for (unsigned int n = 0; n < e->n && e->kind == HOOK_LAYER; n++)
			if (!kind || !strcmp(e->words[n].text, kind))
				return true;
	}
	return false;
}

/* Rules are kept as text, which is parsed as kinit does it. */
static bool parse(const struct manifest_entry *e, char **text,
		  struct statement *st, struct rule *rule)
{
	struct words words;
	unsigned int bad;

	*text = NULL;
	if (e->kind != HOOK_ON)
		return false;
	*text = mem_alloc(strlen(e->rule) + 2);
	strcpy(*text, e->rule);
	words_init(&words, *text, strlen(*text));
	return words_next(&words, st) == WORDS_STATEMENT &&
	       !rule_parse(rule, st, &bad);
}

char *choose_for_machine(const struct manifest *manifest,
			 const struct machine *machine)
{
	struct statement *st = mem_alloc(sizeof(*st));
	bool named = choose_names_layer(manifest, NULL);
	char *why = NULL, *text;
	struct rule rule;

	for (size_t i = 0; i < machine->n_layers && named && !why; i++)
		if (choose_names_layer(manifest, machine->layers[i].kind))
			why = on_layer(&machine->layers[i]);
	for (size_t i = 0; i < manifest->count && !why; i++) {
		if (parse(&manifest->entries[i], &text, st, &rule))
			why = reason(&rule, machine, named);
		free(text);
	}
	free(st);
	return why;
}

bool choose_is_for_network(const struct manifest *manifest)
{
	struct statement *st = mem_alloc(sizeof(*st));
	bool network = false;
	struct rule rule;
	char *text;

	for (size_t i = 0; i < manifest->count && !network; i++) {
		network = parse(&manifest->entries[i], &text, st, &rule) &&
			  rule.event == ON_NETWORK;
		free(text);
	}
	free(st);
	return network;
}

bool choose_is_only_for(const struct manifest *manifest, enum rule_event event)
{
	struct statement *st = mem_alloc(sizeof(*st));
	bool is = false, other = false;
	struct rule rule;
	char *text;

	for (size_t i = 0; i < manifest->count; i++) {
		if (parse(&manifest->entries[i], &text, st, &rule)) {
			is |= rule.event == event;
			other |= rule.event != event;
		}
		free(text);
	}
	free(st);
	return is && !other;
}
