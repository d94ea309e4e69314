internal import Text

/// Tells the language by its small words.
struct LanguageGuess: Sendable {
  /// ISO 639-1 codes in the order of the lexicon; a word's languages are bits in this order.
  private(set) var codes: [String] = ["es"]

  /// Adds the frequent words of a lexicon to what is looked for.
  init(_ entries: [Lexicon.Entry], _ compiler: inout Compiler) {
    for entry in entries where entry.kind == .language {
      let place = codes.firstIndex(of: entry.language) ?? codes.count
      if place == codes.count { codes.append(entry.language) }
      if place < UInt32.bitWidth { compiler.add(entry, language: 1 << UInt32(place)) }
    }
  }

  /// ISO 639-1; `es` when unsure, `und` when there is no word to read.
  func language(of fields: [FieldReading]) -> String {
    guard fields.contains(where: hasWords) else { return "und" }
    if let script = fields.lazy.compactMap({ foreignScript(of: $0.text) }).first { return script }
    var best = 0
    var most = count(0, fields)
    for place in codes.indices.dropFirst() {
      let found = count(place, fields)
      if found >= 2, found > most { (best, most) = (place, found) }
    }
    return codes[best]
  }

  private func count(_ place: Int, _ fields: [FieldReading]) -> Int {
    var sum = 0
    for field in fields where place < field.languages.count { sum += field.languages[place] }
    return sum
  }

  private func hasWords(_ field: FieldReading) -> Bool {
    for word in field.text.words where word.kind != .handle {
      for index in word.range {
        let byte = field.text.bytes[index]
        if (0x61...0x7A).contains(byte) || byte >= 0x80 { return true }
      }
    }
    return false
  }

  /// A language whose letters alone tell it, when most of the letters are such.
  private func foreignScript(of text: FoldedText) -> String? {
    var latin = 0
    var found: (language: String, count: Int)?
    for word in text.words.prefix(200) {
      guard text.bytes[word.range.lowerBound] >= 0xCE,
        let language = Self.language(ofLead: text.bytes[word.range])
      else {
        latin += 1
        continue
      }
      found = (found?.language ?? language, (found?.count ?? 0) + 1)
    }
    return found.flatMap { $0.count > latin ? $0.language : nil }
  }

  private static func language(ofLead bytes: ArraySlice<UInt8>) -> String? {
    switch bytes.first ?? 0 {
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
