/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
	.section .text._start, "ax", @progbits
	.globl	_start
	.type	_start, @function
_start:
	mov	x29, #0			/* the outermost frame */
	mov	x30, #0
	mov	x0, sp			/* which the kernel aligned to 16 */
	bl	__libc_start
	.size	_start, . - _start

	.section .note.GNU-stack, "", @progbits
