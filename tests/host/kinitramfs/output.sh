# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# A part of ../kinitramfs_list.t: options, the base list, copies and the stamp.

fresh
rm -rf files
echo one >root/etc/one
echo two >two
printf '%s\n' 'file /etc/one' 'on early run $COMMAND' | hook h
cat >base <<EOL
# the base image
dir /dev 0755 0 0
nod /dev/console 0600 0 0 c 5 1
file /init two 0755 0 0
dir bin 0755 0 0
EOL
run --base base --hook h
is "$status$said
$(entries)" '0
slink /bin usr/bin 0777 0 0
dir /dev 0755 0 0
nod /dev/console 0600 0 0 c 5 1
dir /etc 0755 0 0
file /etc/one etc/one 0644 0 0
file /init two 0755 0 0
dir /usr 0755 0 0
dir /usr/bin 0755 0 0
dir /usr/lib 0755 0 0' 'a base list'
run
is "$status$said$(cat out)" '0kinitramfs: note: nothing is asked for: --hook NAME names a hook' 'nothing at all'
run --base base
is "$status$said $(grep -c kinit out)" '0 0' 'a base list alone'
run --base none
is "$status $said" '1 none: No such file or directory' 'no base list'
printf 'dir /x\n\nfiel /y\nfile /z two 0755 0 0 /zz\n' >bad
run --base bad
is "$status $said" '1 bad:1:1: the mode is missing or not octal
bad:3:1: the first word is none of file, dir, nod, slink, pipe, sock
bad:4:1: hard links cannot be merged; name the file again' 'a bad base list'

run --hook h -o list
is "$status$said$(cat out)" 0 '-o writes nothing to standard output'
touch -d @1000000000 list
run --hook h -o list
is "$(stat -c %Y list)" 1000000000 'a list that is the same keeps its time'
echo 'dir /new 0755 0 0' >>hooks/h.hook
run --hook h -o list
is "$(grep -c '^dir /new' list)" 1 'another one is written'
run --hook h -o none/list
is "$status $said" '1 none/list: No such file or directory' 'where no list can be written'
echo 'exce' >>hooks/h.hook
run --hook h -o list
is "$status $(grep -c '^dir /new' list)" '1 1' 'an error leaves the list alone'
sed -i '$d' hooks/h.hook
status=0
"$tool" list --root root --hook-dir hooks --hook h >/dev/full 2>err || status=$?
is "$status $(cat err)" '1 output: No space left on device' 'a full disk'

run --hook h --files files
is "$status$said $(find files -type f | sort | tr '\n' ' ')" '0 files/usr/lib/kinit/files.d/h files/usr/lib/kinit/rules.d/h.rules ' '--files'
is "$(grep /etc/one out)" 'file /etc/one root/etc/one 0644 0 0' 'the others are named where they are'
is "$(grep rules.d/ out)" 'file /usr/lib/kinit/rules.d/h.rules files/usr/lib/kinit/rules.d/h.rules 0644 0 0' 'these by their copies'
is "$(stat -c %Y files/usr/lib/kinit/rules.d/h.rules)" 0 'their time is 0'
chmod 0400 root/etc/one
SOURCE_DATE_EPOCH=1234 "$tool" list --root root --hook-dir hooks --hook h --base base --files files --copy >out
is "$(cat files/etc/one files/init | tr '\n' ' ')" 'one two ' '--copy'
is "$(stat -c %Y files/etc/one files/usr/lib/kinit/rules.d/h.rules | tr '\n' ' ')" '1234 1234 ' 'SOURCE_DATE_EPOCH'
is "$(grep /etc/one out)" 'file /etc/one files/etc/one 0400 0 0' 'the list names the copies, with the rights of the file'
echo three >root/etc/one
run --hook h --files files --copy
is "$status$said $(cat files/etc/one)" '0 three' 'a copy is replaced'

# The same input gives the same list, whatever the order of folders, time, user.
run --hook h --base base
mv out first
mkdir -p moved
cp -r root moved/ && rm -rf root && mv moved/root .
touch root/etc/one
run --hook h --base base
check 'the same input gives the same list' cmp first out

# The stamp.
: >root/etc/other
printf '%s\n' 'file /etc/none|/etc/one' 'file /etc/*r' | hook h
run --hook h --base base --stamp stamp
stamp_has() {
	grep -c "^$1 " stamp || :
}
for path in root/etc/none root/etc/one root/etc/other root/etc two hooks/h.hook; do
	is "$(stamp_has "$path")" 1 "the stamp has $path"
done
is "$(grep none stamp)" 'root/etc/none - -' 'also what is not there'
is "$(sort -u stamp)" "$(cat stamp)" 'it is sorted'
touch -d @1000000000 stamp
run --hook h --base base --stamp stamp
is "$(stat -c %Y stamp)" 1000000000 'when nothing changes it keeps its time'
# changes NAME COMMAND...: after that the stamp is another one
changes() {
	_name=$1
	shift
	cp stamp old
	"$@"
	run --hook h --base base --stamp stamp
	check_not "$_name" cmp -s old stamp
}
changes 'a file that changes' touch -d @1000000001.5 root/etc/one
changes 'a file that appears' cp root/etc/one root/etc/none
changes 'a file that goes away' rm root/etc/none
changes 'one more in a folder that a pattern looks into' touch root/etc/r
changes 'a manifest that masks' touch hooks/x.hook hooks/h.hook
changes 'a file of the base list' touch -d @5 two
mkdir -p root/etc/kinit/hooks.d
changes 'an error as well' rm root/etc/one
is "$status" 1 '... which it is'

# Options.
usage() {
	status=0
	"$tool" "$@" >out 2>err || status=$?
	echo "$status $(cat out err | head -n 1)"
}
is "$(usage)" '2 usage: kinitramfs SUBCOMMAND [OPTION ...]' 'no subcommand'
is "$(usage --help)" '0 usage: kinitramfs SUBCOMMAND [OPTION ...]' '--help'
is "$(usage lsit)" '2 kinitramfs: no subcommand "lsit"; did you mean "list"?' 'a subcommand misspelt'
is "$(usage frobnicate)" '2 usage: kinitramfs SUBCOMMAND [OPTION ...]' 'no such subcommand'
is "$(usage list --help)" '0 usage: kinitramfs list [OPTION ...]' 'list --help'
is "$(usage --version)" "0 kinitramfs $(sed -n 's/^#define VERSION "\(.*\)"/\1/p' "$repo/scripts/kinitramfs/main.c")" '--version'
is "$(usage list extra)" '2 kinitramfs: what is extra? Hooks are named by --hook' 'an argument too many'
is "$(usage list --copy)" '2 kinitramfs: --copy needs --files, where to' '--copy without --files'
is "$(usage list --frob)" "2 kinitramfs: unrecognized option '--frob'" 'no such option'
is "$(usage list --root)" "2 kinitramfs: option '--root' requires an argument" 'an option without its value'
is "$(usage list --root '')" "2 kinitramfs: an option's value is empty" 'an option with an empty value'
is "$(usage list --root none)" '1 kinitramfs: --root none: No such file or directory' 'no such root'
is "$(usage list --root base)" '1 kinitramfs: --root base: Not a directory' 'a root that is none'
is "$(usage list --hook-dir none)" '1 kinitramfs: --hook-dir none: No such file or directory' 'no such folder of hooks'
is "$(usage list --tree-hooks none)" '1 kinitramfs: --tree-hooks none: No such file or directory' "no such folder of the tree's"
