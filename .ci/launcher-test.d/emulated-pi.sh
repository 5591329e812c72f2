# Part of .ci/launcher-test: the emulated Raspberry Pi, without one.
# shellcheck shell=sh disable=SC2034,SC2154

world() { # a sentence; sources, a JDK, Maven and Mosquitto are there
    it "$1"
    apt openjdk-25-jdk-headless
    jdk "$system/usr/lib/jvm/jdk" 25
    maven 3.8.7
    pi=$tree/deploy/emulated-pi
    mkdir -p "$pi/src/main/java" "$tree/deploy/package/src/control" "$tree/config"
    for module in emulated-pi package; do echo '<project/>' >"$tree/deploy/$module/pom.xml"; done
    echo one >"$pi/src/main/java/A.java"
    echo 'Depends: java' >"$tree/deploy/package/src/control/control"
    printf '#!/bin/sh\necho "build-guest $*" >>"%s"\necho /cache/guest-1\n' "$sandbox/calls" >"$pi/build-guest.sh"
    chmod +x "$pi/build-guest.sh"
    cat >"$sandbox/before" <<END
mkdir -p deploy/emulated-pi/target/launcher deploy/package/target/package
echo jar >deploy/emulated-pi/target/launcher/emulated-pi-1.jar
cp '$sandbox/libraries' deploy/emulated-pi/target/launcher/class-path
echo deb >deploy/package/target/package/picolight_1.2_all.deb
echo tar >deploy/package/target/package/picolight-1.2.tar.gz
END
    for tool in mosquitto mosquitto_passwd mosquitto_pub mosquitto_sub ip; do stub $tool ''; done
}

tools() {
    for tool in qemu-system-aarch64 mksquashfs cpio xz socat; do stub $tool ''; done
    mkdir -p "$system/usr/share/keyrings"
    touch "$system/usr/share/keyrings/debian-archive-keyring.gpg"
}

judging() { # what the judge says in the end, its exit code
    cat >"$system/usr/lib/jvm/jdk/bin/java" <<END
#!/bin/sh
mkdir -p '$tree/target/emulated-pi'
echo '$1' >'$tree/target/emulated-pi/summary'
exit $2
END
}

packages() { check "$1 times packaged" [ "$(grep -c 'clean package' "$sandbox/calls")" = "$1" ]; }

world 'starts the emulated Raspberry Pi with its guest and the package of these sources'
tools
picolight emulated-pi --cases 客廳
ends_with 0
prints "$tree/target/picolight/emulated-pi-"
prints " dev.picolight.emulatedpi.Main --guest /cache/guest-1 --deb $tree/target/picolight_1.2_all.deb --logs $tree/target/emulated-pi --cases 客廳"
packages 1
picolight emulated-pi
packages 1
check 'the guest is looked at each time' [ "$(grep -c build-guest "$sandbox/calls")" = 2 ]
echo 'Depends: nothing' >"$tree/deploy/package/src/control/control"
picolight emulated-pi
packages 2

world 'explains the emulated Raspberry Pi without having anything'
picolight emulated-pi --help
ends_with 0
prints 'emulatedpi.Main --help'
packages 0

world 'says what to type when the emulated Raspberry Pi lacks something'
picolight emulated-pi
ends_with 69
says 'qemu-system-arm is missing'
says '    sudo apt-get install qemu-system-arm squashfs-tools cpio xz-utils socat debian-archive-keyring'
packages 0
on ID=nixos
picolight emulated-pi
ends_with 69
says '# the emulated Raspberry Pi is made of Debian packages by apt'

world 'installs what the emulated Raspberry Pi lacks, where it may'
stub id 'echo 0'
tools
rm "$bin/qemu-system-aarch64" "$bin/socat"
picolight emulated-pi
calls 'recommends qemu-system-arm socat'

world 'ends as the builder of the guest does when that fails'
tools
printf '#!/bin/sh\necho "no network" >&2\nexit 69\n' >"$pi/build-guest.sh"
picolight emulated-pi
ends_with 69
says 'no network'

world 'tests the emulated Raspberry Pi after everything else'
tools
judging '3 passed, 0 failed' 0
picolight test
ends_with 0
says 'all is well: 0 tests, 0 failed, 0 skipped; emulated Raspberry Pi: 3 passed, 0 failed; '
picolight test -pl led-driver
says 'all is well: 0 tests, 0 failed, 0 skipped; '
check 'no word of it when arguments are given' [ "$(grep -c emulated "$sandbox/err")" = 0 ]

world 'fails when the emulated Raspberry Pi does'
tools
judging '2 passed, 1 failed' 1
picolight test
ends_with 1
says 'not all is well: 0 tests, 0 failed, 0 skipped; emulated Raspberry Pi: 2 passed, 1 failed; '

world 'says that the emulated Raspberry Pi was not tested, and how it could be'
tools
rm "$bin/qemu-system-aarch64" "$bin/socat"
picolight test
ends_with 0
says 'the emulated Raspberry Pi was not run, because there is no qemu-system-arm, socat; to run it: ./picolight emulated-pi'

world 'does not pass in CI without the emulated Raspberry Pi'
tools
rm "$bin/qemu-system-aarch64"
with='CI=true' picolight test
ends_with 69
says 'qemu-system-arm is missing'
says 'not all is well: 0 tests, 0 failed, 0 skipped; emulated Raspberry Pi: it could not be run; '
