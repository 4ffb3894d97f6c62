// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "root/initrd/fact.h"

/* What the kernel goes by (lib/decompress.c). */
static const struct {
	uint8_t magic[2];
	const char *name;
} packings[] = {
	{ { 0x1f, 0x8b }, "gzip" },  { { 0x1f, 0x9e }, "gzip" },
	{ { 0x42, 0x5a }, "bzip2" }, { { 0x5d, 0x00 }, "lzma" },
	{ { 0xfd, 0x37 }, "xz" },    { { 0x89, 0x4c }, "lzo" },
	{ { 0x02, 0x21 }, "lz4" },   { { 0x28, 0xb5 }, "zstd" },
};

#define N_PACKINGS (sizeof(packings) / sizeof(*packings))

/* "... (REASON); looks like an initrd" */
static void set_reason(struct initrd_fact *fact, const char *said)
{
	size_t len;

	if (!said || strncmp(said, INITRD_SAID, strlen(INITRD_SAID)))
		return;
	said += strlen(INITRD_SAID);
	for (len = 0; said[len] && strncmp(said + len, ");", 2);)
		len++;
	if (len >= sizeof(fact->reason))
		len = sizeof(fact->reason) - 1;
	memcpy(fact->reason, said, len);
	fact->reason[len] = '\0';
}

/*
 * "compression method xz not configured": that of the part that could not be
 * unpacked, which may be behind others.
 */
static const char *missing_packing(const char *reason)
{
	static const char before[] = "compression method ";
	static const char after[] = " not configured";

	if (strncmp(reason, before, strlen(before)) || !strstr(reason, after))
		return NULL;
	reason += strlen(before);
	for (size_t i = 0; i < N_PACKINGS; i++) {
		size_t len = strlen(packings[i].name);

		if (!strncmp(reason, packings[i].name, len) &&
		    !strcmp(reason + len, after))
			return packings[i].name;
	}
	return NULL;
}

void initrd_judge(struct initrd_fact *fact, const uint8_t *head, size_t len,
		  const char *said, const char *fs)
{
	*fact = (struct initrd_fact){ .unused = true, .fs = fs };
	set_reason(fact, said);
	fact->archive = len >= 5 && !memcmp(head, "07070", 5);
	for (size_t i = 0; i < N_PACKINGS; i++)
		if (len >= 2 && !memcmp(head, packings[i].magic, 2))
			fact->packing = packings[i].name;
	if (missing_packing(fact->reason))
		fact->packing = missing_packing(fact->reason);
}

static void add_config(struct text *t, const char *packing)
{
	text_add(t, "CONFIG_RD_");
	for (; *packing; packing++)
		text_add(t, "%c",
			 *packing >= 'a' && *packing <= 'z' ? *packing - 0x20
							    : *packing);
}

void initrd_describe(struct text *t, const struct initrd_fact *fact)
{
	text_add(t, "the boot loader's initrd is not used: ");
	if (fact->packing && missing_packing(fact->reason)) {
		text_add(t,
			 "it is compressed by %s, which this kernel cannot unpack: it needs ",
			 fact->packing);
		add_config(t, fact->packing);
		text_add(t, "=y");
		return;
	}
	if (fact->packing || fact->archive)
		text_add(t, "it is damaged or cut off");
	else if (fact->fs)
		text_add(t,
			 "it is a RAM disk of the old kind, with %s, which rdinit=/none leaves to the kernel",
			 fact->fs);
	else
		text_add(t, "it is no archive that the kernel knows");
	if (fact->reason[0])
		text_add(t, " (the kernel: %s)", fact->reason);
}
