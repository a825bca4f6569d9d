# The cluster is the platform's; this is what the service may do in it, with IAM as its sign-in.
data "aws_msk_cluster" "platform" {
  cluster_name = var.kafka_cluster_name
}

locals {
  # arn:…:cluster/NAME/ID names the cluster; its topics and groups are …:topic/NAME/ID/TOPIC and …:group/NAME/ID/GROUP.
  kafka_topics = "${replace(data.aws_msk_cluster.platform.arn, ":cluster/", ":topic/")}/${var.name}*"
  kafka_groups = "${replace(data.aws_msk_cluster.platform.arn, ":cluster/", ":group/")}/${var.name}*"
}

data "aws_iam_policy_document" "kafka" {
  statement {
    sid = "Connect"
    actions = [
      "kafka-cluster:Connect",
      "kafka-cluster:DescribeCluster",
      "kafka-cluster:WriteDataIdempotently",
    ]
    resources = [data.aws_msk_cluster.platform.arn]
  }

  statement {
    sid = "OwnTopics"
    actions = [
      "kafka-cluster:DescribeTopic",
      "kafka-cluster:ReadData",
      "kafka-cluster:WriteData",
    ]
    resources = [local.kafka_topics]
  }

  statement {
    sid = "OwnGroups"
    actions = [
      "kafka-cluster:AlterGroup",
      "kafka-cluster:DescribeGroup",
    ]
    resources = [local.kafka_groups]
  }
}

resource "aws_iam_role_policy" "kafka" {
  name   = "kafka"
  role   = aws_iam_role.service.id
  policy = data.aws_iam_policy_document.kafka.json
}
