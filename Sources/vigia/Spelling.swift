/// What a person meant who mistyped a word.
enum Spelling {
  /// The word that was probably meant; nil where none is so near that it could be.
  ///
  /// A short word may be one slip away, a longer one two: `--url` is no slip of `--to`.
  static func nearest(to word: String, among words: [String]) -> String? {
    let letters = bare(word)
    let allowed = letters.count < 3 ? 0 : letters.count < 5 ? 1 : 2
    return
      words
      .map { (word: $0, slips: slips(from: letters, to: bare($0))) }
      .filter { $0.slips <= allowed }
      .min { $0.slips < $1.slips }?.word
  }

  /// `alerts, cases y sources`.
  static func list(_ words: [String], _ joint: String) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(joint) " + last
  }

  /// How many letters must be changed, added, left out or swapped with their neighbour to make one word
  /// of another (optimal string alignment).
  static func slips(from left: String, to right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
    var before: [Int] = []
    var row = Array(0...right.count)
    for (index, letter) in left.enumerated() {
      var next = [index + 1]
      for column in right.indices {
        let change = row[column] + (letter == right[column] ? 0 : 1)
        var least = min(change, row[column + 1] + 1, next[column] + 1)
        let isSwap =
          index > 0 && column > 0 && letter == right[column - 1]
          && left[index - 1] == right[column]
        if isSwap { least = min(least, before[column - 1] + 1) }
        next.append(least)
      }
      (before, row) = (row, next)
    }
    return row[right.count]
  }

  /// A word without the dashes of an option.
  private static func bare(_ word: String) -> String { String(word.drop { $0 == "-" }) }
}
