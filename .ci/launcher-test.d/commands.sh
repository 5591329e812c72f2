# Part of .ci/launcher-test: the commands, and the way to Java.
# shellcheck shell=sh disable=SC2016,SC2154

it 'helps'
picolight help
ends_with 0
prints '繁體中文'
prints '简体中文'
picolight --version
prints 'picolight 1.2'
picolight
ends_with 2
says './picolight COMMAND'
picolight dance
ends_with 2
says "there is no command 'dance'; there are: demo, sim, run, darken, send, doctor, setup-broker, broker-user, broker, bench, package, emulated-pi, test, format, version, help"

it 'works through links and keeps the folder it is called from'
jdk "$system/usr/lib/jvm/jdk" 25
maven 3.8.7
mkdir "$here/links"
ln -s ../tree "$here/links/there"
ln -s there/picolight "$here/links/pl"
start sh -c 'cd "$1" && shift && exec "$@"' sh "$here/links" sh ./pl sim
ends_with 0
prints "in $here/links "
prints 'app.Main sim'
check 'built in the tree' [ -d "$tree/target/picolight" ]
start sh -c 'cd "$1" && PATH=$1:$PATH && pl broker' sh "$here/links"
ends_with 0

it 'sends without what the simulator needs'
jdk "$system/usr/lib/jvm/jdk" 25
maven 3.8.7
picolight send 客廳 ON
ends_with 0
prints 'device.app.Main send 客廳 ON'
calls '-pl device-client -am'

it 'becomes the JVM, so that signals reach it'
jdk "$system/usr/lib/jvm/jdk" 25
maven 3.8.7
picolight demo
start sh -c 'echo "I am $$" && exec "$@"' sh sh "$tree/picolight" demo
me=$(sed -n 's/^I am //p' "$sandbox/out")
prints "process $me "

it 'gives Java further options, and a UTF-8 locale where there is none'
jdk "$system/usr/lib/jvm/jdk" 25
maven 3.8.7
with='LANG=zh_TW.UTF-8' picolight demo
prints 'LC_ALL=:'
stub locale 'echo ANSI_X3.4-1968'
with='LANG=zh_TW.UTF-8 PICOLIGHT_JAVA_OPTS=-Xmx64m' picolight demo
prints 'LC_ALL=C.UTF-8:'
prints ' -Xmx64m -cp '

it 'keeps the language that is wanted where the locale is not there'
jdk "$system/usr/lib/jvm/jdk" 25
maven 3.8.7
with='LANG=zh_TW.UTF-8' picolight demo
prints 'language= LC_ALL=:'
stub locale 'echo ANSI_X3.4-1968'
with='LANG=zh_TW.UTF-8' picolight demo
prints 'language=zh_TW.UTF-8 LC_ALL=C.UTF-8:'
with='LANG=zh_TW.UTF-8 LC_ALL=zh_CN.UTF-8' picolight demo
prints 'language=zh_CN.UTF-8 LC_ALL=C.UTF-8:'
with='LANG=zh_TW.UTF-8 PICOLIGHT_LANGUAGE=en' picolight demo
prints 'language=en LC_ALL=C.UTF-8:'

it 'tests with Maven, tells what is missing for that, and ends as Maven does'
apt openjdk-25-jdk-headless
jdk "$system/usr/lib/jvm/jdk" 25
maven 3.8.7
mkdir "$tree/.ci"
echo "echo 'launcher-test' >>'$sandbox/calls'" >"$tree/.ci/launcher-test"
chmod +x "$tree/.ci/launcher-test"
cat >"$sandbox/before" <<'END'
sleep 1
for module in simulator simulator/examples; do
    mkdir -p $module/target/surefire-reports
    echo '<testsuite name="x" tests="3" errors="1" skipped="0" failures="1" flakes="0">' >$module/target/surefire-reports/TEST-x.xml
done
exit 3
END
picolight test
ends_with 3
calls launcher-test
calls 'verify'
says 'mosquitto is missing'
says 'sudo apt-get install mosquitto mosquitto-clients iproute2 nftables iptables iputils-ping locales python3-paho-mqtt nodejs npm tshark gtkwave sigrok-cli chromium chromium-driver dpkg lintian man-db shellcheck systemd'
says 'not all is well: 6 tests, 4 failed, 0 skipped'
check 'no lock left' [ ! -e "$tree/target/picolight-test.lock" ]
for tool in mosquitto mosquitto_passwd mosquitto_pub mosquitto_sub ip nft iptables ping locale-gen node npm tshark vcd2fst sigrok-cli chromium chromedriver python3 dpkg-deb lintian man shellcheck systemd-analyze systemd-sysusers; do stub $tool ''; done
: >"$sandbox/before"
: >"$sandbox/calls"
picolight test -pl led-driver
ends_with 0
calls 'verify -pl led-driver'
check 'nothing missing' [ "$(grep -c missing "$sandbox/err")" = 0 ]
calls_no launcher-test
says 'all is well: 0 tests'

it 'takes a Python for one with paho only when that is so'
jdk "$system/usr/lib/jvm/jdk" 25
maven 3.8.7
stub python3 'exit 1'
picolight test -pl led-driver
says 'python3-paho-mqtt is missing'
mkdir -p "$system/usr/bin"
printf '#!/bin/sh\n' >"$system/usr/bin/python3"
chmod +x "$system/usr/bin/python3"
picolight test -pl led-driver
check 'nothing about paho' [ "$(grep -c paho "$sandbox/err")" = 0 ]

it 'wants the checkers of Debian packages only where there are Debian packages'
jdk "$system/usr/lib/jvm/jdk" 25
maven 3.8.7
picolight test -pl led-driver
says 'mosquitto is missing'
check 'no word of lintian' [ "$(grep -c -e lintian -e dpkg "$sandbox/err")" = 0 ]

it 'installs what tests need, where it may'
jdk "$system/usr/lib/jvm/jdk" 25
apt openjdk-25-jdk-headless
stub id 'echo 0'
mkdir -p "$system/run/systemd/system"
picolight test
calls 'recommends maven mosquitto mosquitto-clients iproute2 nftables iptables iputils-ping locales python3-paho-mqtt nodejs npm tshark gtkwave sigrok-cli chromium chromium-driver'
says 'as a service on port 1883'

it 'packages anew what the sources say, and shows where it is'
jdk "$system/usr/lib/jvm/jdk" 25
maven 3.8.7
mkdir -p "$tree/target"
touch "$tree/target/picolight_1.1_all.deb" "$tree/target/picolight-1.1.tar.gz"
cat >"$sandbox/before" <<'END'
echo "umask $(umask)" >>calls
mkdir -p deploy/package/target/package
printf 12345 >deploy/package/target/package/picolight_1.2_all.deb
printf 123 >deploy/package/target/package/picolight-1.2.tar.gz
END
start sh -c 'umask 077 && exec "$@"' sh sh "$tree/picolight" package
ends_with 0
check 'the umask that everybody has' grep -q 'umask 0022' "$tree/calls"
calls '-pl deploy/package -am -Dpicolight.target=target/package -DskipTests'
calls 'clean package'
prints "$tree/target/picolight_1.2_all.deb  5 bytes"
prints "$tree/target/picolight-1.2.tar.gz  3 bytes"
check 'the copy' [ -s "$tree/target/picolight_1.2_all.deb" ]
check 'no older one' [ ! -e "$tree/target/picolight_1.1_all.deb" ]
check 'no lock left' [ ! -e "$tree/target/picolight-package.lock" ]

it 'shows what Maven said when packaging fails'
jdk "$system/usr/lib/jvm/jdk" 25
maven 3.8.7
echo 'echo "[ERROR] no gzip"; exit 1' >"$sandbox/before"
picolight package
ends_with 70
says '[ERROR] no gzip'
says "$tree/target/picolight-package.log"

it 'formats'
jdk "$system/usr/lib/jvm/jdk" 25
maven 3.8.7
picolight format
ends_with 0
calls ':apply'
