# One secret for each environment, one key for each variable that the app reads. The chart's ExternalSecret brings it to the pods.
resource "aws_secretsmanager_secret" "service" {
  name                    = "${var.environment}/${var.name}/service"
  description             = "Connection settings of ${local.id}, written by Terraform"
  recovery_window_in_days = local.protected ? 30 : 7
}

resource "aws_secretsmanager_secret_version" "service" {
  secret_id = aws_secretsmanager_secret.service.id

  secret_string_wo_version = var.secret_version
  secret_string_wo = jsonencode({
    DATABASE_URL = format(
      "postgresql://%s:%s@%s/%s?sslmode=require",
      aws_db_instance.this.username,
      var.database_password,
      aws_db_instance.this.endpoint,
      aws_db_instance.this.db_name,
    )
    REDIS_URL = format("rediss://%s:6379/0", aws_elasticache_replication_group.this.primary_endpoint_address)
    QUEUE_URL = aws_sqs_queue.this.url
  })
}
