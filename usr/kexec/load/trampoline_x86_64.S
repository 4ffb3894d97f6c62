/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the old kernel jumps to, in 64-bit mode with all memory mapped to where it
 * is: makes what the 64-bit boot protocol wants of the processor, and enters the
 * new kernel (Documentation/arch/x86/boot.rst, "64-bit Boot Protocol"). It is
 * copied to wherever there is room, so it says nothing about its own address, and
 * the words at its end are filled in.
 */
	.section .rodata.trampoline, "a"
	.balign	16
	.globl	trampoline
trampoline:
	cli
	cld
	leaq	trampoline_size(%rip), %rsp
	leaq	gdt(%rip), %rax
	movq	%rax, gdt_base(%rip)
	lgdt	gdt_limit(%rip)
	movl	$0x18, %eax
	movl	%eax, %ds
	movl	%eax, %es
	movl	%eax, %ss
	movl	%eax, %fs
	movl	%eax, %gs
	/* Only a far jump of some kind changes %cs. */
	leaq	enter(%rip), %rax
	pushq	$0x10
	pushq	%rax
	lretq
enter:
	movq	trampoline_params(%rip), %rsi
	movq	trampoline_entry(%rip), %rax
	xorl	%ebx, %ebx
	xorl	%ebp, %ebp
	xorl	%edi, %edi
	jmp	*%rax

	.balign	16
	/* Flat segments of 4 GiB: 0x10 is code of 64 bits, 0x18 is data. */
gdt:
	.quad	0, 0
	.quad	0x00af9b000000ffff
	.quad	0x00cf93000000ffff
	.word	0, 0, 0
gdt_limit:
	.word	gdt_limit - gdt - 7
gdt_base:
	.quad	0
	.globl	trampoline_params, trampoline_entry, trampoline_size
trampoline_params:
	.quad	0
trampoline_entry:
	.quad	0
	/* The stack. */
	.fill	64, 1, 0
trampoline_size:
