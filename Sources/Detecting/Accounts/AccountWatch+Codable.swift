/// What can be had from the rest is not written: snapshots are taken often.
extension AccountWatch: Codable {
  private enum CodingKeys: String, CodingKey {
    case customers, seen, suspects, forgotten, real, lessons, early, happenings, dropped
  }

  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    customers = try values.decode([Customer].self, forKey: .customers)
    seen = try values.decode([UInt64].self, forKey: .seen)
    suspects = try values.decode([Suspect].self, forKey: .suspects)
    forgotten = try values.decode(Int.self, forKey: .forgotten)
    real = try values.decode([String: ImpostorScorer.RealAccount].self, forKey: .real)
    lessons = try values.decode([Lesson].self, forKey: .lessons)
    early = try values.decode([EarlyAnswer].self, forKey: .early)
    happenings = try values.decode([Happening].self, forKey: .happenings)
    dropped = try values.decode(Int.self, forKey: .dropped)
    seenSet = Set(seen)
    for (place, customer) in customers.enumerated() {
      customerOfMention[customer.mention] = dropped + place
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(customers, forKey: .customers)
    try values.encode(seen, forKey: .seen)
    try values.encode(suspects, forKey: .suspects)
    try values.encode(forgotten, forKey: .forgotten)
    try values.encode(real, forKey: .real)
    try values.encode(lessons, forKey: .lessons)
    try values.encode(early, forKey: .early)
    try values.encode(happenings, forKey: .happenings)
    try values.encode(dropped, forKey: .dropped)
  }
}
