/// Breaks a text between its words.
enum WrappedText {
  /// Lines of at most `width` columns; a word longer than that has a line of its own.
  ///
  /// Colours take no room, and one that is on stays on over the break.
  static func lines(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for (index, word) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      let length = columns(of: word)
      if index > 0, used + 1 + length > width {
        lines.append(line)
        line = ""
        used = 0
      } else if index > 0 {
        line += " "
        used += 1
      }
      line += word
      used += length
    }
    return lines + [line]
  }

  /// How many columns a piece takes: what stands between an escape and its `m` takes none.
  private static func columns(of piece: Substring) -> Int {
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
