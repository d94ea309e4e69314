internal import Model
internal import Text

/// Tells what the author wants, and the line of business.
struct IntentJudge {
  let felt: [SentimentJudge.Felt]

  /// The line of business that more rules, or else more words, name; nil on a tie.
  func unit(_ fields: borrowing Fields, _ complaints: borrowing RuleBook.Verdict) -> Finding.Unit? {
    majority(complaints.mobile, complaints.fixed)
      ?? majority(count(.mobile, fields), count(.fixed, fields))
  }

  /// The strongest intent: an advertisement, news, a complaint, a question, praise, a suggestion.
  func intent(
    _ fields: borrowing Fields, isArticle: Bool, _ finding: Finding
  ) -> Finding.Intent {
    if finding.drivers.isEmpty, has(.spam, fields) { return .spam }
    if isArticle || has(.news, fields) { return .news }
    if !finding.drivers.isEmpty { return .complaint }
    // "¿Dónde puedo hacer un reclamo?" asks for the way, calmly.
    let (isGood, isBad) = Self.sides(of: finding.label)
    let asksTheWay = !isGood && !isBad && finding.facts.isEmpty && has(.question, fields)
    if has(.complaint, fields), !isGood, !asksTheWay { return .complaint }
    if isBad, !finding.brands.isEmpty { return .complaint }
    var asks = has(.question, fields)
    for place in fields.indices where fields[place].text.questionMarks > 0 { asks = true }
    if asks, !isGood { return .question }
    if has(.suggestion, fields) { return .suggestion }
    if isGood { return .praise }
    return asks ? .question : .other
  }

  /// A switch instead of `==`, which would compare the words of the labels.
  private static func sides(of label: Finding.Label) -> (isGood: Bool, isBad: Bool) {
    switch label {
    case .positive: (true, false)
    case .negative: (false, true)
    case .neutral: (false, false)
    }
  }

  private func has(_ kind: Lexicon.Kind, _ fields: borrowing Fields) -> Bool {
    fields.found(kind.bit)
  }

  private func count(_ kind: Lexicon.Kind, _ fields: borrowing Fields) -> Int {
    guard has(kind, fields) else { return 0 }
    var sum = 0
    for place in fields.indices {
      for index in 0..<fields[place].entries.count
      where felt[fields[place].entries[index].number].kind == kind {
        sum += 1
      }
    }
    return sum
  }

  private func majority(_ mobile: Int, _ fixed: Int) -> Finding.Unit? {
    mobile == fixed ? nil : mobile > fixed ? .mobile : .fixed
  }
}
