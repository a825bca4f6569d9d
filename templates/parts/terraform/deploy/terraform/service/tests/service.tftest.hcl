# Runs without an AWS account: terraform -chdir=deploy/terraform/service test
mock_provider "aws" {
  mock_data "aws_iam_policy_document" {
    defaults = {
      json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
    }
  }

  mock_data "aws_eks_cluster" {
    defaults = {
      arn = "arn:aws:eks:us-east-1:111122223333:cluster/test"
      vpc_config = [{
        vpc_id                    = "vpc-1"
        cluster_security_group_id = "sg-1"
      }]
    }
  }

  mock_data "aws_subnets" {
    defaults = {
      ids = ["subnet-1", "subnet-2"]
    }
  }

  mock_resource "aws_iam_role" {
    defaults = {
      arn = "arn:aws:iam::111122223333:role/test"
    }
  }

  mock_resource "aws_sqs_queue" {
    defaults = {
      arn = "arn:aws:sqs:us-east-1:111122223333:test"
    }
  }
}

variables {
  name                    = "payments"
  environment             = "prod"
  cluster_name            = "test"
  database_instance_class = "db.t4g.medium"
  database_multi_az       = true
  database_password       = "only-for-this-test"
  database_storage_gb     = 50
  backup_retention_days   = 30
  rpo_minutes             = 15
}

run "production_is_protected" {
  command = plan

  assert {
    condition     = aws_db_instance.this.deletion_protection && !aws_db_instance.this.skip_final_snapshot
    error_message = "A production database must not be deletable by a plan."
  }

  assert {
    condition     = aws_db_instance.this.storage_encrypted && !aws_db_instance.this.publicly_accessible
    error_message = "The database must be encrypted and private."
  }

  assert {
    condition     = aws_elasticache_replication_group.this.automatic_failover_enabled && aws_elasticache_replication_group.this.transit_encryption_enabled
    error_message = "The production cache must fail over and speak TLS."
  }

  assert {
    condition     = aws_secretsmanager_secret.service.name == "prod/payments/service"
    error_message = "The chart looks for ENVIRONMENT/NAME/service."
  }

  assert {
    condition     = output.namespace == "payments-prod" && output.service_account == "payments"
    error_message = "The role must be bound to the chart's namespace and service account."
  }
}

run "dev_can_be_torn_down" {
  command = plan

  variables {
    environment       = "dev"
    database_multi_az = false
  }

  assert {
    condition     = !aws_db_instance.this.deletion_protection && aws_elasticache_replication_group.this.num_cache_clusters == 1
    error_message = "dev must be small and removable."
  }
}

run "bad_values_are_refused" {
  command = plan

  variables {
    name                  = "Pay--ments"
    backup_retention_days = 0
    rpo_minutes           = 1
    alarm_topic_arn       = "arn:aws:sns:us-east-1:12345:x"
  }

  expect_failures = [var.name, var.backup_retention_days, var.rpo_minutes, var.alarm_topic_arn]
}
