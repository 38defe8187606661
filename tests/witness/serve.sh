#!/usr/bin/env bash
# `nianbao serve` asked by programs that are not ours.
#
# usage: serve.sh examples   the examples of src/command/serve/README.md, each run as it stands there
#        serve.sh safety     foreign hosts and origins, bodies too large, too slow and too many, a bomb, the end in mid-request
#        serve.sh described  openapi.json is valid OpenAPI 3.1
#        serve.sh load       exports and checks a second, alone and at twice what it can carry; memory (NIANBAO a release build; wrk)
#
# NIANBAO is the program. curl, java and node are needed. Exit 0 when all is right, 1 when not.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
home=${WITNESS_HOME:-$HOME/.cache/witness}
NIANBAO=$(realpath "${NIANBAO:?the program}")
report=$here/../../samples/wugang-2025.json
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
failed=0

start() { # OPTION…   sets address, host and server
  "$NIANBAO" serve "$@" >"$work/address" 2>"$work/log" &
  server=$!
  until [ -s "$work/address" ]; do sleep 0.05; done
  address=$(head -1 "$work/address")
  host=${address#http://}
}

told() { # WHAT EXPECTED GOT
  if [ "$2" = "$3" ]; then printf 'ok    %s: %s\n' "$1" "$3"; else printf 'FAIL  %s: %s, not %s\n' "$1" "$3" "$2"; failed=1; fi
}

status() { curl --silent --output "$work/body" --write-out '%{http_code}' --max-time 45 "$@" || true; }

block() { # LANGUAGE   the example in a language, with the server's address in it
  awk -v begin="\`\`\`$1" '$0 == begin { inside = 1; next } /^```/ { inside = 0 } inside' "$here/../../src/command/serve/README.md" |
    sed "s#http://127.0.0.1:8000#$address#; /^nianbao serve/d"
}

same() { cmp --silent "$1" "$2" && echo same || echo different; }

examples() {
  start
  cd "$work"
  cp "$here/../../samples/suqian-2023.json" 某局.json
  "$NIANBAO" export --quiet --to pdf,docx,ofd,html 某局.json -o made
  block sh >curl.sh && bash curl.sh
  told 'curl: the PDF' same "$(same 某局.pdf made/某局.pdf)"
  block java >Export.java && java Export.java
  told 'Java: the Word file' same "$(same 某局.docx made/某局.docx)"
  block python >check.py && python3 check.py >checked
  told 'Python: import and check' "$("$NIANBAO" check --quiet --format short 某局.docx | wc -l) findings" "$(wc -l <checked) findings"
  block js >zip.mjs && node zip.mjs
  python3 -m zipfile --extract 某局.zip extracted
  told 'Node: all as one' same "$(same extracted/年报.pdf made/某局.pdf)"
}

safety() {
  local json=(-H 'Content-Type: application/json') id port asked=()
  start
  told 'a foreign Host' 403 "$(status -H 'Host: evil.example' "$address/healthz")"
  told 'a foreign Origin' 403 "$(status -H 'Origin: http://evil.example' "$address/healthz")"
  told 'a page of another site' 403 "$(status -H 'Sec-Fetch-Site: cross-site' "$address/")"
  told 'text/plain' 415 "$(status -H 'Content-Type: text/plain' --data-binary "@$report" "$address/v1/check")"
  told 'a preflight' 405 "$(status -X OPTIONS -H 'Access-Control-Request-Method: POST' "$address/v1/check")"
  head -c $((17 << 20)) /dev/zero >"$work/large"
  told '17 MiB' 413 "$(status "${json[@]}" --data-binary "@$work/large" "$address/v1/check")"
  told '17 MiB that do not say so' 413 "$(status "${json[@]}" -H 'Transfer-Encoding: chunked' --data-binary "@$work/large" "$address/v1/check")"
  python3 "$here/bomb.py" "$work/bomb.docx"
  told 'a Word file that unpacks to 1.9 GiB' 422 "$(status -H 'Content-Type: application/octet-stream' --data-binary "@$work/bomb.docx" "$address/v1/import")"
  told '  is called so' 1 "$(grep -c -E '太大|解压|压缩' "$work/body")"
  told 'a name that leads out' 404 "$(status --path-as-is "$address/page/../../../../etc/passwd")"
  told 'slow headers are closed' 52 "$(slow_headers)"
  # As many connections as there may be, so that none waits to be accepted.
  python3 "$here/burst.py" "${host#*:}" "$report" 60 >"$work/burst" && told '60 at once: each 200, or 503 with Retry-After' 0 $?
  told '  some done, some told to come again' yes "$(awk '$1 > 0 && $2 > 0 { print "yes" }' "$work/burst")"
  for id in $(seq 100); do
    status "${json[@]}" --data-binary "@$report" -o /dev/null "$address/v1/export?to=zip" >"$work/many-$id" &
    asked[id]=$!
  done
  wait "${asked[@]}"
  told '100 callers: each 200 or 503' 100 "$(cat "$work"/many-* | grep -o -E '200|503' | wc -l)"
  told 'still there' 200 "$(status "$address/healthz")"
  port=${host#*:}
  python3 "$here/in_flight.py" "$port" "$report" "$server" >"$work/flight"
  told 'SIGTERM in flight: the request is answered' 'HTTP/1.1 200 OK' "$(head -1 "$work/flight" | tr -d '\r')"
  wait "$server" && told '  and the end is a good one' 0 $?
  told 'nothing of it is logged' 0 "$(grep -c 舞钢 "$work/log" || true)"
}

slow_headers() { # curl's exit status when the server closes without an answer
  python3 - "$host" <<'END'
import socket, sys, time
name, port = sys.argv[1].split(":")
connection = socket.create_connection((name, int(port)), timeout=40)
connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: ")
begun = time.monotonic()
answer = connection.recv(100)
print(52 if not answer and 8 < time.monotonic() - begun < 15 else f"{answer} after {time.monotonic() - begun:.0f} s")
END
}

described() {
  "$home/venv/bin/python" -c 'import openapi_spec_validator' 2>/dev/null || "$home/venv/bin/pip" -q install openapi-spec-validator==0.7.2
  start --metrics
  curl --silent --fail "$address/openapi.json" -o "$work/openapi.json"
  "$home/venv/bin/python" -m openapi_spec_validator "$work/openapi.json"
}

load() {
  local seconds=8 carried
  command -v wrk >/dev/null || apt-get -qq install -y --no-install-recommends wrk >/dev/null
  start
  run() { # WHAT CONNECTIONS PATH SECONDS
    printf '%s, %s at a time: ' "$1" "$2"
    REPORT=$report wrk --latency -t 1 -c "$2" -d "$4" -s "$here/post.lua" "$address$3" | tail -1
  }
  run 'checks' 2 /v1/check $seconds
  run 'PDF' 2 '/v1/export?to=pdf' $seconds
  run 'all files in one' 2 '/v1/export?to=zip' $seconds
  run 'all files in one, more than it takes' 20 '/v1/export?to=zip' $seconds
  run 'checks, for the memory' 4 /v1/check 20
  printf 'memory after all this: %s kB, at most %s kB\n' "$(awk '/VmRSS/ { print $2 }' "/proc/$server/status")" "$(awk '/VmHWM/ { print $2 }' "/proc/$server/status")"
  mkdir "$work/many"
  for id in $(seq 500); do cp "$report" "$work/many/$id.json"; done
  python3 - "$NIANBAO" "$work/many" <<'END'
import subprocess, sys, time
for formats in ("pdf", "pdf,docx,html,ofd"):
    begun = time.monotonic()
    subprocess.run([sys.argv[1], "export", "--quiet", "--to", formats, sys.argv[2], "-o", f"{sys.argv[2]}-{formats}"], check=True)
    print(f"the command's batch, {formats}: {500 / (time.monotonic() - begun):.0f} reports a second")
END
}

case "${1-}" in
  examples | safety | described | load) "$1" ;;
  *) sed -n '4,7s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
exit "$failed"
