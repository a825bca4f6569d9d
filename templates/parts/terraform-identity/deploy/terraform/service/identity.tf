# What a pod of the service acts as in AWS; what it may do stands with each resource. EKS Pod Identity ties the role to the service
# account of the chart.
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole", "sts:TagSession"]

    principals {
      type        = "Service"
      identifiers = ["pods.eks.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [data.aws_eks_cluster.this.arn]
    }
  }
}

resource "aws_iam_role" "service" {
  name               = "${local.id}-service"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_eks_pod_identity_association" "service" {
  cluster_name    = var.cluster_name
  namespace       = local.namespace
  service_account = var.name
  role_arn        = aws_iam_role.service.arn
}
