// libmicrohttpd for Swift. MHD_start_daemon is variadic; options are passed as an MHD_OptionItem array.
#pragma once
#include <microhttpd.h>
#include <netinet/in.h>
#include <arpa/inet.h>

static inline struct MHD_Daemon *vigia_start_daemon(
    unsigned int flags, uint16_t port, MHD_AcceptPolicyCallback accept, void *accept_owner,
    MHD_AccessHandlerCallback handler, void *owner, struct MHD_OptionItem *options) {
  return MHD_start_daemon(
      flags, port, accept, accept_owner, handler, owner, MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}
