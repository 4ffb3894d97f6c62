# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# A real NFS server for scenarios: nfs-ganesha on 127.0.0.1, which the machine reaches at its
# gateway's address, 10.7.3.2. To be sourced behind boot.sh.

command -v ganesha.nfsd >/dev/null || die 'nfs-ganesha is missing: run tests/lib/packages check'
# It opens files by their handles.
[ "$(id -u)" -eq 0 ] || skip_all 'nfs-ganesha has to be run as root'

nfs_port=$((21000 + $$ % 9000))
nfs_pid=
trap 'nfs_stop; clean_up' EXIT

nfs_stop() {
	[ -z "$nfs_pid" ] || { kill "$nfs_pid" && wait "$nfs_pid" || :; } 2>/dev/null
	nfs_pid=
}

# nfs_start VERSIONS [MINOR...]: a server of $work/root as /srv/root, and of a folder that
# nobody may have as /srv/denied; of NFSv3 if VERSIONS has it, and of these minor versions of
# NFSv4. It needs no rpcbind, so a machine that wants NFSv3 has to be told the ports.
nfs_start() {
	_versions=$1
	shift
	mkdir -p "$work/nfs" "$work/denied"
	cat >"$work/nfs/conf" <<-CONF
	NFS_CORE_PARAM {
		Protocols = $_versions; NFS_Port = $nfs_port; MNT_Port = $((nfs_port + 1));
		Bind_addr = 127.0.0.1; Enable_UDP = false; Enable_NLM = false; Enable_RQUOTA = false;
	}
	NFSV4 {
		Graceless = true; RecoveryRoot = $work/nfs;
		Minor_Versions = $(echo "${*:-0 1 2}" | tr ' ' ,);
	}
	EXPORT_DEFAULTS {
		Protocols = $_versions; Transports = TCP; SecType = sys; Squash = No_Root_Squash;
	}
	EXPORT {
		Export_Id = 1; Path = $work/root; Pseudo = /srv/root; Access_Type = RW;
		FSAL { Name = VFS; }
	}
	EXPORT {
		Export_Id = 2; Path = $work/denied; Pseudo = /srv/denied; Access_Type = None;
		FSAL { Name = VFS; }
		CLIENT { Clients = 192.0.2.1; Access_Type = RW; }
	}
	CONF
	ganesha.nfsd -F -f "$work/nfs/conf" -L "$work/nfs/log" -p "$work/nfs/pid" \
		>"$work/nfs/out" 2>&1 &
	nfs_pid=$!
}

# Until it listens: what is tried earlier is refused.
nfs_wait() {
	_until=$(($(date +%s) + 20))
	until grep -q 'NFS SERVER INITIALIZED' "$work/nfs/log" 2>/dev/null; do
		kill -0 "$nfs_pid" 2>/dev/null && [ "$(date +%s)" -lt "$_until" ] ||
			die "nfs-ganesha does not start: $(cat "$work/nfs/log")"
		sleep 0.05
	done
}
