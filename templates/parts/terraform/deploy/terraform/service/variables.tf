variable "name" {
  description = "Name of the service: also of its namespace (NAME-ENVIRONMENT), service account and chart."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,28}[a-z0-9]$", var.name)) && !strcontains(var.name, "--")
    error_message = "name must be 3 to 30 characters of a-z, 0-9 and single hyphens, starting with a letter: AWS names are made from it."
  }
}

variable "environment" {
  description = "dev, staging or prod."
  type        = string

  validation {
    condition     = contains(["dev", "staging", "prod"], var.environment)
    error_message = "environment must be dev, staging or prod."
  }
}

variable "cluster_name" {
  description = "EKS cluster that the service runs in. Its VPC and security group are looked up."
  type        = string
}

variable "database_instance_class" {
  description = "RDS instance class."
  type        = string

  validation {
    condition     = startswith(var.database_instance_class, "db.")
    error_message = "database_instance_class must be an RDS class such as db.t4g.micro."
  }
}

variable "database_password" {
  description = "Made anew for each run and never stored; it takes effect when secret_version is raised."
  type        = string
  ephemeral   = true
  sensitive   = true
}

variable "database_multi_az" {
  description = "A standby in another zone, that takes over by itself."
  type        = bool
}

variable "database_storage_gb" {
  description = "Storage at the start, in GiB; it grows by itself to four times that."
  type        = number

  validation {
    condition     = var.database_storage_gb >= 20 && var.database_storage_gb <= 16384
    error_message = "database_storage_gb must be 20 to 16384."
  }
}

variable "cache_node_type" {
  description = "ElastiCache node type."
  type        = string
  default     = "cache.t4g.micro"

  validation {
    condition     = startswith(var.cache_node_type, "cache.")
    error_message = "cache_node_type must be an ElastiCache type such as cache.t4g.micro."
  }
}

variable "backup_retention_days" {
  description = "How many days back the database can be restored to any point in time."
  type        = number

  validation {
    condition     = var.backup_retention_days >= 1 && var.backup_retention_days <= 35
    error_message = "backup_retention_days must be 1 to 35: 0 would switch point-in-time recovery off."
  }
}

variable "rpo_minutes" {
  description = "Recovery point objective that was promised (docs/designs/one-pager.md)."
  type        = number

  validation {
    condition     = var.rpo_minutes >= 5
    error_message = "rpo_minutes must be at least 5: RDS saves transaction logs every five minutes."
  }
}

variable "secret_version" {
  description = "Raise it by one to change the database's password and to write the secret anew, for example after a restore."
  type        = number
  default     = 1

  validation {
    condition     = var.secret_version >= 1 && floor(var.secret_version) == var.secret_version
    error_message = "secret_version must be a whole number, 1 or more."
  }
}

variable "alarm_topic_arn" {
  description = "SNS topic that alarms go to. Empty: alarms are shown in CloudWatch only."
  type        = string
  default     = ""

  validation {
    condition     = var.alarm_topic_arn == "" || can(regex("^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:.+$", var.alarm_topic_arn))
    error_message = "alarm_topic_arn must be the ARN of an SNS topic (with a 12-digit account) or empty."
  }
}
