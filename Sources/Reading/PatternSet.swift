internal import Text

/// Patterns on their way into a `Matcher`, taken apart into numbered forms and steps.
struct PatternSet: Sendable {
  struct Step: Sendable {
    /// The forms that fit, as a range of `choices`; none is any word.
    var forms: Range<Int>
    var gap: Int
  }

  struct Sequence: Sendable {
    var pattern: Int32
    var steps: Range<Int>
    var fit: Int32
  }

  private(set) var forms: [Pattern.Form] = []
  private(set) var choices: [Int32] = []
  private(set) var steps: [Step] = []
  private(set) var sequences: [Sequence] = []
  private(set) var patternCount = 0
  private var numbers: [Pattern.Form: Int32] = [:]

  /// Adds a pattern; its number is the count of those before.
  @discardableResult
  mutating func add(_ pattern: Pattern) -> Int {
    for sequence in pattern.sequences { add(sequence) }
    patternCount += 1
    return patternCount - 1
  }

  private mutating func add(_ sequence: [Pattern.Step]) {
    let begin = steps.count
    var fit = 0
    for step in sequence {
      let first = choices.count
      for form in step.forms {
        let number = intern(form)
        if !choices[first...].contains(number) { choices.append(number) }
      }
      steps.append(Step(forms: first..<choices.count, gap: step.gap))
      fit += step.forms.map { $0.bytes.count * 2 + ($0.isStem ? 0 : 1) }.min() ?? 0
    }
    sequences.append(
      Sequence(pattern: Int32(patternCount), steps: begin..<steps.count, fit: Int32(fit)))
  }

  private mutating func intern(_ form: Pattern.Form) -> Int32 {
    if let known = numbers[form] { return known }
    let number = Int32(forms.count)
    numbers[form] = number
    forms.append(form)
    return number
  }
}
