# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# A part of ../kinitramfs_list.t: paths, links, and the one layout of the image.

# A sysroot where /bin, /sbin and /lib are folders.
fresh
rm root/bin root/lib64 root/lib
mkdir root/bin root/sbin root/lib64 root/lib root/lib/x86_64-linux-gnu root/usr/sbin
lib /lib/x86_64-linux-gnu/ld-2.31.so ld-linux-x86-64.so.2
ln -s ../lib/x86_64-linux-gnu/ld-2.31.so root/lib64/ld-linux-x86-64.so.2
mkdir -p root/usr/lib/x86_64-linux-gnu
lib /usr/lib/x86_64-linux-gnu/liba.so.1.0 liba.so.1
ln -s ../../usr/lib/x86_64-linux-gnu/liba.so.1.0 root/lib/x86_64-linux-gnu/liba.so.1
prog /sbin/p root/usr/lib/x86_64-linux-gnu/liba.so.1.0
ln -s /sbin/p root/usr/sbin/p
ln -s ../../sbin/p root/usr/bin/q
cat >wanted <<'EOL'
slink /bin usr/bin 0777 0 0
slink /lib usr/lib 0777 0 0
slink /lib64 usr/lib64 0777 0 0
slink /sbin usr/sbin 0777 0 0
dir /usr 0755 0 0
dir /usr/bin 0755 0 0
slink /usr/bin/q ../../sbin/p 0777 0 0
slink /usr/bin/r /sbin/p 0777 0 0
dir /usr/lib 0755 0 0
dir /usr/lib/x86_64-linux-gnu 0755 0 0
file /usr/lib/x86_64-linux-gnu/ld-2.31.so lib/x86_64-linux-gnu/ld-2.31.so 0755 0 0
slink /usr/lib/x86_64-linux-gnu/liba.so.1 /usr/lib/x86_64-linux-gnu/liba.so.1.0 0777 0 0
file /usr/lib/x86_64-linux-gnu/liba.so.1.0 usr/lib/x86_64-linux-gnu/liba.so.1.0 0755 0 0
dir /usr/lib64 0755 0 0
slink /usr/lib64/ld-linux-x86-64.so.2 /lib/x86_64-linux-gnu/ld-2.31.so 0777 0 0
dir /usr/sbin 0755 0 0
file /usr/sbin/p sbin/p 0755 0 0
EOL
printf '%s\n' 'exec /usr/sbin/p' 'exec /usr/bin/q' 'slink /bin/r ../../sbin/p 0777 0 0' 'dir /bin 0755 0 0' |
	hook h
run --hook h
entries >got
is "$status $said" '0 ' 'a sysroot with folders beside /usr'
check 'becomes one below /usr' to_stderr diff -u wanted got

# reachable: each link of the image leads to something in it
pack_and_check() {
	rm -rf image files
	mkdir image
	run --hook h --files files --copy -o list
	gcc -w -I "$repo/scripts/kinitramfs" -o packer \
		"$repo/scripts/kinitramfs/pack/cpio_pack.c" \
		"$repo/scripts/kinitramfs/pack/cpio.c" \
		"$repo/scripts/kinitramfs/tree/list.c"
	./packer list | (cd image && cpio -idm --quiet --no-preserve-owner) >&2
	find image -type l | while read -r link; do
		target=$(readlink "$link")
		case $target in
		/*) [ -e "image$target" ] || [ -L "image$target" ] ;;
		*) [ -e "$link" ] ;;
		esac || echo "$link -> $target"
	done
}

sed -i '/slink/d' hooks/h.hook
is "$(pack_and_check)" '' 'no link leads to nothing'
cp root/bin/../sbin/p root/usr/sbin/other
rm root/usr/sbin/p
mv root/usr/sbin/other root/usr/sbin/p
printf '%s\n' 'exec /usr/sbin/p' 'exec /sbin/p' | hook h
run --hook h
is "$status $said" '1 /usr/sbin/p: h wants root/sbin/p (mode 0755) here, h wants root/usr/sbin/p (mode 0755); only one can be packed' \
	'two that would become one'

# sbin is a link to bin; lib64 to lib.
fresh
rmdir root/usr/lib64
rm root/lib64
ln -s lib root/usr/lib64
ln -s usr/lib root/lib64
ln -s usr/bin root/sbin
ln -s bin root/usr/sbin
lib /usr/lib/ld-linux-x86-64.so.2 ld-linux-x86-64.so.2
prog /usr/bin/p
printf '%s\n' 'exec /sbin/p' 'exec /usr/sbin/p' 'dir /usr/sbin/below 0755 0 0' | hook h
run --hook h
is "$status$said
$(entries)" '0
slink /lib64 usr/lib 0777 0 0
slink /sbin usr/bin 0777 0 0
dir /usr 0755 0 0
dir /usr/bin 0755 0 0
dir /usr/bin/below 0755 0 0
file /usr/bin/p usr/bin/p 0755 0 0
dir /usr/lib 0755 0 0
file /usr/lib/ld-linux-x86-64.so.2 usr/lib/ld-linux-x86-64.so.2 0755 0 0
slink /usr/sbin bin 0777 0 0' 'a sysroot where all is in /usr/bin and /usr/lib'

# Links inside the sysroot.
fresh
mkdir -p root/a/b root/c
echo x >root/a/b/file
ln -s /a/b root/c/absolute
ln -s ../a/b root/c/relative
ln -s ../../../../../../a/b/../b root/c/above
ln -s /c/absolute/file root/c/two

# links PATH: what a file by that name brings
links() {
	echo "file $1" | hook h
	run --hook h
	echo "$said$(entries | grep -v '^dir' | cut -d ' ' -f 2,3 | tr '\n' ';')"
}
is "$(links /c/absolute/file)" '/a/b/file a/b/file;/c/absolute /a/b;' 'an absolute link'
is "$(links /c/relative/file)" '/a/b/file a/b/file;/c/relative ../a/b;' 'a relative link'
is "$(links /c/above/file)" '/a/b/file a/b/file;/c/above ../../../../../../a/b/../b;' '.. stays inside'
is "$(links /c/two)" '/a/b/file a/b/file;/c/absolute /a/b;/c/two /c/absolute/file;' 'a link to what a link leads to'
is "$(links '/c/*/file')" '/a/b/file a/b/file;/c/above ../../../../../../a/b/../b;/c/absolute /a/b;/c/relative ../a/b;' 'a pattern over links'
is "$(links /c/../c/./relative//file)" '/a/b/file a/b/file;/c/relative ../a/b;' '.. in a path of the sysroot'

# In the image links may lead a name elsewhere, too.
printf '%s\n' 'slink /x /y 0777 0 0' 'dir /x/z 0755 0 0' 'file /a/b/file /x/z/f' | hook h
run --hook h
is "$status$said
$(entries)" '0
dir /usr 0755 0 0
dir /usr/lib 0755 0 0
slink /x /y 0777 0 0
dir /y 0755 0 0
dir /y/z 0755 0 0
file /y/z/f a/b/file 0644 0 0' 'a name below a link of the image'
printf '%s\n' 'slink /x /y 0777 0 0' 'slink /y x 0777 0 0' 'dir /x/z 0755 0 0' | hook h
fails '/x/z: the links in the image that lead there go round' 'links of the image in a ring'
printf '%s\n' 'pipe /x 0600 0 0' 'dir /x/z 0755 0 0' | hook h
fails '/x: there are entries below it, but it is no folder' 'something below what is no folder'
printf '%s\n' 'slink /lib64 /usr/lib64 0777 0 0' 'file /lib64/one' | hook h
echo x >root/usr/lib64/one
run --hook h
is "$status$said" '0' 'two links that lead to the same'
