import type { KnownKeys } from './index.ts';

/** Keys of Tempo 2.10.8: its manifest, and the structs of its configuration. */
export const tempo: KnownKeys = {
  version: '2.10',
  keys: {
    '': 'auth_enabled backend_scheduler backend_scheduler_client backend_worker block_builder cache compactor distributor enable_go_runtime_metrics http_api_prefix ingest ingester ingester_client internal_server live_store live_store_client memberlist metrics_generator metrics_generator_client multitenancy_enabled overrides partition_ring_live_store querier query_frontend server shutdown_delay storage stream_over_http_enabled target usage_report',
    server:
      'cluster_validation create_new_traces graceful_shutdown_timeout grpc_collect_max_streams_by_conn grpc_listen_address grpc_listen_conn_limit grpc_listen_network grpc_listen_port grpc_server_keepalive_time grpc_server_keepalive_timeout grpc_server_max_concurrent_streams grpc_server_max_connection_age grpc_server_max_connection_age_grace grpc_server_max_connection_idle grpc_server_max_recv_msg_size grpc_server_max_send_msg_size grpc_server_min_time_between_pings grpc_server_num_workers grpc_server_ping_without_stream_allowed grpc_server_read_buffer_size grpc_server_recv_buffer_pools_enabled grpc_server_stats_tracking_enabled grpc_server_write_buffer_size grpc_tls_config http_listen_address http_listen_conn_limit http_listen_network http_listen_port http_log_closed_connections_without_response_enabled http_path_prefix http_server_idle_timeout http_server_read_header_timeout http_server_read_timeout http_server_write_timeout http_tls_config log_format log_level log_request_at_info_level_enabled log_request_exclude_headers_list log_request_headers log_source_ips_enabled log_source_ips_full log_source_ips_header log_source_ips_regex proxy_protocol_enabled register_instrumentation report_grpc_codes_in_instrumentation_label_enabled tls_cipher_suites tls_min_version trace_request_exclude_headers_list trace_request_headers',
    distributor:
      'artificial_delay extend_writes forwarders ingester_write_path_enabled kafka_config kafka_write_path_enabled log_discarded_spans log_received_spans max_attribute_bytes metric_received_spans override_ring_key receivers retry_after_on_resource_exhausted ring usage',
    ingester_client: 'grpc_client_config pool_config remote_timeout',
    metrics_generator_client: 'grpc_client_config pool_config remote_timeout',
    live_store_client: 'grpc_client_config pool_config remote_timeout',
    querier:
      'extra_query_delay frontend_worker max_concurrent_queries metrics partition_ring query_live_store query_relevant_ingesters search secondary_ingester_ring shuffle_sharding_ingesters_enabled shuffle_sharding_ingesters_lookback_period trace_by_id',
    query_frontend:
      'allowed_headers api_timeout log_query_request_headers max_batch_size max_outstanding_per_tenant max_query_expression_size_bytes max_retries mcp_server metrics multi_tenant_queries_enabled query_end_cutoff response_consumers rf1_after search trace_by_id url_deny_list weights',
    compactor: 'compaction disabled override_ring_key ring',
    ingester:
      'complete_block_timeout concurrent_flushes flush_all_on_shutdown flush_check_period flush_object_storage flush_op_timeout lifecycler max_block_bytes max_block_duration override_ring_key partition_ring trace_idle_period trace_live_period',
    metrics_generator:
      'codec disable_grpc disable_local_blocks ingest_concurrency instance_id limiter_type metrics_ingestion_time_range_slack override_ring_key processor query_timeout registry ring storage traces_query_storage traces_storage',
    ingest: 'enabled kafka',
    block_builder:
      'assigned_partitions block consume_cycle_duration instance_id max_consuming_bytes partitions_per_instance wal',
    storage: 'trace',
    memberlist:
      'abort_if_cluster_fast_join_fails abort_if_cluster_fast_join_fails_min_nodes abort_if_cluster_join_fails acquire_writer_timeout advertise_addr advertise_port bind_addr bind_port broadcast_timeout_for_local_updates_on_shutdown cluster_label cluster_label_verification_disabled compression_enabled dead_node_reclaim_time gossip_interval gossip_nodes gossip_to_dead_nodes_time join_members leave_timeout left_ingesters_timeout max_concurrent_writes max_join_backoff max_join_retries message_history_buffer_bytes min_join_backoff node_name notify_interval obsolete_entries_timeout packet_dial_timeout packet_write_timeout propagation_delay_tracker pull_push_interval randomize_node_name received_messages_queue_size rejoin_interval rejoin_seed_nodes retransmit_factor stream_timeout tls_ca_path tls_cert_path tls_cipher_suites tls_enabled tls_insecure_skip_verify tls_key_path tls_min_version tls_server_name watch_prefix_buffer_size zone_aware_routing',
    usage_report: 'backoff reporting_enabled',
    cache: 'background caches',
    backend_scheduler:
      'backend_flush_interval job_timeout local_work_path maintenance_interval provider work',
    backend_scheduler_client: 'grpc_client_config',
    backend_worker:
      'backend_scheduler_addr backoff compaction finish_on_shutdown_timeout override_ring_key ring',
    live_store:
      'block_config commit_interval complete_block_concurrency complete_block_timeout flush_check_period flush_op_timeout max_block_bytes max_block_duration max_live_traces_bytes max_trace_idle max_trace_live metrics partition_ring query_block_concurrency ring shutdown_marker_dir wal',
    internal_server:
      'cluster_validation create_new_traces enable graceful_shutdown_timeout grpc_collect_max_streams_by_conn grpc_listen_address grpc_listen_conn_limit grpc_listen_network grpc_listen_port grpc_server_keepalive_time grpc_server_keepalive_timeout grpc_server_max_concurrent_streams grpc_server_max_connection_age grpc_server_max_connection_age_grace grpc_server_max_connection_idle grpc_server_max_recv_msg_size grpc_server_max_send_msg_size grpc_server_min_time_between_pings grpc_server_num_workers grpc_server_ping_without_stream_allowed grpc_server_read_buffer_size grpc_server_recv_buffer_pools_enabled grpc_server_stats_tracking_enabled grpc_server_write_buffer_size grpc_tls_config http_listen_address http_listen_conn_limit http_listen_network http_listen_port http_log_closed_connections_without_response_enabled http_path_prefix http_server_idle_timeout http_server_read_header_timeout http_server_read_timeout http_server_write_timeout http_tls_config log_format log_level log_request_at_info_level_enabled log_request_exclude_headers_list log_request_headers log_source_ips_enabled log_source_ips_full log_source_ips_header log_source_ips_regex proxy_protocol_enabled register_instrumentation report_grpc_codes_in_instrumentation_label_enabled tls_cipher_suites tls_min_version trace_request_exclude_headers_list trace_request_headers',
    'storage.trace':
      'azure backend background_cache block blocklist_poll blocklist_poll_concurrency blocklist_poll_fallback blocklist_poll_jitter_ms blocklist_poll_stale_tenant_index blocklist_poll_tenant_concurrency blocklist_poll_tenant_index_builders blocklist_poll_tolerate_consecutive_errors blocklist_poll_tolerate_tenant_failures cache cache_max_block_age cache_min_compaction_level empty_tenant_deletion_age empty_tenant_deletion_enabled gcs local memcached pool redis s3 search wal',
    'storage.trace.s3':
      'access_key bucket bucket_lookup_type enable_dual_stack endpoint forcepathstyle hedge_requests_at hedge_requests_up_to insecure list_blocks_concurrency metadata native_aws_auth_enabled part_size prefix region secret_key session_token signature_v2 sse storage_class tags tls_ca_path tls_cert_path tls_cipher_suites tls_insecure_skip_verify tls_key_path tls_min_version tls_server_name',
    'storage.trace.local': 'path',
    'storage.trace.wal': 'ingestion_time_range_slack path search_encoding v2_encoding',
    'storage.trace.block':
      'bloom_filter_false_positive bloom_filter_shard_size_bytes parquet_dedicated_columns parquet_row_group_size_bytes search_encoding search_page_size_bytes v2_encoding v2_index_downsample_bytes v2_index_page_size_bytes version',
    'compactor.compaction':
      'block_retention compacted_block_retention compaction_cycle compaction_window max_block_bytes max_compaction_objects max_time_per_tenant retention_concurrency v2_in_buffer_bytes v2_out_buffer_bytes v2_prefetch_traces_count',
    'compactor.ring':
      'enable_inet6 heartbeat_period heartbeat_timeout instance_addr instance_id instance_interface_names instance_port kvstore wait_active_instance_timeout wait_stability_max_duration wait_stability_min_duration',
    'ingester.lifecycler':
      'address availability_zone enable_inet6 final_sleep heartbeat_period heartbeat_timeout id interface_names join_after min_ready_duration num_tokens observe_period port readiness_check_ring_health ring tokens_file_path unregister_on_shutdown',
    'ingester.lifecycler.ring':
      'excluded_zones heartbeat_timeout kvstore replication_factor zone_awareness_enabled',
    'metrics_generator.storage': 'path remote_write_add_org_id_header remote_write_flush_deadline wal',
    'query_frontend.search':
      'concurrent_jobs default_result_limit default_spans_per_span_set ingester_shards max_duration max_result_limit max_spans_per_span_set most_recent_shards query_backend_after query_ingesters_until target_bytes_per_job',
    'query_frontend.trace_by_id': 'query_shards',
    'server.http_tls_config': 'cert cert_file client_auth_type client_ca client_ca_file key key_file',
    'server.grpc_tls_config': 'cert cert_file client_auth_type client_ca client_ca_file key key_file',
    'usage_report.backoff': 'max_period max_retries min_period',
  },
};
