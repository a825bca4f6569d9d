locals {
  id         = "${var.name}-${var.environment}"
  namespace  = local.id
  protected  = var.environment != "dev"
  production = var.environment == "prod"

  alarm_actions = var.alarm_topic_arn == "" ? [] : [var.alarm_topic_arn]
}

data "aws_caller_identity" "current" {}

data "aws_eks_cluster" "this" {
  name = var.cluster_name
}

data "aws_subnets" "private" {
  filter {
    name   = "vpc-id"
    values = [data.aws_eks_cluster.this.vpc_config[0].vpc_id]
  }

  tags = {
    "kubernetes.io/role/internal-elb" = "1"
  }
}
