# shellcheck shell=bash
# What all checks share. Sourced by .ci/check-templates.
# shellcheck disable=SC2154 # root, tools, work, only: set by .ci/check-templates

# check NAME FUNCTION ARGUMENTS…: runs it, prints one line, and what it said when it failed.
check() {
  local name=$1 started=$SECONDS status
  shift
  # shellcheck disable=SC2053 # a pattern on purpose
  [[ $name == $only || $name == *-render ]] || return 0
  # Not as the condition of an "if": there, errors inside would not end it.
  (set -e; "$@") > "$work/$name.log" 2>&1
  status=$?
  if [ "$status" -eq 0 ]; then
    passed=$((passed + 1))
    echo "ok      $name ($((SECONDS - started)) s)"
  else
    failed=$((failed + 1))
    echo "FAILED  $name ($((SECONDS - started)) s)"
    tail -n 60 "$work/$name.log" | sed 's/^/        /'
  fi
}

# need PROGRAM: fails with how to get it.
need() {
  command -v "$1" > /dev/null && return
  echo "$1 is missing; get it with: .ci/tools ${2:-$1}"
  return 1
}

# with_node ARGUMENTS…: Node 22 or newer with the workspace's packages: as it is, or as scripts/run.mjs gets it.
with_node() {
  if [ -f "$root/node_modules/.yarn-state.yml" ] && node --eval 'process.exit(Number(process.versions.node.split(".")[0]) >= 22 ? 0 : 1)'; then
    node "$@"
  else
    node "$root/scripts/run.mjs" node "$@"
  fi
}

# node_script FILE ARGUMENTS…: a script of ours.
node_script() { with_node "$root/.ci/checks/$1" "${@:2}"; }

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

stop_servers() {
  if [ -n "${postgres_data:-}" ]; then
    as_postgres "$(postgres_bin)/pg_ctl" -D "$postgres_data" -m immediate stop > /dev/null 2>&1
    postgres_data=''
  fi
  if [ -n "${redis_pid:-}" ]; then
    kill "$redis_pid" 2> /dev/null
    wait "$redis_pid" 2> /dev/null || true
    redis_pid=''
  fi
}

finish() {
  local status=$?
  stop_servers
  rm -rf "$work"
  exit "$status"
}

# render TEMPLATE DIR default|hostile: with the engine of the wizard, through the command line.
render() {
  if [ "$3" = hostile ]; then
    render_with "$root/.ci/checks/hostile-values.yaml" "$1" "$2"
  else
    with_node "$root/packages/cli/bin/causeway" templates render "$1" --out "$2"
  fi
}

render_with() { with_node "$root/packages/cli/bin/causeway" templates render "$2" --out "$3" --values "$1"; }

# refused TEMPLATE: answers that no quoting can disarm are refused, each field is named, and nothing is written.
refused() {
  local answers field
  while read -r answers; do
    echo "$answers" > "$work/refused.yaml"
    if render_with "$work/refused.yaml" "$1" "$work/refused" 2> "$work/refusal"; then
      echo "not refused: $answers"
      return 1
    fi
    cat "$work/refusal"
    for field in $(grep -oE '[a-zA-Z]+: ' <<< "$answers" | tr -d ': '); do
      grep -qw "$field" "$work/refusal" || { echo "not named: $field"; return 1; }
    done
    [ ! -e "$work/refused/deploy" ]
  done <<'ANSWERS'
{name: "-rf", owner: "a b"}
{latencyMs: 801, availability: 100}
{domain: "example.com\"; rm", region: "us-east-1; true", repoUrl: "localhost?owner=../x&repo=y z"}
{name: "a--b"}
{name: "abcdefghijklmnopqrstuvwxyz-abcdef"}
{title: "a ${{ secrets.TOKEN }}", description: "%{ for x in y }"}
{title: "{{ .Values.x }}", description: "a\u202Eb"}
{title: "two\nlines", description: "a\u0000b"}
ANSWERS
}
