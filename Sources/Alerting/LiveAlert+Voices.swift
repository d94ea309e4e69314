internal import Glibc
internal import Model

extension LiveAlert {
  /// What copied texts leave of a happening.
  struct Voices: Sendable, Codable, Equatable {
    var verdict: Alert.Verdict
    /// Authors that do not count: of copies all but one for each text, of headlines all.
    var silent: Int
    var messages: Int
    var copies: Int
    var share: Double
    /// What the window would hold if every copied text counted once.
    var observed: Double
    /// Whether that is still a spike.
    var holds: Bool
  }
}

extension LiveAlert.Joined {
  /// The series' numbers seen through the burst's voices.
  func heard(through burst: BurstVoices) -> LiveAlert.Voices {
    let left = observed * burst.ownPart
    let holds = score(of: left) >= threshold
    let verdict: Alert.Verdict =
      switch burst.copying {
      case .none: .organic
      case .some: .mixed
      case .much: holds ? .mixed : .artificial
      }
    return LiveAlert.Voices(
      verdict: verdict, silent: max(0, burst.authors - burst.effectiveVoices),
      messages: burst.messages,
      copies: burst.copies, share: burst.share, observed: left, holds: holds)
  }

  /// About the score that a smaller count would have had.
  ///
  /// The surprise of a count grows as its deviance, 2·(x·ln(x/e) − (x − e)) for a Poisson count
  /// (McCullagh, Nelder: Generalized Linear Models, section 2.3.1); a wider distribution scales both.
  private func score(of count: Double) -> Double {
    func deviance(_ count: Double) -> Double {
      guard count > expected, expected > 0 else { return 0 }
      return count * log(count / expected) - (count - expected)
    }
    let whole = deviance(observed)
    return whole > 0 ? score * deviance(count) / whole : score * count / max(observed, 1)
  }
}
