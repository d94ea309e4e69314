#include "CSimdJSON.h"

#include <new>
#include <simdjson.h>
#include <vector>

struct vigia_json_parser {
  simdjson::dom::parser parser;
  simdjson::padded_string buffer;
  std::vector<vigia_json_record> records;
};

namespace {

/// Deep enough for every API answer met, shallow enough for the stack.
constexpr int kDepthLimit = 64;

int append(std::vector<vigia_json_record> &out, simdjson::dom::element value, int depth) {
  using simdjson::dom::element_type;
  if (depth > kDepthLimit) return simdjson::DEPTH_ERROR;
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
    record.kind = VIGIA_JSON_DOUBLE;
    record.number = double(uint64_t(value));
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
  case element_type::ARRAY: {
    simdjson::dom::array array = value;
    record.kind = VIGIA_JSON_ARRAY;
    size_t at = out.size(), members = 0;
    out.push_back(record);
    for (simdjson::dom::element item : array) {
      if (int code = append(out, item, depth + 1)) return code;
      members++;
    }
    out[at].length = members;
    return 0;
  }
  case element_type::OBJECT: {
    simdjson::dom::object object = value;
    record.kind = VIGIA_JSON_OBJECT;
    size_t at = out.size(), members = 0;
    out.push_back(record);
    for (simdjson::dom::key_value_pair field : object) {
      out.push_back({VIGIA_JSON_STRING, 0, 0, field.key.data(), field.key.size()});
      if (int code = append(out, field.value, depth + 1)) return code;
      members++;
    }
    out[at].length = members;
    return 0;
  }
  }
  out.push_back(record);
  return 0;
}

}  // namespace

vigia_json_parser *vigia_json_parser_create(void) { return new (std::nothrow) vigia_json_parser; }

void vigia_json_parser_destroy(vigia_json_parser *parser) { delete parser; }

int vigia_json_parse(
    vigia_json_parser *parser, const char *bytes, size_t length, const vigia_json_record **records, size_t *count) {
  parser->buffer = simdjson::padded_string(bytes, length);
  simdjson::dom::element root;
  if (auto error = parser->parser.parse(parser->buffer).get(root)) return error;
  parser->records.clear();
  if (int code = append(parser->records, root, 0)) return code;
  *records = parser->records.data();
  *count = parser->records.size();
  return 0;
}

const char *vigia_json_error_name(int code) {
  return simdjson::error_message(static_cast<simdjson::error_code>(code));
}
