# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# A part of ../merge-kernel: the same change as a mail for git am.
#
# Uses $dir, $repo, $state, $SOURCE_DATE_EPOCH; in $work: old, diff.
# Sets nothing that others read.

# repository_says GIT-ARGUMENT...: what git says of this repository, if anything
repository_says() {
	! command -v git >/dev/null || git -C "$repo" "$@" 2>/dev/null || :
}

# The patch's author, as a mail names one
author() {
	name=$(repository_says config user.name)
	mail=$(repository_says config user.email)
	if [ -z "$name" ] || [ -z "$mail" ]; then
		name=$(repository_says log -1 --format=%an)
		mail=$(repository_says log -1 --format=%ae)
	fi
	if [ -z "$name" ] || [ -z "$mail" ]; then
		name=kinit
		mail=kinit@localhost
	fi
	case $name in
	*[\(\)\<\>\[\]:\;@\\,.\"]*)
		name=\"$(printf '%s' "$name" | sed 's/[\\"]/\\&/g')\" ;;
	esac
	printf '%s <%s>' "$name" "$mail"
}

do_patch() {
	prepare
	! is_merged || die "$dir is already merged: there is nothing to patch"
	! grep -q '^link ' "$work/old" ||
		die "$dir is merged by links; run: merge-kernel --remove $dir"
	make_diff
	time=${SOURCE_DATE_EPOCH:-$(repository_says log -1 --format=%ct)}
	time=$(date -u -d "@${time:-0}" '+%a, %d %b %Y %H:%M:%S +0000') ||
		die "SOURCE_DATE_EPOCH=$SOURCE_DATE_EPOCH is not a time"
	subject='usr: add kinit, an early user space built with the kernel'
	[ -z "$state" ] || subject='usr: update kinit'
	cat <<EOF
From 0000000000000000000000000000000000000000 Mon Sep 17 00:00:00 2001
From: $(author)
Date: $time
Subject: [PATCH] $subject
MIME-Version: 1.0
Content-Type: text/plain; charset=UTF-8
Content-Transfer-Encoding: 8bit

A small C library (klibc) and an /init (kinit), compiled with the kernel
and embedded in it, that find the root file system, mount it and start
the real init. CONFIG_KINIT is off by default. Outside of kinit's own
files this is one line in usr/Makefile and one in usr/Kconfig;
"scripts/merge-kernel --remove ." takes it all away.
---
EOF
	cat "$work/diff"
}
