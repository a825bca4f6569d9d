# shellcheck shell=bash disable=SC2154 # root, work: set by .ci/check-templates
# Checks of files by themselves and against each other. Sourced by .ci/check-templates.

files_parse() { node_script parse-files.mjs "$1"; }

files_agree() { node_script files-agree.mjs "$1"; }

yaml_style() {
  need yamllint
  # Charts are Helm's language, not YAML; long lines are prose or PromQL.
  cd "$1" || return
  yamllint --strict --config-data '{
    extends: default,
    ignore: ["deploy/helm/templates/", ".venv/"],
    rules: {
      line-length: disable, document-start: disable, comments: {min-spaces-from-content: 1}, truthy: {check-keys: false},
      braces: {max-spaces-inside: 1}, brackets: {max-spaces-inside: 1}, empty-lines: {max-end: 0}
    }
  }' .
}

workflows_lint() {
  need actionlint
  need shellcheck
  (cd "$1" && actionlint -color=false .github/workflows/*)
}

workflows_secure() {
  need zizmor
  zizmor --offline --no-progress --color=never "$1"
}

dockerfile_lint() {
  need hadolint
  hadolint "$1/Dockerfile"
}

shell_lint() {
  need shellcheck
  local scripts=()
  mapfile -t scripts < <(grep -rlE --include='*' '^#!.*\b(ba)?sh$' "$1" --exclude-dir=.venv)
  [ ${#scripts[@]} -gt 0 ]
  shellcheck "${scripts[@]}"
}

# The release's scripts on a real repository: what was deployed to dev is found again and promoted, chart and image together.
release_scripts() {
  local digest other work_tree first second
  digest=sha256:$(printf 'a%.0s' {1..64})
  other=sha256:$(printf 'b%.0s' {1..64})
  rm -rf "$work/release" && mkdir -p "$work/release"
  git init --quiet --bare --initial-branch main "$work/release/origin.git"
  work_tree=$work/release/clone
  git clone --quiet "$work/release/origin.git" "$work_tree"
  cp -R "$1/.github" "$1/deploy" "$work_tree/"
  export GIT_AUTHOR_NAME=test GIT_AUTHOR_EMAIL=test@example.com GIT_COMMITTER_NAME=test GIT_COMMITTER_EMAIL=test@example.com
  cd "$work_tree" || return
  git checkout --quiet -B main
  git add . && git commit --quiet --message first && git push --quiet origin main
  first=$(git rev-parse HEAD)
  echo '# changed' >> deploy/helm/values.yaml && git commit --quiet --all --message second && git push --quiet origin main
  second=$(git rev-parse HEAD)

  # Nothing was deployed yet: no image.
  if .github/scripts/find-image.sh "$first"; then return 1; fi
  .github/scripts/deploy.sh dev registry.example.com/x "$digest" "$first"
  .github/scripts/deploy.sh dev registry.example.com/x "$other" "$second"
  .github/scripts/find-image.sh "$first" > "$work/found" && grep -x "digest=$digest" "$work/found"

  # The first commit's chart goes to staging, though main is further.
  .github/scripts/deploy.sh staging registry.example.com/x "$digest" "$first"
  .github/scripts/deploy.sh staging registry.example.com/x "$digest" "$first" > "$work/said" && grep already "$work/said"
  git fetch --quiet
  git diff --exit-code "$first:deploy/helm/values.yaml" origin/env/staging:deploy/helm/values.yaml
  git show origin/env/staging:deploy/helm/image.yaml > "$work/found" && grep -x "  digest: $digest" "$work/found"

  # A rollback as the runbook says.
  git switch --quiet --detach origin/env/dev && git revert --no-edit HEAD && git push --quiet origin HEAD:env/dev
  git show HEAD:deploy/helm/image.yaml > "$work/found" && grep -x "  digest: $digest" "$work/found"

  git switch --quiet main
  git diff --exit-code HEAD
  if .github/scripts/deploy.sh prod registry.example.com/x latest "$first"; then return 1; fi
}
