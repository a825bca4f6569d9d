# What only AWS can see. Each alarm has an entry in the runbook.
locals {
  gib = 1024 * 1024 * 1024

  alarms = {
    database-storage-low = {
      description = "Less than a fifth of the database's storage is free"
      namespace   = "AWS/RDS"
      metric      = "FreeStorageSpace"
      statistic   = "Minimum"
      comparison  = "LessThanThreshold"
      threshold   = var.database_storage_gb * local.gib * 0.2
      periods     = 3
      dimensions  = { DBInstanceIdentifier = aws_db_instance.this.identifier }
    }
    database-cpu-high = {
      description = "The database's CPU was over 80 percent for 15 minutes"
      namespace   = "AWS/RDS"
      metric      = "CPUUtilization"
      statistic   = "Average"
      comparison  = "GreaterThanThreshold"
      threshold   = 80
      periods     = 3
      dimensions  = { DBInstanceIdentifier = aws_db_instance.this.identifier }
    }
    cache-memory-high = {
      description = "The cache's memory was over 85 percent for 15 minutes"
      namespace   = "AWS/ElastiCache"
      metric      = "DatabaseMemoryUsagePercentage"
      statistic   = "Maximum"
      comparison  = "GreaterThanThreshold"
      threshold   = 85
      periods     = 3
      dimensions  = { CacheClusterId = "${local.id}-001" }
    }
    queue-oldest-message = {
      description = "A message has waited more than 10 minutes"
      namespace   = "AWS/SQS"
      metric      = "ApproximateAgeOfOldestMessage"
      statistic   = "Maximum"
      comparison  = "GreaterThanThreshold"
      threshold   = 600
      periods     = 1
      dimensions  = { QueueName = aws_sqs_queue.this.name }
    }
    dead-letters = {
      description = "A message failed five times and was put aside"
      namespace   = "AWS/SQS"
      metric      = "ApproximateNumberOfMessagesVisible"
      statistic   = "Maximum"
      comparison  = "GreaterThanThreshold"
      threshold   = 0
      periods     = 1
      dimensions  = { QueueName = aws_sqs_queue.dead_letter.name }
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${local.id}-${each.key}"
  alarm_description   = "${each.value.description}. See docs/runbooks/${var.name}.md"
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = each.value.statistic
  comparison_operator = each.value.comparison
  threshold           = each.value.threshold
  period              = 300
  evaluation_periods  = each.value.periods
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions
}
