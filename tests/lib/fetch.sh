# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# Debian's packages as files, for who has sourced common.sh: from the machine's own
# sources, with an apt whose state is in a folder of its own. Needs neither root nor any
# change to this machine, and runs nothing of what is in them.

# fetch_init DIR ARCH: learns what there is for ARCH. DIR/log has what apt says.
fetch_init() {
	fetch_dir=$1 fetch_arch=$2
	for _tool in apt-get dpkg-deb; do
		command -v "$_tool" >/dev/null ||
			die "$_tool is missing: this is made of Debian's packages, on Debian or its kin only"
	done
	rm -rf "$fetch_dir/apt"
	mkdir -p "$fetch_dir/apt/state/lists/partial" \
		"$fetch_dir/apt/cache/archives/partial"
	: >"$fetch_dir/apt/status"
	: >"$fetch_dir/log"
	fetch_apt update
}

fetch_options() {
	for _option in "Dir::State=$fetch_dir/apt/state" "Dir::Cache=$fetch_dir/apt/cache" \
		"Dir::State::status=$fetch_dir/apt/status" "Dir::Log=$fetch_dir/apt" \
		"APT::Architecture=$fetch_arch" "APT::Architectures=$fetch_arch" \
		"APT::Sandbox::User=$(id -un)" Debug::NoLocking=1 \
		Acquire::Languages=none Acquire::Retries=3; do
		printf -- '-o %s ' "$_option"
	done
}

# fetch_apt ARGUMENT...: apt-get with that state.
fetch_apt() {
	# shellcheck disable=SC2046 # words: no path here has a space in it
	apt-get $(fetch_options) -q -y "$@" </dev/null >>"$fetch_dir/log" 2>&1 9>&- || {
		tail -n 12 "$fetch_dir/log" >&2
		die "apt-get $1 failed, see $fetch_dir/log: are the sources in /etc/apt those of Debian, and is the network there?"
	}
}

# fetch_all PACKAGE...: with all that they depend on, into $fetch_dir/apt/cache/archives.
fetch_all() {
	fetch_apt install --download-only --no-install-recommends "$@"
}

# fetch_meant PACKAGE: what a package depends on that stands for another.
fetch_meant() {
	# shellcheck disable=SC2046 # as above
	apt-cache $(fetch_options) depends "$1" | sed -n 's/^ *Depends: //p' | head -n 1
}
