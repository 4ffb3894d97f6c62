/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
	.section .text._start, "ax", @progbits
	.globl	_start
	.type	_start, @function
_start:
	xor	%ebp, %ebp		/* the outermost frame */
	mov	%rsp, %rdi
	and	$-16, %rsp
	call	__libc_start
	.size	_start, . - _start

	.section .note.GNU-stack, "", @progbits
