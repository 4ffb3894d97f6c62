/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
	.section .text._start, "ax", @progbits
	.globl	_start
	.type	_start, @function
_start:
	/*
	 * The linker addresses what is near by gp, which is why this one line
	 * must not be changed ("relaxed") to do so itself.
	 */
	.option push
	.option norelax
	lla	gp, __global_pointer$
	.option pop
	mv	s0, zero		/* the outermost frame */
	mv	ra, zero
	mv	a0, sp			/* which the kernel aligned to 16 */
	tail	__libc_start
	.size	_start, . - _start

	.section .note.GNU-stack, "", @progbits
