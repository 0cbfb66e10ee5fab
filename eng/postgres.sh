#!/usr/bin/env bash
# A private PostgreSQL for tests: eng/postgres.sh start DIR  prints its connection string; eng/postgres.sh stop DIR  ends it.
# Listens on a free loopback port only. PostgreSQL refuses to run as root, so a script run by root starts it as the user postgres.
set -euo pipefail
action=${1:?usage: eng/postgres.sh start|stop DIR}
dir=${2:?usage: eng/postgres.sh start|stop DIR}
bin=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)

as_server_user() {
  if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --init-groups "$@"; else "$@"; fi
}

free_port() {
  # The kernel names a free port to whoever binds port 0.
  perl -MIO::Socket::INET -e 'print IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1:0")->sockport'
}

case $action in
  start)
    mkdir -p "$dir"
    [ "$(id -u)" = 0 ] && chown postgres:postgres "$dir"
    chmod 700 "$dir"
    port=$(free_port)
    as_server_user "$bin/initdb" -D "$dir" -U app -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
    # Durability is switched off: the data live as long as the tests.
    as_server_user "$bin/pg_ctl" -D "$dir" -w -l "$dir/log" -o \
      "-p $port -k $dir -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c max_connections=100" start >/dev/null
    echo "Host=127.0.0.1;Port=$port;Username=app;Database=postgres"
    ;;
  stop)
    as_server_user "$bin/pg_ctl" -D "$dir" -m immediate -w stop >/dev/null
    ;;
  *)
    echo "usage: eng/postgres.sh start|stop DIR" >&2
    exit 2
    ;;
esac
