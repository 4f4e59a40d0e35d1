#!/bin/sh
# Starts a PostgreSQL server of its own on loopback, in a folder of its own, for tests; prints its URL.
#   tools/postgres.sh start FOLDER    lays out and starts it
#   tools/postgres.sh restart FOLDER  as after a crash
#   tools/postgres.sh stop FOLDER     stops it and removes the folder
set -eu
verb=$1
folder=$2
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -n "$bin" ] || bin=$(dirname "$(command -v pg_ctl)")

# PostgreSQL refuses to run as root; Debian's package brings a user for it.
as_user() {
    if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

case $verb in
start)
    mkdir -p "$folder"
    if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; fi
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    as_user "$bin/initdb" -D "$folder/data" -U inforce --auth=trust -E UTF8 --locale=C >"$folder/initdb.log" 2>&1 ||
        { cat "$folder/initdb.log" >&2; exit 1; }
    as_user "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/data/server.log" \
        -o "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$folder/data -c fsync=off" \
        start >/dev/null
    echo "postgresql://inforce@127.0.0.1:$port/postgres"
    ;;
restart)
    as_user "$bin/pg_ctl" -D "$folder/data" -w -m immediate -l "$folder/data/server.log" restart >/dev/null
    ;;
stop)
    as_user "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null || true
    rm -rf "$folder"
    ;;
*)
    echo "usage: tools/postgres.sh start|restart|stop FOLDER" >&2
    exit 2
    ;;
esac
