#!/bin/sh
# Builds the guest of the emulated Raspberry Pi from Debian's packages for arm64, and prints the folder it is in:
#   build-guest.sh [CACHE_DIR]     makes Image, board.dtb, base.cpio and packages.txt in CACHE_DIR/guest-KEY
# A guest of the same packages and the same files in deploy/emulated-pi is not built again.
#
# Exit codes: 0; 2 wrong use; 69 a program, the network or a package is missing; 70 a defect; 73 no room in CACHE_DIR
# Environment: PICOLIGHT_DEBIAN_MIRROR  the Debian mirror to take packages from, instead of the one of this machine
set -eu
umask 022
export LC_ALL=C.UTF-8

SUITE=trixie
KERNEL=linux-image-arm64 # depends on the package with the kernel
BOARD=broadcom/bcm2837-rpi-3-b.dtb
DAYS=7           # as long, newer packages are not looked for
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
    flock 9
    rm -rf "$cache"/new-*
    work=$(mktemp -d "$cache/new-XXXXXX")
    trap 'rm -rf "$work"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM

    configure_apt
    look_for_packages
    choose_packages
    key=$(cd "$here" && find build-guest.sh guest -type f -exec cksum {} + | sort -k 3 | cat - "$work/packages" | cksum | tr ' ' -)
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

run() { # a command whose output matters only when it fails; it is put after the words for that
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

# ---- which packages --------------------------------------------------------------------------------------------

# apt with lists and archives of its own: nothing of this machine's packages is seen or changed.
configure_apt() {
    mkdir -p "$cache/apt/lists/partial" "$cache/apt/archives/partial" "$work/etc" "$work/none/partial"
    : >"$work/status"
    {
        apt-config dump | grep -E '^Acquire::(http|https|Retries|ForceIPv[46])' || : # how this machine gets there
        cat <<END
APT::Architecture "arm64";
APT::Architectures { "arm64"; };
APT::Install-Recommends "false";
APT::Sandbox::User "root";
Acquire::ForceHash "SHA256";
Acquire::Languages "none";
Dir::Etc "$work/etc";
Dir::Etc::netrc "$system/etc/apt/auth.conf";
Dir::Etc::netrcparts "$system/etc/apt/auth.conf.d";
Dir::State::status "$work/status";
Dir::State::lists "$cache/apt/lists";
Dir::Cache "$cache/apt";
Dir::Log "$work";
END
    } >"$work/apt.conf"
}

apt() { APT_CONFIG=$work/apt.conf apt-get -q "$@"; }

look_for_packages() {
    mirror=${PICOLIGHT_DEBIAN_MIRROR:-$(mirror_of_this_machine)}
    if [ -n "$mirror" ]; then
        printf '%s\n' "$mirror" >"$work/mirror"
        cmp -s "$work/mirror" "$cache/apt/mirror" || rm -f "$cache/apt/looked"
    elif [ -e "$cache/apt/mirror" ]; then
        mirror=$(cat "$cache/apt/mirror")
    else
        fail 69 "this machine takes no packages from Debian: name a Debian mirror with $SUITE in PICOLIGHT_DEBIAN_MIRROR"
    fi
    for suite in $SUITE $SUITE-updates; do
        printf 'deb [arch=arm64 signed-by=%s] %s %s main\n' "$keyring" "$mirror" "$suite"
    done >"$work/etc/sources.list"
    [ -z "$(find "$cache/apt/looked" -mtime -$DAYS 2>/dev/null)" ] || return 0
    if apt -o APT::Update::Error-Mode=any update >"$work/log" 2>&1; then
        printf '%s\n' "$mirror" >"$cache/apt/mirror"
        touch "$cache/apt/looked"
    else
        grep -E '^(E|W|Err)' "$work/log" | sed 's/^/    /' >&2
        [ -e "$cache/apt/mirror" ] ||
            fail 69 "cannot get the list of packages from $mirror: is the network there? Another mirror: PICOLIGHT_DEBIAN_MIRROR"
        say 'cannot look for newer packages; going on with those of last time'
    fi
}

# shellcheck disable=SC2016
mirror_of_this_machine() { # as apt reads its own settings, in whichever form they are
    apt-get indextargets --format '$(LABEL) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null | sed -n 's/^Debian //p' >"$work/mirrors"
    [ -s "$work/mirrors" ] || # no lists yet, as in a fresh container
        apt-get indextargets --no-release-info --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | grep '/debian/*$' >"$work/mirrors" || :
    head -n 1 "$work/mirrors"
}

# Writes the lines "URI file size SHA256:hash" of all packages that are needed. The archives that are there already do not matter.
choose_packages() {
    grep -v '^#' "$here/guest/packages" >"$work/names"
    kernel=$(APT_CONFIG=$work/apt.conf apt-cache depends "$KERNEL" 2>"$work/log" | sed -n 's/^ *Depends: \(linux-image-[0-9].*\)/\1/p')
    [ -n "$kernel" ] || fail 69 "the mirror $mirror has no package $KERNEL in $SUITE"
    {
        # shellcheck disable=SC2046
        apt install -o Dir::Cache::archives="$work/none" --print-uris $(cat "$work/names") &&
            (cd "$work/none" && apt download --print-uris "$kernel") # leaves out what is in the folder it is called in
    } >"$work/uris" 2>"$work/log" || {
        sed 's/^/    /' "$work/log" >&2
        fail 69 "$mirror does not have all packages of the guest"
    }
    tr -d \' <"$work/uris" | grep ' SHA256:' | sed 's/^[^ ]* //; s/ SHA256:/ /' | sort >"$work/packages" # file, size, hash
}

# ---- the guest -------------------------------------------------------------------------------------------------

build() {
    started=$(date +%s)
    download
    say 'putting the guest together'
    root=$work/root info=$work/root/var/lib/dpkg/info
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

download() {
    archives=$cache/apt/archives
    awk '{ print $3 "  " $1 }' "$work/packages" >"$work/sums"
    bytes=0
    while read -r file size _; do
        [ -f "$archives/$file" ] || bytes=$((bytes + size))
    done <"$work/packages"
    if [ "$bytes" -gt 0 ]; then
        say "downloading $((bytes / 1000000)) MB of packages from $mirror"
        # shellcheck disable=SC2046
        { apt install --yes --download-only $(cat "$work/names") && (cd "$archives" && apt download "$kernel"); } >"$work/log" 2>&1 || {
            grep -E '^(E|W|Err)' "$work/log" | sed 's/^/    /' >&2
            rm -f "$cache/apt/looked" # the packages may have been replaced by newer ones
            fail 69 'cannot download the packages: is the network there? What came is kept; try again'
        }
    fi
    (cd "$archives" && sha256sum --quiet -c "$work/sums") >"$work/log" 2>&1 || {
        sed -n 's/: FAILED.*//p' "$work/log" | (cd "$archives" && xargs rm -f --)
        sed 's/^/    /' "$work/log" >&2
        fail 69 'a package is not what the signed list of packages says, and was thrown away; try again'
    }
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

# What dpkg would do, but for the maintainer scripts: these are programs for another processor.
unpack() {
    mkdir -p "$info" "$root/var/lib/dpkg/triggers" "$root/var/lib/dpkg/updates"
    grep '^base-files_' "$work/packages" >"$work/order" # brings the links /bin, /lib and /sbin
    grep -v -e '^base-files_' -e '^linux-image-' "$work/packages" >>"$work/order"
    while read -r file _; do
        rm -rf "$work/control"
        dpkg-deb -e "$archives/$file" "$work/control"
        name=$(sed -n 's/^Package: //p' "$work/control/control")
        ! grep -q '^Multi-Arch: same' "$work/control/control" || name=$name:arm64
        run "cannot unpack $file" dpkg-deb -X "$archives/$file" "$root"
        sed 's/^\.//; s:/$::; s:^$:/.:' "$work/log" >"$info/$name.list"
        {
            sed 's/^Package: .*/&\nStatus: install ok installed/' "$work/control/control"
            if [ -f "$work/control/conffiles" ]; then
                echo Conffiles:
                grep '^/' "$work/control/conffiles" | while read -r conffile; do
                    printf ' %s %s\n' "$conffile" "$(md5sum <"$root$conffile" | cut -d ' ' -f 1)"
                done
            fi
            echo
        } >>"$root/var/lib/dpkg/status"
        for part in conffiles triggers preinst postinst prerm postrm; do
            [ ! -f "$work/control/$part" ] || mv "$work/control/$part" "$info/$name.$part"
        done
        [ ! -f "$info/$name.triggers" ] || register_triggers "$name" "$info/$name.triggers"
    done <"$work/order"
    : >"$root/var/lib/dpkg/triggers/Unincorp" # or dpkg activates every trigger once
    echo 1 >"$info/format"
    echo arm64 >"$root/var/lib/dpkg/arch"
}

register_triggers() { # a package, what it is interested in
    while read -r word name _; do
        case $word in
        interest-noawait) interested=$1/noawait ;;
        interest | interest-await) interested=$1 ;;
        *) continue ;;
        esac
        case $name in
        /*) printf '%s %s\n' "$name" "$interested" >>"$root/var/lib/dpkg/triggers/File" ;;
        *) printf '%s\n' "$interested" >>"$root/var/lib/dpkg/triggers/$name" ;;
        esac
    done <"$2"
}

# What maintainer scripts would leave behind, the guest's own files, and less of what nobody reads there.
settle() {
    (cd "$root/usr/share" && rm -rf doc/* man/* info/* locale/* lintian bash-completion zsh)
    rm -f "$root"/usr/lib/jvm/*/lib/server/classes_nocoops*.jsa # for heaps of more than 32 GB
    cp -R "$here/guest/root/." "$root/"
    cp "$root/usr/share/base-passwd/passwd.master" "$root/etc/passwd"
    cp "$root/usr/share/base-passwd/group.master" "$root/etc/group"
    make_accounts
    while read -r name program; do # which are alternatives
        [ -x "$root/usr/bin/$program" ] || fail 70 "there is no $program in /usr/bin of the guest"
        ln -s "$program" "$root/usr/bin/$name"
    done <<'END'
awk mawk
java ../lib/jvm/java-25-openjdk-arm64/bin/java
which which.debianutils
END
    echo LANG=C.UTF-8 >"$root/etc/locale.conf"
    ln -s /usr/share/zoneinfo/Etc/UTC "$root/etc/localtime"
    ln -s /run "$root/var/run"
    ln -s /run/lock "$root/var/lock"
    printf '%s\n' 00000000000000000000000000000001 >"$root/etc/machine-id"
    : >"$root/etc/.updated"
    : >"$root/var/.updated"
    units=$root/etc/systemd/system
    grep -v '^#' "$here/guest/masked" | while read -r what; do
        mkdir -p "$root/etc/${what%/*}"
        ln -s /dev/null "$root/etc/$what"
    done
    ln -s /usr/lib/systemd/system/multi-user.target "$units/default.target"
    mkdir -p "$units/multi-user.target.wants" "$root/inbox"
    ln -s ../emulated-pi-shell.service "$units/multi-user.target.wants/"
}

# The accounts that systemd's sysusers.d asks for, and Raspberry Pi OS's user pi, who may not use the GPIO pins until made a member.
make_accounts() {
    cat "$root"/usr/lib/sysusers.d/*.conf "$root"/etc/sysusers.d/*.conf | awk -v etc="$root/etc" '
        BEGIN {
            while ((getline line < (etc "/passwd")) > 0) { split(line, word, ":"); user[word[1]] }
            while ((getline line < (etc "/group")) > 0) { split(line, word, ":"); group[word[1]]; used[word[3]] }
            next_id = 999
        }
        function id(asked) {
            if (asked ~ /^[0-9]+$/) return asked
            while (next_id in used) next_id--
            used[next_id]
            return next_id
        }
        $1 ~ /^[gu]!?$/ && !($2 in group) {
            number[$2] = id($3); group[$2]
            print $2 ":x:" number[$2] ":" >> (etc "/group")
        }
        $1 ~ /^u/ && !($2 in user) && $2 in number {
            user[$2]
            print $2 ":x:" number[$2] ":" number[$2] "::/:/usr/sbin/nologin" >> (etc "/passwd")
        }'
    echo 'pi:x:1000:' >>"$root/etc/group"
    echo 'pi:x:1000:1000::/home/pi:/bin/bash' >>"$root/etc/passwd"
    mkdir -p "$root/home/pi"
    sed 's/^\([^:]*\):.*/\1:*:20089:0:99999:7:::/' "$root/etc/passwd" >"$root/etc/shadow"
    sed 's/^\([^:]*\):.*/\1:*::/' "$root/etc/group" >"$root/etc/gshadow"
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

main "$@"
