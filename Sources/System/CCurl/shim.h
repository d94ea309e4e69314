// libcurl for Swift: its option calls are variadic, which Swift does not import, so each kind of
// argument gets one typed function here. Addresses leave as 16 bytes: IPv4 in its v4-mapped form.
#pragma once
#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

static inline CURLcode vigia_setopt_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode vigia_setopt_string(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode vigia_setopt_pointer(CURL *handle, CURLoption option, const void *value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode vigia_setopt_list(CURL *handle, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(handle, option, value);
}
typedef size_t (*vigia_write_callback)(char *bytes, size_t size, size_t count, void *owner);
static inline CURLcode vigia_setopt_write(CURL *handle, CURLoption option, vigia_write_callback value) {
  return curl_easy_setopt(handle, option, value);
}
typedef curl_socket_t (*vigia_socket_callback)(void *owner, curlsocktype purpose, struct curl_sockaddr *address);
static inline CURLcode vigia_setopt_socket(CURL *handle, CURLoption option, vigia_socket_callback value) {
  return curl_easy_setopt(handle, option, value);
}
/// Called once a connection stands, a reused one too, before the request is written.
typedef int (*vigia_ready_callback)(void *owner, char *address, char *own, int port, int own_port);
static inline CURLcode vigia_setopt_ready(CURL *handle, CURLoption option, vigia_ready_callback value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode vigia_getinfo_long(CURL *handle, CURLINFO info, long *value) {
  return curl_easy_getinfo(handle, info, value);
}
static inline CURLcode vigia_getinfo_pointer(CURL *handle, CURLINFO info, void **value) {
  return curl_easy_getinfo(handle, info, value);
}
static inline CURLcode vigia_getinfo_socket(CURL *handle, CURLINFO info, curl_socket_t *value) {
  return curl_easy_getinfo(handle, info, value);
}
static inline CURLMcode vigia_multi_setopt_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}
/// The result member of a finished message: a C union, which Swift cannot reach.
static inline CURLcode vigia_message_result(const CURLMsg *message) {
  return message->data.result;
}
static inline curl_socket_t vigia_bad_socket(void) { return CURL_SOCKET_BAD; }
/// Opens the socket libcurl asked for, closed on exec.
static inline curl_socket_t vigia_open_socket(const struct curl_sockaddr *address) {
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static inline void vigia_map_ipv4(const struct in_addr *address, unsigned char *bytes) {
  memset(bytes, 0, 10);
  bytes[10] = bytes[11] = 0xff;
  memcpy(bytes + 12, address, 4);
}
/// Writes the 16 bytes of the address a socket is to reach; 0 when it is neither IPv4 nor IPv6.
static inline int vigia_socket_address(const struct curl_sockaddr *address, unsigned char *bytes) {
  if (address->family == AF_INET) {
    vigia_map_ipv4(&((const struct sockaddr_in *)&address->addr)->sin_addr, bytes);
    return 1;
  }
  if (address->family == AF_INET6) {
    memcpy(bytes, &((const struct sockaddr_in6 *)&address->addr)->sin6_addr, 16);
    return 1;
  }
  return 0;
}
/// Reads dotted or colon text, strictly, into 16 bytes; 0 when it is neither.
static inline int vigia_parse_address(const char *text, unsigned char *bytes) {
  struct in_addr four;
  if (inet_pton(AF_INET, text, &four) == 1) {
    vigia_map_ipv4(&four, bytes);
    return 1;
  }
  return inet_pton(AF_INET6, text, bytes) == 1;
}
/// Writes the text of 16 bytes, dotted when they are a v4-mapped address; `text` holds 46 bytes.
static inline void vigia_address_text(const unsigned char *bytes, char *text) {
  static const unsigned char mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  if (memcmp(bytes, mapped, 12) == 0) {
    inet_ntop(AF_INET, bytes + 12, text, INET6_ADDRSTRLEN);
  } else {
    inet_ntop(AF_INET6, bytes, text, INET6_ADDRSTRLEN);
  }
}
