// SPDX-License-Identifier: GPL-2.0-only
/*
 * The layers between the root's file system and its disk. The rules that the
 * image has are read as kinit does: one of them has to be for what is on the
 * layer, its command has to be there, and the modules that its hook names.
 */
#include <stdlib.h>
#include <string.h>

#include "check/parts.h"
#include "hook/choose.h"
#include "words.h"

struct found {
	const char *hook; /* that is for the layer; or NULL */
	char *problem; /* with it; or NULL */
	bool names_layers, names_this; /* by its "layer" statements */
};

static void complain(struct found *found, char *problem)
{
	if (found->problem)
		free(problem);
	else
		found->problem = problem;
}

/* As kinit looks for it. */
static bool has_command(const struct checking *c, const char *hook,
			const char *command)
{
	static const char *const folders[] = { "/usr/sbin", "/usr/bin" };
	char *path;
	bool has;

	if (strchr(command, '/'))
		return check_has_file(c, command);
	path = mem_printf("/usr/lib/kinit/%s/%s", hook, command);
	has = check_has_file(c, path);
	free(path);
	for (int i = 0; i < 2 && !has; i++) {
		path = mem_printf("%s/%s", folders[i], command);
		has = check_has_file(c, path);
		free(path);
	}
	return has;
}

static void look_at_rule(const struct checking *c, const char *hook,
			 struct statement *st,
			 const struct machine_layer *layer, struct found *found)
{
	unsigned int bad;
	struct rule rule;

	if (rule_parse(&rule, st, &bad))
		return;
	if (layer ? !choose_is_for_layer(&rule, layer)
		  : rule.event != ON_VMCORE)
		return;
	found->hook = hook;
	/* A name that is put together at boot is not known here. */
	if (!strchr(rule.argv[0], '$') && !has_command(c, hook, rule.argv[0]))
		complain(found,
			 mem_printf("%s is not in the image, which its hook %s runs",
				    rule.argv[0], hook));
}

/* One of the alternatives is enough, if the kernel knows it at all. */
static void look_at_module(const struct checking *c, const char *hook,
			   struct word *word, struct found *found)
{
	char *text = word->text, *name;
	bool known = false, there = false;
	char *missing = NULL;

	while (!there && (name = word_alternative(&text))) {
		struct strings names = { 0 };
		enum modules_found is =
			modules_look_up(c->q->modules, name, &names);

		known = known || is != MODULES_NONE;
		there = is == MODULES_IN_KERNEL;
		if (is == MODULES_FOUND) {
			free(missing);
			missing = check_missing_module(c, names.items[0]);
			there = !missing;
		}
		strings_free(&names);
	}
	if (!known)
		complain(found,
			 mem_printf("kernel %s has no module %s, which its hook %s needs",
				    c->q->modules->version, word_literal(word),
				    hook));
	else if (!there && missing)
		complain(found,
			 mem_printf("module %s is not in the image, which its hook %s needs",
				    missing, hook));
	free(missing);
}

static void look_at_names(struct statement *st,
			  const struct machine_layer *layer,
			  struct found *found)
{
	found->names_layers = true;
	for (unsigned int i = 1; i < st->n; i++)
		if (word_is(&st->words[i], layer->kind))
			found->names_this = true;
}

/*
 * @layer: NULL, the dump of a crash. Modules that a hook names count if one of
 * its rules is for the layer.
 */
static void look_at_hook(const struct checking *c,
			 const struct image_rules *rules,
			 const struct machine_layer *layer, struct found *found)
{
	struct statement *st = mem_alloc(sizeof(*st));
	char *text = mem_alloc(rules->text.len + 1);
	struct found here = { 0 };
	enum words_result result;
	struct words words;

	memcpy(text, rules->text.data, rules->text.len);
	words_init(&words, text, rules->text.len);
	while ((result = words_next(&words, st)) != WORDS_END) {
		if (result != WORDS_STATEMENT)
			continue;
		if (word_is(&st->words[0], "on"))
			look_at_rule(c, rules->hook, st, layer, &here);
		if (layer && word_is(&st->words[0], "layer"))
			look_at_names(st, layer, &here);
		for (unsigned int i = 1; i < st->n && c->q->modules &&
					 word_is(&st->words[0], "module");
		     i++)
			look_at_module(c, rules->hook, &st->words[i], &here);
	}
	if (here.hook && here.names_this >= here.names_layers) {
		found->hook = here.hook;
		if (here.problem)
			complain(found, here.problem);
	} else {
		free(here.problem);
	}
	free(text);
	free(st);
}

static void check_hook(struct checking *c, const struct machine_layer *layer,
		       char *what)
{
	const struct image *img = c->q->img;
	struct found found = { 0 };

	for (size_t i = 0; i < img->rules_count; i++)
		if (!img->items[img->rules[i].item].overridden)
			look_at_hook(c, &img->rules[i], layer, &found);
	if (found.problem)
		check_add(c, CHECK_NO, what, "%s", found.problem);
	else if (found.hook)
		check_add(c, CHECK_YES, what, "hook %s", found.hook);
	else if (check_has_file(c, "/init") && !check_has_kinit(c))
		check_add(c, CHECK_UNKNOWN, what,
			  "the image is not one of kinit");
	else
		check_add(c, CHECK_NO, what, "no hook of the image is for it");
	free(found.problem);
}

/*
 * The names by which the kernel itself asks for what is below a layer. Which of
 * several implementations of a cipher it takes, it decides.
 */
static void check_alias(struct checking *c, const struct machine_layer *layer,
			const char *prefix, const char *name, size_t len)
{
	char *alias = mem_printf("%s%.*s", prefix, (int)len, name);
	struct strings names = { 0 };
	enum modules_found is = modules_look_up(c->q->modules, alias, &names);
	char *missing = NULL;
	bool there = false;

	for (size_t i = 0; i < names.count && !there; i++) {
		free(missing);
		missing = check_missing_module(c, names.items[i]);
		there = !missing;
	}
	if (is == MODULES_FOUND && !there)
		check_add(c, CHECK_NO,
			  mem_printf("layer %s %s", layer->kind, layer->detail),
			  "nothing in the image is for %s: %s is missing",
			  alias, missing);
	free(missing);
	strings_free(&names);
	free(alias);
}

static void check_detail(struct checking *c, const struct machine_layer *layer)
{
	const char *p = layer->detail;

	if (!strcmp(layer->kind, "md"))
		check_alias(c, layer, "md-", p, strlen(p));
	else if (!strcmp(layer->kind, "lvm") || !strcmp(layer->kind, "dm"))
		check_alias(c, layer, "dm-", p, strlen(p));
	else if (machine_layer_link(layer->kind))
		check_alias(c, layer, "rtnl-link-", layer->kind,
			    strlen(layer->kind));
	/* "aes-xts-plain64": cipher, mode, and how sectors are numbered. */
	for (int i = 0; !strcmp(layer->kind, "crypt") && i < 2 && *p; i++) {
		size_t len = strcspn(p, "-");

		check_alias(c, layer, "crypto-", p, len);
		p += len;
		p += *p == '-';
	}
}

void check_dump(struct checking *c)
{
	const struct image *img = c->q->img;
	struct found found = { 0 };

	for (size_t i = 0; i < img->rules_count; i++)
		if (!img->items[img->rules[i].item].overridden)
			look_at_hook(c, &img->rules[i], NULL, &found);
	/* Most images are not for that. */
	if (found.hook)
		check_add(c, found.problem ? CHECK_NO : CHECK_YES,
			  mem_strdup("dump of a crash"), "%s%s",
			  found.problem ? found.problem : "hook ",
			  found.problem ? "" : found.hook);
	free(found.problem);
}

void check_layers(struct checking *c)
{
	const struct machine *m = c->q->machine;

	for (size_t i = 0; i < m->n_layers; i++) {
		const struct machine_layer *layer = &m->layers[i];

		if (machine_layer_fstype(layer->kind) ||
		    machine_layer_is_remote(layer->kind))
			check_hook(c, layer,
				   mem_printf("layer %s%s%s", layer->kind,
					      *layer->detail ? " " : "",
					      layer->detail));
		if (c->q->modules && *layer->detail)
			check_detail(c, layer);
	}
}
