import Text

@testable import Reading

/// The matcher once more, slow and obvious: every reading of every pattern at every word.
struct SlowReader {
  let patterns: [Pattern]

  struct Hit: Hashable, Comparable, CustomStringConvertible {
    var first: Int
    var pattern: Int
    var last: Int

    static func < (one: Hit, other: Hit) -> Bool {
      (one.first, one.pattern) < (other.first, other.pattern)
    }

    var description: String { "\(pattern) at \(first)…\(last)" }
  }

  func hits(in text: borrowing FoldedText) -> [Hit] {
    var hits: [Hit] = []
    for first in 0..<min(text.words.count, Matcher.reach) {
      for (number, pattern) in patterns.enumerated() {
        var last: Int?
        for sequence in pattern.sequences {
          guard let end = end(of: sequence[...], at: first, text) else { continue }
          last = max(last ?? end, end)
        }
        if let last { hits.append(Hit(first: first, pattern: number, last: last)) }
      }
    }
    return hits
  }

  /// The last word of the steps when the first of them stands at a word, nearest words first.
  private func end(of steps: ArraySlice<Pattern.Step>, at word: Int, _ text: borrowing FoldedText)
    -> Int?
  {
    guard let step = steps.first, fits(step, text.words[word], text) else { return nil }
    let rest = steps.dropFirst()
    guard let next = rest.first else { return word }
    for candidate in (word + 1)...(word + 1 + next.gap) {
      guard candidate < text.words.count, text.words[candidate].pause == .none else { return nil }
      if let last = end(of: rest, at: candidate, text) { return last }
    }
    return nil
  }

  private func fits(
    _ step: Pattern.Step, _ word: TextToken, _ text: borrowing FoldedText
  ) -> Bool {
    if step.forms.isEmpty { return true }
    var spellings = [text.bytes.array(text.range(of: word))]
    if word.kind == .tag { spellings.append(Array(spellings[0].dropFirst())) }
    return step.forms.contains { form in
      spellings.contains { form.isStem ? $0.starts(with: form.bytes) : $0 == form.bytes }
    }
  }
}
