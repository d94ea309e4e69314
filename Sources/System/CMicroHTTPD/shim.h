// libmicrohttpd for Swift. MHD_start_daemon is variadic, so its options are named here.
#pragma once
#include <microhttpd.h>

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
