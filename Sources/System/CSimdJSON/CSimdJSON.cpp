#include "CSimdJSON.h"

#include <simdjson.h>
#include <vector>

#include "JSONRepair.h"

namespace {

/// A parser that has once seen a bigger document gives its memory back.
constexpr size_t kKeptCapacity = 4 << 20;

/// What one thread keeps between documents.
struct Workshop {
  simdjson::dom::parser parser;
  std::vector<vigia_json_record> records;
};

/// Appends a value in which `levels` more containers may be nested.
int append(std::vector<vigia_json_record> &out, simdjson::dom::element value, int levels);

int append_array(std::vector<vigia_json_record> &out, simdjson::dom::array array, int levels) {
  size_t at = out.size(), members = 0;
  out.push_back({VIGIA_JSON_ARRAY, 0, 0, nullptr, 0});
  for (simdjson::dom::element item : array) {
    if (int code = append(out, item, levels)) return code;
    members++;
  }
  out[at].length = members;
  return 0;
}

int append_object(std::vector<vigia_json_record> &out, simdjson::dom::object object, int levels) {
  size_t at = out.size(), members = 0;
  out.push_back({VIGIA_JSON_OBJECT, 0, 0, nullptr, 0});
  for (simdjson::dom::key_value_pair field : object) {
    out.push_back({VIGIA_JSON_STRING, 0, 0, field.key.data(), field.key.size()});
    if (int code = append(out, field.value, levels)) return code;
    members++;
  }
  out[at].length = members;
  return 0;
}

int append(std::vector<vigia_json_record> &out, simdjson::dom::element value, int levels) {
  using simdjson::dom::element_type;
  vigia_json_record record{VIGIA_JSON_NULL, 0, 0, nullptr, 0};
  switch (value.type()) {
  case element_type::NULL_VALUE:
    break;
  case element_type::BOOL:
    record.kind = bool(value) ? VIGIA_JSON_TRUE : VIGIA_JSON_FALSE;
    break;
  case element_type::INT64:
    record.kind = VIGIA_JSON_INTEGER;
    record.integer = int64_t(value);
    break;
  case element_type::UINT64:
    record.kind = VIGIA_JSON_UNSIGNED;
    record.integer = int64_t(uint64_t(value));
    break;
  case element_type::DOUBLE:
    record.kind = VIGIA_JSON_DOUBLE;
    record.number = double(value);
    break;
  case element_type::STRING: {
    std::string_view text = value;
    record.kind = VIGIA_JSON_STRING;
    record.text = text.data();
    record.length = text.size();
    break;
  }
  case element_type::ARRAY:
    if (levels == 0) return simdjson::DEPTH_ERROR;
    return append_array(out, value, levels - 1);
  case element_type::OBJECT:
    if (levels == 0) return simdjson::DEPTH_ERROR;
    return append_object(out, value, levels - 1);
  }
  out.push_back(record);
  return 0;
}

int parse(Workshop &shop, std::string_view text, int deepest) {
  simdjson::padded_string padded(text);
  simdjson::dom::element root;
  if (auto error = shop.parser.parse(padded).get(root)) return error;
  shop.records.clear();
  return append(shop.records, root, deepest);
}

}  // namespace

int vigia_json_parse(
    const char *bytes, size_t length, int deepest, const vigia_json_record **records,
    size_t *count) {
  thread_local Workshop shop;
  if (shop.parser.capacity() > kKeptCapacity && length <= kKeptCapacity) shop = Workshop();
  std::string_view text(bytes, length);
  int code = simdjson::STRING_ERROR;
  if (!vigia::has_surrogate_escape(text)) code = parse(shop, text, deepest);
  if (code != 0 && code != simdjson::DEPTH_ERROR && code != simdjson::EMPTY)
    code = parse(shop, vigia::repaired(text), deepest);
  if (code != 0) return code;
  *records = shop.records.data();
  *count = shop.records.size();
  return 0;
}

const char *vigia_json_error_name(int code) {
  return simdjson::error_message(static_cast<simdjson::error_code>(code));
}

bool vigia_is_utf8(const void *bytes, size_t length) {
  return simdjson::validate_utf8(static_cast<const char *>(bytes), length);
}
