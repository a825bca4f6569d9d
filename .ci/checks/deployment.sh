# shellcheck shell=bash
# Checks of chart, Terraform and alert rules. Sourced by .ci/check-templates.
# shellcheck disable=SC2154

# Any digest will do: the release puts in its own.
digest=sha256:$(printf '0%.0s' {1..64})

chart_name() { awk '$1 == "name:" { print $2; exit }' "$1/deploy/helm/Chart.yaml"; }

# chart_of DIR ENVIRONMENT: the chart's objects as Argo CD would make them.
chart_of() {
  helm template "$(chart_name "$1")" "$1/deploy/helm" --namespace "$(chart_name "$1")-$2" --kube-version 1.35.0 \
    --values "$1/deploy/helm/values-$2.yaml" --set "image.digest=$digest"
}

helm_chart() {
  need helm
  local environment
  for environment in dev staging prod; do
    helm lint --strict "$1/deploy/helm" --values "$1/deploy/helm/values-$environment.yaml" --set "image.digest=$digest"
    chart_of "$1" "$environment" > "$work/$environment.yaml"
    grep -qE '^kind: (Deployment|CronJob)$' "$work/$environment.yaml"
  done
  # What must be refused: prod by tag, and a value that no chart knows.
  if helm template x "$1/deploy/helm" --kube-version 1.35.0 --values "$1/deploy/helm/values-prod.yaml"; then return 1; fi
  if helm lint --strict "$1/deploy/helm" --set unknown=1; then return 1; fi
}

# every_object DIR INTO: the chart for the three environments, and the Argo CD objects, as files in a folder.
every_object() {
  local environment
  mkdir -p "$2"
  for environment in dev staging prod; do chart_of "$1" "$environment" > "$2/$environment.yaml"; done
  cp "$1"/deploy/argocd/*.yaml "$2/"
}

kubernetes_schemas() {
  need helm
  every_object "$1" "$work/objects"
  node_script kubernetes-schemas.mjs "$tools/node" "$work"/objects/*.yaml
  rm -rf "$work/objects"
}

kubernetes_strict() {
  need helm
  need kubernetes-validate
  local environment
  for environment in dev staging prod; do
    chart_of "$1" "$environment" > "$work/strict.yaml"
    # It knows Kubernetes' own kinds only; the others are checked by kubernetes_schemas.
    "$tools/venv/bin/python" "$root/.ci/checks/own_kinds.py" "$work/strict.yaml" > "$work/own.yaml"
    kubernetes-validate --strict --quiet --kubernetes-version 1.35 "$work/own.yaml"
  done
}

kube_score() {
  need helm
  need kube-score
  local environment
  for environment in dev staging prod; do
    # A CPU limit only throttles; requests and the autoscaler share the nodes fairly.
    chart_of "$1" "$environment" | kube-score score --ignore-container-cpu-limit --kubernetes-version v1.35 --output-format ci - > "$work/score" || true
    grep -q '^\[OK\]' "$work/score"
    if grep '^\[CRITICAL\]' "$work/score"; then return 1; fi
  done
}

# terraform_plugin PLACE: the newest AWS provider in a folder laid out as Terraform's mirrors are.
terraform_plugin() {
  [ ! -d "$1" ] || find "$1" -xdev -type f -path '*registry.terraform.io/hashicorp/aws/*/terraform-provider-aws_v*' 2> /dev/null | sort -V | tail -n 1 || true
}

# The AWS provider comes from the CLI configuration of the machine, from a folder of plugins on its disk (TF_PLUGIN_MIRROR, or
# the usual places), or else over the network.
terraform_configuration() {
  local place plugin
  if [ -f "${TF_CLI_CONFIG_FILE:-$HOME/.terraformrc}" ]; then return; fi
  unset TF_CLI_CONFIG_FILE
  for place in "${TF_PLUGIN_MIRROR:-}" "$HOME/.terraform.d" /opt /usr/local /usr/share /; do
    plugin=$(terraform_plugin "$place")
    if [ -n "$plugin" ]; then
      printf 'provider_installation {\n  filesystem_mirror {\n    path = "%s"\n  }\n}\n' "${plugin%/registry.terraform.io/*}" > "$work/terraform.rc"
      export TF_CLI_CONFIG_FILE="$work/terraform.rc"
      return
    fi
  done
}

terraform_fmt() {
  need terraform
  unset TF_CLI_CONFIG_FILE
  terraform fmt -check -recursive -diff "$1/deploy/terraform"
}

# terraform_copy DIR: init writes into the folder it is given, so it gets a copy.
terraform_copy() {
  rm -rf "$work/terraform"
  cp -R "$1/deploy/terraform" "$work/terraform"
  export CHECKPOINT_DISABLE=1 TF_IN_AUTOMATION=1
  terraform_configuration
}

terraform_validate() {
  need terraform
  terraform_copy "$1"
  local configuration
  for configuration in shared dev staging prod; do
    terraform -chdir="$work/terraform/$configuration" init -backend=false -input=false -no-color
    terraform -chdir="$work/terraform/$configuration" validate -no-color
  done
}

terraform_test() {
  need terraform
  terraform_copy "$1"
  terraform -chdir="$work/terraform/service" init -backend=false -input=false -no-color
  terraform -chdir="$work/terraform/service" test -no-color
}

alert_rules() {
  need promtool
  promtool check rules "$1"/deploy/helm/rules/*.yaml
  promtool test rules "$1"/observability/tests/*.yaml
}
