#!/usr/bin/env bash
# Prints the image that was built from a commit (and ran in dev), as lines repository=, digest=, revision=.
#   find-image.sh COMMIT [BRANCH]
set -euo pipefail

file=deploy/helm/image-dev.yaml
commit=$(git rev-parse --verify "${1:?commit}^{commit}")
branch=${2:-origin/main}

# A deployment commit changes image files only: what it stands for was built from a commit before it.
while git rev-parse --quiet --verify "$commit^" > /dev/null && changed=$(git diff --name-only "$commit^" "$commit" --) && [[ -n $changed ]] && ! grep --quiet --invert-match '^deploy/helm/image-' <<< "$changed"; do
  commit=$(git rev-parse "$commit^")
done

while read -r record; do
  if git show "$record:$file" | grep --quiet --line-regexp "# revision: $commit"; then
    git show "$record:$file" | awk '$1 == "repository:" { print "repository=" $2 } $1 == "digest:" { print "digest=" $2 }'
    echo "revision=$commit"
    exit 0
  fi
done < <(git rev-list "$branch" -- "$file")

echo "find-image.sh: no image of $commit was deployed to dev; wait for the release of main, then tag a commit that it released" >&2
exit 1
