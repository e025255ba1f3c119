import type { KnownKeys } from './index.ts';

/** Keys of Prometheus 3.14.0: the structs of its package config, and those of prometheus/common 0.70.1. */
export const prometheus: KnownKeys = {
  version: '3.14',
  keys: {
    '': 'alerting global otlp remote_read remote_write rule_files runtime scrape_config_files scrape_configs storage tracing',
    global:
      'always_scrape_classic_histograms body_size_limit convert_classic_histograms_to_nhcb evaluation_interval external_labels extra_scrape_metrics keep_dropped_targets label_limit label_name_length_limit label_value_length_limit metric_name_escaping_scheme metric_name_validation_scheme query_log_file rule_query_offset sample_limit scrape_failure_log_file scrape_interval scrape_native_histograms scrape_protocols scrape_timeout target_limit',
    runtime: 'gogc',
    alerting: 'alert_relabel_configs alertmanagers',
    'alerting.alertmanagers[]':
      'alert_relabel_configs api_version authorization aws_sd_configs azure_sd_configs basic_auth bearer_token bearer_token_file consul_sd_configs digitalocean_sd_configs dns_sd_configs docker_sd_configs dockerswarm_sd_configs ec2_sd_configs ecs_sd_configs elasticache_sd_configs enable_http2 eureka_sd_configs file_sd_configs follow_redirects gce_sd_configs hetzner_sd_configs http_headers http_sd_configs ionos_sd_configs kubernetes_sd_configs kuma_sd_configs lightsail_sd_configs linode_sd_configs marathon_sd_configs msk_sd_configs nerve_sd_configs no_proxy nomad_sd_configs oauth2 oci_sd_configs openstack_sd_configs outscale_sd_configs ovhcloud_sd_configs path_prefix proxy_connect_header proxy_from_environment proxy_url puppetdb_sd_configs rds_sd_configs relabel_configs scaleway_sd_configs scheme serverset_sd_configs sigv4 stackit_sd_configs static_configs timeout tls_config triton_sd_configs uyuni_sd_configs vultr_sd_configs',
    storage: 'exemplars tsdb',
    'storage.tsdb': 'chunk_encoding out_of_order_time_window retention stale_series_compaction_threshold',
    'storage.tsdb.retention': 'percentage size time',
    'storage.exemplars': 'max_exemplars',
    'scrape_configs[]':
      'always_scrape_classic_histograms authorization aws_sd_configs azure_sd_configs basic_auth bearer_token bearer_token_file body_size_limit consul_sd_configs convert_classic_histograms_to_nhcb digitalocean_sd_configs dns_sd_configs docker_sd_configs dockerswarm_sd_configs ec2_sd_configs ecs_sd_configs elasticache_sd_configs enable_compression enable_http2 eureka_sd_configs extra_scrape_metrics fallback_scrape_protocol file_sd_configs follow_redirects gce_sd_configs hetzner_sd_configs honor_labels honor_timestamps http_headers http_sd_configs ionos_sd_configs job_name keep_dropped_targets kubernetes_sd_configs kuma_sd_configs label_limit label_name_length_limit label_value_length_limit lightsail_sd_configs linode_sd_configs marathon_sd_configs metric_name_escaping_scheme metric_name_validation_scheme metric_relabel_configs metrics_path msk_sd_configs native_histogram_bucket_limit native_histogram_min_bucket_factor nerve_sd_configs no_proxy nomad_sd_configs oauth2 oci_sd_configs openstack_sd_configs outscale_sd_configs ovhcloud_sd_configs params proxy_connect_header proxy_from_environment proxy_url puppetdb_sd_configs rds_sd_configs relabel_configs sample_limit scaleway_sd_configs scheme scrape_failure_log_file scrape_interval scrape_native_histograms scrape_protocols scrape_timeout serverset_sd_configs stackit_sd_configs static_configs target_limit tls_config track_timestamps_staleness triton_sd_configs uyuni_sd_configs vultr_sd_configs',
    'scrape_configs[].relabel_configs[]':
      'action modulus regex replacement separator source_labels target_label',
    'scrape_configs[].metric_relabel_configs[]':
      'action modulus regex replacement separator source_labels target_label',
    'scrape_configs[].static_configs[]': 'labels targets',
    'remote_write[]':
      'authorization azuread basic_auth bearer_token bearer_token_file enable_http2 follow_redirects google_iam headers http_headers metadata_config name no_proxy oauth2 protobuf_message proxy_connect_header proxy_from_environment proxy_url queue_config remote_timeout round_robin_dns send_exemplars send_native_histograms sigv4 tls_config url write_relabel_configs',
    'remote_write[].write_relabel_configs[]':
      'action modulus regex replacement separator source_labels target_label',
    'remote_write[].queue_config':
      'batch_send_deadline capacity max_backoff max_samples_per_send max_shards min_backoff min_shards retry_on_http_429 sample_age_limit',
    'remote_read[]':
      'authorization basic_auth bearer_token bearer_token_file chunked_read_limit enable_http2 filter_external_labels follow_redirects headers http_headers name no_proxy oauth2 proxy_connect_header proxy_from_environment proxy_url read_recent remote_timeout required_matchers tls_config url',
    tracing: 'client_type compression endpoint headers insecure sampling_fraction timeout tls_config',
    otlp: 'convert_histograms_to_nhcb ignore_resource_attributes keep_identifying_resource_attributes label_name_preserve_multiple_underscores label_name_underscore_sanitization promote_all_resource_attributes promote_resource_attributes promote_scope_metadata translation_strategy',
  },
};
