#!/usr/bin/env bash
# Asks the portal whether the error budget lets a release go to production.
#   error-budget-gate.sh TAG
# What kind of change it is, the annotated tag says in a line "Change: feature", "Change: fix" or "Change: critical"; without
# one, vX.Y.0 is a feature and every other version a fix.
# PORTAL_URL    address of the portal; without it nothing is asked (a warning says so)
# PORTAL_TOKEN  token that may read the portal's SLOs
# WHEN_UNKNOWN  "allow" (default) or "block": what to do when the portal does not answer or does not know
# TOKEN, when set, is used to fetch the tag from GitHub; without it the remote "origin" is used as it is.
set -euo pipefail

tag=${1:?tag}
when_unknown=${WHEN_UNKNOWN:-allow}
[[ $when_unknown =~ ^(allow|block)$ ]] || { echo "::error::ERROR_BUDGET_WHEN_UNKNOWN is allow or block, not $when_unknown"; exit 2; }

if [[ -z ${PORTAL_URL:-} ]]; then
  echo "::warning::The error budget was not asked: set the repository's variable PORTAL_URL and its secret PORTAL_TOKEN"
  exit 0
fi

# The tag itself: a workflow's checkout has only the commit that it points to.
remote=origin
if [[ -n ${TOKEN:-} ]]; then
  remote="https://x-access-token:$TOKEN@${GITHUB_SERVER_URL#https://}/$GITHUB_REPOSITORY.git"
fi
git fetch --quiet --force --depth 1 "$remote" "refs/tags/$tag:refs/tags/$tag"
change=$(git for-each-ref --format='%(contents)' "refs/tags/$tag" | sed -nE 's/^Change: (feature|fix|critical) *$/\1/p' | head -n 1)
if [[ -z $change ]]; then
  if [[ $tag =~ ^v[0-9]+\.[0-9]+\.0$ ]]; then change=feature; else change=fix; fi
fi

name=$(awk '$1 == "name:" { print $2; exit }' deploy/helm/Chart.yaml)
address="${PORTAL_URL%/}/api/slo/v1/gate/component%3Adefault%2F$name?change=$change"
decision=unknown
reason="the portal did not answer"
# The token goes in through a file handle, so that no list of processes shows it.
if answer=$(curl --silent --show-error --fail --max-time 20 --retry 3 --retry-connrefused --header 'Accept: application/json' \
  --header @<(printf 'Authorization: Bearer %s\n' "${PORTAL_TOKEN:-}") "$address"); then
  decision=$(jq --raw-output '.decision' <<< "$answer" 2> /dev/null || echo unknown)
  reason=$(jq --raw-output '.reason' <<< "$answer" 2> /dev/null || echo "the portal's answer was no JSON object")
fi
# One line, so that no answer can pose as another command to the runner.
reason=$(tr '\r\n' '  ' <<< "$reason")

case $decision in
  allow)
    echo "::notice::Error budget: this $change may ship. $reason"
    ;;
  block)
    echo "::error::Error budget: this $change may not ship. $reason"
    exit 1
    ;;
  *)
    echo "::warning::Error budget: unknown, $reason; ERROR_BUDGET_WHEN_UNKNOWN says $when_unknown"
    [[ $when_unknown == allow ]]
    ;;
esac
