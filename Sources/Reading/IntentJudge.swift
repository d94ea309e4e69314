internal import Model
internal import Text

/// Tells what the author wants, and the line of business.
struct IntentJudge {
  let entries: [Lexicon.Entry]

  /// The line of business that more rules, or else more words, name; nil on a tie.
  func unit(_ fields: [FieldReading], _ complaints: RuleBook.Verdict) -> Finding.Unit? {
    majority(complaints.mobile, complaints.fixed)
      ?? majority(count(.mobile, fields), count(.fixed, fields))
  }

  /// The strongest intent: an advertisement, news, a complaint, a question, praise, a suggestion.
  func intent(
    _ fields: [FieldReading], _ mention: Mention, _ finding: Finding
  ) -> Finding.Intent {
    if finding.drivers.isEmpty, count(.spam, fields) > 0 { return .spam }
    if mention.kind == .article || count(.news, fields) > 0 { return .news }
    if !finding.drivers.isEmpty { return .complaint }
    if count(.complaint, fields) > 0, finding.label != .positive { return .complaint }
    if finding.label == .negative, !finding.brands.isEmpty { return .complaint }
    let asks = fields.contains { $0.text.questionMarks > 0 } || count(.question, fields) > 0
    if asks, finding.label != .positive { return .question }
    if count(.suggestion, fields) > 0 { return .suggestion }
    if finding.label == .positive { return .praise }
    return asks ? .question : .other
  }

  private func count(_ kind: Lexicon.Kind, _ fields: [FieldReading]) -> Int {
    fields.reduce(0) { sum, field in
      sum + field.entries.count { entries[$0.entry].kind == kind }
    }
  }

  private func majority(_ mobile: Int, _ fixed: Int) -> Finding.Unit? {
    mobile == fixed ? nil : mobile > fixed ? .mobile : .fixed
  }
}
