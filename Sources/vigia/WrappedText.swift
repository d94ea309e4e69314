/// Breaks a text between its words.
enum WrappedText {
  /// Lines of at most `width` columns, the first of at most `first`; a word longer than that has a line of
  /// its own.
  ///
  /// Colours take no room, and one that is on stays on over the break. What says nothing without the word
  /// before it (`71 %`, `urgente +2`, a `·`) begins no line.
  static func lines(_ text: String, width: Int, first: Int? = nil) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for (index, piece) in pieces(text).enumerated() {
      let length = columns(of: piece)
      // The room between two columns is none where a line breaks.
      if used == 0, piece.isEmpty, !lines.isEmpty { continue }
      let room = lines.isEmpty ? first ?? width : width
      if index > 0, used + 1 + length > room {
        while line.last == " " { line.removeLast() }
        lines.append(line)
        line = ""
        used = 0
      } else if index > 0, used > 0 || lines.isEmpty {
        line += " "
        used += 1
      }
      line += piece
      used += length
    }
    return lines + [line]
  }

  /// The words of a text, each with what must follow it on the same line.
  private static func pieces(_ text: String) -> [String] {
    var pieces: [String] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if let last = pieces.indices.last, isTail(word) {
        pieces[last] += " " + word
      } else {
        pieces.append(String(word))
      }
    }
    return pieces
  }

  private static func isTail(_ word: Substring) -> Bool {
    if word == "·" || word.hasPrefix("%") { return true }
    return "+−".contains(word.prefix(1)) && word.dropFirst().first?.isNumber == true
  }

  /// How many columns a piece takes: what stands between an escape and its `m` takes none.
  private static func columns(of piece: String) -> Int {
    var count = 0
    var isColour = false
    for character in piece {
      if character == "\u{1B}" {
        isColour = true
      } else if isColour {
        isColour = character != "m"
      } else {
        count += 1
      }
    }
    return count
  }
}
