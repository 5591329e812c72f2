# Part of .ci/launcher-test: which JDK is taken.
# shellcheck shell=sh disable=SC2154

it 'takes JAVA_HOME before the PATH and other places'
jdk "$sandbox/home/mine" 27
jdk "$system/usr/lib/jvm/java-25" 25
ln -s "$system/usr/lib/jvm/java-25/bin/java" "$bin/java"
maven 3.8.7
with="JAVA_HOME=$sandbox/home/mine" picolight demo
ends_with 0
prints "java $sandbox/home/mine/bin/java"
calls "mvn $sandbox/home/mine"

it 'passes over a JAVA_HOME that is too old without a word, when there is a better one'
jdk "$sandbox/home/old" 17.0.15
jdk "$system/usr/lib/jvm/java-25" 25.0.3
maven 3.8.7
with="JAVA_HOME=$sandbox/home/old" picolight demo
with="JAVA_HOME=$sandbox/home/old" picolight demo
ends_with 0
says_nothing
prints "java $system/usr/lib/jvm/java-25/bin/java"

it 'takes the JDK on the PATH through links'
jdk "$here/some jdk" 26
mkdir "$sandbox/home/alternatives"
ln -s "$here/some jdk/bin/java" "$sandbox/home/alternatives/java"
ln -s ../home/alternatives/java "$bin/java"
maven 3.8.7
picolight demo
prints "java $here/some jdk/bin/java"

it 'asks a java on the PATH that is only a pointer to the real one'
jdk "$sandbox/home/real" 25.0.3
stub java "echo '    java.home = $sandbox/home/real' >&2"
maven 3.8.7
picolight demo
prints "java $sandbox/home/real/bin/java"

it 'prefers 25 to newer ones, and passes over older ones and those without javac'
for version in 1.8.0_402 27.0.1 25-ea 25.0.3 26 21.0.2; do jdk "$system/usr/lib/jvm/from-$version" $version; done
rm "$system/usr/lib/jvm/from-25-ea/bin/javac"
mv "$system/usr/lib/jvm/from-27.0.1" "$system/usr/lib/jvm/a-27"
mv "$system/usr/lib/jvm/from-26" "$system/usr/lib/jvm/z-26"
maven 3.8.7
picolight demo
prints "java $system/usr/lib/jvm/from-25.0.3/bin/java"

for place in "$sandbox/home/.sdkman/candidates/java/25-tem" "$sandbox/home/Library/Java/JavaVirtualMachines/temurin/Contents/Home" \
    "$sandbox/system/Library/Java/JavaVirtualMachines/jdk/Contents/Home" \
    "$sandbox/system/opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home" \
    "$sandbox/system/usr/local/opt/openjdk/libexec/openjdk.jdk/Contents/Home"; do
    it "finds a JDK in $place"
    jdk "$place" 25.0.3
    maven 3.8.7
    picolight demo
    prints "java $place/bin/java"
done

it 'asks the JVM where there is no release file'
jdk "$system/usr/lib/jvm/plain" 25
rm "$system/usr/lib/jvm/plain/release"
# shellcheck disable=SC2016
printf '#!/bin/sh\n[ "$1" != -version ] || echo "openjdk version \\"25.0.3\\" 2026-04-21" >&2\n' >"$system/usr/lib/jvm/plain/bin/java"
maven 3.8.7
picolight demo
ends_with 0

it 'refuses a JDK that is too old'
jdk "$sandbox/home/old" 1.8.0_402
with="JAVA_HOME=$sandbox/home/old" picolight demo
ends_with 69
says "a JDK 25 or newer is missing ($sandbox/home/old is Java 8)"

it 'refuses a JRE'
jdk "$system/usr/lib/jvm/jre" 25.0.3
rm "$system/usr/lib/jvm/jre/bin/javac"
maven 3.8.7
picolight demo
ends_with 69
says "jre is Java 25, but has no javac: it is a JRE"
