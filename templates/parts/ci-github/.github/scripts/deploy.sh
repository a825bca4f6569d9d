#!/usr/bin/env bash
# Deploys a release to an environment: a commit on the branch env/ENVIRONMENT, which Argo CD follows. The branch holds the
# chart as it was at the revision, and the image; so both go through the environments together, and back together.
#   deploy.sh ENVIRONMENT REPOSITORY DIGEST REVISION
# TOKEN, when set, is used to push to GitHub; without it the remote "origin" is used as it is.
set -euo pipefail

environment=${1:?environment} repository=${2:?image repository} digest=${3:?digest} revision=${4:?commit the image was built from}
[[ $environment =~ ^(dev|staging|prod)$ ]] || { echo "deploy.sh: no such environment: $environment" >&2; exit 2; }
[[ $digest =~ ^sha256:[0-9a-f]{64}$ ]] || { echo "deploy.sh: not a digest: $digest" >&2; exit 2; }
[[ $revision =~ ^[0-9a-f]{40}$ ]] || { echo "deploy.sh: not a full commit id: $revision" >&2; exit 2; }

branch=refs/heads/env/$environment
remote=origin
if [[ -n ${TOKEN:-} ]]; then
  remote="https://x-access-token:$TOKEN@${GITHUB_SERVER_URL#https://}/$GITHUB_REPOSITORY.git"
fi
export GIT_AUTHOR_NAME="release workflow" GIT_AUTHOR_EMAIL="release-workflow@users.noreply.github.com"
export GIT_COMMITTER_NAME=$GIT_AUTHOR_NAME GIT_COMMITTER_EMAIL=$GIT_AUTHOR_EMAIL

# The chart at the revision and the image, put together in an index of their own: the work tree is not touched.
GIT_INDEX_FILE=$(mktemp -u)
export GIT_INDEX_FILE
trap 'rm -f "$GIT_INDEX_FILE"' EXIT
image=$(git hash-object -w --stdin <<YAML
# Written by .github/workflows/release.yaml.
# revision: $revision
image:
  repository: $repository
  digest: $digest
YAML
)
git read-tree --empty
git read-tree --prefix=deploy/helm/ "$revision:deploy/helm"
git update-index --add --cacheinfo "100644,$image,deploy/helm/image.yaml"
tree=$(git write-tree)

# Somebody else may deploy between fetch and push: start again from what is there then.
for attempt in 1 2 3 4 5; do
  parent=()
  if git ls-remote --exit-code "$remote" "$branch" > /dev/null; then
    git fetch --quiet "$remote" "$branch"
    parent=(-p FETCH_HEAD)
    if [[ $(git rev-parse 'FETCH_HEAD^{tree}') == "$tree" ]]; then
      echo "$environment runs this already"
      exit 0
    fi
  fi
  commit=$(git commit-tree "$tree" "${parent[@]}" -m "Deploy ${revision:0:12} to $environment")
  if git push --quiet "$remote" "$commit:$branch"; then
    echo "$environment: $repository@$digest"
    exit 0
  fi
  echo "env/$environment moved; try $attempt" >&2
  sleep "$attempt"
done
echo "deploy.sh: could not push to env/$environment in 5 tries" >&2
exit 1
