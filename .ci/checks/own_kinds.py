"""Print the documents of a YAML file that are of Kubernetes' own kinds."""

import sys

import yaml

OWN = {"v1", "apps/v1", "autoscaling/v2", "batch/v1", "networking.k8s.io/v1", "policy/v1"}

with open(sys.argv[1], encoding="utf-8") as file:
    documents = [document for document in yaml.safe_load_all(file) if document]
yaml.safe_dump_all([document for document in documents if document["apiVersion"] in OWN], sys.stdout)
