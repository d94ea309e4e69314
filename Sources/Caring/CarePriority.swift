internal import Model

/// Why one case comes before another, in points with their reasons.
///
/// The weights are ours (impact × urgency): what threatens the house from outside
/// weighs most, then who leaves, then how many read it and how angry it is.
enum CarePriority {
  /// The points of a mention.
  static func evidence(of read: ReadMention) -> [Alert.Evidence] {
    let finding = read.finding
    var list: [Alert.Evidence] = []
    func add(_ points: Double, _ text: String) { list.append(.init(points: points, text: text)) }
    if finding.flags.contains(.regulator) { add(4, Texts.regulator) }
    if finding.flags.contains(.impersonationReport) { add(4, Texts.impersonation) }
    if finding.flags.contains(.churnThreat) { add(3, Texts.churnThreat) }
    if finding.flags.contains(.personalData) || !finding.personalData.isEmpty {
      add(3, Texts.personalData)
    }
    if finding.flags.contains(.repeatContact) { add(2, Texts.repeatContact) }
    if finding.drivers.contains(where: { $0.id == "outage" }) { add(2, Texts.outage) }
    let reach = reachPoints(read.mention.author?.followers)
    if reach > 0, let followers = read.mention.author?.followers {
      add(reach, Texts.reach(followers))
    }
    if finding.label == .negative, finding.score <= -0.5 {
      add(finding.score <= -0.75 ? 2 : 1, finding.score <= -0.75 ? Texts.fury : Texts.anger)
    }
    return list
  }

  /// The points of an alert's own case.
  static func evidence(of alert: Alert) -> [Alert.Evidence] {
    let points: Double =
      switch alert.level {
      case .watch: 4
      case .warning: 8
      case .critical: 12
      }
    return [.init(points: points, text: Texts.alert(alert))]
  }

  /// One point more for every tenfold audience from 1,000 followers on, up to 4.
  static func reachPoints(_ followers: Int?) -> Double {
    guard let followers else { return 0 }
    return switch followers {
    case ..<1000: 0
    case ..<10_000: 1
    case ..<100_000: 2
    case ..<1_000_000: 3
    default: 4
    }
  }

  /// The points together.
  static func sum(_ evidence: [Alert.Evidence]) -> Int {
    Int(evidence.reduce(0) { $0 + $1.points })
  }
}

/// The order in which people should take cases.
enum CareOrder {
  /// A point of priority brings a case forward as if its deadline were this much nearer.
  static let span = Instant.Span.minutes(10)

  /// True when `left` should be taken before `right`: nearest deadline weighed with priority; what
  /// waits for the customer comes last; ties by age, then id.
  static func comesFirst(_ left: CareRecord, _ right: CareRecord) -> Bool {
    let leftKey = key(left)
    let rightKey = key(right)
    if leftKey != rightKey { return leftKey < rightKey }
    if left.care.startedAt != right.care.startedAt {
      return left.care.startedAt < right.care.startedAt
    }
    return left.care.id < right.care.id
  }

  private static func key(_ record: CareRecord) -> Int64 {
    guard let deadline = record.runningDeadline else { return .max }
    return deadline.milliseconds - Int64(record.care.priority) * span.milliseconds
  }
}
