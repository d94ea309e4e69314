internal import Model

/// The drivers in order, with how they moved against the day before.
enum Ranking {
  struct Entry {
    var id: String
    var title: String
    var mentions: Int
    var before: Int?
    var rank: Int
    /// Its place the day before; nil when it had none, or that day is unknown.
    var rankBefore: Int?
    /// True when the day before is known at all.
    var isComparable: Bool
    var hours: [Int]
  }

  /// Most mentions first, ties by title; drivers without a mention are left out.
  static func drivers(_ data: DigestData) -> [Entry] {
    let today = data.drivers.filter { $0.mentions > 0 }.sorted {
      ($1.mentions, $0.title, $0.id) < ($0.mentions, $1.title, $1.id)
    }
    let yesterday = data.drivers.filter { ($0.mentionsBefore ?? 0) > 0 }.sorted {
      ($1.mentionsBefore ?? 0, $0.title, $0.id) < ($0.mentionsBefore ?? 0, $1.title, $1.id)
    }
    return today.enumerated().map { index, driver in
      Entry(
        id: driver.id, title: driver.title, mentions: driver.mentions,
        before: driver.mentionsBefore, rank: index + 1,
        rankBefore: yesterday.firstIndex { $0.id == driver.id }.map { $0 + 1 },
        isComparable: driver.mentionsBefore != nil, hours: driver.hours)
    }
  }
}
