resource "aws_security_group" "database" {
  name        = "${local.id}-database"
  description = "PostgreSQL of ${local.id}: from the cluster only"
  vpc_id      = data.aws_eks_cluster.this.vpc_config[0].vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "database" {
  security_group_id            = aws_security_group.database.id
  description                  = "PostgreSQL from pods of the cluster"
  referenced_security_group_id = data.aws_eks_cluster.this.vpc_config[0].cluster_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_db_subnet_group" "this" {
  name        = local.id
  description = "Private subnets for ${local.id}"
  subnet_ids  = data.aws_subnets.private.ids
}

resource "aws_db_parameter_group" "this" {
  name        = "${local.id}-postgres17"
  family      = "postgres17"
  description = "PostgreSQL 17 for ${local.id}"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  parameter {
    name  = "log_min_duration_statement"
    value = "1000"
  }

  parameter {
    name  = "idle_in_transaction_session_timeout"
    value = "60000"
  }

  lifecycle {
    create_before_destroy = true
  }
}

data "aws_iam_policy_document" "monitoring_trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["monitoring.rds.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

resource "aws_iam_role" "database_monitoring" {
  name               = "${local.id}-database-monitoring"
  assume_role_policy = data.aws_iam_policy_document.monitoring_trust.json
}

resource "aws_iam_role_policy_attachment" "database_monitoring" {
  role       = aws_iam_role.database_monitoring.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"
}

resource "aws_db_instance" "this" {
  #checkov:skip=CKV_AWS_157:a standby in a second zone is for prod; dev and staging do without
  #checkov:skip=CKV_AWS_161:the app signs in with the password of its secret, as it does on a laptop
  identifier     = local.id
  engine         = "postgres"
  engine_version = "17"
  instance_class = var.database_instance_class
  db_name        = "app"
  username       = "app_owner"
  port           = 5432

  # Neither the plan nor the state ever holds the password.
  password_wo         = var.database_password
  password_wo_version = var.secret_version

  allocated_storage     = var.database_storage_gb
  max_allocated_storage = var.database_storage_gb * 4
  storage_type          = "gp3"
  storage_encrypted     = true

  multi_az               = var.database_multi_az
  db_subnet_group_name   = aws_db_subnet_group.this.name
  vpc_security_group_ids = [aws_security_group.database.id]
  publicly_accessible    = false
  ca_cert_identifier     = "rds-ca-rsa2048-g1"
  parameter_group_name   = aws_db_parameter_group.this.name

  backup_retention_period   = var.backup_retention_days
  backup_window             = "03:00-04:00"
  maintenance_window        = "sun:04:30-sun:05:30"
  copy_tags_to_snapshot     = true
  delete_automated_backups  = !local.protected
  deletion_protection       = local.protected
  skip_final_snapshot       = !local.protected
  final_snapshot_identifier = "${local.id}-final"

  auto_minor_version_upgrade      = true
  monitoring_interval             = 60
  monitoring_role_arn             = aws_iam_role.database_monitoring.arn
  performance_insights_enabled    = true
  database_insights_mode          = "standard"
  enabled_cloudwatch_logs_exports = ["postgresql", "upgrade"]

  # What was promised, for whoever looks at the instance.
  tags = {
    recovery-point-objective = "${var.rpo_minutes}m"
  }
}
