/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
/*
 * Eight bytes at a time, since not all processors (and no emulator) make a
 * single fast copy of "rep movsb". Upwards, as memmove() relies on.
 */
	.section .text.memcpy, "ax", @progbits
	.globl	memcpy
	.type	memcpy, @function
memcpy:
	mov	%rdi, %rax
	mov	%rdx, %rcx
	shr	$3, %rcx
	rep movsq
	mov	%edx, %ecx
	and	$7, %ecx
	rep movsb
	ret
	.size	memcpy, . - memcpy

	.section .note.GNU-stack, "", @progbits
