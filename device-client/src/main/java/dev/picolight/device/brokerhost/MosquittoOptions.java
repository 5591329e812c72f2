package dev.picolight.device.brokerhost;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The options of Mosquitto's configuration, from its `conf.c` of 1.6 to 2.1.
final class MosquittoOptions {
    /// May stand once: a second one ends Mosquitto's start.
    static final Set<String> ONCE =
            Set.of(
                    "acl_file",
                    "auto_id_prefix",
                    "bind_address",
                    "bind_interface",
                    "cafile",
                    "capath",
                    "certfile",
                    "ciphers",
                    "ciphers_tls1.3",
                    "clientid_prefixes",
                    "crlfile",
                    "dhparamfile",
                    "http_dir",
                    "keyfile",
                    "mount_point",
                    "password_file",
                    "persistence_file",
                    "persistence_location",
                    "pid_file",
                    "psk_file",
                    "psk_hint",
                    "tls_engine",
                    "tls_version",
                    "user");

    /// Of those that may stand twice, the last one is in force.
    static final Set<String> LAST_WINS =
            Set.of(
                    "allow_anonymous",
                    "allow_zero_length_clientid",
                    "max_connections",
                    "max_inflight_messages",
                    "max_packet_size",
                    "max_qos",
                    "max_queued_messages",
                    "per_listener_settings",
                    "persistence",
                    "port",
                    "protocol",
                    "require_certificate",
                    "socket_domain",
                    "use_identity_as_username",
                    "use_subject_as_username",
                    "use_username_as_clientid");

    /// Belong to a listener only after `per_listener_settings true`, else to all.
    static final Set<String> SECURITY =
            Set.of(
                    "acl_file",
                    "allow_anonymous",
                    "allow_zero_length_clientid",
                    "auth_plugin",
                    "auto_id_prefix",
                    "password_file",
                    "plugin",
                    "psk_file");

    /// Belong to the listener above them in their file.
    static final Set<String> OF_LISTENER =
            Set.of(
                    "bind_interface",
                    "cafile",
                    "capath",
                    "certfile",
                    "ciphers",
                    "ciphers_tls1.3",
                    "crlfile",
                    "dhparamfile",
                    "http_dir",
                    "keyfile",
                    "max_connections",
                    "max_qos",
                    "maximum_qos",
                    "mount_point",
                    "protocol",
                    "psk_hint",
                    "require_certificate",
                    "socket_domain",
                    "tls_engine",
                    "tls_version",
                    "use_identity_as_username",
                    "use_subject_as_username",
                    "use_username_as_clientid");

    /// Of the old listener that has no line of its own.
    static final Set<String> OF_DEFAULT_LISTENER = Set.of("bind_address", "port");

    /// Take `true` or `false`.
    static final Set<String> TRUTHS =
            Set.of(
                    "allow_anonymous",
                    "allow_zero_length_clientid",
                    "per_listener_settings",
                    "persistence",
                    "require_certificate",
                    "use_identity_as_username",
                    "use_subject_as_username",
                    "use_username_as_clientid");

    private static final Set<String> OTHERS =
            Stream.of(
                            "accept_protocol_versions address addresses allow_duplicate_messages"
                                    + " auth_plugin_deny_special_chars autosave_interval"
                                    + " autosave_on_changes check_retain_source cleansession clientid"
                                    + " connection connection_messages"
                                    + " disable_client_cert_date_checks enable_control_api"
                                    + " enable_proxy_protocol global_max_clients"
                                    + " global_max_connections global_plugin http_api idle_timeout"
                                    + " include_dir keepalive_interval listener"
                                    + " listener_allow_anonymous listener_auto_id_prefix"
                                    + " local_cleansession local_clientid local_password"
                                    + " local_username log_dest log_facility log_timestamp"
                                    + " log_timestamp_format log_type max_inflight_bytes"
                                    + " max_keepalive max_log_entries max_queued_bytes"
                                    + " max_topic_alias max_topic_alias_broker memory_limit"
                                    + " message_size_limit notification_topic notifications"
                                    + " notifications_local_only packet_buffer_size password"
                                    + " persistent_client_expiration plugin_load plugin_use"
                                    + " proxy_protocol_v2_require_tls queue_qos0_messages"
                                    + " remote_clientid remote_password remote_username"
                                    + " restart_timeout retain_available retain_expiry_interval"
                                    + " retained_persistence retry_interval round_robin"
                                    + " set_tcp_nodelay start_type store_clean_interval"
                                    + " sys_interval threshold tls_engine_kpass_sha1 tls_keyform"
                                    + " topic trace_level trace_output try_private"
                                    + " upgrade_outgoing_qos username websockets_headers_size"
                                    + " websockets_log_level websockets_origin ffdc_output")
                    .flatMap(names -> Stream.of(names.split(" ", -1)))
                    .collect(Collectors.toUnmodifiableSet());

    private MosquittoOptions() {}

    /// Whether any known Mosquitto has this option.
    static boolean isKnown(String keyword) {
        return ONCE.contains(keyword)
                || LAST_WINS.contains(keyword)
                || SECURITY.contains(keyword)
                || OF_LISTENER.contains(keyword)
                || OTHERS.contains(keyword)
                || keyword.startsWith("bridge_")
                || keyword.startsWith("auth_opt_")
                || keyword.startsWith("plugin_opt_");
    }
}
