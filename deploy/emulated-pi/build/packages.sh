# Part of build-guest.sh: which packages the guest is made of, and how they get here.
# shellcheck shell=sh disable=SC2153,SC2154

SUITE=trixie
KERNEL=linux-image-arm64 # depends on the package with the kernel
DAYS=7                   # as long, newer packages are not looked for

# apt with lists and archives of its own: nothing of this machine's packages is seen or changed.
configure_apt() {
    archives=$cache/apt/archives
    mkdir -p "$cache/apt/lists/partial" "$archives/partial" "$work/etc/apt.conf.d" "$work/none/partial"
    [ -e "$cache/apt/status" ] || : >"$cache/apt/status" # none installed
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
Dir::State::status "$cache/apt/status";
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
    shown=$(echo "$mirror" | sed 's|//[^/]*@|//|') # without a password
    for suite in $SUITE $SUITE-updates; do
        printf 'deb [arch=arm64 signed-by=%s] %s %s main\n' "$keyring" "$mirror" "$suite"
    done >"$work/etc/sources.list"
    [ -z "$(find "$cache/apt/looked" -mtime "-$DAYS" 2>/dev/null)" ] || return 0
    if apt -o APT::Update::Error-Mode=any update >"$work/log" 2>&1; then
        printf '%s\n' "$mirror" >"$cache/apt/mirror"
        touch "$cache/apt/looked"
    else
        grep '^E' "$work/log" | sed 's/^/    /' >&2
        [ -e "$cache/apt/mirror" ] ||
            fail 69 "cannot get the list of packages from $shown: is the network there? Another mirror: PICOLIGHT_DEBIAN_MIRROR"
        say 'cannot look for newer packages; going on with those of last time'
    fi
}

# shellcheck disable=SC2016
mirror_of_this_machine() { # as apt reads its own settings, in whichever form they are
    apt-get indextargets --format '$(LABEL) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null | sed -n 's/^Debian //p' >"$work/mirrors"
    [ -s "$work/mirrors" ] || # no lists yet, as in a fresh container
        apt-get indextargets --no-release-info --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | grep '/debian/*$' >"$work/mirrors" || :
    grep -v '^cdrom:' "$work/mirrors" | head -n 1
}

# Writes the lines "URI file size SHA256:hash" of all packages that are needed. The archives that are there already do not matter.
choose_packages() {
    grep -v '^#' "$here/guest/packages" >"$work/names"
    kernel=$(APT_CONFIG=$work/apt.conf apt-cache depends "$KERNEL" 2>"$work/log" | sed -n 's/^ *Depends: \(linux-image-[0-9].*\)/\1/p')
    [ -n "$kernel" ] || fail 69 "$shown has no package $KERNEL in $SUITE"
    {
        # shellcheck disable=SC2046
        apt install -o Dir::Cache::archives="$work/none" --print-uris $(cat "$work/names") &&
            (cd "$work/none" && apt download --print-uris "$kernel") # leaves out what is in the folder it is called in
    } >"$work/uris" 2>"$work/log" || {
        sed 's/^/    /' "$work/log" >&2
        fail 69 "$shown does not have all packages of the guest"
    }
    tr -d \' <"$work/uris" | grep ' SHA256:' | sed 's/^[^ ]* //; s/ SHA256:/ /' | sort >"$work/packages" # file, size, hash
}

download() {
    awk '{ print $3 "  " $1 }' "$work/packages" >"$work/sums"
    bytes=0
    while read -r file size _; do
        [ -f "$archives/$file" ] || bytes=$((bytes + size))
    done <"$work/packages"
    if [ "$bytes" -gt 0 ]; then
        say "downloading $((bytes / 1000000)) MB of packages from $shown"
        # shellcheck disable=SC2046
        { apt install --yes --download-only $(cat "$work/names") && (cd "$archives" && apt download "$kernel"); } >"$work/log" 2>&1 || {
            grep '^E' "$work/log" | sed 's/^/    /' >&2
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
