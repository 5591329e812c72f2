# Part of .ci/launcher-test: when something is built, and what happens when that goes wrong.
# shellcheck shell=sh disable=SC2154

ready() { # a sentence; a JDK and Maven are there
    it "$1"
    jdk "$system/usr/lib/jvm/jdk" 25
    maven 3.8.7
}

ready 'builds at the first start and not at the second'
picolight demo
builds 1
says 'building for the first time'
picolight demo --once '客廳 *'
ends_with 0
builds 1
says_nothing
prints "$tree/target/picolight/simulator-"
prints ":$sandbox/home/library.jar dev.picolight.simulator.app.Main demo --once 客廳 *"
prints '--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow'

ready 'builds again after any change, whatever the dates say'
changes=1
while read -r change; do
    touch -t 203001010000 "$tree/pom.xml" # newer than anything built
    picolight demo
    (cd "$tree" && eval "$change")
    changes=$((changes + 1))
    picolight demo
    builds $changes
    says 'building what changed'
done <<'CHANGES'
echo two >simulator/src/main/java/A.java && touch -t 200001010000 simulator/src/main/java/A.java
echo new >led-driver/src/main/java/B.java
rm led-driver/src/main/java/B.java && echo one >led-driver/src/main/java/C.java
mv led-driver/src/main/java/C.java led-driver/src/main/java/D.java
echo '<!-- -->' >>device-client/pom.xml
echo '<!-- -->' >>pom.xml
echo -Xmx1g >>.mvn/jvm.config
echo '# more' >>deploy/launcher/build.sh
CHANGES

ready 'takes a build of the same content again, as after changing branches to and fro'
picolight demo
mkdir "$tree/target/picolight/new-1" # of a start that was killed
echo two >"$tree/simulator/src/main/java/A.java"
picolight demo
check 'no leftover' [ ! -e "$tree/target/picolight/new-1" ]
echo one >"$tree/simulator/src/main/java/A.java"
picolight demo
builds 2

ready 'does not build for editors'\'' leftovers, nor for tests'
picolight demo
mkdir -p "$tree/simulator/src/test/java"
touch "$tree/simulator/src/main/java/.A.java.swp" "$tree/simulator/src/main/java/A.java~" "$tree/simulator/src/test/java/T.java"
picolight demo
builds 1

ready 'starts what the sources say now, and builds only the modules from the first changed one on'
picolight demo
echo two >"$tree/device-client/src/main/java/A.java"
touch "$tree/led-driver/target/launcher/kept" "$tree/device-client/target/launcher/stale" "$tree/simulator/target/launcher/stale"
picolight demo
check 'the new content' grep -q two "$tree"/target/picolight/*/device-client.jar
check 'led-driver kept' [ -e "$tree/led-driver/target/launcher/kept" ]
check 'device-client anew' [ ! -e "$tree/device-client/target/launcher/stale" ]
check 'simulator anew' [ ! -e "$tree/simulator/target/launcher/stale" ]

ready 'trusts no module that a failed or interrupted build may have touched'
picolight demo
echo two >"$tree/simulator/src/main/java/A.java"
touch "$tree/led-driver/target/launcher/stale"
echo 'exit 1' >"$sandbox/before"
picolight demo
: >"$sandbox/before"
picolight demo
ends_with 0
check 'led-driver anew' [ ! -e "$tree/led-driver/target/launcher/stale" ]

ready 'builds for another JDK, but not for a patch of the same'
picolight demo
jdk "$system/usr/lib/jvm/jdk" 25.0.9
picolight demo
builds 1
jdk "$system/usr/lib/jvm/jdk" 26
picolight demo
builds 2

ready 'builds again when a library or a jar has gone'
picolight demo
rm "$sandbox/home/library.jar"
echo "touch '$sandbox/home/library.jar'" >"$sandbox/before"
picolight demo
ends_with 0
builds 2
rm "$tree"/target/picolight/simulator-*/led-driver.jar
picolight demo
ends_with 0
builds 3

ready 'builds for run the device alone'
picolight run --settings 'my pi.yaml'
ends_with 0
calls '-pl device-client -am'
prints 'device.app.Main run --settings my pi.yaml'

ready 'builds once more when the sources change meanwhile'
echo "[ \$(grep -c ^mvn '$sandbox/calls') != 1 ] || echo two >simulator/src/main/java/A.java" >"$sandbox/before"
picolight demo
ends_with 0
builds 2
check 'the new content' grep -q two "$tree"/target/picolight/*/simulator.jar

ready 'keeps no more than four builds'
for content in 1 2 3 4 5 6; do
    echo $content >"$tree/simulator/src/main/java/A.java"
    picolight demo
done
# shellcheck disable=SC2012
check 'four folders' [ "$(ls "$tree/target/picolight" | wc -l)" -eq 4 ]

ready 'shows what Maven said when the build fails, and tries again the next time'
echo 'echo "[INFO] ----"; echo "[ERROR] A.java:[3,1] cannot find symbol"; exit 1' >"$sandbox/before"
picolight demo
ends_with 70
says '[ERROR] A.java:[3,1] cannot find symbol'
says "$tree/target/picolight-build.log"
check 'no lock left' [ ! -e "$tree/target/picolight.lock" ]
: >"$sandbox/before"
picolight demo
ends_with 0
builds 2

ready 'does not guess when it cannot read the sources'
picolight demo
stub cksum 'exit 1'
picolight demo
ends_with 70
says "cannot read everything in $tree"

ready 'explains a failing download'
echo 'echo "[ERROR] Could not transfer artifact a:b:jar:1 from central: Unknown host repo.maven.apache.org"; exit 1' >"$sandbox/before"
picolight demo
ends_with 70
says 'Is this machine connected to the internet?'
says settings.xml

ready 'explains when it cannot write'
: >"$tree/target"
picolight demo
ends_with 73
says "cannot write to $tree/target"
rm "$tree/target"
ln -s /proc "$tree/target" # where not even root can make a file
picolight demo
ends_with 73
says "cannot write to $tree/target"

ready 'refuses a path that Java cannot load from'
mv "$tree" "$here/a:b"
tree=$here/a:b
picolight demo
ends_with 73
says 'colon'
