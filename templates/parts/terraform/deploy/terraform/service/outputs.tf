output "namespace" {
  description = "Namespace that the chart must be installed in: the role is bound to it."
  value       = local.namespace
}

output "service_account" {
  description = "Service account that the role is bound to."
  value       = aws_eks_pod_identity_association.service.service_account
}

output "secret_name" {
  description = "Key that the chart's ExternalSecret reads."
  value       = aws_secretsmanager_secret.service.name
}

output "role_arn" {
  description = "What a pod of the service acts as."
  value       = aws_iam_role.service.arn
}

output "database_identifier" {
  description = "RDS instance, for restores."
  value       = aws_db_instance.this.identifier
}

output "queue_url" {
  description = "Queue of the service."
  value       = aws_sqs_queue.this.url
}
