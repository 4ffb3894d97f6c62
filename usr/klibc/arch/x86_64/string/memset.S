/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
/* Eight bytes at a time, for the reason that memcpy.S gives. */
	.section .text.memset, "ax", @progbits
	.globl	memset
	.type	memset, @function
memset:
	mov	%rdi, %r8
	movzbl	%sil, %esi
	movabs	$0x0101010101010101, %rax
	imul	%rsi, %rax
	mov	%rdx, %rcx
	shr	$3, %rcx
	rep stosq
	mov	%edx, %ecx
	and	$7, %ecx
	rep stosb
	mov	%r8, %rax
	ret
	.size	memset, . - memset

	.section .note.GNU-stack, "", @progbits
