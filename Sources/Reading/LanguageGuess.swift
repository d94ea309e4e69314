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
  func language(of fields: borrowing Fields) -> String {
    var hasWords = false
    for place in fields.indices where Self.hasWords(fields[place]) { hasWords = true }
    guard hasWords else { return "und" }
    for place in fields.indices where fields[place].cues.contains(.script) {
      if let script = Self.foreignScript(of: fields[place]) { return script }
    }
    guard fields.haveForeignWords else { return codes[0] }
    var best = 0
    var most = fields.words(ofLanguage: 0)
    var place = 1
    while place < codes.count {
      let found = fields.words(ofLanguage: place)
      if found >= 2, found > most { (best, most) = (place, found) }
      place += 1
    }
    return codes[best]
  }

  private static func hasWords(_ field: borrowing FieldReading) -> Bool {
    if field.cues.contains(.letters) { return true }
    var index = field.judged
    while index < field.text.words.count {
      let word = field.text.words[index]
      if WordTraits.of(field.text.bytes, field.text.range(of: word)).cues.contains(.letters) {
        return true
      }
      index += 1
    }
    return false
  }

  /// A language whose letters alone tell it, when most of the letters are such.
  private static func foreignScript(of field: borrowing FieldReading) -> String? {
    var latin = 0
    var found = (script: 0, count: 0)
    for index in 0..<min(field.judged, 200) {
      let script = Int(field.traits(index).script)
      if script == 0 {
        latin += 1
      } else {
        found = (found.script == 0 ? script : found.script, found.count + 1)
      }
    }
    return found.count > latin ? scripts[found.script - 1] : nil
  }

  /// The languages that letters alone tell.
  private static let scripts = ["el", "ru", "he", "ar", "ja", "zh", "ko"]

  /// The place of a word's language among `scripts`, from 1 on; nil for letters of many languages.
  static func script(_ bytes: borrowing Tray<UInt8>, _ range: Range<Int>) -> UInt8? {
    switch bytes[range.lowerBound] {
    case 0xCE, 0xCF: return 1
    case 0xD0...0xD3: return 2
    case 0xD7: return 3
    case 0xD8...0xDB: return 4
    case 0xE3: return 5
    case 0xE4...0xE9:
      for index in range where bytes[index] == 0xE3 { return 5 }
      return 6
    case 0xEA...0xED: return 7
    default: return nil
    }
  }
}
