# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# Debians of the machine's own release, or of $release. Needs common.sh, and root.

release=

# bootstrap TREE PACKAGES LOG [LATER]: a small one with these packages, split by
# commas, from the machine's own mirror. LATER is a package that takes the place
# of one of them, which debootstrap cannot do.
bootstrap() {
	[ "$(id -u)" -eq 0 ] || die "only root can make a Debian"
	command -v debootstrap >/dev/null || die "debootstrap is missing"
	# shellcheck disable=SC2016 # apt expands them
	_mirror=$(. /etc/os-release
		apt-get indextargets --format '$(SITE) $(CODENAME)' \
			'Created-By: Packages' 2>/dev/null |
		sed -n "s/ ${VERSION_CODENAME:-none}\$//p" | head -n 1)
	_release=${release:-$(. /etc/os-release && echo "${VERSION_CODENAME:?}")}
	rm -rf "$1"
	debootstrap --variant=minbase --include="$2" "$_release" "$1" \
		${_mirror:+"$_mirror"} >"$3" 2>&1 9>&- || {
		tail -n 5 "$3" >&2
		die "debootstrap failed, see $3"
	}
	[ -n "${4:-}" ] || return 0
	DEBIAN_FRONTEND=noninteractive chroot "$1" apt-get install -y \
		--no-install-recommends "$4" >>"$3" 2>&1 9>&- ||
		die "$4 cannot be installed, see $3"
}
