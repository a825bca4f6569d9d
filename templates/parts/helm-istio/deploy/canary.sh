#!/usr/bin/env bash
# Gives a share of the requests to a new version, by a commit on the branch env/ENVIRONMENT, which Argo CD follows.
#   canary.sh ENVIRONMENT WEIGHT REPOSITORY DIGEST   5, then 25 percent of the requests, or any other share below 100
#   canary.sh ENVIRONMENT 0                          takes the new version away again
# All requests: deploy it (.github/scripts/deploy.sh); that ends the canary too.
# TOKEN, when set, is used to push to GitHub; without it the remote "origin" is used as it is.
set -euo pipefail

environment=${1:?environment} weight=${2:?percent of the requests}
[[ $environment =~ ^(dev|staging|prod)$ ]] || { echo "canary.sh: no such environment: $environment" >&2; exit 2; }
[[ $weight =~ ^([0-9]|[1-9][0-9])$ ]] || { echo "canary.sh: not a share from 0 to 99: $weight" >&2; exit 2; }
if [[ $weight != 0 ]]; then
  repository=${3:?image repository} digest=${4:?digest}
  [[ $digest =~ ^sha256:[0-9a-f]{64}$ ]] || { echo "canary.sh: not a digest: $digest" >&2; exit 2; }
fi

branch=refs/heads/env/$environment
file=deploy/helm/canary.yaml
remote=origin
if [[ -n ${TOKEN:-} ]]; then
  remote="https://x-access-token:$TOKEN@${GITHUB_SERVER_URL#https://}/$GITHUB_REPOSITORY.git"
fi
export GIT_AUTHOR_NAME="release workflow" GIT_AUTHOR_EMAIL="release-workflow@users.noreply.github.com"
export GIT_COMMITTER_NAME=$GIT_AUTHOR_NAME GIT_COMMITTER_EMAIL=$GIT_AUTHOR_EMAIL

# Put together in an index of its own: the work tree is not touched.
GIT_INDEX_FILE=$(mktemp -u)
export GIT_INDEX_FILE
trap 'rm -f "$GIT_INDEX_FILE"' EXIT

# Somebody else may deploy between fetch and push: start again from what is there then.
for attempt in 1 2 3 4 5; do
  git fetch --quiet "$remote" "$branch"
  parent=$(git rev-parse FETCH_HEAD)
  git read-tree "$parent"
  if [[ $weight == 0 ]]; then
    git rm --quiet --cached --ignore-unmatch "$file"
  else
    canary=$(git hash-object -w --stdin <<YAML
# Written by deploy/canary.sh.
canary:
  weight: $weight
  repository: $repository
  digest: $digest
YAML
    )
    git update-index --add --cacheinfo "100644,$canary,$file"
  fi
  tree=$(git write-tree)
  if [[ $tree == "$(git rev-parse "$parent^{tree}")" ]]; then
    echo "$environment: a canary of $weight percent already"
    exit 0
  fi
  commit=$(git commit-tree "$tree" -p "$parent" -m "Give the canary in $environment $weight percent of the requests")
  if git push --quiet "$remote" "$commit:$branch"; then
    echo "$environment: canary $weight percent"
    exit 0
  fi
  echo "env/$environment moved; try $attempt" >&2
  sleep "$attempt"
done
echo "canary.sh: could not push to env/$environment in 5 tries" >&2
exit 1
