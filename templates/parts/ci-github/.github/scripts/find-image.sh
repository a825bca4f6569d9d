#!/usr/bin/env bash
# Prints the image that was built from a commit and deployed to dev, as lines repository= and digest=.
#   find-image.sh COMMIT
set -euo pipefail

commit=$(git rev-parse --verify "${1:?commit}^{commit}")
git fetch --quiet origin +refs/heads/env/dev:refs/remotes/origin/env/dev 2> /dev/null || true

if git rev-parse --quiet --verify origin/env/dev > /dev/null; then
  while read -r deployment; do
    image=$(git show "$deployment:deploy/helm/image.yaml")
    if grep --quiet --line-regexp "# revision: $commit" <<< "$image"; then
      awk '$1 == "repository:" { print "repository=" $2 } $1 == "digest:" { print "digest=" $2 }' <<< "$image"
      exit 0
    fi
  done < <(git rev-list origin/env/dev)
fi

echo "find-image.sh: $commit was not deployed to dev: wait for the release of main, then tag a commit that it released" >&2
exit 1
