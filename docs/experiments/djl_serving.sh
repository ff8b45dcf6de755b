#!/bin/sh
# Compiles DJL Serving from a checkout of its sources, serves both folders of a model of the digits, exported for DJL, and prints the
# accuracy of each on the test images. Needs a build of EvoSearch, and curl.
#
#   git clone https://github.com/deepjavalibrary/djl-serving
#   docs/experiments/djl_serving.sh djl-serving winner-djl
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
sources="$(cd "$1" && pwd)" model="$(cd "$2" && pwd)"
natives="$here/../../jobs/target/natives"
work="$(mktemp -d)"
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$work"' EXIT

mvn -B -q -f "$here/djl_serving.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib" -DincludeScope=runtime
find "$sources/serving/src/main/java" "$sources/wlm/src/main/java" "$sources/prometheus/src/main/java" -name '*.java' > "$work/files"
javac -nowarn -d "$work/classes" -cp "$work/lib/*" "@$work/files"
cp -r "$sources/serving/src/main/resources/." "$work/classes"

cat > "$work/config.properties" << END
inference_address=http://127.0.0.1:18080
management_address=http://127.0.0.1:18081
load_models=pytorch::PyTorch:*=file://$model/pytorch,onnxruntime::OnnxRuntime:*=file://$model/onnxruntime
END
MODEL_SERVER_HOME="$work" DJL_OFFLINE=true java -Dlog4j.configurationFile="$sources/serving/src/main/conf/log4j2-console.xml" \
  -cp "$work/classes:$work/lib/*:$natives/*" ai.djl.serving.ModelServer -f "$work/config.properties" > "$work/log" 2>&1 &
server=$!
for _ in $(seq 60); do
  curl -fs http://127.0.0.1:18080/ping > /dev/null && break
  kill -0 "$server" 2> /dev/null || { tail "$work/log" >&2; exit 1; }
  sleep 1
done
mvn -B -q -f "$here/../../pom.xml" -pl engine dependency:build-classpath -Dmdep.outputFile="$work/class-path"
java -cp "$here/../../engine/target/classes:$(cat "$work/class-path")" "$here/ServedAccuracy.java" http://127.0.0.1:18080 \
  pytorch onnxruntime
