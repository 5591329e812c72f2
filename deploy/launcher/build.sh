# Part of ./picolight: Maven, for a start, for tests and for formatting; one at a time in a source tree.
# shellcheck shell=sh disable=SC2154 # variables of ./picolight

build() {
    need jdk maven
    lock picolight
    is_built || compile # another picolight may have done so meanwhile
    unlock
}

compile() {
    log=$home/target/picolight-build.log begun=$(date +%s)
    forget_stale_modules
    if [ -d "$home/target/picolight" ]; then
        say 'building what changed …'
    else
        say 'building for the first time: with the downloads this takes about a minute …'
    fi
    tell_time &
    ticker=$!
    # Phase test-compile with tests skipped makes Maven content without the modules' test jars, and builds no test.
    # A warning, which a newer JDK may have invented, keeps nobody from a start; in ./picolight test it is an error.
    maven -pl "$module" -am -Dpicolight.target="$TARGET" -Dmaven.test.skip=true -Dmaven.compiler.failOnWarning=false \
        test-compile org.apache.maven.plugins:maven-jar-plugin:jar >"$log" 2>&1 || explain_failure
    stop_ticker
    before=$key
    identify_build
    if [ "$key" != "$before" ]; then
        say 'the sources changed meanwhile: once more'
        compile
    else
        keep
        is_built || fail 70 "Maven ended well, but $built is not complete. What it said is in $log"
        say "built in $(($(date +%s) - begun)) s"
    fi
}

# Maven judges by dates which classes are up to date, and leaves half of them when interrupted. So a module starts anew
# unless the fingerprint noted after its last success, its own and of the modules below it, is that of today; and none
# counts any more from here to the next success.
forget_stale_modules() {
    upto=
    for part in $modules; do
        upto="$upto $part"
        # shellcheck disable=SC2086 # a list of modules
        if [ "$(cat "$home/$part/$TARGET/fingerprint" 2>/dev/null)" != "$(fingerprint $upto)" ]; then
            rm -rf "${home:?}/$part/$TARGET" 2>/dev/null || cannot_write "$home/$part/$TARGET"
        fi
        rm -f "$home/$part/$TARGET/fingerprint"
    done
}

# Moves a copy of what was built to its place in one step. A running demo keeps its own jars: the last four builds stay.
keep() {
    new=$home/target/picolight/new-$$ upto=''
    rm -rf "$built" "$home"/target/picolight/new-*
    mkdir -p "$new"
    for part in $modules; do
        upto="$upto $part"
        cp "$home/$part/$TARGET/${part##*/}"-*.jar "$new/${part##*/}.jar"
        # shellcheck disable=SC2086 # a list of modules
        fingerprint $upto >"$home/$part/$TARGET/fingerprint"
    done
    cp "$home/$module/$TARGET/class-path" "$new/"
    mv "$new" "$built"
    # shellcheck disable=SC2010,SC2012 # names of our own making
    (cd "$home/target/picolight" && ls -t | grep -vFx "${built##*/}" | tail -n +4 | while read -r old; do rm -rf "$old"; done)
}

explain_failure() {
    stop_ticker
    download='Could not transfer|UnknownHost|Temporary failure in name|has not been downloaded from it before|PKIX'
    if grep -Eq "$download" "$log"; then
        grep -E "$download" "$log" | head -n 1 >&2
        say 'Maven could not download what the build needs. Is this machine connected to the internet? If it needs a' \
            'proxy, put it into ~/.m2/settings.xml: https://maven.apache.org/guides/mini/guide-proxies.html'
    elif grep -q 'No space left on device' "$log"; then
        say "the disk is full: the build needs about 300 MB in $home and in ~/.m2"
    elif grep -Eq 'AccessDenied|Permission denied' "$log"; then
        grep -E 'AccessDenied|Permission denied' "$log" | head -n 1 >&2
        cannot_write "$home/*/target or to ~/.m2"
    elif grep -q '^\[ERROR\]' "$log"; then
        grep '^\[ERROR\]' "$log" | grep -v -e '^\[ERROR\] *$' -e '^\[ERROR\] .*Help [0-9]\] http' \
            -e 're-run Maven' -e 'Re-run Maven' -e 'read the following articles' | head -n 20 >&2
    else
        tail -n 20 "$log" >&2
    fi
    fail 70 "the build failed; all that Maven said is in $log"
}

# From the sources alone, in a folder of its own that is emptied first.
do_package() {
    need jdk maven
    lock picolight-package
    log=$home/target/picolight-package.log begun=$(date +%s)
    say 'building the package: with the downloads of the first time this takes about a minute …'
    tell_time &
    ticker=$!
    umask 022 # which jars note
    maven -pl deploy/package -am -Dpicolight.target=target/package -DskipTests -Dmaven.compiler.failOnWarning=false \
        "$@" clean package >"$log" 2>&1 || explain_failure
    stop_ticker
    rm -f "$home"/target/picolight_*.deb "$home"/target/picolight-*.tar.gz
    for file in "$home"/deploy/package/target/package/picolight_*.deb "$home"/deploy/package/target/package/picolight-*.tar.gz; do
        cp "$file" "$home/target/" || cannot_write "$home/target"
        printf '%s  %s bytes\n' "$home/target/${file##*/}" "$(($(wc -c <"$file")))"
    done
    unlock
}

do_test() {
    PATH=$PATH:$root/usr/sbin:$root/sbin:$root/opt/homebrew/sbin:$root/usr/local/sbin # where mosquitto and ip may be
    need jdk maven mosquitto mosquitto-clients iproute2 nftables iptables iputils-ping locales python3-paho-mqtt nodejs npm tshark gtkwave sigrok-cli chromium chromium-driver dpkg lintian man-db shellcheck systemd
    speak_utf8
    lock picolight-test
    begun=$(date +%s) result=0
    if [ $# = 0 ] && [ -x "$home/.ci/launcher-test" ]; then "$home/.ci/launcher-test" || fail 1 'the launcher is broken'; fi
    colour=never
    [ ! -t 1 ] || [ -n "${NO_COLOR-}" ] || colour=always
    maven -Dstyle.color=$colour verify "$@" || result=$?
    sum_up
    if [ $# = 0 ] && [ -d "$home/deploy/emulated-pi" ]; then
        load emulated-pi
        test_emulated_pi
        sum="$sum; $emulated"
    fi
    sum="$sum; $(($(date +%s) - begun)) s"
    if [ "$result" = 0 ]; then say "all is well: $sum"; else say "not all is well: $sum"; fi
    exit "$result"
}

# Counts in the reports that are younger than the lock.
sum_up() {
    sum=$(find "$home"/*/target "$home"/simulator/examples/target "$home"/deploy/*/target -name 'TEST-*.xml' -newer "$lock/owner" -exec grep -h '<testsuite ' {} + 2>/dev/null | tr ' ' '\n' |
        awk -F '"' '/^tests=/ { all += $2 } /^(errors|failures)=/ { failed += $2 } /^skipped=/ { skipped += $2 }
            END { printf "%d tests, %d failed, %d skipped", all, failed, skipped }')
}

do_format() {
    need jdk maven
    maven -q com.diffplug.spotless:spotless-maven-plugin:apply "$@"
}

# In the background, because a shell that waits for a program in the foreground obeys SIGTERM only after its end.
maven() {
    (
        cd "$home" || exit
        # The lock knows it before it begins: parent of a shell made here is the process that becomes Maven.
        [ -z "${lock-}" ] || identity "$(exec sh -c 'echo $PPID')" >>"$lock/owner"
        export JAVA_HOME="$jdk"
        exec "$mvn" -B --no-transfer-progress "$@"
    ) &
    worker=$!
    outcome=0
    wait "$worker" || outcome=$?
    worker=
    return "$outcome"
}

tell_time() {
    nap=0
    while sleep 1 >/dev/null 2>&1; do # short, for it outlives this loop
        nap=$(((nap + 1) % 10))
        [ $nap != 0 ] || say "… $(($(date +%s) - begun)) s"
    done
}

# By SIGKILL: a SIGTERM that comes right after the fork is lost, since the trap of this shell still holds there.
stop_ticker() {
    [ -z "${ticker-}" ] || { kill -KILL "$ticker" && wait "$ticker"; } 2>/dev/null || true
    ticker=
}

stop() {
    [ -z "$1" ] || { kill "$1" && wait "$1"; } 2>/dev/null || true
}

# A folder, holding the processes it belongs to: this one, and its Maven, which lives on when this one is killed.
lock() {
    try=$home/target/$1.lock patience=3 told=
    { mkdir -p "$home/target" && (: >"$try-$$") && rm "$try-$$"; } 2>/dev/null || cannot_write "$home/target"
    until mkdir "$try" 2>/dev/null; do
        owner=$(cat "$try/owner" 2>/dev/null) || owner=
        if [ -n "$owner" ]; then
            ! is_gone || { take_away && continue; }
        else # made a moment ago, or its maker was killed in that moment
            patience=$((patience - 1))
            [ "$patience" -gt 0 ] || { take_away && continue; }
        fi
        [ -n "$told" ] || say "waiting: process ${owner%% *} is building in this source tree (lock: $try)"
        told=yes
        sleep 1
    done
    lock=$try
    trap unlock EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
    identity $$ >"$lock/owner"
}

unlock() {
    stop "${worker-}"
    stop_ticker
    rm -rf "$lock"
    lock=
    trap - EXIT HUP INT TERM
}

is_gone() {
    for process in $(echo "$owner" | cut -d ' ' -f 1); do
        ! identity "$process" | grep -Fqx -- "$owner" || return 1 # each line of $owner is a pattern
    done
}

take_away() {
    mv "$try" "$try-$$" 2>/dev/null || return 0
    if [ "$(cat "$try-$$/owner" 2>/dev/null)" = "$owner" ]; then
        rm -rf "$try-$$"
    else # another picolight was quicker, and this is its lock
        mv "$try-$$" "$try"
    fi
}

# A process's number and when it began: numbers come again, above all after a restart of the machine.
identity() {
    if [ -r "/proc/$1/stat" ]; then
        echo "$1 $(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 20)"
    elif kill -0 "$1" 2>/dev/null; then
        echo "$1 $(LC_ALL=C ps -o lstart= -p "$1")"
    fi
}

cannot_write() { fail 73 "cannot write to $1: work in a copy of the source tree that belongs to you ($(id -un))"; }
