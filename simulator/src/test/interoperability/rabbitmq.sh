#!/bin/sh
# RabbitMQ with its MQTT plug-in for PicoLight's tests, from the packages of a Debian that has one with MQTT 5:
#   rabbitmq.sh prepare                  puts them into a root of their own and prints its folder; see version there
#   rabbitmq.sh run ROOT DATA PORT PORT  runs it until it is killed; DATA has rabbitmq.conf and enabled_plugins; the ports
#                                        are for itself, on 127.0.0.1
# Nothing of this machine is changed but ${XDG_CACHE_HOME:-~/.cache}/picolight/rabbitmq.
#
# Exit codes: 0; 2 wrong use; 69 a program, the network, a package or a permission is missing
# Environment: PICOLIGHT_DEBIAN_MIRROR  the Debian mirror to take packages from, instead of the one of this machine
set -eu
umask 022
export LC_ALL=C.UTF-8

SUITE=trixie
KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg
APPLETS='sh sed id dirname basename readlink env cat mkdir chmod rm test hostname grep awk sleep df ps uname expr tr cut head tail ls touch mv ln'

fail() {
    echo "rabbitmq: $*" >&2
    exit 69
}

apt() { APT_CONFIG=$work/apt.conf apt-get -q -y "$@" rabbitmq-server busybox; }

configure_apt() {
    mkdir -p "$cache/lists/partial" "$cache/archives/partial" "$work/none/partial" "$work/etc/apt.conf.d" "$work/etc/preferences.d"
    : >"$work/status" # nothing is installed
    # shellcheck disable=SC2016
    mirror=${PICOLIGHT_DEBIAN_MIRROR:-$(apt-get indextargets --format '$(LABEL) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
        sed -n 's/^Debian //p' | grep -v '^cdrom:' | head -n 1)}
    [ -n "$mirror" ] || fail "this machine takes no packages from Debian: name a mirror with $SUITE in PICOLIGHT_DEBIAN_MIRROR"
    echo "deb [signed-by=$KEYRING] $mirror $SUITE main" >"$work/etc/sources.list"
    {
        apt-config dump | grep -E '^Acquire::(http|https|Retries|ForceIPv[46])' || : # how this machine gets there
        cat <<CONFIG
APT::Install-Recommends "false";
APT::Sandbox::User "root";
Acquire::ForceHash "SHA256";
Acquire::Languages "none";
Dir::Etc "$work/etc";
Dir::Etc::netrc "/etc/apt/auth.conf";
Dir::Etc::netrcparts "/etc/apt/auth.conf.d";
Dir::State::status "$work/status";
Dir::State::lists "$cache/lists";
Dir::Cache "$cache";
Dir::Log "$work";
CONFIG
    } >"$work/apt.conf"
}

unpack() {
    root=$work/root
    for folder in bin sbin lib lib64; do
        mkdir -p "$root/usr/$folder"
        ln -s "usr/$folder" "$root/$folder"
    done
    tr -d \' <"$work/uris" | awk '/ SHA256:/ { print $2 }' >"$work/files"
    while read -r package; do
        dpkg-deb --fsys-tarfile "$cache/archives/$package" >"$work/tar"
        tar -x --keep-directory-symlink --no-same-owner -C "$root" -f "$work/tar" ||
            fail "cannot unpack $package into $cache"
    done <"$work/files"
    mkdir -p "$root/dev" "$root/proc" "$root/mnt" "$root/tmp" "$root/etc/rabbitmq"
    for applet in $APPLETS; do [ -e "$root/usr/bin/$applet" ] || ln -s busybox "$root/usr/bin/$applet"; done
    echo '127.0.0.1 localhost' >"$root/etc/hosts"
    echo 'root:x:0:0::/mnt:/bin/sh' >"$root/etc/passwd"
    sed -n 's/^rabbitmq-server_\([0-9.]*\).*/\1/p' "$work/files" >"$root/version"
}

prepare() {
    for program in apt-get dpkg-deb tar awk flock unshare; do
        command -v "$program" >/dev/null || fail "there is no $program: RabbitMQ is made of Debian packages by apt; use Debian or a system that is made from it"
    done
    [ -e "$KEYRING" ] || fail "there is no $KEYRING: sudo apt-get install debian-archive-keyring"
    cache=${XDG_CACHE_HOME:-${HOME-/root}/.cache}/picolight/rabbitmq
    mkdir -p "$cache"
    exec 9>"$cache/lock"
    flock 9
    work=$(mktemp -d "$cache/new-XXXXXX")
    trap 'rm -rf "$work"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    configure_apt
    if [ -z "$(find "$cache/looked" -mtime -7 2>/dev/null)" ]; then
        apt_update >"$work/log" 2>&1 || fail "cannot get the list of packages: is the network there? $(grep '^E' "$work/log" | head -n 1)"
        touch "$cache/looked"
    fi
    # the archives that are there already do not matter
    apt install -o Dir::Cache::archives="$work/none" --print-uris >"$work/uris" 2>"$work/log" || fail "$SUITE does not have all packages: $(grep '^E' "$work/log" | head -n 1)"
    made=$cache/root-$(cat "$0" "$work/uris" | cksum | tr ' ' -)
    if [ ! -f "$made/version" ]; then
        echo 'rabbitmq: downloading and unpacking 60 MB of packages' >&2
        apt install --download-only >"$work/log" 2>&1 || {
            rm -f "$cache/looked"
            fail "cannot download the packages: is the network there? $(grep '^E' "$work/log" | head -n 1)"
        }
        unpack
        find "$cache" -maxdepth 1 -name 'root-*' -exec rm -rf {} + # of former versions
        mv "$root" "$made"
    fi
    echo "$made"
}

apt_update() { APT_CONFIG=$work/apt.conf apt-get -q -o APT::Update::Error-Mode=any update; }

# In name spaces of its own: what it starts ends with it, and what is mounted is seen by nobody else.
run() {
    user=
    [ "$(id -u)" = 0 ] || user='--user --map-root-user'
    # shellcheck disable=SC2016,SC2086
    exec unshare $user --mount --pid --fork --kill-child sh -c '
        mount --rbind /dev "$1/dev" && mount -t proc proc "$1/proc" && mount --bind "$2" "$1/mnt" || exit 69
        exec chroot "$1" /usr/bin/busybox env -i PATH=/usr/bin:/usr/sbin HOME=/mnt LANG=C.UTF-8 \
            RABBITMQ_NODENAME=picolight@localhost RABBITMQ_CONFIG_FILE=/mnt/rabbitmq.conf \
            RABBITMQ_ENABLED_PLUGINS_FILE=/mnt/enabled_plugins RABBITMQ_MNESIA_BASE=/mnt/db RABBITMQ_LOG_BASE=/mnt/log \
            RABBITMQ_PID_FILE=/mnt/pid RABBITMQ_DIST_PORT="$3" ERL_EPMD_PORT="$4" ERL_EPMD_ADDRESS=127.0.0.1 \
            RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1}" \
            ERL_CRASH_DUMP_SECONDS=0 sh -c "cd /mnt && exec sh /usr/lib/rabbitmq/bin/rabbitmq-server"
    ' rabbitmq "$@"
}

case ${1-} in
prepare) prepare ;;
run)
    [ $# = 5 ] || exit 2
    shift
    run "$@"
    ;;
*) exit 2 ;;
esac
