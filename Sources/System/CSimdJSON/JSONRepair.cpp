#include "JSONRepair.h"

#include <cstdint>

namespace vigia {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kReplacementEscape = "\\ufffd";

/// The length of the valid UTF-8 sequence at `at`, or 0 (Unicode 15, table 3-7).
size_t sequence_length(std::string_view text, size_t at) {
  auto byte = [&](size_t offset) -> unsigned {
    return at + offset < text.size() ? (unsigned char)text[at + offset] : 0u;
  };
  auto trail = [&](size_t offset) { return (byte(offset) & 0xC0) == 0x80; };
  unsigned first = byte(0), second = byte(1);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return trail(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    if (!trail(1) || !trail(2)) return 0;
    if (first == 0xE0 && second < 0xA0) return 0;
    if (first == 0xED && second > 0x9F) return 0;
    return 3;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    if (!trail(1) || !trail(2) || !trail(3)) return 0;
    if (first == 0xF0 && second < 0x90) return 0;
    if (first == 0xF4 && second > 0x8F) return 0;
    return 4;
  }
  return 0;
}

/// The UTF-16 unit of the escape `\uXXXX` at `at`, or -1.
int escaped_unit(std::string_view text, size_t at) {
  if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return -1;
  int value = 0;
  for (size_t i = at + 2; i < at + 6; i++) {
    char c = text[i];
    int digit = c >= '0' && c <= '9' ? c - '0'
        : c >= 'a' && c <= 'f' ? c - 'a' + 10
        : c >= 'A' && c <= 'F' ? c - 'A' + 10
                               : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/// Copies the escape at `at` and returns the position after it.
size_t copy_escape(std::string_view text, size_t at, std::string &out) {
  int unit = escaped_unit(text, at);
  if (unit >= 0xD800 && unit <= 0xDBFF) {
    int low = escaped_unit(text, at + 6);
    if (low >= 0xDC00 && low <= 0xDFFF) {
      out.append(text.substr(at, 12));
      return at + 12;
    }
  }
  if (unit >= 0xD800 && unit <= 0xDFFF) {
    out.append(kReplacementEscape);
    return at + 6;
  }
  size_t length = unit >= 0 ? 6 : 2;
  out.append(text.substr(at, length));
  return at + length;
}

/// Copies one character of a string and returns the position after it.
size_t copy_character(std::string_view text, size_t at, std::string &out) {
  unsigned char c = (unsigned char)text[at];
  if (c == '\\') return copy_escape(text, at, out);
  if (c < 0x20) {
    static const char digits[] = "0123456789abcdef";
    out.append("\\u00");
    out.push_back(digits[c >> 4]);
    out.push_back(digits[c & 15]);
    return at + 1;
  }
  size_t length = sequence_length(text, at);
  if (length == 0) {
    out.append(kReplacement);
    return at + 1;
  }
  out.append(text.substr(at, length));
  return at + length;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Copies the number at `at`, quoted when it is a whole number outside the 64-bit ranges.
size_t copy_number(std::string_view text, size_t at, std::string &out) {
  size_t digits = text[at] == '-' ? at + 1 : at;
  size_t end = digits;
  while (end < text.size() && is_digit(text[end])) end++;
  bool whole = end == text.size() || (text[end] != '.' && text[end] != 'e' && text[end] != 'E');
  size_t count = end - digits;
  std::string_view limit = text[at] == '-' ? "9223372036854775808" : "18446744073709551615";
  std::string_view value = text.substr(digits, count);
  bool beyond = count > limit.size() || (count == limit.size() && value > limit);
  bool quoted = whole && beyond && text[digits] != '0';
  if (quoted) out.push_back('"');
  out.append(text.substr(at, end - at));
  if (quoted) out.push_back('"');
  return end;
}

}  // namespace

bool has_surrogate_escape(std::string_view text) {
  size_t at = 0;
  while ((at = text.find("\\u", at)) != std::string_view::npos) {
    if (at + 2 < text.size() && (text[at + 2] == 'd' || text[at + 2] == 'D')) return true;
    at += 2;
  }
  return false;
}

std::string repaired(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 64);
  bool inside = false;
  size_t at = 0;
  while (at < text.size()) {
    char c = text[at];
    if (c == '"') {
      inside = !inside;
      out.push_back(c);
      at++;
    } else if (inside) {
      at = copy_character(text, at, out);
    } else if (is_digit(c) || (c == '-' && at + 1 < text.size() && is_digit(text[at + 1]))) {
      at = copy_number(text, at, out);
      // A fraction or exponent follows as it stands, so that its digits are not taken for a number.
      while (at < text.size() && (is_digit(text[at]) || text[at] == '.' || text[at] == 'e' || text[at] == 'E' || text[at] == '+' || text[at] == '-'))
        out.push_back(text[at++]);
    } else {
      out.push_back(c);
      at++;
    }
  }
  return out;
}

}  // namespace vigia
