/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#include <asm/unistd.h>

	.section .text.__sigreturn, "ax", @progbits
	.globl	__sigreturn
	.type	__sigreturn, @function
__sigreturn:
	mov	$__NR_rt_sigreturn, %eax
	syscall
	.size	__sigreturn, . - __sigreturn

	.section .note.GNU-stack, "", @progbits
