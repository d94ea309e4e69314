internal import Model

/// What is due explains a series where at least half of what is above the usual in its window belongs
/// to it.
///
/// So a contest keeps the total quiet and not the complaints beside it. What is held back is looked at
/// every minute and told as soon as nothing explains it any more; series that only an entry keeps up do
/// not keep an alert open.
extension AlertBook {
  private static let explainedShare = 0.5

  /// Holds a series back where the calendar explains it; true when it was.
  mutating func hold(_ signal: Signal, at now: Instant, _ context: AlertContext) -> Bool {
    let joined = LiveAlert.Joined(signal)
    held.removeAll { $0.series == signal.series }
    guard let entry = explanation(of: joined, ratio: joined.ratio, at: now, context) else {
      return false
    }
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
      if let signal = present(series.joined, at: now) { events += rise(signal, at: now, context) }
    }
    guard !context.calendar.isEmpty else { return events }
    for id in lives.filter(\.isOfCrowd).map(\.alert.id) {
      events += release(id, at: now, context)
    }
    return events
  }

  /// A series that was held back as it is now, while it is still at least half as far above the usual as
  /// when it last spoke; else nil.
  private func present(_ joined: LiveAlert.Joined, at now: Instant) -> Signal? {
    let window = Instant.Span.seconds(Int64(max(300, joined.windowSeconds)))
    let count = crowd(joined.series.brand).slice(of: joined.series, from: now - window).count
    let usual = joined.expected(in: window)
    guard (Double(count) - usual) * 2 >= joined.observed - joined.expected else { return nil }
    return Signal(
      series: joined.series, change: .opened, minute: Instant(minute: now.minute - 1),
      score: joined.score, observed: Double(count), expected: usual,
      windowSeconds: Int(window.seconds), learnedMinutes: joined.learnedMinutes)
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
      guard let entry = explanation(of: joined, isWhole: true, at: now, context),
        entry.from > lives[place].alert.openedAt
      else { return [] }
      explained.append(HeldSeries(series: joined.series, joined: joined, entry: entry.id))
    }
    // What has merely fallen is about to close by itself, with its proof.
    let spoken = explained.filter { isSpoken($0, at: now) }
    guard !spoken.isEmpty else { return [] }
    held = (held + explained).sorted { $0.series < $1.series }
    for series in explained { lives[place].leave(series.series) }
    let titles = context.calendar.filter { entry in spoken.contains { $0.entry == entry.id } }
      .map(\.title)
    return end(place, at: now, context, proof: Texts.onlyCalendar(titles))
  }

  /// Whether people speak of what explains a series.
  private func isSpoken(_ series: HeldSeries, at now: Instant) -> Bool {
    let start = now - .seconds(Int64(max(300, series.joined.windowSeconds)))
    return crowd(series.series.brand).slice(of: series.series, from: start)
      .count(of: series.entry) > 0
  }

  /// The entry that explains a series now, if one does.
  ///
  /// `ratio` is how many times the usual a series brings that has just spoken; nil for now's. The whole
  /// window is looked at where `isWhole`, else only its part since the entry began.
  private func explanation(
    of joined: LiveAlert.Joined, ratio: Double? = nil, isWhole: Bool = false, at now: Instant,
    _ context: AlertContext
  ) -> CalendarEntry? {
    let brand = joined.series.brand
    let window = Instant.Span.seconds(Int64(max(300, joined.windowSeconds)))
    return context.calendar.first { entry in
      guard entry.effect != .annotate, entry.isInForce(for: brand, at: now) else { return false }
      let start = isWhole ? now - window : max(entry.from, now - window)
      let present = crowd(brand).slice(of: joined.series, from: start)
      let usual = joined.expected(in: now - start)
      let ratio = ratio ?? Double(present.count) / max(usual, 1e-6)
      if entry.effect == .raise, ratio >= entry.factor { return false }
      // Where nothing is above the usual there is nothing to tell; the series is about to close.
      let excess = Double(present.count) - usual
      return Double(present.count(of: entry.id)) >= excess * Self.explainedShare
    }
  }
}
