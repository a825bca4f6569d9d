# Inference profiles spread calls over regions, so the models are named in every region, the profiles in this one.
data "aws_iam_policy_document" "bedrock" {
  statement {
    sid = "InvokeModels"
    actions = [
      "bedrock:InvokeModel",
      "bedrock:InvokeModelWithResponseStream",
    ]
    resources = concat(
      [for model in var.bedrock_models : "arn:${data.aws_partition.current.partition}:bedrock:*::foundation-model/${model}"],
      [
        for model in var.bedrock_models :
        "arn:${data.aws_partition.current.partition}:bedrock:${var.region}:${data.aws_caller_identity.current.account_id}:inference-profile/*.${model}"
      ],
    )
  }
}

resource "aws_iam_role_policy" "bedrock" {
  name   = "bedrock"
  role   = aws_iam_role.service.id
  policy = data.aws_iam_policy_document.bedrock.json
}
