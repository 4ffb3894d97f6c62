// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "machine/machine.h"
#include "words.h"

static const struct {
	const char *kind, *fstype;
} layers[] = {
	{ "crypt", "crypto_LUKS" },
	{ "lvm", "LVM2_member" },
	{ "md", "linux_raid_member" },
	{ "multipath", "mpath_member" },
};

const char *machine_layer_fstype(const char *kind)
{
	for (size_t i = 0; i < sizeof(layers) / sizeof(*layers); i++)
		if (!strcmp(layers[i].kind, kind))
			return layers[i].fstype;
	return NULL;
}

bool machine_is_nfs(const char *type)
{
	return !strcmp(type, "nfs") || !strcmp(type, "nfs4");
}

bool machine_is_on_nfs(const struct machine *m)
{
	return m->root && machine_is_nfs(m->root);
}

bool machine_needs_network(const struct machine *m)
{
	return machine_has_layer(m, "network") || machine_is_on_nfs(m);
}

const char *machine_layer_link(const char *kind)
{
	static const char *const kinds[] = { "vlan", "bond", "bridge" };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (!strcmp(kinds[i], kind))
			return kinds[i];
	return NULL;
}

bool machine_layer_is_remote(const char *kind)
{
	static const char *const kinds[] = { "aoe", "iscsi", "nbd", "nvme-tcp",
					     "rbd" };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (!strcmp(kinds[i], kind))
			return true;
	return false;
}

bool machine_has_layer(const struct machine *m, const char *kind)
{
	for (size_t i = 0; i < m->n_layers; i++)
		if (!strcmp(m->layers[i].kind, kind))
			return true;
	return false;
}

void machine_add_layer(struct machine *m, const char *kind, const char *detail)
{
	m->layers = mem_grow(m->layers, m->n_layers, sizeof(*m->layers));
	m->layers[m->n_layers++] = (struct machine_layer){
		.kind = mem_strdup(kind),
		.detail = mem_strdup(detail),
	};
}

void machine_drop_layers(struct machine *m)
{
	for (size_t i = 0; i < m->n_layers; i++) {
		free(m->layers[i].kind);
		free(m->layers[i].detail);
	}
	m->n_layers = 0;
	free(m->layers);
	m->layers = NULL;
}

static char *copy(const char *s)
{
	return s && *s ? mem_strdup(s) : NULL;
}

void machine_add_device(struct machine *m, const char *modalias,
			const char *place, const char *driver)
{
	m->devices = mem_grow(m->devices, m->n_devices, sizeof(*m->devices));
	m->devices[m->n_devices++] = (struct machine_device){
		.modalias = mem_strdup(modalias),
		.place = copy(place),
		.driver = copy(driver),
	};
}

static int compare_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static int compare(const void *a, const void *b)
{
	const struct machine_device *x = a, *y = b;
	int result = compare_text(x->modalias, y->modalias);

	if (!result)
		result = compare_text(x->place, y->place);
	return result ? result : compare_text(x->driver, y->driver);
}

static void free_device(struct machine_device *d)
{
	free(d->modalias);
	free(d->place);
	free(d->driver);
}

void machine_sort(struct machine *m)
{
	size_t kept = 0;

	if (m->n_devices)
		qsort(m->devices, m->n_devices, sizeof(*m->devices), compare);
	for (size_t i = 0; i < m->n_devices; i++) {
		if (kept && !compare(&m->devices[kept - 1], &m->devices[i]))
			free_device(&m->devices[i]);
		else
			m->devices[kept++] = m->devices[i];
	}
	m->n_devices = kept;
	strings_sort(&m->firmware);
}

/* In quotes where a word would not be one otherwise. */
static void print_word(const char *text, FILE *out)
{
	bool plain = *text && !strpbrk(text, " \t#|\"\\");

	putc(' ', out);
	if (!plain)
		putc('"', out);
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			putc('\\', out);
		putc(*text, out);
	}
	if (!plain)
		putc('"', out);
}

static void print_line(FILE *out, const char *keyword, const char *word)
{
	fputs(keyword, out);
	print_word(word, out);
}

void machine_print(const struct machine *m, FILE *out)
{
	fputs("# A machine, for \"kinitramfs build --machine FILE\" and \"kinitramfs modules\".\n",
	      out);
	if (m->architecture) {
		print_line(out, "architecture", m->architecture);
		putc('\n', out);
	}
	if (m->processor) {
		print_line(out, "processor", m->vendor);
		print_word(m->processor, out);
		putc('\n', out);
	}
	fputs("\n# What its root is on, from the file system down to the disk.\n",
	      out);
	if (m->root) {
		print_line(out, "root", m->root);
		putc('\n', out);
	}
	for (size_t i = 0; i < m->n_layers; i++) {
		print_line(out, "layer", m->layers[i].kind);
		if (*m->layers[i].detail)
			print_word(m->layers[i].detail, out);
		putc('\n', out);
	}
	fputs("\n# Its devices, and what drove them when this was written.\n",
	      out);
	for (size_t i = 0; i < m->n_devices; i++) {
		const struct machine_device *d = &m->devices[i];

		print_line(out, "device", d->modalias);
		if (d->place)
			print_line(out, " at", d->place);
		if (d->driver)
			print_line(out, " driver", d->driver);
		putc('\n', out);
	}
	if (m->firmware.count)
		fputs("\n# Firmware that it wants.\n", out);
	for (size_t i = 0; i < m->firmware.count; i++) {
		print_line(out, "firmware", m->firmware.items[i]);
		putc('\n', out);
	}
}

/* "at PLACE" and "driver NAME", in any order. */
static const char *take_device(struct machine *m, struct statement *st,
			       unsigned int *bad)
{
	const char *place = NULL, *driver = NULL;

	for (unsigned int i = 2; i < st->n; i += 2) {
		bool at = word_is(&st->words[i], "at");

		*bad = i;
		if (!at && !word_is(&st->words[i], "driver"))
			return "behind a device come \"at BUS/ID\" and \"driver NAME\"";
		if (i + 1 == st->n)
			return "what follows it is missing";
		*(at ? &place : &driver) = word_literal(&st->words[i + 1]);
	}
	machine_add_device(m, word_literal(&st->words[1]), place, driver);
	return NULL;
}

static const char *set_once(char **field, const char *text)
{
	if (*field)
		return "it was said before";
	*field = mem_strdup(text);
	return NULL;
}

/* "06-9e-0a" */
static bool is_processor(const char *text)
{
	size_t len = strspn(text, "0123456789abcdef-");

	return len >= 8 && len <= 11 && !text[len] && text[len - 3] == '-' &&
	       text[len - 6] == '-';
}

static const char *take_processor(struct machine *m, struct statement *st,
				  unsigned int *bad)
{
	const char *text;

	*bad = 0;
	if (st->n != 3)
		return "vendor, and family-model-stepping have to follow";
	text = word_literal(&st->words[2]);
	*bad = 2;
	if (!is_processor(text))
		return "this is no family-model-stepping, as 06-9e-0a";
	*bad = 0;
	if (m->processor)
		return "it was said before";
	m->vendor = mem_strdup(word_literal(&st->words[1]));
	m->processor = mem_strdup(text);
	return NULL;
}

static const char *take(struct machine *m, struct statement *st,
			unsigned int *bad)
{
	const struct word *first = &st->words[0];
	const char *text;

	*bad = 0;
	if (st->n < 2)
		return "a word has to follow it";
	text = word_literal(&st->words[1]);
	if (word_is(first, "device"))
		return take_device(m, st, bad);
	if (word_is(first, "processor"))
		return take_processor(m, st, bad);
	if (word_is(first, "layer") && st->n <= 3) {
		machine_add_layer(m, text,
				  st->n == 3 ? word_literal(&st->words[2])
					     : "");
		return NULL;
	}
	*bad = word_is(first, "layer") ? 3 : 2;
	if (st->n > 2)
		return "nothing should follow";
	*bad = 0;
	if (word_is(first, "architecture"))
		return set_once(&m->architecture, text);
	if (word_is(first, "root"))
		return set_once(&m->root, text);
	if (!word_is(first, "firmware"))
		return "no such statement: known are architecture, processor, root, layer, device and firmware";
	strings_add(&m->firmware, text);
	return NULL;
}

int machine_parse(struct machine *m, const char *text, size_t len,
		  machine_complain *complain, void *context)
{
	char *buf = mem_alloc(len + 1);
	struct statement *st = mem_alloc(sizeof(*st));
	enum words_result result;
	struct words words;
	int err = 0;

	*m = (struct machine){ 0 };
	memcpy(buf, text, len);
	words_init(&words, buf, len);
	while ((result = words_next(&words, st)) != WORDS_END) {
		const char *problem;
		unsigned int bad;

		if (result == WORDS_ERROR) {
			complain(context, words.bad_line, words.bad_column,
				 NULL, words.problem);
			err = -EINVAL;
			continue;
		}
		problem = take(m, st, &bad);
		if (!problem)
			continue;
		complain(context, st->words[bad].line, st->words[bad].column,
			 word_literal(&st->words[bad]), problem);
		err = -EINVAL;
	}
	free(st);
	free(buf);
	return err;
}

void machine_free(struct machine *m)
{
	for (size_t i = 0; i < m->n_devices; i++)
		free_device(&m->devices[i]);
	for (size_t i = 0; i < m->n_layers; i++) {
		free(m->layers[i].kind);
		free(m->layers[i].detail);
	}
	free(m->devices);
	free(m->layers);
	free(m->architecture);
	free(m->vendor);
	free(m->processor);
	free(m->root);
	strings_free(&m->firmware);
	*m = (struct machine){ 0 };
}
