# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# A real NFS server for scenarios: nfs-ganesha on 127.0.0.1, which the machine reaches at its
# gateway's address, 10.7.3.2; or on a network of its own, see nfs_lan. To be sourced behind
# boot.sh.

command -v ganesha.nfsd >/dev/null || die 'nfs-ganesha is missing: run tests/lib/packages check'
# It opens files by their handles.
[ "$(id -u)" -eq 0 ] || skip_all 'nfs-ganesha has to be run as root'

nfs_port=$((21000 + $$ % 9000))
nfs_address=127.0.0.1
nfs_pid=
lan_pid=
inside=	# what runs a command where the server is
trap 'nfs_stop; lan_stop; clean_up' EXIT

nfs_stop() {
	# One that stands still would not end.
	[ -z "$nfs_pid" ] || { kill "$nfs_pid" && kill -CONT "$nfs_pid" && wait "$nfs_pid" || :; } 2>/dev/null
	nfs_pid=
}

# nfs_lan: a network of the test's own: a network namespace with an interface "lan", whose other
# end is the machine's card, with the options $lan_nic. The server has the addresses 10.7.9.1 and
# 2001:db8:9::1 there and an rpcbind, so it can have NFSv3, and everything is at its usual port.
nfs_lan() {
	command -v rpcbind >/dev/null || die 'rpcbind is missing: run tests/lib/packages check'
	unshare -n -m true 2>/dev/null || skip_all 'no network namespace can be made here'
	rm -f "$work/lan"
	# What rpcbind and ganesha tell each other is in /run.
	# shellcheck disable=SC2016 # it is for the other shell
	unshare -n -m sh -ec '
		mount --make-rprivate /
		mount -t tmpfs tmpfs /run
		mkdir /run/rpcbind
		chown _rpc /run/rpcbind
		ip link set lo up
		ip tuntap add lan mode tap
		ip address add 10.7.9.1/24 dev lan
		ip address add 2001:db8:9::1/64 dev lan nodad
		ip link set lan up
		exec rpcbind -f' >"$work/lan.log" 2>&1 &
	lan_pid=$!
	inside="nsenter -t $lan_pid -n -m"
	_until=$(($(date +%s) + 20))
	until $inside rpcinfo -p 127.0.0.1 >/dev/null 2>&1; do
		kill -0 "$lan_pid" 2>/dev/null && [ "$(date +%s)" -lt "$_until" ] ||
			die "the network cannot be made: $(cat "$work/lan.log")"
		sleep 0.05
	done
	qemu="$inside $qemu"
	nfs_port=2049
	nfs_address=::
}

lan_nic='-netdev tap,id=net,ifname=lan,script=no,downscript=no -device virtio-net-pci,netdev=net,mac=52:54:00:00:00:07'

# lan_dhcp OPTION...: dnsmasq on it, which gives the machine 10.7.9.77 and these options.
dhcp_pid=
lan_dhcp() {
	command -v dnsmasq >/dev/null || die 'dnsmasq is missing: run tests/lib/packages check'
	[ -z "$dhcp_pid" ] || { kill "$dhcp_pid" && wait "$dhcp_pid" || :; } 2>/dev/null
	$inside dnsmasq --keep-in-foreground --conf-file=/dev/null --user=root --port=0 \
		--no-resolv --no-hosts --log-dhcp --log-facility=- --pid-file= \
		--dhcp-leasefile="$work/leases" --interface=lan --bind-interfaces --no-ping \
		--dhcp-range=10.7.9.77,10.7.9.77,1h "$@" >"$work/dnsmasq.log" 2>&1 &
	dhcp_pid=$!
}

lan_stop() {
	for _pid in $dhcp_pid $lan_pid; do
		kill "$_pid" 2>/dev/null || :
	done
}

# nfs_start VERSIONS [MINOR...]: a server of $work/root as /srv/root, and of a folder that
# nobody may have as /srv/denied; of NFSv3 if VERSIONS has it, and of these minor versions of
# NFSv4. On 127.0.0.1 there is no rpcbind, which it wants for NFSv3.
nfs_start() {
	_versions=$1
	shift
	mkdir -p "$work/nfs" "$work/denied"
	cat >"$work/nfs/conf" <<-CONF
	NFS_CORE_PARAM {
		Protocols = $_versions; NFS_Port = $nfs_port; MNT_Port = $((nfs_port + 1));
		Bind_addr = $nfs_address; Enable_UDP = false; Enable_NLM = false; Enable_RQUOTA = false;
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
	$inside ganesha.nfsd -F -f "$work/nfs/conf" -L "$work/nfs/log" -p "$work/nfs/pid" \
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

# nfs_machine TYPE: boots are by an image for one machine now, which has a network interface,
# and whose root is of this type.
nfs_machine() {
	cat >"$work/nfs.machine" <<-MACHINE
	architecture $([ "$arch" = arm64 ] && echo aarch64 || echo "$arch")
	root $1
	layer network eth0
	device pci:v00001AF4d00001000sv00001AF4sd00000001bc02sc00i00
	device virtio:d00000001v00001AF4
	MACHINE
	stock_name=nfs-machine-$1
	stock_options="--no-hooks --machine $work/nfs.machine"
}
