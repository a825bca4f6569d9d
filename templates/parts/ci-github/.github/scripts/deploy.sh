#!/usr/bin/env bash
# Deploys an image to an environment: a commit to main that Argo CD picks up.
#   deploy.sh ENVIRONMENT REPOSITORY DIGEST REVISION
# TOKEN, when set, is used to push to GitHub; without it the remote "origin" is used as it is.
set -euo pipefail

environment=${1:?environment} repository=${2:?image repository} digest=${3:?digest} revision=${4:?commit the image was built from}
[[ $environment =~ ^(dev|staging|prod)$ ]] || { echo "deploy.sh: no such environment: $environment" >&2; exit 2; }
[[ $digest =~ ^sha256:[0-9a-f]{64}$ ]] || { echo "deploy.sh: not a digest: $digest" >&2; exit 2; }
[[ $revision =~ ^[0-9a-f]{40}$ ]] || { echo "deploy.sh: not a full commit id: $revision" >&2; exit 2; }

remote=origin
if [[ -n ${TOKEN:-} ]]; then
  remote="https://x-access-token:$TOKEN@${GITHUB_SERVER_URL#https://}/$GITHUB_REPOSITORY.git"
fi

git config user.name "release workflow"
git config user.email "release-workflow@users.noreply.github.com"

# Somebody else may push between fetch and push: start again from what is there then.
for attempt in 1 2 3 4 5; do
  git fetch --quiet "$remote" main
  git checkout --quiet --detach FETCH_HEAD
  cat > "deploy/helm/image-$environment.yaml" <<YAML
# Written by .github/workflows/release.yaml; never by hand, except to roll back (see the runbook).
# revision: $revision
image:
  repository: $repository
  digest: $digest
YAML
  if git diff --quiet; then
    echo "$environment runs this image already"
    exit 0
  fi
  git commit --quiet --message "Deploy ${revision:0:12} to $environment" -- "deploy/helm/image-$environment.yaml"
  if git push --quiet "$remote" HEAD:refs/heads/main; then
    echo "$environment: $repository@$digest"
    exit 0
  fi
  echo "main moved; try $attempt" >&2
  sleep "$attempt"
done
echo "deploy.sh: could not push to main in 5 tries" >&2
exit 1
