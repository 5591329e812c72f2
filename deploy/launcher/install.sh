# Part of ./picolight: finds out what is missing, installs it by apt where that is allowed, else says what to type.
# shellcheck shell=sh disable=SC2154 # variables of ./picolight

MAVEN_LEAST=3.8.7

# Takes: jdk maven mosquitto mosquitto-clients, what makes networks and their troubles: iproute2 nftables iptables iputils-ping locales, publishers of other languages: python3-paho-mqtt nodejs npm, what opens recordings: tshark gtkwave sigrok-cli, a browser: chromium chromium-driver, what
# emulated-pi.sh names, and what checks a Debian package: dpkg lintian man-db shellcheck systemd. Ends when the JDK, Maven or what is in $essential cannot be had; without the others
# only some tests fail or are left out, and each says so itself.
need() {
    look_for "$@"
    [ -n "$missing" ] || return 0
    identify_system
    if may_install; then
        install_by_apt || say 'apt-get could not do it; what it said is above'
        look_for "$@"
        [ -n "$missing" ] || return 0
    fi
    for thing in $missing; do
        case $thing in
        jdk) say "a JDK $JAVA_LEAST or newer is missing${unfit:+ ($unfit)}" ;;
        maven) say "Maven $MAVEN_LEAST or newer is missing${unfit_maven:+ ($unfit_maven)}" ;;
        *)
            case " ${essential-} " in
            *" $thing "*) say "$thing is missing" ;;
            *) say "$thing is missing, and the tests that use it will fail or be left out" ;;
            esac
            ;;
        esac
    done
    say "to get what is missing on $system_name, type:"
    commands | sed 's/^/    /' >&2
    for thing in $missing; do
        case " jdk maven ${essential-} " in *" $thing "*) fail 69 'then start again' ;; esac
    done
}

look_for() {
    missing=
    for thing in "$@"; do has "$thing" || missing="$missing $thing"; done
    missing=${missing# }
}

has() {
    case $1 in
    jdk) find_jdk ;;
    maven) find_maven ;;
    mosquitto) command -v mosquitto && command -v mosquitto_passwd ;;
    mosquitto-clients) command -v mosquitto_pub && command -v mosquitto_sub ;;
    iproute2) command -v ip || is_macos ;;
    nftables) command -v nft || is_macos ;;
    iptables) command -v iptables || is_macos ;;
    iputils-ping) command -v ping ;;
    locales) command -v locale-gen || ! is_debian ;; # words of the C library in Chinese
    python3-paho-mqtt) has_paho python3 || has_paho "$root/usr/bin/python3" ;; # apt installs it for the latter
    nodejs) command -v node ;;
    npm) command -v npm ;;
    tshark | sigrok-cli) command -v "$1" ;;
    gtkwave) command -v vcd2fst ;;
    chromium) command -v chromium ;;
    chromium-driver) command -v chromedriver ;;
    qemu-system-arm) command -v qemu-system-aarch64 ;;
    squashfs-tools) command -v mksquashfs ;;
    xz-utils) command -v xz ;;
    cpio | socat) command -v "$1" ;;
    debian-archive-keyring) [ -e "$root/usr/share/keyrings/debian-archive-keyring.gpg" ] ;;
    dpkg) command -v dpkg-deb || ! is_debian ;;
    lintian | shellcheck) command -v "$1" || ! is_debian ;;
    man-db) command -v man || ! is_debian ;;
    systemd) command -v systemd-analyze && command -v systemd-sysusers || ! is_debian ;;
    esac >/dev/null
}

has_paho() { command -v "$1" && "$1" -c 'import paho.mqtt.client' 2>&1; }

is_debian() { command -v apt-get >/dev/null; }

find_maven() {
    unfit_maven=
    for mvn in "$(command -v mvn)" "${MAVEN_HOME:+$MAVEN_HOME/bin/mvn}" "${M2_HOME:+$M2_HOME/bin/mvn}" "$root/usr/share/maven/bin/mvn" \
        "$HOME"/.sdkman/candidates/maven/*/bin/mvn "$root"/opt/*maven*/bin/mvn "$root/opt/homebrew/bin/mvn" \
        "$root/usr/local/bin/mvn" "$root"/usr/local/*maven*/bin/mvn; do
        [ -x "$mvn" ] || continue
        [ -n "$jdk" ] || return 0 # it cannot tell its version yet
        found=$(JAVA_HOME=$jdk "$mvn" -version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p')
        [ "$(to_number "$found")" -lt "$(to_number $MAVEN_LEAST)" ] || return 0
        unfit_maven=${unfit_maven:-"$mvn is ${found:-broken}"}
    done
    return 1
}

to_number() { echo "$1" | awk -F. '{ print $1 * 1000000 + $2 * 1000 + $3 }'; }

identify_system() {
    system='' system_name='this system'
    if is_macos; then
        system=macos system_name=macOS
    elif [ -r "$root/etc/os-release" ]; then
        system_name=$(os_release PRETTY_NAME)
        system_name=${system_name:-this system}
        case " $(os_release ID) $(os_release ID_LIKE) " in
        *' debian '* | *' ubuntu '* | *' raspbian '*) ! command -v apt-get >/dev/null || system=debian ;;
        *' fedora '* | *' rhel '*) system=fedora ;;
        *' arch '*) system=arch ;;
        esac
    fi
}

os_release() {
    (
        # shellcheck source=/dev/null
        . "$root/etc/os-release"
        eval "printf '%s\n' \"\${$1-}\""
    )
}

is_root() { [ "$(id -u)" = 0 ]; }

may_install() {
    [ "$system" = debian ] && [ "${PICOLIGHT_INSTALL-}" != never ] && { is_root || sudo -n true; } 2>/dev/null
}

install_by_apt() {
    say "installing by apt-get: $missing (PICOLIGHT_INSTALL=never forbids it)"
    as_root apt-get -qq update >&2 || return 1
    case " $missing " in
    *' jdk '*) [ -n "$(known_jdks)" ] || return 0 ;; # not to be had this way, and nothing works without
    esac
    packages=$(packages)
    # shellcheck disable=SC2086 # a list of packages
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 \
        install --no-install-recommends $packages >&2 || return 1
    case " $packages " in
    *' mosquitto '*)
        [ ! -d "$root/run/systemd/system" ] || say 'Debian has started Mosquitto as a service on port 1883, which' \
            'PicoLight does not need; to stop it: sudo systemctl disable --now mosquitto'
        ;;
    esac
}

as_root() { if is_root; then "$@"; else sudo -n "$@"; fi; }

packages() { # that bring what is missing
    for thing in $missing; do
        case $system:$thing in
        debian:jdk) known_jdks | head -n 1 ;;
        macos:jdk) echo openjdk@25 ;;
        fedora:jdk) echo java-25-openjdk-devel ;;
        arch:jdk) echo jdk-openjdk ;;
        macos:mosquitto-clients | fedora:mosquitto-clients | arch:mosquitto-clients) ;;
        fedora:iproute2) echo iproute ;;
        fedora:iputils-ping | arch:iputils-ping) echo iputils ;;
        macos:npm) ;;
        macos:tshark) echo wireshark ;;
        fedora:tshark | arch:tshark) echo wireshark-cli ;;
        macos:chromium | macos:chromium-driver) ;; # casks only: the tests of the page are left out
        debian:chromium | debian:chromium-driver) case $system_name in *buntu*) ;; *) echo "$thing" ;; esac ;; # a snap there
        fedora:chromium-driver) echo chromedriver ;;
        arch:chromium-driver) ;;
        macos:nodejs) echo node ;;
        macos:python3-paho-mqtt) ;;
        arch:python3-paho-mqtt) echo python-paho-mqtt ;;
        fedora:qemu-system-arm) echo qemu-system-aarch64-core ;;
        arch:qemu-system-arm) echo qemu-system-aarch64 ;;
        macos:qemu-system-arm) echo qemu ;;
        debian:xz-utils) echo xz-utils ;;
        *:xz-utils) echo xz ;;
        *) echo "$thing" ;;
        esac
    done | tr '\n' ' ' | sed 's/ $//'
}

# The JDKs in apt's lists that will do, the oldest first.
known_jdks() {
    apt-cache search --names-only '^(openjdk-[0-9]+-jdk-headless|temurin-[0-9]+-jdk)$' 2>/dev/null |
        awk -F '[- ]' -v least="$JAVA_LEAST" '$2 + 0 >= least { print $2, $1 "-" $2 "-" $3 ($4 == "headless" ? "-headless" : "") }' |
        sort -n | cut -d ' ' -f 2
}

commands() {
    if is_root; then sudo=; else sudo='sudo '; fi
    case $system in
    debian)
        packages=$(packages)
        case " $missing " in
        *' jdk '*)
            if [ -n "$(apt-cache search --names-only '^default-jdk-headless$' 2>/dev/null)" ] && [ -z "$(known_jdks)" ]; then
                echo "# $system_name has no JDK $JAVA_LEAST; Debian 13 and Raspberry Pi OS trixie have. For this one, add"
                echo "# the apt source of Eclipse Temurin as https://adoptium.net/installation/linux says. Then:"
                packages="temurin-25-jdk $packages"
            elif [ -z "$(known_jdks)" ]; then # empty lists, as in a fresh container
                packages="openjdk-25-jdk-headless $packages"
            fi
            ;;
        esac
        echo "${sudo}apt-get update"
        echo "${sudo}apt-get install ${packages% }"
        ;;
    macos)
        case " $missing " in *' python3-paho-mqtt '*) echo '# paho for Python: pip3 install paho-mqtt' ;; esac
        echo "brew install $(packages)    # Homebrew: https://brew.sh"
        ;;
    fedora) echo "${sudo}dnf install $(packages)" ;;
    arch) echo "${sudo}pacman -S --needed $(packages)" ;;
    *)
        case " $missing " in *' jdk '*) echo "# JDK: https://adoptium.net/temurin/releases/?version=25, then export JAVA_HOME=…" ;; esac
        case " $missing " in *' maven '*) echo "# Maven: https://maven.apache.org/download.cgi, then export PATH=…/bin:\$PATH" ;; esac
        case $missing in *mosquitto*) echo "# Mosquitto, server and clients: https://mosquitto.org/download" ;; esac
        case " $missing " in *' python3-paho-mqtt '*) echo '# paho for Python: pip install paho-mqtt' ;; esac
        case " $missing " in *' tshark '*) echo '# tshark: https://www.wireshark.org/download.html' ;; esac
        case " $missing " in *' nodejs '* | *' npm '*) echo '# Node.js with npm: https://nodejs.org/en/download' ;; esac
        case " $missing " in *' debian-archive-keyring '* | *' qemu-system-arm '*)
            echo '# the emulated Raspberry Pi is made of Debian packages by apt: use Debian or a system that is made from it'
            ;;
        esac
        case " $missing " in *' iproute2 '*) echo "# the command ip: the package iproute2 of your system" ;; esac
        ;;
    esac
}
