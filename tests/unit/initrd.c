// SPDX-License-Identifier: GPL-2.0-only
#include "../tap.h"
#include "root/initrd/fact.h"

#define BEFORE "the boot loader's initrd is not used: "

static char words[500];

/* @head ends with its first NUL, or holds it as \\0 in its 6 bytes. */
static const char *judge(const char *head, const char *reason, const char *fs)
{
	struct initrd_fact fact;
	char said[300];
	struct text t;

	if (reason)
		snprintf(said, sizeof(said),
			 INITRD_SAID "%s); looks like an initrd", reason);
	memset(&fact, 0xee, sizeof(fact));
	initrd_judge(&fact, (const uint8_t *)head, strlen(head),
		     reason ? said : NULL, fs);
	ok(fact.unused, "it is not used");
	text_init(&t, words, sizeof(words));
	initrd_describe(&t, &fact);
	return words;
}

int main(void)
{
	char reason[200];

	is_str(judge("\xfd"
		     "7zXZ",
		     "compression method xz not configured", NULL),
	       BEFORE
	       "it is compressed by xz, which this kernel cannot unpack: it needs CONFIG_RD_XZ=y",
	       "xz, which is not configured");
	is_str(judge("070701", "compression method lz4 not configured", NULL),
	       BEFORE
	       "it is compressed by lz4, which this kernel cannot unpack: it needs CONFIG_RD_LZ4=y",
	       "a compressed part behind one that is not");
	is_str(judge("\x28\xb5\x2f\xfd", "junk within compressed archive",
		     NULL),
	       BEFORE
	       "it is damaged or cut off (the kernel: junk within compressed archive)",
	       "zstd, damaged");
	is_str(judge("070701", "broken padding", NULL),
	       BEFORE "it is damaged or cut off (the kernel: broken padding)",
	       "a damaged archive");
	is_str(judge("\x1f\x8b\x08", NULL, NULL),
	       BEFORE "it is damaged or cut off",
	       "if the log does not say more");
	is_str(judge("", "invalid magic at start of compressed archive",
		     "ext2"),
	       BEFORE
	       "it is a RAM disk of the old kind, with ext2, which rdinit=/none leaves to the kernel (the kernel: invalid magic at start of compressed archive)",
	       "a file system");
	is_str(judge("hello", NULL, NULL),
	       BEFORE "it is no archive that the kernel knows", "words");

	/* Whatever it says it is not believed to be of a known form. */
	is_str(judge("hello", "compression method  not configured", NULL),
	       BEFORE
	       "it is no archive that the kernel knows (the kernel: compression method  not configured)",
	       "a method without a name");
	is_str(judge("hello", "compression method xzz not configured", NULL),
	       BEFORE
	       "it is no archive that the kernel knows (the kernel: compression method xzz not configured)",
	       "a method that nobody knows");
	memset(reason, 'x', sizeof(reason));
	reason[sizeof(reason) - 1] = '\0';
	judge("hello", reason, NULL);
	is_int(strlen(words),
	       strlen(BEFORE "it is no archive that the kernel knows") +
		       strlen(" (the kernel: )") + 95,
	       "a long reason is cut");
	return done_testing();
}
