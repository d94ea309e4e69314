/// Writes texts that a pattern must find, from the pattern alone.
struct PatternSamples {
  /// No more readings of one pattern are written out.
  private static let mostReadings = 8
  /// No more texts of one reading.
  private static let mostTexts = 8

  /// Texts in which every alternative of the pattern's first readings stands at least once, as far as the
  /// bounds reach; a stem is written as it is, any word as "tal".
  static func texts(of pattern: Pattern) -> [String] {
    var texts: [String] = []
    let all = pattern.sequences
    let stride = max(1, all.count / mostReadings)
    for index in Swift.stride(from: 0, to: all.count, by: stride) {
      let steps = all[index]
      let most = steps.map { max(1, $0.forms.count) }.max() ?? 1
      for turn in 0..<min(most, mostTexts) {
        let words = steps.map { step in
          step.forms.isEmpty
            ? "tal" : String(decoding: step.forms[turn % step.forms.count].bytes, as: UTF8.self)
        }
        texts.append(words.joined(separator: " "))
      }
    }
    return texts
  }
}
