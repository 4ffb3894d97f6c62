# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# TAP for tests in sh. Each prints a line a check, and done_testing ends it.

tap_count=0
tap_failed=0

# ok STATUS NAME: STATUS is that of the command that was the check.
ok() {
	tap_count=$((tap_count + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $tap_count - $2"
	else
		tap_failed=$((tap_failed + 1))
		echo "not ok $tap_count - $2"
	fi
}

# check NAME COMMAND...: the command succeeds.
check() {
	_name=$1
	shift
	_status=0
	"$@" || _status=$?
	ok "$_status" "$_name"
}

# check_not NAME COMMAND...: it fails.
check_not() {
	_name=$1
	shift
	_status=0
	"$@" || _status=$?
	ok "$((_status == 0))" "$_name"
}

# is GOT WANTED NAME
is() {
	if [ "$1" = "$2" ]; then
		ok 0 "$3"
	else
		ok 1 "$3"
		diag "got: $1"
		diag "wanted: $2"
	fi
}

diag() {
	printf '%s\n' "$*" | sed 's/^/# /' >&2
}

skip_all() {
	echo "1..0 # SKIP $*"
	exit 0
}

# only_long [WHAT]: "make check-long" runs the test, which takes long; what is said stands for
# it in "make check".
only_long() {
	[ -n "${KINIT_LONG:-}" ] ||
		skip_all "make check-long runs it${1:+; here $1 stands for it}"
}

# is_long: the same for a part of a test.
is_long() {
	[ -n "${KINIT_LONG:-}" ]
}

done_testing() {
	echo "1..$tap_count"
	[ "$tap_failed" -eq 0 ]
}

# quietly COMMAND...: without its standard output, which would be read as TAP.
quietly() {
	"$@" >/dev/null
}
