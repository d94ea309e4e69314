extension Mention {
  /// The mention as it may leave the house: personal data replaced by `▒` letter by letter, a mail
  /// address left out.
  ///
  /// Spans are byte offsets into `text` or `title`; a span that does not fit is ignored.
  package func masked(_ spans: [Finding.PersonalData]) -> Mention {
    var copy = self
    copy.author?.extra.removeAll { $0.name == Author.privateAddress }
    guard !spans.isEmpty else { return copy }
    copy.text = Self.mask(text, spans.filter { $0.field == .text })
    copy.title = title.map { Self.mask($0, spans.filter { $0.field == .title }) }
    return copy
  }

  /// A text with the spans' letters and digits replaced; spaces and punctuation stay, so that a reader
  /// still sees that it was a number or an address.
  package static func mask(_ text: String, _ spans: [Finding.PersonalData]) -> String {
    guard !spans.isEmpty else { return text }
    let ordered = spans.sorted { $0.start < $1.start }
    var next = 0
    var hiddenUntil = 0
    var result = ""
    var offset = 0
    for character in text {
      while next < ordered.count, ordered[next].start <= offset {
        hiddenUntil = max(hiddenUntil, ordered[next].end)
        next += 1
      }
      let hides = offset < hiddenUntil && (character.isLetter || character.isNumber)
      result.append(hides ? "▒" : character)
      offset += character.utf8.count
    }
    return result
  }
}
