// libmicrohttpd for Swift. MHD_start_daemon is variadic, so its options are named here.
#pragma once
#include <microhttpd.h>
#include <string.h>

/// What a server is started with.
struct vigia_server_options {
  int socket;                // bound and listening
  unsigned int connections;  // at once
  size_t connection_bytes;   // memory of one connection
  unsigned int idle_s;       // silence before a connection is closed
};

/// Starts a daemon with its own epoll thread on a listening socket; NULL when it cannot.
static inline struct MHD_Daemon *vigia_start_daemon(
    struct vigia_server_options options, MHD_AccessHandlerCallback handler,
    MHD_RequestCompletedCallback completed, void *owner) {
  return MHD_start_daemon(
      MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, handler, owner,
      MHD_OPTION_LISTEN_SOCKET, (MHD_socket)options.socket,
      MHD_OPTION_CONNECTION_LIMIT, options.connections,
      MHD_OPTION_CONNECTION_MEMORY_LIMIT, options.connection_bytes,
      MHD_OPTION_CONNECTION_TIMEOUT, options.idle_s,
      MHD_OPTION_NOTIFY_COMPLETED, completed, owner, MHD_OPTION_END);
}

/// About how much of its connection's memory a request's head takes: its text, a record of 64 bytes for
/// each header, member of the query and cookie, and the cookies once more.
static inline size_t vigia_head_bytes(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
  enum MHD_ValueKind kinds = MHD_HEADER_KIND | MHD_GET_ARGUMENT_KIND | MHD_COOKIE_KIND;
  int records = MHD_get_connection_values(connection, kinds, NULL, NULL);
  const char *cookies = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Cookie");
  return (info ? info->header_size : 0) + 64 * (size_t)records + (cookies ? strlen(cookies) : 0);
}
