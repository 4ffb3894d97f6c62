/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the old kernel jumps to, with the MMU off: enters the new one, as
 * Documentation/arch/arm64/booting.rst wants it. The old kernel would do so itself, had
 * kexec_load(2) a way of telling it where the device tree is.
 */
	.section .rodata.trampoline, "a"
	.balign	16
	.globl	trampoline
trampoline:
	ldr	x0, trampoline_params
	ldr	x4, trampoline_entry
	mov	x1, xzr
	mov	x2, xzr
	mov	x3, xzr
	br	x4

	.balign	16
	.globl	trampoline_params, trampoline_entry, trampoline_size
trampoline_params:
	.quad	0
trampoline_entry:
	.quad	0
trampoline_size:
