# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# A part of ../kinitramfs_list.t: which hooks are found, and what the kernel says.

fresh
etc=root/etc/kinit/hooks.d
lib=root/usr/lib/kinit/hooks.d
mkdir -p $etc $lib tree hooks
for folder in hooks $etc $lib tree; do
	echo "slink /from $folder 0777 0 0" >$folder/h.hook
done

# from: which folder's hook was taken.
from() {
	run --tree-hooks tree --hook h
	echo "$said$(sed -n 's/^slink .from \([^ ]*\).*/\1/p' out)"
}

is "$(from)" hooks '--hook-dir comes first'
rm hooks/h.hook
is "$(from)" $etc 'then /etc'
rm $etc/h.hook
is "$(from)" $lib 'then /usr/lib'
: >$etc/h.hook
is "$(from)" "--hook: h: this hook is masked by root/etc/kinit/hooks.d/h.hook" 'an empty file masks'
ln -sf /dev/null $etc/h.hook
is "$(from)" "--hook: h: this hook is masked by root/etc/kinit/hooks.d/h.hook" 'and so does a link to /dev/null'
rm $etc/h.hook $lib/h.hook
is "$(from)" tree 'last comes the tree'
folders='hooks, root/etc/kinit/hooks.d, root/usr/lib/kinit/hooks.d'
rm tree/h.hook
is "$(from)" "--hook: h: no such hook in $folders, tree" 'no such hook'
: >tree/mdadm.hook
run --tree-hooks tree --hook mdamd
is "$status $said" "1 --hook: mdamd: no such hook in $folders, tree; did you mean mdadm?" \
	'a hook misspelt'
ln -s nowhere tree/dangling.hook
run --tree-hooks tree --hook dangling
is "$status $said" '1 tree/dangling.hook: is a link to nowhere, where nothing is' 'a hook that is a link to nothing'
rm tree/dangling.hook
for name in ../h -h .h 'h/h' ''; do
	run --hook="$name"
	[ -n "$name" ] || continue
	is "$status $said" "1 --hook: $name: no hook can have this name" "--hook $name"
done

# A hook may be a link, but not out of the sysroot.
ln -s /opt/h.hook $lib/h.hook
mkdir -p root/opt
echo 'slink /from opt 0777 0 0' >root/opt/h.hook
is "$(from)" opt 'a link within the sysroot'
rm root/opt/h.hook $lib/h.hook

# Own files are those beside the manifest that was taken.
mkdir -p $lib/h tree/h
echo lib >$lib/h/data
echo tree >tree/h/data
echo 'own data' | tee $lib/h.hook >tree/h.hook
run --hook h --tree-hooks tree
is "$(sed -n 's|^file [^ ]*/h/data \([^ ]*\) .*|\1|p' out)" "$lib/h/data" "a hook's own folder is beside it"
rm -r root/usr/lib/kinit root/etc/kinit tree

for name in a b c d; do
	echo "dir /$name 0755 0 0" >hooks/$name.hook
done
echo 'needs-hook b' >>hooks/a.hook
echo 'needs-hook c a' >>hooks/b.hook
echo 'needs-hook none optional' >>hooks/c.hook
run --hook a
is "$status$said $(names)" '0 ' 'needed hooks come along, in a ring too'
is "$(grep -c '^dir /[abc] ' out)" 3 'each of them'
is "$(grep -c 'rules.d/.*rules -' out)" 3 'with its rules'
run --hook 'd a,d' --hook d
is "$status$said $(grep -c '^dir /[abcd] ' out)" '0 4' 'several hooks, one twice'
echo 'needs-hook x' >>hooks/d.hook
run --hook d
is "$status $said" "1 hooks/d.hook:2:12: x: no such hook in $folders" 'a needed hook is missing'
i=0
while [ $i -lt 300 ]; do
	echo "needs-hook chain$((i + 1))" >hooks/chain$i.hook
	i=$((i + 1))
done
run --hook chain0
is "$status $said" '1 hooks/chain255.hook:1:12: chain256: more than 256 hooks' 'an endless chain of hooks'
rm hooks/*.hook

# Two hooks that want the same, or not the same.
echo 'dir /x 0755 0 0' | tee hooks/a.hook >hooks/b.hook
run --hook 'b a'
is "$status$said $(grep -c '^dir /x ' out)" '0 1' 'two hooks want the same'
is "$(grep -c '^#.*	/x$' out)" 2 'and both own it'
echo 'dir /x 0700 0 0' >hooks/b.hook
run --hook 'b a'
is "$status $said" '1 /x: a wants a folder of mode 0755, user 0, group 0 here, b wants a folder of mode 0700, user 0, group 0; only one can be packed' \
	'two hooks disagree'
echo x >root/etc/x
cp root/etc/x root/etc/y
echo 'file /etc/x /z' >hooks/a.hook
echo 'file /etc/y /z' >hooks/b.hook
run --hook 'b a'
is "$status $said" '1 /z: a wants root/etc/x (mode 0644) here, b wants root/etc/y (mode 0644); only one can be packed' \
	'two sources of one file'
rm hooks/*.hook

# The kernel.
mkdir -p root/boot kernel root/lib/modules/1.0
printf 'CONFIG_MODULES=y\nCONFIG_MD=y\nCONFIG_DM=m\n# CONFIG_SCSI is not set\nCONFIG_NR=3\n' |
	tee root/boot/config-1.0 >kernel/.config

# config SYMBOLS: is a hook that needs them taken?
config() {
	echo "needs-config $1" | hook h
	run --kernel "${2:-1.0}" --hook h
	echo "$status $(grep -c 'rules.d/h' out) $said"
}

is "$(config MD)" '0 2 ' 'needs-config: built in'
is "$(config DM)" '0 2 ' 'needs-config: a module'
is "$(config 'SCSI|MD')" '0 2 ' 'needs-config: one of two'
is "$(config SCSI)" '0 0 hooks/h.hook:1:14: SCSI: note: the kernel 1.0 lacks it, so hook h is left out' \
	'needs-config: left out'
is "$(config 'MD SCS')" '0 0 hooks/h.hook:1:17: SCS: note: the kernel 1.0 lacks it, so hook h is left out' \
	'needs-config: the start of a name is not it'
is "$(config MD ./kernel)" '0 2 ' 'needs-config: of a build folder'
is "$(config NR)" '0 0 hooks/h.hook:1:14: NR: note: the kernel 1.0 lacks it, so hook h is left out' \
	'needs-config: a number is neither y nor m'
mkdir -p root/lib/modules/2.0/build root/lib/modules/3.0
echo CONFIG_MD=y >root/lib/modules/2.0/build/.config
echo CONFIG_MD=y >root/lib/modules/3.0/config
is "$(config MD 2.0)$(config MD 3.0)" '0 2 0 2 ' 'other places of a configuration'
run --kernel 4.0 --hook h
is "$status $said" '1 kinitramfs: --kernel 4.0: not found below root: neither /boot/config-4.0 nor /lib/modules/4.0 is there' \
	'no such kernel'
run --kernel ./none --hook h
is "$status $said" '1 kinitramfs: --kernel ./none: No such file or directory' 'no such build folder'
run --kernel ./root --hook h
is "$status $said" '1 kinitramfs: --kernel ./root: has no .config; name the folder where the kernel was built' \
	'a folder where no kernel was built'

cat >root/lib/modules/1.0/modules.builtin <<'EOL'
kernel/drivers/md/md-mod.ko
kernel/drivers/md/raid456.ko
EOL
printf 'md_mod.license=GPL\0md_mod.alias=md\0raid456.alias=raid[45]\0' \
	>root/lib/modules/1.0/modules.builtin.modinfo
cat >root/lib/modules/1.0/modules.dep <<'EOL'
kernel/drivers/md/raid1.ko.xz: kernel/lib/x.ko.xz
kernel/drivers/md/dm-mod.ko:
EOL

# module WORDS: what is said of them, on line 1
module() {
	echo "module $1" | hook h
	run --kernel "${2:-1.0}" --hook h
	echo "$status ${said#hooks/h.hook:}"
}

for name in md-mod md_mod raid456 md raid5 'none|md' 'raid1|md' 'md raid5' \
	'none optional' 'raid1 optional' 'raid1 md none optional'; do
	is "$(module "$name")" '0 ' "module $name"
done
is "$(module raid1)" '1 1:8: raid1: raid1 is a loadable module of 1.0, of which there are no indexes: run "depmod 1.0", or build it into the kernel' \
	'a loadable module'
is "$(module 'md dm_mod')" '1 1:11: dm_mod: dm_mod is a loadable module of 1.0, of which there are no indexes: run "depmod 1.0", or build it into the kernel' \
	'a loadable module, by another name'
is "$(module 'none|other')" '1 1:8: none|other: the kernel 1.0 has no such module' 'no such module'
is "$(module raid6)" '1 1:8: raid6: the kernel 1.0 has no such module' 'no such alias'
echo CONFIG_MD=y >kernel/.config
is "$(module raid1 ./kernel)" '0 ' 'a kernel without modules has all built in'
echo kernel/none.ko >kernel/modules.builtin
is "$(module raid1 ./kernel)" '0 ' 'whatever an older modules.builtin says'
echo CONFIG_MODULES=y >>kernel/.config
is "$(module raid1 ./kernel)" '0 kinitramfs: note: ./kernel does not say yet what is built in, so "module" was not checked' \
	'a kernel that is not built yet'
printf 'needs-config MD|X DM\nmodule dm-mod\n' | hook h
echo CONFIG_DM=m >>kernel/.config
run --kernel ./kernel --hook h
is "$status $said" '1 hooks/h.hook:2:8: dm-mod: ./kernel has as a module what hook h needs, and modules are not made yet: build it into the kernel
kinitramfs: note: ./kernel does not say yet what is built in, so "module" was not checked' \
	'and that will have a module'
echo 'module x' | hook h
run --hook h
is "$status $said" '0 kinitramfs: note: without --kernel neither "module" nor "needs-config" was checked' \
	'no kernel at all'
