# Part of ./picolight: the emulated Raspberry Pi, which installs the package and whose pins are read from outside.
# shellcheck shell=sh disable=SC2034,SC2154 # variables of ./picolight

EMULATED_PI='mosquitto mosquitto-clients qemu-system-arm squashfs-tools cpio xz-utils socat debian-archive-keyring'

emulate() {
    PATH=$PATH:$root/usr/sbin:$root/sbin
    case " $* " in
    *' --help '* | *' -h '*) ;;
    *)
        # shellcheck disable=SC2086 # a list of things
        essential=$EMULATED_PI && need jdk maven $EMULATED_PI
        pack_if_changed
        guest=$("$home/deploy/emulated-pi/build-guest.sh") || exit
        set -- --guest "$guest" --deb "$deb" --logs "$home/target/emulated-pi" "$@"
        ;;
    esac
    launch deploy/emulated-pi dev.picolight.emulatedpi.Main "$@"
}

# Fills $deb. What ./picolight package has made is taken while the sources are the same.
pack_if_changed() {
    deb=$(find_deb)
    sources=$(fingerprint led-driver device-client deploy/package config) || fail 70 "cannot read everything in $home"
    [ -f "$deb" ] && [ "$(cat "$home/target/picolight-package.key" 2>/dev/null)" = "$sources" ] && return
    (do_package) || exit
    deb=$(find_deb)
    [ -f "$deb" ] || fail 70 "there is no package in $home/target"
    echo "$sources" >"$home/target/picolight-package.key"
}

find_deb() {
    for file in "$home"/target/picolight_*_all.deb; do echo "$file"; done | tail -n 1
}

# After the tests of Maven, as their last part. Fills $emulated, words for the summary, and sets $result if it fails.
test_emulated_pi() {
    # shellcheck disable=SC2086 # a list of things
    look_for $EMULATED_PI
    if [ "$result" != 0 ]; then
        emulated='the emulated Raspberry Pi was not run, because something failed before'
    elif [ -n "$missing" ] && [ "${CI-}" != true ]; then
        emulated="the emulated Raspberry Pi was not run, because there is no $(echo "$missing" | sed 's/ /, /g'); to run it: ./picolight emulated-pi"
    else
        rm -f "$home/target/emulated-pi/summary"
        "$home/picolight" emulated-pi || result=$?
        emulated=$(cat "$home/target/emulated-pi/summary" 2>/dev/null) || emulated='it could not be run'
        emulated="emulated Raspberry Pi: $emulated"
    fi
}
