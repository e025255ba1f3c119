import type { KnownKeys } from './index.ts';

/** Sections of Grafana’s configuration file, and keys of those that are written often: its defaults.ini. */
export const grafana: KnownKeys = {
  version: '13',
  keys: {
    '': 'analytics annotations annotations.api annotations.dashboard app_mode auth auth.anonymous auth.azuread auth.basic auth.extended_jwt auth.generic_oauth auth.github auth.gitlab auth.google auth.grafana_com auth.grafananet auth.jwt auth.ldap auth.okta auth.passwordless auth.proxy aws azure cloud_migration dashboards database dataproxy datasources date_formats emails enterprise explore expressions external_image_storage external_image_storage.azure_blob external_image_storage.gcs external_image_storage.local external_image_storage.s3 external_image_storage.webdav feature_management feature_toggles force_migration geomap grafana-apiserver grafana_com grafana_net help instance_name live log log.console log.file log.frontend log.syslog metrics metrics.environment_info metrics.graphite navigation.app_sections navigation.app_standalone_pages news panels paths plugins profile provisioning public_dashboards query query_history quota rbac recording_rules recording_rules.custom_headers remote.alertmanager remote_cache rendering search secrets_manager secretscan secure_socks_datasource_proxy security security.encryption server service_accounts short_links smtp snapshots sso_settings storage target time_picker tracing.jaeger tracing.opentelemetry tracing.opentelemetry.jaeger tracing.opentelemetry.otlp unified_alerting unified_alerting.prometheus_conversion unified_alerting.reserved_labels unified_alerting.screenshots unified_alerting.state_history unified_alerting.state_history.annotations unified_alerting.state_history.external_labels unified_alerting.upgrade unified_storage users zanzana.client zanzana.server',
    paths: 'data logs permitted_provisioning_paths plugins provisioning temp_data_lifetime',
    server:
      'cdn_url cert_file cert_key cert_pass certs_watch_interval domain enable_gzip enforce_domain http_addr http_port min_tls_version protocol read_timeout root_url router_logging serve_from_sub_path socket socket_gid socket_mode static_root_path',
    database:
      'ca_cert_path cache_mode client_cert_path client_key_path conn_max_lifetime delete_auto_gen_ids high_availability host instrument_queries isolation_level locking_attempt_timeout_sec log_queries max_idle_conn max_open_conn migration_locking name password path query_retries server_cert_name skip_migrations ssl_mode ssl_sni transaction_retries type url user wal',
    analytics:
      'application_insights_auto_route_tracking application_insights_connection_string application_insights_endpoint_url check_for_plugin_updates check_for_updates enabled feedback_links_enabled google_analytics_4_id google_analytics_4_send_manual_page_views google_analytics_ua_id google_tag_manager_id intercom_secret reporting_distributor reporting_enabled rudderstack_config_url rudderstack_data_plane_url rudderstack_integrations_url rudderstack_sdk_url rudderstack_write_key',
    security:
      'actions_allow_post_url admin_email admin_password admin_user allow_embedding angular_support_enabled available_encryption_providers brute_force_login_protection_max_attempts content_security_policy content_security_policy_report_only content_security_policy_report_only_template content_security_policy_template cookie_samesite cookie_secure csrf_additional_headers csrf_always_check csrf_trusted_origins data_source_proxy_whitelist disable_brute_force_login_protection disable_frontend_sandbox_for_plugins disable_gravatar disable_initial_admin_creation encryption_provider secret_key strict_transport_security strict_transport_security_max_age_seconds strict_transport_security_preload strict_transport_security_subdomains x_content_type_options x_xss_protection',
    snapshots:
      'enabled external_enabled external_snapshot_name external_snapshot_url public_mode snapshot_remove_expired',
    dashboards: 'default_home_dashboard_path min_refresh_interval versions_to_keep',
    users:
      'allow_org_create allow_sign_up auto_assign_org auto_assign_org_id auto_assign_org_role default_language default_locale default_theme editors_can_admin external_manage_info external_manage_link_name external_manage_link_url hidden_users home_page last_seen_update_interval login_hint password_hint user_invite_max_lifetime_duration verification_email_max_lifetime_duration verify_email_enabled viewers_can_edit',
    auth: 'api_key_max_seconds_to_live azure_auth_enabled disable_login disable_login_form disable_signout_menu id_response_header_enabled id_response_header_namespaces id_response_header_prefix login_cookie_name login_maximum_inactive_lifetime_duration login_maximum_lifetime_duration managed_service_accounts_enabled oauth_allow_insecure_email_lookup oauth_auto_login oauth_login_error_message oauth_refresh_token_server_lock_min_wait_ms oauth_skip_org_role_update_sync oauth_state_cookie_max_age signout_redirect_url sigv4_auth_enabled sigv4_verbose_logging token_rotation_interval_minutes',
    'auth.anonymous': 'device_limit enabled hide_version org_name org_role',
    'auth.basic': 'enabled password_policy',
    log: 'filters level mode user_facing_default_error',
    'log.console': 'format level',
    'log.file': 'daily_rotate format level log_rotate max_days max_lines max_size_shift',
    smtp: 'cert_file ehlo_identity enable_tracing enabled from_address from_name host key_file password skip_verify startTLS_policy user',
  },
};
