// SPDX-License-Identifier: GPL-2.0-only
/*
 * LVM2's metadata, as text (LVM2, lib/format_text/export.c and
 * libdm/libdm-config.c; vgcfgbackup writes the same):
 *
 *	NAME {
 *		id = "UUID"
 *		seqno = NUMBER
 *		physical_volumes {
 *			pv0 {
 *				id = "UUID"
 *				flags = ["MISSING"]
 *			}
 *		}
 *		logical_volumes { ... }
 *	}
 *	version = 1
 *
 * A section is a word and { ... }; an assignment is a word, "=", and a number,
 * a string or a list [a, b]. In strings a backslash stands before a quote or a
 * backslash; "#" begins a comment. Assignments that are not named here are
 * skipped, and so are sections. The physical volumes come before the logical
 * ones, which are the longest part and are not read.
 */
#include <string.h>

#include "lvm2_text.h"

/* Whoever is told of them keeps them in memory. */
#define MAX_PVS 4096

enum token {
	TOKEN_END,
	TOKEN_WORD, /* a name or a number */
	TOKEN_STRING,
	TOKEN_SIGN, /* one of = { } [ ] , */
};

struct parser {
	struct lvm2_text *t;
	struct lvm2_vg *vg;
	lvm2_pv_fn *tell;
	void *arg;

	char text[LVM2_NAME_SIZE]; /* of the last token */
	bool cut; /* it was longer than that */

	char key[LVM2_NAME_SIZE]; /* the last word that was no value */
	bool value; /* behind a "=" */
	unsigned int lists; /* [ that are open */
	unsigned int depth; /* sections that are open */
	bool in_pvs;

	char pv_id[MEMBER_UUID_SIZE];
	bool pv_missing;
};

/* -1 at the end, and if it cannot be read. */
static int peek(struct lvm2_text *t)
{
	size_t len = sizeof(t->buf);

	if (t->next < t->filled)
		return t->buf[t->next];
	if (len > t->size - t->pos)
		len = (size_t)(t->size - t->pos);
	if (!len || t->error)
		return -1;
	t->error = t->read(t, t->pos, t->buf, len);
	if (t->error)
		return -1;
	t->pos += len;
	t->next = 0;
	t->filled = len;
	return t->buf[0];
}

static bool is_space(int c)
{
	/* LVM ends its texts with NUL. */
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0';
}

static bool is_sign(int c)
{
	return c == '=' || c == '{' || c == '}' || c == '[' || c == ']' ||
	       c == ',';
}

static void add(struct parser *p, size_t *len, int c)
{
	if (*len + 1 >= sizeof(p->text)) {
		p->cut = true;
		return;
	}
	p->text[(*len)++] = (char)c;
	p->text[*len] = '\0';
}

static void skip_space(struct lvm2_text *t)
{
	int c;

	for (c = peek(t); is_space(c) || c == '#'; c = peek(t)) {
		if (c == '#')
			while (c != '\n' && c != -1) {
				t->next++;
				c = peek(t);
			}
		else
			t->next++;
	}
}

static enum token next_token(struct parser *p)
{
	struct lvm2_text *t = p->t;
	size_t len = 0;
	int c;

	p->text[0] = '\0';
	p->cut = false;
	skip_space(t);
	c = peek(t);
	if (c == -1)
		return TOKEN_END;
	if (is_sign(c)) {
		t->next++;
		add(p, &len, c);
		return TOKEN_SIGN;
	}
	if (c != '"') {
		while (c != -1 && c != '"' && c != '#' && !is_space(c) &&
		       !is_sign(c)) {
			add(p, &len, c);
			t->next++;
			c = peek(t);
		}
		return TOKEN_WORD;
	}
	do {
		t->next++;
		c = peek(t);
		if (c == '"') {
			t->next++;
			return TOKEN_STRING;
		}
		if (c == '\\') {
			t->next++;
			c = peek(t);
		}
		if (c != -1)
			add(p, &len, c);
	} while (c != -1);
	return TOKEN_END;
}

static uint32_t number(const char *s)
{
	uint32_t n = 0;

	for (; *s >= '0' && *s <= '9'; s++)
		n = n * 10 + (uint32_t)(*s - '0');
	return n;
}

static void set_id(const struct parser *p, char *id)
{
	memset(id, 0, MEMBER_UUID_SIZE);
	memcpy(id, p->text, strnlen(p->text, MEMBER_UUID_SIZE - 1));
}

static void take_value(struct parser *p, enum token token)
{
	if (p->depth == 1 && token == TOKEN_STRING && !strcmp(p->key, "id"))
		set_id(p, p->vg->id);
	if (p->depth == 1 && token == TOKEN_WORD && !strcmp(p->key, "seqno"))
		p->vg->seqno = number(p->text);
	if (p->depth != 3 || !p->in_pvs || token != TOKEN_STRING)
		return;
	if (!strcmp(p->key, "id"))
		set_id(p, p->pv_id);
	/* Older versions have it among "status", newer ones in "flags". */
	else if (p->lists && !strcmp(p->text, "MISSING"))
		p->pv_missing = true;
}

/* Returns NULL or what is wrong. */
static const char *open_section(struct parser *p)
{
	p->depth++;
	if (p->depth == 1) {
		if (!p->key[0])
			return "metadata has a volume group without a name";
		memcpy(p->vg->name, p->key, sizeof(p->vg->name));
	} else if (p->depth == 2) {
		p->in_pvs = !strcmp(p->key, "physical_volumes");
	} else if (p->depth == 3) {
		p->pv_id[0] = '\0';
		p->pv_missing = false;
	}
	p->key[0] = '\0';
	p->value = false;
	p->lists = 0;
	return NULL;
}

static const char *close_section(struct parser *p)
{
	if (!p->depth)
		return "metadata ends more sections than it begins";
	if (p->depth == 3 && p->in_pvs) {
		if (!p->pv_id[0])
			return "metadata has a physical volume without an id";
		if (++p->vg->pvs > MAX_PVS)
			return "metadata has an impossible number of physical volumes";
		if (p->tell)
			p->tell(p->arg, p->pv_id, p->pv_missing);
	}
	p->depth--;
	return NULL;
}

static const char *take_sign(struct parser *p)
{
	switch (p->text[0]) {
	case '=':
		p->value = true;
		break;
	case '[':
		p->lists++;
		break;
	case ']':
		if (!p->lists)
			return "metadata ends more lists than it begins";
		p->lists--;
		p->value = p->lists;
		break;
	case '{':
		return open_section(p);
	case '}':
		return close_section(p);
	}
	return NULL;
}

static const char *take(struct parser *p, enum token token)
{
	if (token == TOKEN_SIGN)
		return take_sign(p);
	if (p->value) {
		take_value(p, token);
		p->value = p->lists;
		return NULL;
	}
	if (p->cut)
		return "metadata has a name that is too long";
	memcpy(p->key, p->text, sizeof(p->key));
	return NULL;
}

/* All that is asked for has been read. */
static bool is_done(const struct parser *p)
{
	return p->in_pvs && p->depth == 1;
}

const char *lvm2_parse(struct lvm2_text *t, struct lvm2_vg *vg, lvm2_pv_fn *pv,
		       void *arg)
{
	struct parser p = { .t = t, .vg = vg, .tell = pv, .arg = arg };
	const char *damage = NULL;
	enum token token;

	memset(vg, 0, sizeof(*vg));
	t->pos = 0;
	t->next = 0;
	t->filled = 0;
	do {
		token = next_token(&p);
		if (token == TOKEN_END)
			damage = t->error ? "metadata cannot be read"
					  : "metadata ends too early";
		else
			damage = take(&p, token);
	} while (!damage && !is_done(&p));
	if (!damage && (!vg->id[0] || !vg->name[0]))
		damage = "metadata has a volume group without an id";
	if (damage)
		memset(vg, 0, sizeof(*vg));
	return damage;
}
