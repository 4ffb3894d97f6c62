/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Can this kernel execute that file? From its first bytes, as the kernel
 * itself would judge it (fs/binfmt_elf.c, fs/binfmt_script.c), so that the
 * cause is named before the root is switched. Pure.
 */
#ifndef ROOT_PROGRAM_H
#define ROOT_PROGRAM_H

#include <stdbool.h>
#include <stdint.h>

#include "probe/image.h"
#include "text.h"

/* e_machine of this kernel's own programs. */
#if defined(__x86_64__)
#define PROGRAM_NATIVE 62
#elif defined(__aarch64__)
#define PROGRAM_NATIVE 183
#elif defined(__riscv)
#define PROGRAM_NATIVE 243
#else
#error "which machine's programs does this kernel run?"
#endif

enum program_fault {
	PROGRAM_FINE,
	PROGRAM_UNKNOWN, /* neither ELF nor script: only execve(2) tells */
	PROGRAM_EMPTY,
	PROGRAM_FOREIGN, /* of another machine, or byte order */
	PROGRAM_NO_PROGRAM, /* ELF, but an object file, a core dump ... */
	PROGRAM_BAD_HEADERS, /* ELF that no kernel takes */
	PROGRAM_CUT_OFF, /* its end is missing */
	PROGRAM_NO_NAME, /* "#!", and no interpreter behind it */
	PROGRAM_LONG_NAME, /* the interpreter's name does not end in time */
	/* What it needs: error says what is wrong with that. */
	PROGRAM_NEEDS,
	PROGRAM_TOO_DEEP, /* an interpreter's interpreter's ... */
};

/* Longer ones are rare enough to be left to execve(2). */
#define PROGRAM_PATH_SIZE 256

/* How many interpreters the kernel follows. */
#define PROGRAM_MAX_DEPTH 5

struct program {
	enum program_fault fault;
	int error; /* of PROGRAM_NEEDS: -errno; -EACCES, -EISDIR as below */

	uint16_t machine; /* e_machine */
	bool is_64bit, is_big_endian;

	bool is_script; /* then the file needed is an interpreter, not a loader
			 */
	char needs[PROGRAM_PATH_SIZE]; /* "": nothing, or not known */
	/*
	 * "": all of this is said of the program itself; else of the
	 * interpreter or loader that it needs.
	 */
	char of[PROGRAM_PATH_SIZE];
	bool of_loader;
};

/*
 * Looks at a file. @native: PROGRAM_NATIVE. Returns 0, or the -errno of a read.
 * Programs of the 32-bit sister of @native count as fine: whether a kernel runs
 * those too is a matter of its configuration.
 */
int program_read(struct image *img, uint16_t native, struct program *p);

/*
 * Is it sure that execve(2) fails? @others: the kernel may have been taught
 * more formats (binfmt_misc).
 */
bool program_is_hopeless(const struct program *p, bool others);

/*
 * "is an aarch64 program, and this kernel runs x86_64": what is wrong with it,
 * to be put behind its name. Nothing for PROGRAM_FINE.
 */
void program_describe(struct text *t, const struct program *p, uint16_t native);

/*
 * The same of a file that could not be looked at, by the -errno. Two are ours:
 * -EISDIR: it is no regular file, -EACCES: it is not executable.
 */
void program_add_error(struct text *t, int error);

#endif
