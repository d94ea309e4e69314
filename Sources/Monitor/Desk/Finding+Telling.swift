internal import Model

extension Finding {
  /// The words that speak for how a post is read, as they stand in it; those that speak against it would
  /// mislead whoever sees them marked, and so would a greeting.
  var tellingWords: [String] {
    let side: Double =
      switch label {
      case .negative: -1
      case .neutral: 0
      case .positive: 1
      }
    return evidence.filter { piece in
      piece.kind == "driver"
        || piece.kind == "word" && (side == 0 || piece.weight * side > 0)
          && !Greeting.isGreeting(piece.text)
    }.map(\.text)
  }
}
