// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "elf/objects.h"

/* Libraries of a quarter of this size exist. */
#define MAX_SIZE (512UL << 20)

/* So much of the first line does the kernel look at. */
#define SCRIPT_LINE 255

static void look_at(struct object *o)
{
	char *data;
	size_t len;

	o->err = sysroot_read(o->root, &o->place, MAX_SIZE, &data, &len);
	if (o->err) {
		o->problem = strerror(-o->err);
		return;
	}
	if (len >= 2 && !memcmp(data, "#!", 2)) {
		size_t line = strcspn(data + 2, "\n");

		o->script = mem_strndup(data + 2, line < SCRIPT_LINE
							  ? line
							  : SCRIPT_LINE);
		o->err = -ENOEXEC;
	} else {
		o->err = elf_read(&o->elf, data, len, &o->problem);
	}
	free(data);
}

const struct object *objects_get(struct objects *objects, struct sysroot *root,
				 const struct place *place)
{
	struct object *o;

	for (size_t i = 0; i < objects->count; i++) {
		o = objects->items[i];
		if (o->place.st.st_ino == place->st.st_ino &&
		    o->place.st.st_dev == place->st.st_dev)
			return o;
	}
	o = mem_alloc(sizeof(*o));
	o->root = root;
	o->place = *place;
	look_at(o);
	objects->items = mem_grow(objects->items, objects->count,
				  sizeof(*objects->items));
	objects->items[objects->count++] = o;
	return o;
}

void objects_free(struct objects *objects)
{
	for (size_t i = 0; i < objects->count; i++) {
		elf_free(&objects->items[i]->elf);
		free(objects->items[i]->script);
		free(objects->items[i]);
	}
	free(objects->items);
	*objects = (struct objects){ 0 };
}
