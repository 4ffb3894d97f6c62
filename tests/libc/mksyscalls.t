#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# usr/klibc/mksyscalls.awk: what it makes, and which lines it refuses.
set -eu

klibc=$(realpath "$(dirname "$0")/../../usr/klibc")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
n=0
failed=0

result()
{
	n=$((n + 1))
	if [ "$1" = "$2" ]; then
		echo "ok $n - $3"
	else
		echo "not ok $n - $3"
		printf '%s\n' "got:" "$1" "expected:" "$2" | sed 's/^/# /'
		failed=1
	fi
}

# made MODE LINE...: from a table of these lines
made()
{
	mode=$1
	shift
	printf '%s\n' "$@" > "$dir/tbl"
	(cd "$dir" && awk -v mode="$mode" -v name=f -f "$klibc/mksyscalls.awk" \
		tbl 2>&1) || echo "exit $?"
}

# body MODE LINE...: without the frame, which is the same for all
body()
{
	made "$@" | sed -n '/^[a-z].*(.*)$/,/^}/p'
}

# refused TEXT LINE
refused()
{
	result "$(made names '# a comment' "$2")" "tbl:2: $1
exit 1" "refused: $2"
}

result "$(made names 'a.h int f(int x)' '' '- int g(void)' \
	'sys/b.h void h(void) = k')" 'f
h' 'public names'
result "$(body header 'a.h ssize_t f(int fd, const char *s, size_t n)')" \
'static inline ssize_t sys_f(int fd, const char *s, size_t n)
{
	return __syscall3(__NR_f, (long)fd, (long)s, (long)n);
}' 'a call'
result "$(body header 'a.h void f(void)')" \
'static inline void sys_f(void)
{
	__syscall0(__NR_f);
}' 'a call without arguments and result'
result "$(body header '- int f(struct s *p, int a[2]) = g64')" \
'static inline int sys_f(struct s *p, int *a)
{
	return __syscall2(__NR_g64, (long)p, (long)a);
}' 'another name in the kernel, and an array'
result "$(made header '- int f(struct s *p, const struct t *q)' \
	'- int g(struct s *p)' | grep '^struct')" 'struct s;
struct t;' 'each struct is declared once'
result "$(body stub 'a.h int f(int fd, int a[2]) = g64')" \
'int f(int fd, int a[2])
{
	return __syscall_ret(sys_f(fd, a));
}' 'a public function'
result "$(made stub 'a.h int f(int fd)' | grep include)" '#include <a.h>
#include "calls.h"' 'its headers'
result "$(made stub '- int f(int fd)')" 'tbl: no public function f()
exit 1' 'no public function'
result "$(made other '- int f(int fd)')" 'mksyscalls.awk: no such mode: other
exit 1' 'no such mode'

refused '"int" is neither a header nor "-"' 'int f(int x)'
refused '"../a.h" is neither a header nor "-"' '../a.h int f(int x)'
refused 'no prototype' 'a.h int f'
refused 'no prototype' 'a.h int f(int x'
refused 'no prototype' 'a.h int f(int x) = '
refused 'no prototype' 'a.h int f(int x); '
refused 'no TYPE NAME before the parenthesis' 'a.h f(int x)'
refused 'no TYPE NAME before the parenthesis' 'a.h int (int x)'
refused 'argument 1 is not TYPE NAME' 'a.h int f(int)'
refused 'argument 2 is not TYPE NAME' 'a.h int f(int x, ...)'
refused 'argument 2 is not TYPE NAME' 'a.h int f(int x,)'
refused 'a system call has 6 arguments at most' 'a.h int f()'
refused 'a system call has 6 arguments at most' \
	'a.h int f(int a, int b, int c, int d, int e, int f, int g)'
refused 'an address cannot be told from -errno: make it a long' \
	'a.h void *f(int x)'
result "$(made names '- int g(int x)' '- int g(int x)')" \
'tbl:2: g() stands in line 1 already
exit 1' 'refused: a name twice'

result "$(awk -v mode=names -f "$klibc/mksyscalls.awk" "$klibc/SYSCALLS.tbl" \
	>/dev/null && echo good)" good 'the table itself'

echo "1..$n"
exit "$failed"
