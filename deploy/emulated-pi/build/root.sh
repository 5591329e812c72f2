# Part of build-guest.sh: the root file system.
# shellcheck shell=sh disable=SC2154

# What dpkg would do, but for the maintainer scripts: these are programs for another processor.
unpack() {
    info=$root/var/lib/dpkg/info
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
