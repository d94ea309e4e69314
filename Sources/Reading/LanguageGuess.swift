internal import Text

/// Tells the language by its small words.
enum LanguageGuess {
  /// ISO 639-1; `es` when unsure, `und` when there is no word to read.
  static func language(of fields: [FieldReading], _ entries: [Lexicon.Entry]) -> String {
    guard fields.contains(where: hasWords) else { return "und" }
    if let script = fields.lazy.compactMap({ foreignScript(of: $0.text) }).first { return script }
    var counts: [(language: String, count: Int)] = []
    for field in fields {
      for (_, index) in field.entries where entries[index].kind == .language {
        let language = entries[index].language
        if let known = counts.firstIndex(where: { $0.language == language }) {
          counts[known].count += 1
        } else {
          counts.append((language, 1))
        }
      }
    }
    let spanish = counts.first { $0.language == "es" }?.count ?? 0
    var best = (language: "es", count: spanish)
    for other in counts where other.count >= 2 && other.count > best.count { best = other }
    return best.language
  }

  private static func hasWords(_ field: FieldReading) -> Bool {
    field.text.words.contains { word in
      word.kind != .handle
        && field.text.bytes[word.range].contains { (0x61...0x7A).contains($0) || $0 >= 0x80 }
    }
  }

  /// A language whose letters alone tell it, when most of the letters are such.
  private static func foreignScript(of text: FoldedText) -> String? {
    var latin = 0
    var found: (language: String, count: Int)?
    for word in text.words.prefix(200) {
      let bytes = text.bytes[word.range]
      guard let first = bytes.first, let language = language(ofLead: first, bytes) else {
        latin += 1
        continue
      }
      found = (found?.language ?? language, (found?.count ?? 0) + 1)
    }
    return found.flatMap { $0.count > latin ? $0.language : nil }
  }

  private static func language(ofLead lead: UInt8, _ bytes: ArraySlice<UInt8>) -> String? {
    switch lead {
    case 0xCE, 0xCF: "el"
    case 0xD0...0xD3: "ru"
    case 0xD7: "he"
    case 0xD8...0xDB: "ar"
    case 0xE3: "ja"
    case 0xE4...0xE9: bytes.contains(0xE3) ? "ja" : "zh"
    case 0xEA...0xED: "ko"
    default: nil
    }
  }
}
