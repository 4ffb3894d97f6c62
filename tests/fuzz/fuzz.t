#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Builds all fuzz targets and runs each for a bounded time: FUZZ_RUNS inputs
# or FUZZ_SECONDS, whichever is reached first. What it began from is the same
# each time, and so is the random seed: a failure can be seen again. FUZZ_SEED=0
# takes another one each time. Everything is left in $O.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"

cd "$repo/tests/fuzz"
O=${O:-$build/tests/fuzz}
mkdir -p "$O"
O=$(cd "$O" && pwd)

targets=$(make -s list)
# One of them for the build. Unquoted, since each word is one.
# shellcheck disable=SC2086
set -- $targets
echo "1..$(($# + 1))"
number=1
status=0

# result NAME STATUS LOG
result() {
	if [ "$2" -eq 0 ]; then
		echo "ok $number - $1"
	else
		echo "not ok $number - $1"
		tail -n 40 "$3" | sed 's/^/# /'
		status=1
	fi
	number=$((number + 1))
}

build() {
	cached make O="$O" all && ./seeds.sh "$O/seeds"
}

# Begins from the seeds, writes what it finds worth keeping to corpus/.
run() {
	"$O/$1" -runs="${FUZZ_RUNS:-50000}" \
		-max_total_time="${FUZZ_SECONDS:-6}" -seed="${FUZZ_SEED:-1}" \
		-max_len=12288 -timeout=5 -rss_limit_mb=512 \
		-artifact_prefix="$O/crash/$1/" \
		"$O/corpus/$1" "$O/seeds/$1"
}

code=0
build >"$O/build.log" 2>&1 || code=$?
result "targets and seeds (clang and its libFuzzer are needed)" "$code" \
	"$O/build.log"
[ "$code" -eq 0 ] || exit 1

for target; do
	rm -rf "$O/corpus/$target" "$O/crash/$target"
	mkdir -p "$O/corpus/$target" "$O/crash/$target" "$O/seeds/$target"
	code=0
	run "$target" >"$O/$target.log" 2>&1 || code=$?
	result "$target" "$code" "$O/$target.log"
	for input in "$O/crash/$target"/*; do
		[ ! -e "$input" ] || echo "# the input is $input"
	done
done
exit "$status"
