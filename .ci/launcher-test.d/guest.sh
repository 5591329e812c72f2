# Part of .ci/launcher-test: what the build of the emulated Raspberry Pi's guest says when it cannot be done.
# shellcheck shell=sh disable=SC2016,SC2154

guest() { # a sentence; a Debian machine whose apt knows one package of the guest, besides the kernel
    it "$1"
    sentence="emulated-pi $sentence"
    for tool in cmp df dirname head mktemp sha256sum tail xargs; do
        [ -e "$tools/$tool" ] || ln -s "$(command -v $tool)" "$bin/$tool"
    done
    for tool in cpio dpkg-deb flock mksquashfs xz; do stub $tool 'exit 0'; done
    mkdir -p "$system/usr/share/keyrings"
    touch "$system/usr/share/keyrings/debian-archive-keyring.gpg"
    stub apt-config ':'
    stub apt-cache 'echo "  Depends: linux-image-6-arm64"'
    stub apt-get "
        echo \"apt-get \$*\" >>'$sandbox/calls'
        zeros=\$(printf %064d 0) mirror=http://user:secret@mirror.example/debian
        case \$* in
        *LABEL*) echo \"Debian \$mirror\" ;;
        *update*) . '$sandbox/update' ;;
        *--print-uris*linux-image*) echo \"'\$mirror/linux-image-6-arm64_6_arm64.deb' linux-image-6-arm64_6_arm64.deb 4 SHA256:\$zeros\" ;;
        *--print-uris*) echo \"'\$mirror/base-files_13_arm64.deb' base-files_13_arm64.deb 2000000 SHA256:\$zeros\" ;;
        *download*) . '$sandbox/download' ;;
        esac"
    : >"$sandbox/update"
    : >"$sandbox/download"
}

build_guest() { start sh "$top/deploy/emulated-pi/build-guest.sh" "$@"; }

guest 'names the programs that are missing, and how to install them'
rm "$bin/mksquashfs" "$bin/xz" "$system/usr/share/keyrings/debian-archive-keyring.gpg"
build_guest "$here/cache"
ends_with 69
says "there is no mksquashfs xz $system/usr/share/keyrings/debian-archive-keyring.gpg"
says 'sudo apt-get install --no-install-recommends squashfs-tools xz-utils debian-archive-keyring'
check 'nothing made' [ ! -e "$here/cache" ]

guest 'says where there is no apt that it takes Debian'
rm "$bin/apt-get"
build_guest "$here/cache"
ends_with 69
says 'use Debian or a system that is made from it'

guest 'asks for a mirror where apt takes nothing from Debian'
stub apt-get ':'
build_guest "$here/cache"
ends_with 69
says 'name a Debian mirror with trixie in PICOLIGHT_DEBIAN_MIRROR'

guest 'shows what apt says when there is no network, and no password'
echo 'echo "E: Temporary failure" && exit 100' >"$sandbox/update"
build_guest "$here/cache"
ends_with 69
says 'E: Temporary failure'
says 'cannot get the list of packages from http://mirror.example/debian: is the network there?'
check 'nothing left behind' [ -z "$(find "$here/cache" -name 'new-*')" ]

guest 'goes on with the list of last time when there is no network'
echo 'exit 100' >"$sandbox/download"
build_guest "$here/cache"
ends_with 69
says 'downloading 2 MB of packages from http://mirror.example/debian'
says 'cannot download the packages: is the network there?'
echo 'exit 100' >"$sandbox/update"
build_guest "$here/cache"
says 'going on with those of last time'
says 'cannot download the packages'

guest 'looks for newer packages once a week, and again after a failure or with another mirror'
build_guest "$here/cache"
check '1 look' [ "$(grep -c ' update' "$sandbox/calls")" = 1 ]
build_guest "$here/cache"
check '1 look still' [ "$(grep -c ' update' "$sandbox/calls")" = 1 ]
with=PICOLIGHT_DEBIAN_MIRROR=http://other.example/debian
start "$with" sh "$top/deploy/emulated-pi/build-guest.sh" "$here/cache"
with=
check '2 looks' [ "$(grep -c ' update' "$sandbox/calls")" = 2 ]

guest 'throws away a package that is not what the signed list says'
mkdir -p "$here/cache/apt/archives"
head -c 2000000 /dev/zero >"$here/cache/apt/archives/base-files_13_arm64.deb"
echo nonsense >"$here/cache/apt/archives/linux-image-6-arm64_6_arm64.deb"
build_guest "$here/cache"
ends_with 69
says 'not what the signed list of packages says'
check 'no such package kept' [ -z "$(find "$here/cache/apt/archives" -name '*.deb')" ]

guest 'refuses a folder that it cannot write to, and wrong use'
build_guest "$sandbox/calls/cache"
ends_with 73
says "cannot write to '$sandbox/calls/cache'"
build_guest one two
ends_with 2
says 'usage: build-guest.sh'
