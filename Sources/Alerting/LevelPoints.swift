internal import Glibc
internal import Model

/// The arithmetic by which a happening gets its level: points that add up, each with its reason.
///
/// Warning from 4 points, critical from 6. Loud alone is a warning, loud and angry is critical; few
/// mentions cost points, so that a small brand's three angry voices wake nobody.
struct LevelPoints {
  static let warning = 4
  static let critical = 6

  /// What is weighed.
  struct Facts: Equatable {
    var observed: Double
    var expected: Double
    /// True when each copied text is observed once only.
    var withoutCopies = false
    var negativeShare: Double?
    /// Followers of the authors, each author once.
    var reach = 0
    var press = 0
    var regulator = 0
    /// Titles of the drivers whose series are open.
    var drivers: [String] = []
    var places = 0
    /// Minutes in which the mentions double; nil while they do not grow.
    var doublingMinutes: Double?

    var ratio: Double { observed / max(expected, 1e-6) }
  }

  /// The points, those that weigh nothing left out.
  let evidence: [Alert.Evidence]

  /// Their sum.
  var total: Int { Int(evidence.reduce(0) { $0 + $1.points }) }

  /// The level of the sum.
  var level: Alert.Level {
    total >= Self.critical ? .critical : total >= Self.warning ? .warning : .watch
  }

  init(_ facts: Facts) {
    var list: [Alert.Evidence] = []
    func add(_ points: Int, _ text: String) {
      if points != 0 { list.append(Alert.Evidence(points: Double(points), text: text)) }
    }
    let ratio = facts.ratio
    let excess = max(0, facts.observed - facts.expected)
    add(
      Self.steps(ratio, [2, 3, 5, 10]),
      "\(Spanish.number(min(ratio, 999))) veces lo esperado"
        + (facts.withoutCopies ? " sin contar copias" : ""))
    add(
      excess < 15 ? -2 : Self.steps(excess, [15, 30, 100]),
      excess < 15
        ? "apenas \(Spanish.number(excess)) menciones de más"
        : "\(Spanish.number(excess)) menciones de más")
    if let share = facts.negativeShare, share >= 0.5 {
      add(1, "\(Spanish.percent(share)) negativas")
    }
    if let minutes = facts.doublingMinutes {
      add(
        minutes <= 5 ? 2 : minutes <= 15 ? 1 : 0, "se duplica cada \(Spanish.number(minutes)) min")
    }
    add(
      Self.steps(Double(facts.reach), [50_000, 500_000]),
      "alcance: " + Spanish.count(facts.reach, "seguidor", "seguidores"))
    if facts.press > 0 { add(1, "lo cuenta la prensa (\(facts.press))") }
    if facts.regulator > 0 { add(1, "se invoca al regulador o a la ley (\(facts.regulator))") }
    if facts.drivers.count >= 2 {
      add(1, "varios motivos a la vez: " + facts.drivers.prefix(4).joined(separator: ", "))
    }
    if facts.places >= 3 { add(1, "en \(facts.places) lugares") }
    evidence = list
  }

  /// Minutes in which a count doubles that went from `before` to `after` in `minutes`; nil while it does
  /// not grow or is too small to tell.
  static func doubling(from before: Int, to after: Int, minutes: Double) -> Double? {
    guard after >= 15, after > before else { return nil }
    let growth = log2(Double(after) / Double(max(before, 1)))
    return growth > 0 ? (minutes / growth * 10).rounded() / 10 : nil
  }

  /// How many of the steps a value has reached.
  private static func steps(_ value: Double, _ steps: [Double]) -> Int {
    steps.count { value >= $0 }
  }
}
