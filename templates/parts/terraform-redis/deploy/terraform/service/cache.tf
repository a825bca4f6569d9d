resource "aws_security_group" "cache" {
  name        = "${local.id}-cache"
  description = "Valkey of ${local.id}: from the cluster only"
  vpc_id      = data.aws_eks_cluster.this.vpc_config[0].vpc_id
}

resource "aws_vpc_security_group_ingress_rule" "cache" {
  security_group_id            = aws_security_group.cache.id
  description                  = "Valkey from pods of the cluster"
  referenced_security_group_id = data.aws_eks_cluster.this.vpc_config[0].cluster_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 6379
  to_port                      = 6379
}

resource "aws_elasticache_subnet_group" "this" {
  name        = local.id
  description = "Private subnets for ${local.id}"
  subnet_ids  = data.aws_subnets.private.ids
}

resource "aws_elasticache_parameter_group" "this" {
  name        = "${local.id}-valkey8"
  family      = "valkey8"
  description = "Valkey 8 for ${local.id}"

  # Only keys that expire anyway may be thrown out when memory is short.
  parameter {
    name  = "maxmemory-policy"
    value = "volatile-lru"
  }
}

# Reached over TLS and by the security group alone. There is no password: one that Terraform sets would stand in the state,
# and the cache holds nothing that could not be lost.
resource "aws_elasticache_replication_group" "this" {
  #checkov:skip=CKV_AWS_31:see above: TLS and the security group, and a password would stand in the state
  replication_group_id = local.id
  description          = "Valkey of ${local.id}"
  engine               = "valkey"
  engine_version       = "8.0"
  node_type            = var.cache_node_type
  port                 = 6379
  parameter_group_name = aws_elasticache_parameter_group.this.name

  num_cache_clusters         = local.production ? 2 : 1
  automatic_failover_enabled = local.production
  multi_az_enabled           = local.production

  subnet_group_name  = aws_elasticache_subnet_group.this.name
  security_group_ids = [aws_security_group.cache.id]

  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
  transit_encryption_mode    = "required"

  auto_minor_version_upgrade = true
  maintenance_window         = "sun:05:30-sun:06:30"
  apply_immediately          = !local.production
}
