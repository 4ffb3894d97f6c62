#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# hooks.d/cryptsetup/unlock, with a cryptsetup that only writes down what it was
# told: which devices are opened, how, under which name, by the kernel's command
# line and crypttab. A copy of the script reads other files than the machine's.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/bin" "$work/etc/cryptsetup-keys.d" "$work/sys" "$work/mapper"
sed "s,/proc/cmdline,$work/cmdline,g; s,/etc/crypttab,$work/crypttab,g
	s,/etc/cryptsetup-keys.d,$work/etc/cryptsetup-keys.d,g
	s,=/sys/class/block,=$work/sys,g; s,\"/dev/mapper/,\"$work/mapper/,g" \
	"$repo/hooks.d/cryptsetup/unlock" >"$work/unlock"
for path in cmdline crypttab etc/cryptsetup-keys.d sys mapper; do
	check "the copy reads another $path" grep -q "$work/$path" "$work/unlock"
done
key=$work/root.key
: >"$key"
# Where a pattern would find something.
mkdir "$work/here"
cd "$work/here"
: >discard
: >rd.luks=0

# Its exit status is the next of $work/statuses; without any, 0.
cat >"$work/bin/cryptsetup" <<'END'
#!/bin/sh
work=${0%/bin/*}
printf '%s\n' "$*" >>"$work/calls"
printf '<%s>' "$@" >>"$work/words"
[ "$1" = open ] && [ -s "$work/statuses" ] || exit 0
read -r status <"$work/statuses"
sed -i 1d "$work/statuses"
exit "$status"
END
chmod +x "$work/bin/cryptsetup"

u=aaaaaaaa-0001-4000-8000-00000000000b
U=AAAAAAAA-0001-4000-8000-00000000000B
other=cccccccc-0001-4000-8000-00000000000d
part=eeeeeeee-0001-4000-8000-00000000000f
export SHELL=/bin/sh PATH="$work/bin:$PATH" LABEL='my disk' PARTLABEL=crypt \
	PARTUUID=$part device=/dev/vdx uuid=$u script="$work/unlock"

# unlock key|ask: sets $calls, what cryptsetup was told, a line each, and $said
# and $status. "ask" has a terminal.
unlock() {
	: >"$work/calls"
	: >"$work/words"
	status=0
	case $1 in
	key)	said=$(timeout 20 dash "$script" key "$device" "$uuid" \
			</dev/null 2>&1) || status=$? ;;
	ask)	# shellcheck disable=SC2016 # for the shell on the terminal
		said=$(timeout 20 script -qec \
			'exec dash "$script" ask "$device" "$uuid"' /dev/null \
			</dev/null) || status=$? ;;
	esac
	calls=$(cat "$work/calls")
}

# row CMDLINE CRYPTTAB CALL NAME: asked for by these two, cryptsetup is told CALL, less
# what is always told: the options, and the name in the end. "": nothing.
row() {
	printf '%s\n' "console=ttyS0 $1 quiet" >"$work/cmdline"
	rm -f "$work/crypttab"
	[ -z "$2" ] || printf '%b' "$2" >"$work/crypttab"
	unlock ask
	is "$calls" "${3:+open --type luks $3}" "$4"
}

# opened CMDLINE CRYPTTAB NAME TEST: without options; "": not opened.
opened() {
	row "$1" "$2" "${3:+-- $device $3}" "$4"
}

default=luks-$u
opened '' '' $default 'if nothing is named, each is opened'
unlock key
is "$calls" '' 'without a key file there is nothing to do before'
is "$status:$said" '0:' 'and nothing to say'

# The kernel's command line.
for parameter in rd.luks.uuid luks.uuid; do
	opened "$parameter=$u" '' $default "$parameter= names it"
	opened "$parameter=luks-$u" '' $default "$parameter=luks- names it"
	opened "$parameter=$other" '' '' "$parameter= names another"
done
opened "rd.luks.uuid=$U" '' $default 'in upper case'
opened "rd.luks.uuid=\"$u\"" '' $default 'in quotes'
opened "\"rd.luks.uuid=$u\"" '' $default 'all in quotes'
opened "rd.luks.uuid=" '' '' 'an empty name is none'
opened "rd.luks.uuid=*" '' '' 'a pattern is none'
opened 'rd.l*' '' $default 'words are no patterns'
opened "rd.luks.uuid=$other rd.luks.uuid=$u" '' $default 'the second of two'
opened "rd.luks.uuid=$u rd.luks.uuid=$other" '' $default 'the first of two'
opened "-- rd.luks.uuid=$other" '' $default 'what stands behind -- is not for us'
opened "rd.luks.name=$u=root" '' root 'rd.luks.name='
opened "rd.luks.name=luks-$u=root" '' root 'rd.luks.name=luks-'
opened "luks.name=$U=a=b" '' a=b 'luks.name= with a sign in the name'
opened "rd.luks.name=$other=root" '' '' 'rd.luks.name= of another'
opened "rd.luks.name=$u=../../vda" '' $default 'a name with a path is none'
opened "rd.luks.name=$u=root rd.luks.uuid=$u" '' root 'both'
for no in 0 no n off false f; do
	opened "rd.luks=$no rd.luks.uuid=$u" '' '' "rd.luks=$no"
done
opened 'rd.luks=1' '' $default 'rd.luks=1'
opened 'rd.luks=0 rd.luks=1' '' $default 'the last one counts'
row 'rd.luks.options=discard' '' "--allow-discards -- $device $default" \
	'rd.luks.options='
row "rd.luks.options=$u=discard,readonly" '' \
	"--allow-discards --readonly -- $device $default" 'rd.luks.options= of it'
opened "rd.luks.options=$other=discard" '' $default 'rd.luks.options= of another'
row "rd.luks.options=timeout=10" '' "--timeout=10 -- $device $default" \
	'rd.luks.options= that has a sign in it'

# crypttab: the names of devices.
for source in UUID=$u "UUID=\"$u\"" UUID=$U PARTUUID=$part 'PARTUUID="'$part'"' \
	'LABEL=my\\040disk' PARTLABEL=crypt $device /dev/disk/by-uuid/$u \
	/dev/disk/by-partuuid/$part /dev/disk/by-partlabel/crypt \
	'/dev/disk/by-label/my\\040disk'; do
	opened '' "root $source none luks\n" root "crypttab: $source"
done
for source in UUID=$other PARTUUID=$u LABEL=my LABEL=* LABEL= UUID= /dev/vdy \
	/dev/* /nowhere vdx /dev/disk/by-uuid/$other /dev/disk/by-id/disk-1; do
	opened '' "root $source none luks\n" '' "crypttab: $source is another"
done
unlock key
is "$said" "$device: crypttab: /dev/disk/by-id/disk-1 is not known here; UUID= is
$device: not opened: crypttab names others" 'which is said'
mkdir -p "$work/sys/dm-0/dm"
echo vg--0-my--root >"$work/sys/dm-0/dm/name"
device=/dev/dm-0
for source in /dev/mapper/vg--0-my--root /dev/vg-0/my-root; do
	opened '' "root $source\n" root "crypttab: $source is a volume"
done
for source in /dev/mapper/vg--0-my /dev/vg/0-my-root /dev/vg-0-my-root; do
	opened '' "root $source\n" '' "crypttab: $source is another volume"
done
device=/dev/vdx
PARTUUID='' LABEL=''
opened '' "root PARTUUID=\nroot LABEL=\nroot PARTLABEL=" '' 'nothing is not like nothing'
PARTUUID=$part LABEL='my disk'

# crypttab: its form.
opened '' "root UUID=$u" root 'a last line without an end'
opened '' "# root2 UUID=$u\n\n \t\n\troot\tUUID=$u  none\tluks # x\n" root \
	'comments, empty lines, white space'
opened '' "root UUID=$u\nagain UUID=$u\n" root 'the first of two lines counts'
opened '' 'root\n' '' 'a line with a name alone'
opened '' "# root UUID=$u\n" $default 'a file that names none'
opened '' "r\\\\t UUID=$u\n" 'r\t' 'a backslash is none of an escape'

# Both.
tab="one UUID=$u none discard\ntwo UUID=$other none luks\n"
row '' "$tab" "--allow-discards -- $device one" 'a line of crypttab'
row "rd.luks.uuid=$u" "$tab" "--allow-discards -- $device one" \
	'rd.luks.uuid= takes what crypttab says of it'
opened "rd.luks.uuid=$other" "$tab" '' 'rd.luks.uuid= rules out a line of crypttab'
row "rd.luks.name=$u=root" "$tab" "--allow-discards -- $device root" \
	'rd.luks.name= names what crypttab names otherwise'
row "rd.luks.options=readonly" "$tab" "--allow-discards -- $device one" \
	'rd.luks.options= is not for lines of crypttab'
row "rd.luks.options=$u=readonly" "$tab" "--readonly -- $device one" \
	'rd.luks.options= of it is'
opened "rd.luks.uuid=$u" "two UUID=$other\n" $default \
	'rd.luks.uuid= needs no line of crypttab'
opened 'rd.luks.crypttab=no' "two UUID=$other\n" $default 'rd.luks.crypttab=no'
opened '' "root UUID=$u none luks,noauto\n" '' noauto
opened "rd.luks.uuid=$u" "root UUID=$u none luks,noauto\n" root \
	'noauto, but named'
for mark in x-initrd.attach initramfs; do
	opened '' "root UUID=$u none noauto,$mark\n" root "noauto, but $mark"
done

# What is not LUKS, or not to be opened by a passphrase.
for options in plain swap luks,tmp tmp=ext4 tcrypt tcrypt-hidden tcrypthidden bitlk fvault2; do
	opened '' "root UUID=$u none $options\n" '' "$options is refused"
	opened '' "swap UUID=$other none $options\n" $default \
		"$options of another says nothing"
done
unlock key
is "$said" '' 'which is not worth a word'
opened '' "swap $device /dev/urandom cipher=aes\n" '' 'a key of chance is refused'
unlock key
is "$calls:$said" ":$device: not opened: swap, as crypttab calls it, is not LUKS there, and nothing else is opened here" \
	'which is said'

# crypttab: options.
for pair in discard:--allow-discards readonly:--readonly read-only:--readonly \
	same-cpu-crypt:--perf-same_cpu_crypt \
	submit-from-crypt-cpus:--perf-submit_from_crypt_cpus \
	no-read-workqueue:--perf-no_read_workqueue \
	no-write-workqueue:--perf-no_write_workqueue \
	key-slot=1:--key-slot=1 timeout=30:--timeout=30 timeout=30s:--timeout=30; do
	row '' "root UUID=$u none luks,${pair%:*}\n" "${pair#*:} -- $device root" \
		"option ${pair%:*}"
done
for option in tries=3 nofail _netdev luks,loud x-systemd.device-timeout=5 \
	initramfs key-slot= key-slot=-1 'key-slot=1\\\\t--x' timeout=1min \
	keyfile-size=5 discards keyscript=/bin/true tpm2-device=auto '*'; do
	opened '' "root UUID=$u none $option\n" root "option $option changes nothing"
done
for option in keyscript=/bin/decrypt tpm2-device=auto header=/etc/head \
	fido2-device=auto pkcs11-uri=auto; do
	printf '%s\n' "root UUID=$u none $option" >"$work/crypttab"
	unlock key
	is "$said" "$device: root: ${option%%=*}= is not known here: a passphrase is asked for" \
		"option ${option%%=*}= is told of"
done

# keyed CMDLINE CRYPTTAB CALL NAME: the same for key files.
keyed() {
	printf '%s\n' "$1" >"$work/cmdline"
	printf '%b' "$2" >"$work/crypttab"
	unlock key
	is "$calls" "${3:+open --type luks $3}" "$4"
}
keyed '' "root UUID=$u $key luks\n" "--key-file $key -- $device root" 'a key file'
row '' "root UUID=$u $key luks\n" "-- $device root" \
	'a passphrase is asked for if that did not open it'
keyed '' "root UUID=$u $key keyfile-offset=7,keyfile-size=32,key-slot=2,discard\n" \
	"--allow-discards --keyfile-offset=7 --keyfile-size=32 --key-slot=2 --key-file $key -- $device root" \
	'a key file with options'
keyed '' "root UUID=$u $key noauto\n" '' 'a key file and noauto'
keyed '' "root UUID=$other $key\n" '' "another device's key file"
for none in none - ''; do
	keyed '' "root UUID=$u $none\n" '' "key file: $none"
	is "$status:$said" 0: 'there is nothing to say of it'
	keyed "rd.luks.key=$key" "root UUID=$u $none\n" \
		"--key-file $key -- $device root" "key file: $none, and rd.luks.key="
done
keyed "rd.luks.key=$work/no.key" "root UUID=$u $key\n" \
	"--key-file $key -- $device root" 'rd.luks.key= for all is not for crypttab'
keyed "rd.luks.key=$u=$key" "root UUID=$u $work/no.key\n" \
	"--key-file $key -- $device root" 'rd.luks.key= of it'
keyed "rd.luks.key=$other=$key" "root UUID=$u\n" '' 'rd.luks.key= of another'
keyed "rd.luks.uuid=$u rd.luks.key=$key" '' "--key-file $key -- $device $default" \
	'rd.luks.key= without crypttab'
for missing in "$work/no.key" "$key:UUID=$other" /dev/disk/by-label/KEY relative; do
	keyed '' "root UUID=$u $missing\n" '' "key file: $missing"
	is "$status:$said" "0:$device: root: there is no key file $missing in the image: a passphrase is asked for" \
		'which is said'
done
: >"$work/etc/cryptsetup-keys.d/root.key"
keyed '' "root UUID=$u\n" \
	"--key-file $work/etc/cryptsetup-keys.d/root.key -- $device root" \
	'a key file by the name of the device'
echo 2 >"$work/statuses"
keyed '' "root UUID=$u $key\n" "--key-file $key -- $device root" 'a wrong key file'
is "$status" 2 'is an error, for the report'

# What the disk says is never more than a text.
rm -f "$work/crypttab"
# shellcheck disable=SC2016,SC2089,SC2090 # they are texts
for uuid in '' '-x' '../../etc' 'a b' '$(touch '"$work"'/pwned)' '*' '"' '--help' \
	"$(printf 'a\nb')" "$(printf 'a\033[2Jb')" "$(printf '\377\376')" '; exit' '%s%n'; do
	: >"$work/cmdline"
	unlock ask
	is "$(cat "$work/words")" "<open><--type><luks><--><$device><luks-vdx>" \
		"the UUID \"$(printf %s "$uuid" | tr -c '[:print:]' '?')\""
	case $said in *"$uuid"*) _in=${uuid:+1} ;; *) _in='' ;; esac
	is "$_in" '' 'is not shown'
	echo "rd.luks.uuid=$other" >"$work/cmdline"
	unlock ask
	is "$calls" '' 'and is not like another'
done
check_not 'no command in it is run' test -e "$work/pwned"
uuid=$u
# shellcheck disable=SC2016 # texts
for LABEL in '*' '$(reboot)' "$(printf 'a\nb')" '-f' ']'; do
	opened '' "root LABEL=my\n" '' "a label is compared: $(printf %s "$LABEL" | tr -c '[:print:]' '?')"
done
LABEL='my disk'

# Asking.
rm "$work/crypttab"
: >"$work/cmdline"
# asks STATUSES CALLS STATUS NAME
asks() {
	printf '%s\n' "$1" | tr ' ' '\n' >"$work/statuses"
	unlock ask
	is "$(grep -c '^open ' "$work/calls"):$status" "$2:$3" "$4"
	: >"$work/statuses"
}
asks 0 1 0 'the right passphrase'
asks '2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 0' 21 0 'a wrong one is asked for again'
asks '1 1 0' 3 0 'the end of input, twice'
asks '1 1 1 1 2 1 1 1 1 0' 10 0 'the end of input now and then'
asks '1 1 1 1 1 1 1 1 1 1 1 1' 5 1 'the end of input is not asked for ever'
asks '5 0' 1 5 'another error is one'
asks '4 0' 1 4 'and another'
echo "root UUID=$u none timeout=5" >"$work/crypttab"
asks '1 0' 1 1 'with timeout= it is asked for once'
rm "$work/crypttab"
said=$(timeout 20 dash "$script" ask "$device" "$uuid" </dev/null 2>&1) && status=0 ||
	status=$?
is "$status:$said" "1:$default: there is no console to ask for a passphrase on" \
	'without a terminal nothing is asked'

# It is open already.
block=$(find /dev -type b | head -n 1)
if [ -n "$block" ]; then
	ln -s "$block" "$work/mapper/$default"
	opened '' '' '' 'what is open is not opened'
	rm "$work/mapper/$default"
	ln -s "$block" "$work/link"
	device=$block
	opened '' "root /dev/../$block\n" root 'crypttab: another name of the device'
else
	ok 0 'open devices # SKIP there is no block device'
fi
done_testing
