import type { KnownKeys } from './index.ts';

/** Keys of Loki 3.7.6: what it prints with `-print-config-stderr`, and its reference documentation. */
export const loki: KnownKeys = {
  version: '3.7',
  keys: {
    '': 'analytics auth_enabled ballast_bytes bloom_build bloom_gateway chunk_store_config common compactor compactor_grpc_client dataobj distributor frontend frontend_worker http_prefix index_gateway ingest_limits ingest_limits_frontend ingest_limits_frontend_client ingester ingester_client internal_server kafka_config limits_config memberlist metrics_namespace operational_config pattern_ingester profiling querier query_engine query_range query_scheduler ruler ruler_storage runtime_config schema_config server shutdown_delay storage_config table_manager target tenant_limits_allow_publish tracing ui',
    analytics: 'proxy_url reporting_enabled tls_config usage_stats_url',
    bloom_build: 'builder enabled planner',
    bloom_gateway:
      'block_query_concurrency client enabled fetch_blocks_async max_outstanding_per_tenant num_multiplex_tasks worker_concurrency',
    chunk_store_config:
      'cache_lookups_older_than chunk_cache_config chunk_cache_config_l2 l2_chunk_cache_handoff skip_query_writeback_cache_older_than write_dedupe_cache_config',
    common:
      'compactor_address compactor_grpc_address instance_addr instance_interface_names path_prefix persist_tokens replication_factor ring scratch_path storage',
    compactor:
      'apply_retention_interval backup_delete_request_store_db_type compaction_interval compactor_ring delete_batch_size delete_max_interval delete_request_cancel_period delete_request_store delete_request_store_db_type delete_request_store_key_prefix deletion_marker_object_store_prefix horizontal_scaling_mode jobs_config max_compaction_parallelism retention_backoff_config retention_delete_delay retention_delete_worker_count retention_enabled retention_table_timeout skip_latest_n_tables tables_to_compact upload_parallelism worker_config working_directory',
    compactor_grpc_client:
      'backoff_config backoff_on_ratelimits cluster_validation connect_backoff_base_delay connect_backoff_max_delay connect_timeout grpc_compression initial_connection_window_size initial_stream_window_size max_recv_msg_size max_send_msg_size rate_limit rate_limit_burst tls_ca_path tls_cert_path tls_cipher_suites tls_enabled tls_insecure_skip_verify tls_key_path tls_min_version tls_server_name',
    dataobj: 'consumer enabled index metastore storage_bucket_prefix',
    distributor:
      'dataobj_tee default_policy_stream_mappings ingest_limits_dry_run_enabled ingest_limits_enabled ingester_writes_enabled kafka_writes_enabled max_decompressed_size max_recv_msg_size otlp_config push_worker_count rate_store ring write_failures_logging',
    frontend:
      'address compress_responses downstream_url encoding graceful_shutdown_timeout grpc_client_config instance_enable_ipv6 instance_interface_names log_queries_longer_than log_query_request_headers max_body_size max_outstanding_per_tenant port querier_forget_delay query_stats_enabled scheduler_address scheduler_dns_lookup_period scheduler_worker_concurrency support_parquet_encoding tail_proxy_url tail_tls_config',
    frontend_worker:
      'dns_lookup_duration frontend_address grpc_client_config id query_frontend_grpc_client query_scheduler_grpc_client scheduler_address',
    index_gateway: 'mode ring',
    ingest_limits:
      'active_window bucket_size consumer_group enabled eviction_interval lifecycler num_partitions rate_window topic',
    ingest_limits_frontend:
      'accepted_streams_cache_enabled accepted_streams_cache_ttl accepted_streams_cache_ttl_jitter assigned_partitions_cache_enabled assigned_partitions_cache_ttl client_config lifecycler num_partitions',
    ingest_limits_frontend_client: 'grpc_client_config pool_config',
    ingester:
      'autoforget_unhealthy chunk_block_size chunk_encoding chunk_idle_period chunk_retain_period chunk_target_size concurrent_flushes delegate_stream_limits_enabled flush_check_period flush_op_backoff flush_op_timeout index_shards kafka_ingestion lifecycler max_chunk_age max_dropped_streams max_returned_stream_errors owned_streams_check_interval query_store_max_look_back_period shutdown_marker_path sync_min_utilization sync_period wal',
    ingester_client: 'grpc_client_config pool_config remote_timeout',
    internal_server:
      'cluster_validation create_new_traces enable graceful_shutdown_timeout grpc_collect_max_streams_by_conn grpc_listen_address grpc_listen_conn_limit grpc_listen_network grpc_listen_port grpc_server_keepalive_time grpc_server_keepalive_timeout grpc_server_max_concurrent_streams grpc_server_max_connection_age grpc_server_max_connection_age_grace grpc_server_max_connection_idle grpc_server_max_recv_msg_size grpc_server_max_send_msg_size grpc_server_min_time_between_pings grpc_server_num_workers grpc_server_ping_without_stream_allowed grpc_server_recv_buffer_pools_enabled grpc_server_stats_tracking_enabled grpc_tls_config http_listen_address http_listen_conn_limit http_listen_network http_listen_port http_log_closed_connections_without_response_enabled http_path_prefix http_server_idle_timeout http_server_read_header_timeout http_server_read_timeout http_server_write_timeout http_tls_config log_format log_level log_request_at_info_level_enabled log_request_exclude_headers_list log_request_headers log_source_ips_enabled log_source_ips_full log_source_ips_header log_source_ips_regex proxy_protocol_enabled register_instrumentation report_grpc_codes_in_instrumentation_label_enabled tls_cipher_suites tls_min_version trace_request_exclude_headers_list trace_request_headers',
    kafka_config:
      'address auto_create_topic_default_partitions auto_create_topic_enabled client_id consumer_group consumer_group_offset_commit_interval dial_timeout enable_kafka_histograms last_produced_offset_retry_timeout max_consumer_lag_at_startup max_consumer_workers producer_max_buffered_bytes producer_max_record_size_bytes reader_config sasl_password sasl_username topic tracing_enabled write_timeout writer_config',
    limits_config:
      'allow_deletes allow_structured_metadata block_ingestion_policy_until block_ingestion_status_code block_ingestion_until blocked_queries bloom_block_encoding bloom_build_builder_response_timeout bloom_build_max_builders bloom_build_task_max_retries bloom_creation_enabled bloom_gateway_enable_filtering bloom_max_block_size bloom_max_bloom_size bloom_planning_strategy bloom_prefetch_blocks bloom_split_series_keyspace_by bloom_task_target_series_chunk_size cardinality_limit creation_grace_period debug_engine_streams debug_engine_tasks deletion_mode discover_generic_fields discover_log_levels discover_service_name enable_multi_variant_queries enforced_labels engine_results_cache_time_bucket_interval increment_duplicate_timestamp index_gateway_max_capacity index_gateway_shard_size ingestion_burst_size_mb ingestion_partitions_tenant_shard_size ingestion_rate_mb ingestion_rate_strategy log_level_fields log_level_from_json_max_depth max_cache_freshness_per_query max_chunks_per_query max_concurrent_tail_requests max_entries_limit_per_query max_global_streams_per_user max_label_name_length max_label_names_per_series max_label_value_length max_line_size max_line_size_truncate max_line_size_truncate_identifier max_metadata_cache_freshness max_querier_bytes_read max_queriers_per_tenant max_query_bytes_read max_query_capacity max_query_length max_query_lookback max_query_parallelism max_query_range max_query_series max_scan_task_parallelism max_stats_cache_freshness max_streams_matchers_per_query max_streams_per_user max_structured_metadata_entries_count max_structured_metadata_size metric_aggregation_enabled min_sharding_lookback minimum_labels_number otlp_config pattern_ingester_tokenizable_json_fields_append pattern_ingester_tokenizable_json_fields_default pattern_ingester_tokenizable_json_fields_delete pattern_persistence_enabled pattern_persistence_granularity pattern_rate_threshold per_stream_rate_limit per_stream_rate_limit_burst per_tenant_override_config per_tenant_override_period policy_enforced_labels policy_override_limits policy_stream_mapping query_ready_index_num_days query_timeout recent_metadata_query_window reject_old_samples reject_old_samples_max_age required_labels retention_period retention_stream ruler_alertmanager_config ruler_enable_wal_replay ruler_max_rule_groups_per_tenant ruler_max_rules_per_rule_group ruler_remote_evaluation_max_response_size ruler_remote_evaluation_timeout ruler_remote_write_config ruler_remote_write_disabled ruler_remote_write_headers ruler_remote_write_queue_batch_send_deadline ruler_remote_write_queue_capacity ruler_remote_write_queue_max_backoff ruler_remote_write_queue_max_samples_per_send ruler_remote_write_queue_max_shards ruler_remote_write_queue_min_backoff ruler_remote_write_queue_min_shards ruler_remote_write_queue_retry_on_ratelimit ruler_remote_write_relabel_configs ruler_remote_write_sigv4_config ruler_remote_write_timeout ruler_remote_write_url ruler_tenant_shard_size s3_sse_kms_encryption_context s3_sse_kms_key_id s3_sse_type shard_aggregations shard_streams simulated_push_latency split_ingester_queries_by_interval split_instant_metric_queries_by_interval split_metadata_queries_by_interval split_queries_by_interval split_recent_metadata_queries_by_interval tsdb_max_bytes_per_shard tsdb_max_query_parallelism tsdb_precompute_chunks tsdb_sharding_strategy unordered_writes use_owned_stream_count volume_enabled volume_max_series',
    memberlist:
      'abort_if_cluster_fast_join_fails abort_if_cluster_fast_join_fails_min_nodes abort_if_cluster_join_fails acquire_writer_timeout advertise_addr advertise_port bind_addr bind_port broadcast_timeout_for_local_updates_on_shutdown cluster_label cluster_label_verification_disabled compression_enabled dead_node_reclaim_time gossip_interval gossip_nodes gossip_to_dead_nodes_time join_members leave_timeout left_ingesters_timeout max_concurrent_writes max_join_backoff max_join_retries message_history_buffer_bytes min_join_backoff node_name notify_interval obsolete_entries_timeout packet_dial_timeout packet_write_timeout pull_push_interval randomize_node_name rejoin_interval rejoin_seed_nodes retransmit_factor stream_timeout tls_ca_path tls_cert_path tls_cipher_suites tls_enabled tls_insecure_skip_verify tls_key_path tls_min_version tls_server_name watch_prefix_buffer_size zone_aware_routing',
    operational_config:
      'filter_push_request_streams_ips limited_log_push_errors log_duplicate_metrics log_duplicate_stream_info log_hash_of_labels log_push_request log_push_request_streams log_service_name_discovery log_stream_creation',
    pattern_ingester:
      'client_config concurrent_flushes connection_timeout enabled flush_check_period lifecycler max_allowed_line_length max_chunk_age max_clusters max_eviction_ratio metric_aggregation pattern_persistence pattern_sample_interval retain_for tee_config volume_threshold',
    profiling: 'block_profile_rate cpu_profile_rate mutex_profile_fraction',
    querier:
      'engine extra_query_delay max_concurrent multi_tenant_queries_enabled per_request_limits_enabled query_ingester_only query_ingesters_within query_partition_ingesters query_store_only tail_max_duration',
    query_engine:
      'align_queries_with_step batch_size distributed downstream_address enable enable_delete_req_filtering enable_engine_router enforce_max_query_series_limit enforce_retention_period instance_interface_names merge_prefetch_count prefetch_bytes range_reads results_cache scheduler_lookup_address scheduler_lookup_interval storage_lag storage_retention_days storage_start_date worker_threads',
    query_range:
      'align_queries_with_step cache_index_stats_results cache_instant_metric_results cache_label_results cache_results cache_series_results cache_volume_results index_stats_results_cache instant_metric_query_split_align instant_metric_results_cache label_results_cache max_retries parallelise_shardable_queries results_cache series_results_cache shard_aggregations volume_results_cache',
    query_scheduler:
      'grpc_client_config max_outstanding_requests_per_tenant max_queue_hierarchy_levels querier_forget_delay scheduler_ring use_scheduler_ring',
    ruler:
      'alert_relabel_configs alertmanager_client alertmanager_refresh_interval alertmanager_url datasource_uid disable_rule_group_label disabled_tenants enable_alertmanager_discovery enable_alertmanager_v2 enable_api enable_sharding enabled_tenants evaluation evaluation_interval external_labels external_url flush_period for_grace_period for_outage_tolerance notification_queue_capacity notification_timeout poll_interval query_stats_enabled remote_write resend_delay ring rule_path ruler_client search_pending_for sharding_algo sharding_strategy storage wal wal_cleaner',
    ruler_storage: 'alibaba azure backend bos filesystem gcs local s3 storage_prefix swift',
    runtime_config: 'file period',
    schema_config: 'configs',
    server:
      'cluster_validation create_new_traces graceful_shutdown_timeout grpc_collect_max_streams_by_conn grpc_listen_address grpc_listen_conn_limit grpc_listen_network grpc_listen_port grpc_server_keepalive_time grpc_server_keepalive_timeout grpc_server_max_concurrent_streams grpc_server_max_connection_age grpc_server_max_connection_age_grace grpc_server_max_connection_idle grpc_server_max_recv_msg_size grpc_server_max_send_msg_size grpc_server_min_time_between_pings grpc_server_num_workers grpc_server_ping_without_stream_allowed grpc_server_recv_buffer_pools_enabled grpc_server_stats_tracking_enabled grpc_tls_config http_listen_address http_listen_conn_limit http_listen_network http_listen_port http_log_closed_connections_without_response_enabled http_path_prefix http_server_idle_timeout http_server_read_header_timeout http_server_read_timeout http_server_write_timeout http_tls_config log_format log_level log_request_at_info_level_enabled log_request_exclude_headers_list log_request_headers log_source_ips_enabled log_source_ips_full log_source_ips_header log_source_ips_regex proxy_protocol_enabled register_instrumentation report_grpc_codes_in_instrumentation_label_enabled tls_cipher_suites tls_min_version trace_request_exclude_headers_list trace_request_headers',
    storage_config:
      'alibabacloud aws azure bigtable bloom_shipper boltdb boltdb_shipper bos cassandra congestion_control cos disable_broad_index_queries filesystem gcs grpc_store hedging index_cache_validity index_queries_cache_config max_chunk_batch_size max_parallel_get_chunk named_stores object_prefix object_store swift tsdb_shipper use_thanos_objstore',
    table_manager:
      'chunk_tables_provisioning creation_grace_period index_tables_provisioning poll_interval retention_deletes_enabled retention_period throughput_updates_disabled',
    tracing: 'enabled',
    ui: 'debug enabled goldfish ring',
    'common.storage':
      'alibabacloud azure bos congestion_control cos filesystem gcs hedging object_store s3 swift',
    'common.storage.s3':
      'access_key_id backoff_config bucketnames chunk_delimiter disable_dualstack endpoint http_config insecure region s3 s3forcepathstyle secret_access_key session_token signature_version sse storage_class',
    'common.storage.filesystem': 'chunks_directory rules_directory',
    'common.ring':
      'heartbeat_period heartbeat_timeout instance_addr instance_availability_zone instance_enable_ipv6 instance_id instance_interface_names instance_port kvstore num_tokens replication_factor tokens_file_path zone_awareness_enabled',
    'common.ring.kvstore': 'consul etcd multi prefix store',
    'storage_config.aws':
      'access_key_id backoff_config bucketnames chunk_delimiter disable_dualstack dynamodb endpoint http_config insecure region s3 s3forcepathstyle secret_access_key session_token signature_version sse storage_class',
    'storage_config.tsdb_shipper':
      'active_index_directory cache_location cache_ttl index_gateway_client ingesterdbretainperiod ingestername mode query_ready_num_days resync_interval',
    'storage_config.filesystem': 'directory',
    'storage_config.boltdb_shipper':
      'active_index_directory build_per_tenant_index cache_location cache_ttl index_gateway_client ingesterdbretainperiod ingestername mode query_ready_num_days resync_interval',
    'ruler.storage': 'alibabacloud azure bos cos gcs local s3 swift type',
    'ruler.storage.local': 'directory',
    'ruler.storage.s3':
      'access_key_id backoff_config bucketnames chunk_delimiter disable_dualstack endpoint http_config insecure region s3 s3forcepathstyle secret_access_key session_token signature_version sse storage_class',
    'ruler.wal': 'dir max_age min_age name remotewrite tenant truncate_frequency',
    'ruler.ring':
      'heartbeat_period heartbeat_timeout instance_addr instance_enable_ipv6 instance_id instance_interface_names instance_port kvstore num_tokens',
    'ruler.remote_write': 'add_org_id_header client clients config_refresh_period enabled',
    'ruler.evaluation': 'max_jitter mode query_frontend',
    'ingester.wal':
      'checkpoint_duration dir disk_full_threshold enabled flush_on_shutdown replay_memory_ceiling',
    'ingester.lifecycler':
      'address availability_zone enable_inet6 final_sleep heartbeat_period heartbeat_timeout id interface_names join_after min_ready_duration num_tokens observe_period port readiness_check_ring_health ring tokens_file_path unregister_on_shutdown',
    'ingester.lifecycler.ring':
      'excluded_zones heartbeat_timeout kvstore replication_factor zone_awareness_enabled',
    'limits_config.otlp_config': 'log_attributes resource_attributes scope_attributes severity_text_as_label',
    'query_range.results_cache': 'cache compression',
    'querier.engine': 'max_count_min_sketch_heap_size max_look_back_period',
    'pattern_ingester.metric_aggregation':
      'backoff_config basic_auth http_client_config loki_address push_period sample_period timeout use_tls',
    'compactor.compactor_ring':
      'heartbeat_period heartbeat_timeout instance_addr instance_availability_zone instance_enable_ipv6 instance_id instance_interface_names instance_port kvstore num_tokens replication_factor tokens_file_path zone_awareness_enabled',
    'distributor.ring':
      'heartbeat_period heartbeat_timeout instance_addr instance_enable_ipv6 instance_id instance_interface_names instance_port kvstore',
    'query_scheduler.scheduler_ring':
      'heartbeat_period heartbeat_timeout instance_addr instance_availability_zone instance_enable_ipv6 instance_id instance_interface_names instance_port kvstore num_tokens replication_factor tokens_file_path zone_awareness_enabled',
    'index_gateway.ring':
      'heartbeat_period heartbeat_timeout instance_addr instance_availability_zone instance_enable_ipv6 instance_id instance_interface_names instance_port kvstore num_tokens replication_factor tokens_file_path zone_awareness_enabled',
    'schema_config.configs[]': 'chunks from index object_store row_shards schema store',
    'schema_config.configs[].index': 'path_prefix period prefix tags',
    'limits_config.retention_stream[]': 'period priority selector',
  },
};
