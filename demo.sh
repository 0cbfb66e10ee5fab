#!/usr/bin/env bash
# A company to look at: the simulated WeCom, its customers pulled and placed, the console and a chat window with the sidebar.
#   ./demo.sh [--customers N] [--port N] [--data DIR] [--fresh] [--once]
#   --customers N   how large the company is, 100 to 1000000 (default 1000)
#   --port N        port of the console (default 5080); the simulator takes N + 10 and N + 11
#   --data DIR      where the data are kept (default ./data/demo)
#   --fresh         begin anew
#   --once          print the matrix and end
set -euo pipefail
cd "$(dirname "$0")"

customers=1000 port=5080 data=data/demo fresh=0 once=0
usage() { sed -n '2,8s/^# \{0,1\}//p' "$0"; }
refuse() { echo "$1" >&2; usage >&2; exit 2; }
while [ $# -gt 0 ]; do
  case $1 in
    --customers) customers=${2:-}; shift ;;
    --port) port=${2:-}; shift ;;
    --data) data=${2:-}; shift ;;
    --fresh) fresh=1 ;;
    --once) once=1 ;;
    -h | --help) usage; exit 0 ;;
    *) refuse "unknown option: $1" ;;
  esac
  shift
done
[[ $customers =~ ^[0-9]+$ ]] && [ "$customers" -ge 100 ] && [ "$customers" -le 1000000 ] || refuse "--customers takes a number from 100 to 1000000, not '$customers'"
[[ $port =~ ^[0-9]+$ ]] && [ "$port" -ge 1024 ] && [ "$port" -le 65524 ] || refuse "--port takes a number from 1024 to 65524, not '$port'"
[ -n "$data" ] || refuse "--data takes a folder"

if [ $fresh = 1 ] && [ -e "$data" ]; then
  # Only a folder that a demo made is emptied.
  [ -e "$data/demo.customers" ] || refuse "$data was not made by this demo; it is left alone"
  rm -rf "$data"
fi
if [ -e "$data/demo.customers" ] && [ "$(cat "$data/demo.customers")" != "$customers" ]; then
  refuse "$data holds a company of $(cat "$data/demo.customers") customers; add --fresh to begin anew, or name another --data"
fi

echo "Building …"
eng/build.sh
app=(dotnet artifacts/bin/PrivateTraffic.Api/release/PrivateTraffic.Api.dll)
simulator=(dotnet artifacts/bin/PrivateTraffic.Simulator/release/PrivateTraffic.Simulator.dll)
mkdir -p "$data"
data=$(cd "$data" && pwd)

wecom=http://127.0.0.1:$((port + 10))
export PrivateTraffic__Corps__0__CorpId=wwsim0123456789abc
export PrivateTraffic__Corps__0__Name=示例商店
export PrivateTraffic__Corps__0__AgentId=1000002
export PrivateTraffic__Corps__0__Secret=demo-only-secret-of-the-main-app-000000000000
export PrivateTraffic__Corps__0__CallbackToken=SimToken2024abcdef
export PrivateTraffic__Corps__0__EncodingAesKey=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8
export PrivateTraffic__Corps__0__ApiBaseAddress=$wecom/
export PrivateTraffic__Corps__0__OAuthBaseAddress=$wecom/
export PrivateTraffic__Corps__0__QrLoginBaseAddress=$wecom/

children=()
cleanup() {
  for child in "${children[@]}"; do kill "$child" 2>/dev/null || true; done
  for child in "${children[@]}"; do wait "$child" 2>/dev/null || true; done
}
trap cleanup EXIT
trap 'exit 130' INT TERM

# Waits until an address answers, or the process behind it has died.
wait_for() {
  local address=$1 process=$2 log=$3
  for _ in $(seq 1 600); do
    curl -sf -o /dev/null "$address" && return 0
    kill -0 "$process" 2>/dev/null || { cat "$log" >&2; exit 1; }
    sleep 0.1
  done
  echo "$address does not answer; see $log" >&2
  exit 1
}

"${simulator[@]}" --port $((port + 10)) --proxy-port $((port + 11)) --customers "$customers" \
  --sidebar-url "http://127.0.0.1:$port/sidebar" --callback-url "http://127.0.0.1:$port/callbacks/wecom/wwsim0123456789abc" \
  >"$data/simulator.log" 2>&1 &
children+=($!)
wait_for "$wecom/_sim/world" $! "$data/simulator.log"

if [ ! -e "$data/demo.ready" ]; then
  echo "$customers" >"$data/demo.customers"
  echo "Pulling the company's customers from WeCom …"
  "${app[@]}" sync --full --data "$data" >/dev/null
  echo "Importing the shop's orders and interactions …"
  curl -sf "$wecom/_sim/orders.csv" -o "$data/orders.csv"
  curl -sf "$wecom/_sim/interactions.csv" -o "$data/interactions.csv"
  "${app[@]}" import orders "$data/orders.csv" --source shop --data "$data"
  "${app[@]}" import interactions "$data/interactions.csv" --source shop --data "$data"
  touch "$data/demo.ready"
else
  "${app[@]}" place --data "$data" >/dev/null
fi

echo
"${app[@]}" report matrix --data "$data"
[ $once = 1 ] && exit 0

"${app[@]}" serve --port "$port" --data "$data" >"$data/server.log" 2>&1 &
children+=($!)
wait_for "http://127.0.0.1:$port/health/ready" $! "$data/server.log"
cat <<EOF

  console       http://127.0.0.1:$port/console      (the first member in the list, an operations manager, sees everybody)
  chat window   $wecom/client       (a WeCom chat with the sidebar beside it)

Press Ctrl+C to end.
EOF
wait -n "${children[@]}"
echo "A process has ended; see $data/server.log and $data/simulator.log" >&2
exit 1
