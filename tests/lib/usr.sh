# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# Builds of the kernel's usr/ folder alone, which is all that kinit is, in
# seconds. Needs common.sh.

kernel_dir=$("$repo/tests/lib/kernel" --dir)
linux=$kernel_dir/linux
[ -f "$linux/usr/kinit/Makefile" ] ||
	die "$linux: not merged yet; run tests/lib/kernel first"

# usr_open NAME [make variable...]: names an object folder, for this test alone
# until it ends, and what make is called with.
usr_open() {
	objects=$kernel_dir/usr-$1
	shift
	usr_vars=$*
	mkdir -p "$objects"
	exec 8>"$objects.lock"
	flock 8
}

# Make, with the output in $objects.log.
usr_make() {
	# shellcheck disable=SC2086 # a list of words without spaces
	cached make -C "$linux" O="$objects" $usr_vars "$@" \
		>"$objects.log" 2>&1 8>&- || {
		tail -n 20 "$objects.log" | sed 's/^/# /' >&2
		return 1
	}
}

# usr_configure LINE...: the configuration of the test kernel, and these lines.
usr_configure() {
	_fragment=$repo/tests/lib/kernel.config
	if [ ! "$objects.plain" -nt "$_fragment" ]; then
		usr_make -s tinyconfig || return
		(cd "$objects" && "$linux/scripts/kconfig/merge_config.sh" -m \
			.config "$_fragment" >>"$objects.log" 2>&1) || return
		mv "$objects/.config" "$objects.plain"
	fi
	# Of several lines for one option the last is the one that counts.
	{
		cat "$objects.plain"
		printf '%s\n' CONFIG_KINIT=y "$@"
	} >"$objects/.config"
	usr_make -s olddefconfig
}

# What was made anew since the file "$objects.mark", below usr/.
usr_mark() {
	touch "$objects.mark"
	sleep 0.02	# the clock of a file system's time stamps ticks slowly
}

usr_changed() {
	(cd "$objects/usr" && find . -type f -newer "$objects.mark" \
		! -name '.*' | sed 's|^\./||' | sort | tr '\n' ' ')
}

# usr_copy: what follows is done to a copy of the object folder, which usr_copy_end deletes:
# to make all of it anew in the next run would take longer than a whole test. It consists of
# links, as make only removes files there.
usr_copy() {
	rm -rf "$objects.copy"
	cp -al "$objects" "$objects.copy"
	objects=$objects.copy
}
usr_copy_end() {
	rm -rf "$objects"
	objects=${objects%.copy}
}
