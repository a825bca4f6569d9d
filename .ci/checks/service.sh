# shellcheck shell=bash
# The generated service itself: its own checks, and the service running on a real PostgreSQL and Redis. Sourced by
# .ci/check-templates.
# shellcheck disable=SC2154,SC2034 # tools, work: set by .ci/check-templates; redis_pid: read by lib.sh

postgres_bin() { find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2> /dev/null | sort -V | tail -n 1; }

# The database server refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi
}

# environment_of DIR: sets $venv; the service's pinned requirements, kept between runs as long as they are the same.
environment_of() {
  local lock
  lock=$(sha256sum "$1/requirements-dev.lock" | cut -c1-12)
  venv=$tools/service-$lock
  [ -f "$venv/.complete" ] && return
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r "$1/requirements-dev.lock"
  touch "$venv/.complete"
}

# start_servers: a PostgreSQL and a Redis of our own; sets $database_url (without a database's name) and $redis_url.
start_servers() {
  local bin port
  bin=$(postgres_bin)
  [ -n "$bin" ] || { echo "PostgreSQL is missing; get it with: .ci/tools postgres"; return 1; }
  need redis-server redis
  postgres_data=$(mktemp -d "$work/postgres.XXXX")
  if [ "$(id -u)" = 0 ]; then chown postgres "$postgres_data"; fi
  port=$(free_port)
  as_postgres "$bin/initdb" -D "$postgres_data" -U app --auth=trust --encoding=UTF8 --locale=C > /dev/null
  as_postgres "$bin/pg_ctl" -D "$postgres_data" -w -l "$postgres_data/log" \
    -o "-p $port -k $postgres_data -c listen_addresses=127.0.0.1 -c fsync=off" start > /dev/null
  database_url=postgresql://app@127.0.0.1:$port
  as_postgres "$bin/createdb" -h 127.0.0.1 -p "$port" -U app tests
  as_postgres "$bin/createdb" -h 127.0.0.1 -p "$port" -U app app
  port=$(free_port)
  redis-server --port "$port" --bind 127.0.0.1 --save '' --appendonly no > /dev/null &
  redis_pid=$!
  redis_url=redis://127.0.0.1:$port
}

python_lint() {
  environment_of "$1"
  cd "$1" || return
  "$venv/bin/ruff" check --no-cache .
  "$venv/bin/ruff" format --no-cache --check .
  "$venv/bin/mypy" --cache-dir "$work/mypy"
}

python_tests() {
  environment_of "$1"
  trap stop_servers EXIT
  start_servers
  cd "$1" || return
  DATABASE_URL=$database_url/tests REDIS_URL=$redis_url/1 COVERAGE_FILE=$work/coverage "$venv/bin/pytest" -q -p no:cacheprovider
}

service_runs() {
  environment_of "$1"
  trap stop_servers EXIT
  start_servers
  DATABASE_URL=$database_url/app REDIS_URL=$redis_url/0 node_script run-service.mjs "$1" "$venv/bin/python" "$(free_port)"
}
