internal import Text

/// A number as people write it: `45.000`, `1,5`, "sesenta", "mil", "media".
struct SpokenNumber {
  /// What it counts.
  var value: Double
  /// One past its last word.
  var end: Int

  private static let spelled: [(value: Double, words: String)] = [
    (0.5, "medio media"), (1, "un una uno"), (2, "dos par"), (3, "tres"), (4, "cuatro"),
    (5, "cinco"), (6, "seis"), (7, "siete"), (8, "ocho"), (9, "nueve"), (10, "diez"),
    (11, "once"), (12, "doce"), (15, "quince"), (20, "veinte"), (24, "veinticuatro"),
    (25, "veinticinco"), (30, "treinta"), (40, "cuarenta"), (50, "cincuenta"), (60, "sesenta"),
    (70, "setenta"), (80, "ochenta"), (90, "noventa"), (100, "cien"),
    (200, "doscientos doscientas"),
    (300, "trescientos trescientas"), (500, "quinientos quinientas"), (1000, "mil"),
  ]

  /// The words for numbers, each list with its place among the values.
  static let words: [(WordTraits, String)] = spelled.enumerated().map { place, row in
    (WordTraits(cues: .number, number: UInt8(place + 1)), row.words)
  }

  private static let values = spelled.map(\.value)

  /// The number that begins at a word, nil when none does.
  init?(_ field: borrowing FieldReading, at word: Int) {
    let traits = field.traits(word)
    let count = field.judged
    end = word + 1
    if traits.cues.contains(.digitFirst) {
      guard let number = Self.digits(field.text.bytes, field.text.range(of: field.text.words[word]))
      else {
        return nil
      }
      value = number
      if end < count, field.text.words[end].isTied, field.traits(end).cues.contains(.mil) {
        value *= 1000
        end += 1
      }
      return
    }
    guard traits.cues.contains(.number) else { return nil }
    value = Self.values[Int(traits.number) - 1]
    // "un par de", "dos mil", "treinta y cinco".
    if value == 1, end < count, field.traits(end).cues.contains(.par) {
      value = 2
      end += 1
    }
    if value == 2, end < count, end > word + 1 || traits.cues.contains(.par),
      field.traits(end).cues.contains(.de)
    {
      end += 1
    }
    if value < 1000, end < count, field.text.words[end].isTied,
      field.traits(end).cues.contains(.mil)
    {
      value *= 1000
      end += 1
    }
    if value >= 30, value < 100, end + 1 < count, field.traits(end).cues.contains(.y),
      field.traits(end + 1).cues.contains(.number)
    {
      let unit = Self.values[Int(field.traits(end + 1).number) - 1]
      guard unit < 10 else { return }
      value += unit
      end += 2
    }
  }

  /// Points between groups of three are thousands, one comma is decimal.
  private static func digits(_ bytes: borrowing Tray<UInt8>, _ range: Range<Int>) -> Double? {
    var value = 0.0
    var scale = 0.0
    var group = 0
    for index in range {
      let byte = bytes[index]
      switch byte {
      case 0x30...0x39:
        group += 1
        if scale > 0 {
          value += Double(byte - 0x30) * scale
          scale /= 10
        } else {
          value = value * 10 + Double(byte - 0x30)
        }
      case UInt8(ascii: "."), UInt8(ascii: ","):
        let isThousand =
          byte == UInt8(ascii: ".") && group <= 3 && isGroup(bytes, index + 1, range.upperBound)
        if !isThousand, scale == 0 { scale = 0.1 }
        group = 0
      default: return nil
      }
      guard value < 1e15 else { return nil }
    }
    return value
  }

  /// Three digits that no fourth follows.
  private static func isGroup(_ bytes: borrowing Tray<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard start + 3 <= end else { return false }
    for index in start..<(start + 3) where bytes[index] &- 0x30 > 9 { return false }
    return start + 3 == end || bytes[start + 3] &- 0x30 > 9
  }
}
