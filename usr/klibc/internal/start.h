/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _KLIBC_START_H
#define _KLIBC_START_H

#include <features.h>

/*
 * Where crt0.S of each architecture goes to. sp is the stack as execve(2) left
 * it: argc, argv[], NULL, the environment, NULL, and the auxiliary vector,
 * which nothing here needs.
 */
void __libc_start(long *sp) __noreturn;

int main(int argc, char **argv, char **envp);

#endif
