internal import Text

/// A number as people write it: `45.000`, `1,5`, "sesenta", "mil", "media".
struct SpokenNumber {
  /// What it counts.
  var value: Double
  /// One past its last word.
  var end: Int

  private static let words = WordTable<Double>([
    (0.5, "medio media"), (1, "un una uno"), (2, "dos par"), (3, "tres"), (4, "cuatro"),
    (5, "cinco"), (6, "seis"), (7, "siete"), (8, "ocho"), (9, "nueve"), (10, "diez"),
    (11, "once"), (12, "doce"), (15, "quince"), (20, "veinte"), (24, "veinticuatro"),
    (25, "veinticinco"), (30, "treinta"), (40, "cuarenta"), (50, "cincuenta"), (60, "sesenta"),
    (70, "setenta"), (80, "ochenta"), (90, "noventa"), (100, "cien"),
    (200, "doscientos doscientas"),
    (300, "trescientos trescientas"), (500, "quinientos quinientas"), (1000, "mil"),
  ])

  /// The number that begins at a word, nil when none does.
  init?(_ text: FoldedText, at word: Int) {
    let bytes = text.bytes[text.words[word].range]
    end = word + 1
    if let digit = bytes.first, (0x30...0x39).contains(digit) {
      guard let number = Self.digits(bytes) else { return nil }
      value = number
      if end < text.words.count, text.words[end].pause == .none,
        text.bytes[text.words[end].range].elementsEqual("mil".utf8)
      {
        value *= 1000
        end += 1
      }
      return
    }
    guard let number = Self.words[bytes] else { return nil }
    value = number
    // "un par de", "dos mil", "treinta y cinco".
    if value == 1, end < text.words.count,
      text.bytes[text.words[end].range].elementsEqual("par".utf8)
    {
      value = 2
      end += 1
    }
    if value == 2, end < text.words.count, end > word + 1 || bytes.elementsEqual("par".utf8),
      text.bytes[text.words[end].range].elementsEqual("de".utf8)
    {
      end += 1
    }
    if value < 1000, end < text.words.count, text.words[end].pause == .none,
      text.bytes[text.words[end].range].elementsEqual("mil".utf8)
    {
      value *= 1000
      end += 1
    }
    if value >= 30, value < 100, end + 1 < text.words.count,
      text.bytes[text.words[end].range].elementsEqual("y".utf8),
      let unit = Self.words[text.bytes[text.words[end + 1].range]], unit < 10
    {
      value += unit
      end += 2
    }
  }

  /// Points between groups of three are thousands, one comma is decimal.
  private static func digits(_ bytes: ArraySlice<UInt8>) -> Double? {
    var value = 0.0
    var scale = 0.0
    var group = 0
    for (offset, byte) in bytes.enumerated() {
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
        let next = bytes.startIndex + offset + 1
        let isThousand =
          byte == UInt8(ascii: ".") && group <= 3 && next + 3 <= bytes.endIndex
          && bytes[next..<(next + 3)].allSatisfy { (0x30...0x39).contains($0) }
          && (next + 3 == bytes.endIndex || !(0x30...0x39).contains(bytes[next + 3]))
        if !isThousand, scale == 0 { scale = 0.1 }
        group = 0
      default: return nil
      }
      guard value < 1e15 else { return nil }
    }
    return value
  }
}
