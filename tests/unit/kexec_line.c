// SPDX-License-Identifier: GPL-2.0-only
/* What kexec makes of the running kernel's words, and the words it has itself. */
#include <errno.h>

#include "../tap.h"
#include "args/command_line.h"
#include "image/image_type.h"
#include "system/crash_memory.h"
#include "system/refusal.h"

static void reuse(const char *line, bool crash, const char *wanted)
{
	char copy[256];

	snprintf(copy, sizeof(copy), "%s", line);
	command_line_reuse(copy, crash);
	is_str(copy, wanted, "<%s>: what is kept", line);
}

static void test_reuse(void)
{
	reuse("", false, "");
	reuse(" ", false, "");
	reuse("root=/dev/sda1 quiet", false, "root=/dev/sda1 quiet");
	reuse("BOOT_IMAGE=/vmlinuz root=a", false, "root=a");
	reuse("a BOOT_IMAGE=(hd0)/x  b BOOT_IMAGE=y", false, "a b");
	reuse("a \"BOOT_IMAGE=x y\" b", false, "a b");
	reuse("BOOT_IMAGE=\"x y\" b", false, "b");
	reuse("BOOT_IMAGE x", false, "BOOT_IMAGE x");
	reuse("XBOOT_IMAGE=x BOOT_IMAGES=x", false,
	      "XBOOT_IMAGE=x BOOT_IMAGES=x");
	reuse("a=\"b  BOOT_IMAGE=c\" d", false, "a=\"b  BOOT_IMAGE=c\" d");
	reuse("a=\"b BOOT_IMAGE=c", false, "a=\"b BOOT_IMAGE=c");
	reuse("crashkernel=64M a", false, "crashkernel=64M a");
	reuse("crashkernel=64M a crashkernel=1M,low", true, "a");
	reuse("a\tb\n", false, "a b");
	reuse("BOOT_IMAGE=x -- BOOT_IMAGE=y crashkernel=1", true,
	      "-- BOOT_IMAGE=y crashkernel=1");
}

static void join(const char *base, const char *append, const char *wanted)
{
	char line[8];

	is_int(command_line_join(line, sizeof(line), base, append), 0,
	       "<%s> <%s>: fit", base ? base : "-", append ? append : "-");
	is_str(line, wanted, "as <%s>", wanted);
}

static void test_join(void)
{
	char line[8];

	join(NULL, NULL, "");
	join("", "", "");
	join("abc", NULL, "abc");
	join(NULL, "abc", "abc");
	join("", "abc", "abc");
	join("abc", "def", "abc def");
	is_int(command_line_join(line, sizeof(line), "abcd", "def"), -E2BIG,
	       "one byte more does not fit");
}

static void memory(uint64_t size, unsigned int regions, const char *const *line)
{
	struct crash_memory m = { 0 };

	for (; *line; line++)
		crash_memory_line(&m, *line);
	is_int(m.size, size, "size");
	is_int(m.regions, regions, "regions");
}

static void test_memory(void)
{
	static const char *const one[] = {
		"00001000-0009fbff : System RAM",
		"00100000-3fffffff : System RAM",
		"  1b000000-22ffffff : Crash kernel",
		"  30000000-30ffffff : Kernel code",
		NULL,
	};
	static const char *const two[] = {
		"  22000000-31ffffff : Crash kernel",
		"100000000-43fffffff : System RAM",
		"  42f000000-43effffff : Crash kernel",
		NULL,
	};
	static const char *const zeros[] = {
		"  00000000-00000000 : Crash kernel",
		NULL,
	};
	static const char *const strange[] = {
		"",
		"Crash kernel",
		"1-2",
		"1-2 : Crash kernels",
		"1-x : Crash kernel",
		"-2 : Crash kernel",
		"12 : Crash kernel",
		"11111111111111111-2 : Crash kernel",
		NULL,
	};
	static const char *const backward[] = { "9-2 : Crash kernel", NULL };
	static const char *const none[] = { NULL };

	memory(128 << 20, 1, one);
	memory(256 << 20, 2, two);
	memory(0, 1, zeros);
	memory(0, 0, strange);
	memory(0, 1, backward);
	memory(0, 0, none);
}

static void refusal(struct refusal r, const char *wanted)
{
	char buf[256];
	struct text text;

	text_init(&text, buf, sizeof(buf));
	refusal_text(&text, &r);
	is_str(buf, wanted, "errno %d", r.error);
}

static void test_refusal(void)
{
	refusal((struct refusal){ .error = EPERM, .unprivileged = true },
		"not permitted: only root (CAP_SYS_BOOT) may do this "
		"(Operation not permitted)");
	refusal((struct refusal){ .error = EPERM, .disabled = true },
		"not permitted: the sysctl kernel.kexec_load_disabled is 1, "
		"until this machine boots again (Operation not permitted)");
	refusal((struct refusal){ .error = EPERM, .locked_down = true },
		"the kernel is locked down, and the image has no signature "
		"that it trusts (Operation not permitted)");
	refusal((struct refusal){ .error = EPERM },
		"a security policy of the kernel (lockdown?) does not permit it "
		"(Operation not permitted)");
	refusal((struct refusal){ .error = EKEYREJECTED },
		"the kernel refuses its signature (Key was rejected by "
		"service)");
	refusal((struct refusal){ .error = EBUSY },
		"the kernel is busy with another kexec: try again (Device or "
		"resource busy)");
	refusal((struct refusal){ .error = EADDRNOTAVAIL },
		"there is no room for it in memory (Cannot assign requested "
		"address)");
	refusal((struct refusal){ .error = EADDRNOTAVAIL, .crash = true },
		"it does not fit into what crashkernel= has reserved (Cannot "
		"assign requested address)");
	refusal((struct refusal){ .error = EADDRNOTAVAIL,
				  .crash = true,
				  .has_initrd = true },
		"kernel and initrd do not fit into what crashkernel= has "
		"reserved (Cannot assign requested address)");
	refusal((struct refusal){ .error = ENOSYS },
		"this kernel was built without kexec_file_load(2) "
		"(CONFIG_KEXEC_FILE)");
	refusal((struct refusal){ .error = ENOSYS, .segments = true },
		"this kernel was built without kexec_load(2) (CONFIG_KEXEC)");
	refusal((struct refusal){ .error = EIO }, "Input/output error");
}

/* Each has words of its own. */
static void test_words(void)
{
	static const int errors[] = { EPERM,  EBADMSG, EBUSY,  ETXTBSY, ENOEXEC,
				      ENOSYS, EFBIG,   ENOMEM, EINVAL };
	char seen[sizeof(errors) / sizeof(errors[0])][256];
	bool same = false;

	for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++) {
		struct refusal r = { .error = errors[i] };
		struct text text;

		text_init(&text, seen[i], sizeof(seen[i]));
		refusal_text(&text, &r);
		for (size_t j = 0; j < i; j++)
			same |= !strcmp(seen[i], seen[j]);
		ok(strstr(seen[i], " ") && strlen(seen[i]) > 15,
		   "errno %d has words", errors[i]);
	}
	ok(!same, "no two are the same");
}

static void test_fallback(void)
{
	ok(refusal_is_about_call(ENOSYS), "no such call");
	ok(refusal_is_about_call(EINVAL), "flags that are not known");
	ok(refusal_is_about_call(ENOEXEC), "a format that is not known");
	ok(refusal_is_about_call(ENOTSUP), "not supported");
	ok(!refusal_is_about_call(EPERM), "not permitted is final");
	ok(!refusal_is_about_call(EKEYREJECTED), "so is a key");
	ok(!refusal_is_about_call(EBADMSG), "and a signature");
	ok(!refusal_is_about_call(ENOMEM), "and no memory");
}

static void test_type(void)
{
	ok(image_type_is_known("bzImage64"), "bzImage64 is a type");
	ok(!image_type_is_known("bzImage6"), "bzImage6 is none");
	ok(image_type_fits("bzImage", IMAGE_BZIMAGE), "bzImage");
	ok(image_type_fits("Image", IMAGE_ARM64), "Image of arm64");
	ok(image_type_fits("Image", IMAGE_RISCV64), "Image of riscv64");
	ok(!image_type_fits("Image", IMAGE_BZIMAGE), "an Image is no bzImage");
	ok(!image_type_fits("multiboot-x86", IMAGE_ELF), "another type");
}

int main(void)
{
	test_reuse();
	test_join();
	test_memory();
	test_refusal();
	test_words();
	test_fallback();
	test_type();
	return done_testing();
}
