# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# Disks whose GPT says which partition is the root.

# gpt NAME TYPE-OF-FIRST ATTRIBUTES-OF-SECOND: three partitions, of which the
# second and the third are of the root's type.
gpt() {
	make_gpt "$work/$1.img" 52M <<-END
	start=2048, size=32768, type=$2
	start=34816, size=32768, type=$root_type, attrs="$3"
	start=67584, size=32768, type=$root_type
	END
	put "$work/one.img" "$work/$1.img" 2048
	put "$work/two.img" "$work/$1.img" 34816
	put "$work/three.img" "$work/$1.img" 67584
}

disk one one
disk two two
disk three three
gpt plain "$other_root_type" ''
gpt marked "$other_root_type" GUID:63
gpt protected "$other_root_type" GUID:60
