# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=bash
#
# Completion of kinitramfs for bash. Installed as
# share/bash-completion/completions/kinitramfs.

# The root that is named on the line so far, without a slash at its end.
_kinitramfs_root()
{
	local i root=

	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		--root) root=${COMP_WORDS[i + 1]} ;;
		esac
		# With "--root=DIR" the "=" is a word by itself.
		[ "$root" != = ] || root=${COMP_WORDS[i + 2]}
	done
	printf '%s' "${root%/}"
}

# Prints the names that consist of harmless characters only: the shell expands
# what it offers, and a root may be anyone's.
_kinitramfs_plain()
{
	local name

	for name; do
		case $name in
		*[!A-Za-z0-9._+-]*) ;;
		*) printf '%s\n' "$name" ;;
		esac
	done
}

_kinitramfs_hooks()
{
	local root file

	root=$(_kinitramfs_root)
	for file in "$root"/etc/kinit/hooks.d/*.hook \
		"$root"/usr/lib/kinit/hooks.d/*.hook; do
		[ -s "$file" ] || continue
		file=${file##*/}
		_kinitramfs_plain "${file%.hook}"
	done
}

_kinitramfs_kernels()
{
	local root file

	root=$(_kinitramfs_root)
	for file in "$root"/lib/modules/*; do
		[ ! -d "$file" ] || _kinitramfs_plain "${file##*/}"
	done
}

_kinitramfs()
{
	local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
	local common='--root --hook --no-hooks --hook-dir --tree-hooks --kernel
		--machine --generic --network --module --firmware --base --stamp --output --help'
	local words=

	COMPREPLY=()
	if [ "$COMP_CWORD" -eq 1 ]; then
		mapfile -t COMPREPLY < <(compgen -W 'list build check inspect machine modules timeline probe' -- "$word")
		return
	fi
	# "--option=value" is three words.
	if [ "$word" = = ]; then
		word=
	elif [ "$before" = = ]; then
		before=${COMP_WORDS[COMP_CWORD - 2]}
	fi
	case $before in
	--hook) words=$(_kinitramfs_hooks) ;;
	--kernel) words=$(_kinitramfs_kernels) ;;
	--sector-size) words='512 1024 2048 4096' ;;
	--compress) words='zstd xz lz4 gzip none' ;;
	--root|--hook-dir|--tree-hooks)
		compopt -o filenames
		mapfile -t COMPREPLY < <(compgen -d -- "$word")
		return ;;
	*)
		case ${COMP_WORDS[1]}:$word in
		list:-*) words="$common --files --copy" ;;
		build:-*) words="$common --compress --full --early --microcode
			--kdump --dump-target --crash-size --force" ;;
		check:-*) words='--machine --kernel --root --dump-target --help' ;;
		machine:-*) words='--output --help' ;;
		modules:-*) words='--machine --kernel --root --help' ;;
		inspect:-*) words='--tree --json --help' ;;
		timeline:-*) words='--dmesg --log --svg --output --help' ;;
		probe:-*) words='--sector-size --help' ;;
		esac ;;
	esac
	if [ -n "$words" ]; then
		mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
	else
		compopt -o filenames
		mapfile -t COMPREPLY < <(compgen -f -- "$word")
	fi
}

complete -F _kinitramfs kinitramfs
