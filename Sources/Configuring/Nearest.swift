/// Finds the word that a mistyped one was meant to be.
enum Nearest {
  /// The known word within a third of its length in edits (at least one, at most three), or nil; of
  /// equals, the first.
  static func word(to typed: String, among known: [String]) -> String? {
    let typed = typed.lowercased()
    var best: (word: String, distance: Int)?
    for word in known {
      let distance = distance(Array(typed), Array(word.lowercased()))
      guard distance <= min(3, max(1, word.count / 3)) || isStem(typed, of: word) else { continue }
      if distance < best?.distance ?? Int.max { best = (word, distance) }
    }
    return best?.word
  }

  /// `interval` for `interval_s`: the whole word before a unit.
  private static func isStem(_ typed: String, of word: String) -> Bool {
    word.hasPrefix(typed + "_") || typed.hasPrefix(word + "_")
  }

  /// Edits (insert, delete, change, swap neighbours) from one word to the other.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var rows = [Array(0...right.count)]
    for i in 0..<left.count {
      var row = [i + 1]
      for j in 0..<right.count {
        var cost = rows[i][j] + (left[i] == right[j] ? 0 : 1)
        cost = min(cost, rows[i][j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, rows[i - 1][j - 1] + 1)
        }
        row.append(cost)
      }
      rows.append(row)
    }
    return rows[left.count][right.count]
  }
}
