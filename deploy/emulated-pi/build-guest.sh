#!/bin/sh
# Builds the guest of the emulated Raspberry Pi from Debian's packages for arm64, and prints the folder it is in:
#   build-guest.sh [CACHE_DIR]     makes Image, board.dtb, base.cpio and packages.txt in CACHE_DIR/guest-KEY
# A guest of the same packages and the same files in deploy/emulated-pi is not built again.
#
# Exit codes: 0; 2 wrong use; 69 a program, the network or a package is missing; 70 a defect; 73 no room in CACHE_DIR
# Environment: PICOLIGHT_DEBIAN_MIRROR  the Debian mirror to take packages from, instead of the one of this machine
# shellcheck disable=SC2034,SC2154 # some variables are used or set in build/ only
set -eu
umask 022
export LC_ALL=C.UTF-8

BOARD=broadcom/bcm2837-rpi-3-b.dtb
ROOM=1200        # MB that a build takes, for a while
MTIME=1735689600 # of every file in the guest, so that a build of the same packages is the same

here=$(cd "$(dirname "$0")" && pwd)
system=${PICOLIGHT_SYSTEM-} # where /usr and /etc are; only the test sets it
keyring=$system/usr/share/keyrings/debian-archive-keyring.gpg

main() {
    [ $# -le 1 ] || fail 2 'usage: build-guest.sh [CACHE_DIR]'
    cache=${1:-${XDG_CACHE_HOME:-${HOME-/root}/.cache}/picolight}
    need_programs
    { mkdir -p "$cache/apt" && [ -w "$cache/apt" ]; } 2>/dev/null || fail 73 "cannot write to '$cache'; name another folder"
    cache=$(cd "$cache" && pwd)
    exec 9>"$cache/lock"
    flock -n 9 || { say "waiting for another build in $cache" && flock 9; }
    rm -rf "$cache"/new-* # of a build that was killed
    work=$(mktemp -d "$cache/new-XXXXXX")
    trap leave EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM

    configure_apt
    look_for_packages
    choose_packages
    key=$(cd "$here" && find build-guest.sh build guest -type f -exec cksum {} + | sort -k 3 | cat - "$work/packages" | cksum | tr ' ' -)
    guest=$cache/guest-$key
    [ -f "$guest/packages.txt" ] || build
    touch "$guest"
    printf '%s\n' "$guest"
}

say() { printf 'emulated-pi: %s\n' "$*" >&2; }

fail() { # its exit code, words
    code=$1 && shift
    say "$@"
    exit "$code"
}

leave() {
    code=$?
    rm -rf "$work"
    [ "$code" != 1 ] || fail 70 'the guest could not be built, for the reason above'
}

run() { # words for a failure, a command whose output matters only then
    words=$1 && shift
    "$@" >"$work/log" 2>&1 || {
        sed 's/^/    /' "$work/log" >&2
        fail 70 "$words"
    }
}

need_programs() {
    missing='' packages=''
    while read -r program package; do
        command -v "$program" >/dev/null || missing="$missing $program" packages="$packages $package"
    done <<'END'
apt-get apt
cpio cpio
dpkg-deb dpkg
flock util-linux
mksquashfs squashfs-tools
xz xz-utils
END
    [ -e "$keyring" ] || missing="$missing $keyring" packages="$packages debian-archive-keyring"
    [ -n "$missing" ] || return 0
    say "the emulated Raspberry Pi cannot be built: there is no$missing"
    case $missing in
    *apt-get*) fail 69 'It is made of Debian packages by apt: use Debian or a system that is made from it, for instance in a container.' ;;
    *) fail 69 "Install what is missing: sudo apt-get install --no-install-recommends$packages" ;;
    esac
}

build() {
    started=$(date +%s)
    [ "$(df -Pk "$cache" | awk 'NR == 2 { print $4 }')" -gt $((ROOM * 1024)) ] || fail 73 "to build the guest takes $ROOM MB in '$cache'"
    download
    say 'putting the guest together'
    root=$work/root
    mkdir "$root" "$work/result"
    take_kernel
    unpack
    settle
    make_squashfs
    make_initramfs
    cp "$work/packages" "$work/result/packages.txt"
    mv "$work/result" "$guest"
    find "$cache" -maxdepth 1 -name 'guest-*' -mtime +30 -exec rm -rf {} + # of former versions
    apt autoclean >"$work/log" 2>&1 || :
    say "built in $(($(date +%s) - started)) s"
}

take_kernel() {
    mkdir "$work/kernel" "$work/initramfs" "$work/initramfs/modules"
    run 'cannot unpack the kernel' dpkg-deb -x "$archives/$(sed -n 's/^\(linux-image-[^ ]*\) .*/\1/p' "$work/packages")" "$work/kernel"
    cp "$work"/kernel/boot/vmlinuz-* "$work/result/Image"
    cp "$work"/kernel/usr/lib/linux-image-*/"$BOARD" "$work/result/board.dtb"
    grep -v '^#' "$here/guest/modules" >"$work/initramfs/modules/order"
    while read -r module; do
        find "$work/kernel/usr/lib/modules" -name "$module.ko.xz" -exec xz -dc {} + >"$work/initramfs/modules/$module.ko"
        [ -s "$work/initramfs/modules/$module.ko" ] || fail 70 "the package $kernel has no module $module"
    done <"$work/initramfs/modules/order"
    rm -rf "$work/kernel"
}

make_squashfs() {
    chmod 640 "$root/etc/shadow" "$root/etc/gshadow"
    cat >"$work/pseudo" <<'END'
/home/pi m 755 1000 1000
END
    run 'mksquashfs failed' mksquashfs "$root" "$work/initramfs/root.squashfs" -noappend -no-progress -no-xattrs -no-exports -all-root \
        -all-time "$MTIME" -mkfs-time "$MTIME" -comp zstd -Xcompression-level 3 -pf "$work/pseudo"
}

make_initramfs() {
    (
        cd "$work/initramfs"
        mkdir -p bin dev proc
        cp "$root/usr/bin/busybox" bin/
        for applet in sh date insmod mkdir mount mv switch_root; do ln -s busybox "bin/$applet"; done
        cp "$here/guest/init" init
        chmod 755 init
        find . -exec touch -h -d "@$MTIME" {} +
        find . | sort | cpio --quiet --reproducible -R 0:0 -H newc -o >"$work/result/base.cpio"
    )
}

for part in packages root; do
    # shellcheck source=/dev/null
    . "$here/build/$part.sh"
done
main "$@"
