// libcurl for Swift: its option calls are variadic, which Swift does not import, so each kind of
// argument gets one typed function here.
#pragma once
#include <curl/curl.h>
#include <sys/socket.h>
#include <netinet/in.h>

static inline CURLcode vigia_setopt_long(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode vigia_setopt_string(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode vigia_setopt_pointer(CURL *handle, CURLoption option, void *value) {
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
static inline CURLcode vigia_getinfo_long(CURL *handle, CURLINFO info, long *value) {
  return curl_easy_getinfo(handle, info, value);
}
static inline CURLcode vigia_getinfo_string(CURL *handle, CURLINFO info, const char **value) {
  return curl_easy_getinfo(handle, info, value);
}
static inline CURLcode vigia_getinfo_pointer(CURL *handle, CURLINFO info, void **value) {
  return curl_easy_getinfo(handle, info, value);
}
static inline CURLMcode vigia_multi_setopt_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}
/// The result member of a finished message: a C union, which Swift cannot reach.
static inline CURLcode vigia_message_result(const CURLMsg *message) {
  return message->data.result;
}
/// `curl_sockaddr.addr` behind its outer struct, as the sockaddr it is.
static inline const struct sockaddr *vigia_socket_address(const struct curl_sockaddr *address) {
  return &address->addr;
}
static inline curl_socket_t vigia_bad_socket(void) { return CURL_SOCKET_BAD; }
