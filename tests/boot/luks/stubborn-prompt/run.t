#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# While a passphrase is asked for, the root is plugged in: a command that goes on asking,
# with what is typed not being shown, is killed.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/luks/lib.sh"
. "$repo/tests/boot/luks/abandoned_prompt.sh"

mkdir -p "$work/hooks/usr/lib/kinit/cryptsetup"
cat >"$work/hooks/usr/lib/kinit/cryptsetup/unlock" <<'END'
#!/bin/sh
[ "$1" = ask ] || exit 0
trap '' TERM
while :; do
	cryptsetup open --type luks "$2" name
done
END
chmod +x "$work/hooks/usr/lib/kinit/cryptsetup/unlock"
abandoned 3
done_testing
