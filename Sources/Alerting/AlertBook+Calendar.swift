internal import Model

/// What is due explains a series where at least half of the mentions in its window belong to it.
///
/// So a contest keeps the total quiet and not the complaints beside it. What is held back is looked at
/// every minute and told as soon as nothing explains it any more; a series that only an entry keeps up
/// does not keep an alert open.
extension AlertBook {
  private static let explainedShare = 0.5

  /// Holds a series back where the calendar explains it; true when it was.
  mutating func hold(_ signal: Signal, at now: Instant, _ context: AlertContext) -> Bool {
    let joined = LiveAlert.Joined(signal)
    held.removeAll { $0.series == signal.series }
    guard let entry = explanation(of: joined, at: now, context) else { return false }
    held.append(HeldSeries(series: signal.series, joined: joined, entry: entry.id))
    held.sort { $0.series < $1.series }
    return true
  }

  /// Looks again at what is held back, and at what keeps alerts open, as time passes.
  mutating func review(at now: Instant, _ context: AlertContext) -> [Event] {
    var events: [Event] = []
    for series in held where explanation(of: series.joined, at: now, context) == nil {
      held.removeAll { $0.series == series.series }
      // What has died down meanwhile is no news; should it rise again, its series says so.
      guard isStill(series.joined, at: now) else { continue }
      events += rise(series.signal(at: now), at: now, context)
    }
    guard !context.calendar.isEmpty else { return events }
    for id in lives.filter(\.isOfCrowd).map(\.alert.id) {
      events += release(id, at: now, context)
    }
    return events
  }

  /// Whether a series that was held back still brings at least half of what it did when it last spoke.
  private func isStill(_ joined: LiveAlert.Joined, at now: Instant) -> Bool {
    let start = now - .seconds(Int64(max(300, joined.windowSeconds)))
    let present = crowd(joined.series.brand).slice(of: joined.series, from: start).count
    return Double(present) * 2 >= joined.observed
  }

  /// Says once that one's own post or campaign has gone live.
  mutating func begin(at now: Instant, _ context: AlertContext) -> [Event] {
    let due = context.calendar.filter {
      ($0.kind == .ownPost || $0.kind == .campaign) && $0.from <= now && now < $0.to
        && !begun.contains($0.id)
    }
    begun.removeAll { id in !context.calendar.contains { $0.id == id && now < $0.to } }
    return due.map { entry in
      begun.append(entry.id)
      return Event(
        .announcementRaised, subject: "calendar:" + entry.id, at: now, brand: entry.brand,
        data: [
          "kind": .string(entry.kind.rawValue), "brand": JSON(entry.brand), "entry": entry.json,
          "text": .string(Texts.goesLive(entry, context)),
        ])
    }
  }

  /// Ends an alert that only the calendar still keeps open.
  private mutating func release(
    _ id: String, at now: Instant, _ context: AlertContext
  ) -> [Event] {
    guard let place = lives.firstIndex(where: { $0.alert.id == id }) else { return [] }
    let open = lives[place].joined.filter(\.isOpen)
    var explained: [HeldSeries] = []
    for joined in open {
      guard let entry = explanation(of: joined, at: now, context),
        entry.from > lives[place].alert.openedAt
      else { return [] }
      explained.append(HeldSeries(series: joined.series, joined: joined, entry: entry.id))
    }
    guard !explained.isEmpty else { return [] }
    held = (held + explained).sorted { $0.series < $1.series }
    for series in explained { lives[place].leave(series.series) }
    lives[place].alert.evidence = Texts.evidence(lives[place], context)
    return end(place, at: now, by: nil)
  }

  /// The entry that explains a series now, if one does.
  private func explanation(
    of joined: LiveAlert.Joined, at now: Instant, _ context: AlertContext
  ) -> CalendarEntry? {
    let brand = joined.series.brand
    return context.calendar.first { entry in
      guard entry.effect != .annotate, entry.isInForce(for: brand, at: now) else { return false }
      if entry.effect == .raise, joined.ratio >= entry.factor { return false }
      let start = max(entry.from, now - .seconds(Int64(max(300, joined.windowSeconds))))
      let share = crowd(brand).slice(of: joined.series, from: start).share(of: entry.id)
      // Where nobody speaks any more there is nothing to tell; the series is about to close.
      return (share ?? 1) >= Self.explainedShare
    }
  }
}
