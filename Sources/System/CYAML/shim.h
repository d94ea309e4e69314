// libyaml for Swift. Event data are a C union; each member that is read gets one accessor.
#pragma once
#include <yaml.h>

static inline const char *vigia_scalar_value(const yaml_event_t *event) {
  return (const char *)event->data.scalar.value;
}
static inline size_t vigia_scalar_length(const yaml_event_t *event) { return event->data.scalar.length; }
static inline int vigia_scalar_is_plain(const yaml_event_t *event) {
  return event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
}
static inline const char *vigia_alias_anchor(const yaml_event_t *event) {
  return (const char *)event->data.alias.anchor;
}
