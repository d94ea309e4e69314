internal import Model

/// A mention's text with what moved the judgement in colour and personal data masked: red and green for
/// words, underlined for rules, cyan for places.
struct ColouredText {
  private let masked: [UInt8]
  private let source: [UInt8]
  private let finding: Finding

  init(_ mention: Mention, _ finding: Finding) {
    source = Array(mention.text.utf8)
    masked = Self.mask(source, finding.personalData.filter { $0.field == .text })
    self.finding = finding
  }

  /// The text, plain where the terminal has no colours.
  func text(_ terminal: Terminal) -> String {
    guard terminal.colored else { return visible(0..<source.count) }
    var styles = [Int](repeating: 0, count: source.count)
    for evidence in finding.evidence where evidence.field == .text {
      guard evidence.start >= 0, evidence.end <= source.count, evidence.start < evidence.end else {
        continue
      }
      for byte in evidence.start..<evidence.end { styles[byte] = style(evidence, styles[byte]) }
    }
    var result = ""
    var start = 0
    while start < source.count {
      var end = start
      while end < source.count, styles[end] == styles[start] { end += 1 }
      let piece = visible(start..<end)
      result += styles[start] == 0 ? piece : terminal.paint(piece, styles[start])
      start = end
    }
    return result
  }

  /// Words over rules: a colour of feeling is never painted over by an underline.
  private func style(_ evidence: Finding.Evidence, _ old: Int) -> Int {
    switch evidence.kind {
    case "personal_data": 7
    case "place": 36
    case "driver", "flag", "relation", "duration", "count", "amount": old == 0 ? 4 : old
    case "brand": old == 0 ? 1 : old
    default: evidence.weight < 0 ? 31 : evidence.weight > 0 ? 32 : old
    }
  }

  private func visible(_ range: Range<Int>) -> String {
    var bytes: [UInt8] = []
    for index in range {
      if masked[index] == 0 {
        // A masked letter shows once, at its first byte.
        if source[index] & 0xC0 != 0x80 { bytes += "▒".utf8 }
      } else {
        bytes.append(masked[index])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text's bytes with 0 where a letter or digit must not be seen.
  private static func mask(_ source: [UInt8], _ spans: [Finding.PersonalData]) -> [UInt8] {
    var bytes = source
    for span in spans where span.start >= 0 && span.end <= bytes.count {
      for index in span.start..<max(span.start, span.end) {
        let byte = bytes[index]
        let isSign = byte < 0x30 || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
        if !isSign { bytes[index] = 0 }
      }
    }
    return bytes
  }
}
