// Mends the JSON of the wild so that a strict parser takes it; valid JSON comes out as it went in.
#pragma once
#include <string>
#include <string_view>

namespace vigia {

/// True when the text holds an escape that begins a surrogate: simdjson lets lone low ones through.
bool has_surrogate_escape(std::string_view text);

/// The text with lone surrogates and invalid UTF-8 as U+FFFD, raw control characters in strings
/// escaped, and whole numbers of 19 digits or more that leave 64 bits as strings. One pass, linear.
std::string repaired(std::string_view text);

}  // namespace vigia
