extension Mention {
  /// The mention as it may leave the house: personal data replaced by `▒` letter by letter.
  ///
  /// Spans are byte offsets into `text` or `title`; a span that does not fit is ignored.
  package func masked(_ spans: [Finding.PersonalData]) -> Mention {
    guard !spans.isEmpty else { return self }
    var copy = self
    copy.text = Self.mask(text, spans.filter { $0.field == .text })
    copy.title = title.map { Self.mask($0, spans.filter { $0.field == .title }) }
    return copy
  }

  /// A text with the spans' letters and digits replaced; spaces and punctuation stay, so that a reader
  /// still sees that it was a number or an address.
  package static func mask(_ text: String, _ spans: [Finding.PersonalData]) -> String {
    guard !spans.isEmpty else { return text }
    var result = ""
    var offset = 0
    for character in text {
      let width = String(character).utf8.count
      let hidden = spans.contains { offset >= $0.start && offset < $0.end }
      result.append(hidden && (character.isLetter || character.isNumber) ? "▒" : character)
      offset += width
    }
    return result
  }
}
