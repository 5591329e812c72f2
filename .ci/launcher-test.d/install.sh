# Part of .ci/launcher-test: what is installed, and what is said where that may not be.
# shellcheck shell=sh disable=SC2154

it 'installs a JDK and Maven by apt for root, and goes on'
apt 'openjdk-21-jdk-headless openjdk-26-jdk-headless openjdk-25-jdk-headless default-jdk-headless'
stub id 'echo 0'
picolight demo x
ends_with 0
says 'installing by apt-get: jdk maven'
calls 'apt-get -qq update'
calls 'install --no-install-recommends openjdk-25-jdk-headless maven'
prints 'simulator.app.Main demo x'

it 'installs by sudo where sudo asks for no password'
apt openjdk-25-jdk-headless
stub sudo "echo \"sudo \$*\" >>'$sandbox/calls'; shift; \"\$@\""
picolight demo
ends_with 0
calls 'sudo -n env DEBIAN_FRONTEND=noninteractive apt-get'

it 'installs Maven alone where only Maven is missing'
apt openjdk-25-jdk-headless
jdk "$system/usr/lib/jvm/jdk" 25
stub id 'echo 0'
picolight demo
ends_with 0
calls 'recommends maven'

it 'says what to type where it may not install'
apt openjdk-25-jdk-headless
picolight demo
ends_with 69
calls_no apt-get
says 'Debian GNU/Linux 13 (trixie), type:'
says '    sudo apt-get update'
says '    sudo apt-get install openjdk-25-jdk-headless maven'

it 'says the same where apt has no lists yet'
apt ''
picolight demo
says '    sudo apt-get install openjdk-25-jdk-headless maven'

it 'installs nothing when told so'
apt openjdk-25-jdk-headless
stub id 'echo 0'
with='PICOLIGHT_INSTALL=never' picolight demo
ends_with 69
calls_no apt-get
says '    apt-get install openjdk-25-jdk-headless maven'

it 'names another source where the system is too old for a JDK 25, and installs nothing'
apt 'openjdk-17-jdk-headless default-jdk-headless'
on ID=debian 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"' VERSION_CODENAME=bookworm
stub id 'echo 0'
picolight demo
ends_with 69
calls_no install
says 'Debian GNU/Linux 12 (bookworm) has no JDK 25'
says 'https://adoptium.net/installation/linux'
says '    apt-get install temurin-25-jdk maven'

it 'takes the JDK of such a source when apt knows it'
apt 'openjdk-17-jdk-headless temurin-25-jdk default-jdk-headless'
picolight demo
says '    sudo apt-get install temurin-25-jdk maven'

it 'explains when apt-get fails'
apt openjdk-25-jdk-headless
stub apt-get 'echo "E: no network" >&2; exit 100'
stub id 'echo 0'
picolight demo
ends_with 69
says 'E: no network'
says 'apt-get could not do it'

it 'knows the commands of Raspberry Pi OS, Ubuntu, Fedora, Arch and macOS, and a way for others'
apt openjdk-25-jdk-headless
on ID=raspbian ID_LIKE=debian
picolight demo
says 'sudo apt-get install openjdk-25-jdk-headless maven'
on ID=linuxmint 'ID_LIKE="ubuntu debian"'
picolight demo
says 'sudo apt-get install openjdk-25-jdk-headless maven'
on ID=fedora 'PRETTY_NAME="Fedora 43"'
picolight demo
says 'sudo dnf install java-25-openjdk-devel maven'
on ID=arch
picolight demo
says 'sudo pacman -S --needed jdk-openjdk maven'
on ID=nixos
picolight demo
says 'on this system, type:'
says 'https://adoptium.net/temurin'
says 'https://maven.apache.org/download.cgi'
mkdir -p "$system/System/Library"
picolight demo
ends_with 69
says 'brew install openjdk@25 maven'

it 'refuses a Maven that is too old'
jdk "$system/usr/lib/jvm/jdk" 25
maven 3.6.3
picolight demo
ends_with 69
says "Maven 3.8.7 or newer is missing ($bin/mvn is 3.6.3)"

it 'finds a Maven beside the PATH'
jdk "$system/usr/lib/jvm/jdk" 25
maven 4.0.0
mkdir -p "$system/opt/apache-maven-4.0.0/bin"
mv "$bin/mvn" "$system/opt/apache-maven-4.0.0/bin/"
picolight demo
ends_with 0
