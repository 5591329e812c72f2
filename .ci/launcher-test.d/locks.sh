# Part of .ci/launcher-test: two starts at once, and starts that are interrupted.
# shellcheck shell=sh disable=SC2016,SC2034,SC2154

hanging() { # a sentence; Maven hangs, and a start waits for it
    it "$1"
    jdk "$system/usr/lib/jvm/jdk" 25
    maven 3.8.7
    echo 'echo $$ >maven.pid; mkdir -p simulator/target/launcher; echo half >simulator/target/launcher/simulator-1.jar; exec sleep 100' >"$sandbox/before"
    env -i PATH="$bin:$tools" HOME="$sandbox/home" PICOLIGHT_SYSTEM="$system" sh "$tree/picolight" demo >"$sandbox/out" 2>"$sandbox/err" &
    first=$!
    eventually 'Maven to begin' '[ -s "$tree/maven.pid" ]'
    : >"$sandbox/before"
}

alive() { kill -0 "$1" 2>/dev/null; }

hanging 'ends Maven and leaves no lock on SIGTERM, and builds anew the next time'
kill -TERM $first
wait $first
code=$?
ends_with 143
eventually 'Maven gone' '! alive "$(cat "$tree/maven.pid")"'
check 'no lock left' [ ! -e "$tree/target/picolight.lock" ]
picolight demo
ends_with 0
check 'nothing of the half build' grep -q one "$tree"/target/picolight/*/simulator.jar

hanging 'takes over from a start that was killed'
kill -KILL $first "$(cat "$tree/maven.pid")"
wait $first 2>/dev/null
picolight demo
ends_with 0
check 'no lock left' [ -z "$(ls -d "$tree"/target/*.lock* 2>/dev/null)" ]

hanging 'waits for the Maven of a start that was killed'
kill -KILL $first
wait $first 2>/dev/null
(sleep 1 && kill "$(cat "$tree/maven.pid")") &
picolight demo
wait $!
ends_with 0
says 'waiting: process'
check 'Maven gone before' [ "$(grep -c '^mvn' "$sandbox/calls")" = 2 ]
check 'nothing of the half build' grep -q one "$tree"/target/picolight/*/simulator.jar

it 'is not fooled by a lock whose process number belongs to another now'
jdk "$system/usr/lib/jvm/jdk" 25
maven 3.8.7
mkdir -p "$tree/target/picolight.lock"
echo "$$ 1" >"$tree/target/picolight.lock/owner"
picolight demo
ends_with 0

it 'takes over from a start killed before it wrote into its lock'
jdk "$system/usr/lib/jvm/jdk" 25
maven 3.8.7
mkdir -p "$tree/target/picolight.lock"
picolight demo
ends_with 0

it 'builds once when started twice at the same time'
jdk "$system/usr/lib/jvm/jdk" 25
maven 3.8.7
echo 'sleep 1' >"$sandbox/before"
env -i PATH="$bin:$tools" HOME="$sandbox/home" PICOLIGHT_SYSTEM="$system" sh "$tree/picolight" demo >"$sandbox/other" 2>&1 &
other=$!
picolight demo
ends_with 0
wait $other
code=$?
ends_with 0
builds 1
check 'both started' grep -q 'app.Main demo' "$sandbox/other"
