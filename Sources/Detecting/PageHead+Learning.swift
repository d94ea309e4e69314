internal import Glibc
internal import Model

extension PageHead {
  /// Teaches the baseline a bin that has closed, unless it was not counted in full.
  mutating func learn(_ bin: Int64, _ week: LocalWeek) {
    nextLearn = bin + 1
    guard ring.contains(bin), ring.knowledge(bin) == .known else { return }
    if let crisis {
      if crisis.from <= bin && bin < crisis.to { return }
      if bin >= crisis.to { self.crisis = nil }
    }
    learnKnown(bin, week, fromWindow: 0)
  }

  /// The lesson of one bin: dispersion of the windows that end with it, then level and season.
  ///
  /// What a crisis adds is cut to four standard deviations, and while the score is over 6 the level is
  /// not raised at all, for six hours at most: then the crisis is the new normal. (A bank goes further:
  /// a minute inside a confirmed crisis does not come here at all.)
  private mutating func learnKnown(_ bin: Int64, _ week: LocalWeek, fromWindow first: Int) {
    let cadence = settings.cadence
    let minuteOfWeek = week.zone.minuteOfWeek(instant(bin))
    let score = score(endingAt: bin, fromWindow: first).score
    learnDispersion(endingAt: bin, fromWindow: first)
    let mean = ring.expected(bin)
    let bound = mean + Cadence.clip * sqrt(dispersions[1].pearson * mean) + 1
    var lesson = min(ring.count(bin), bound)
    if score > Cadence.freezeScore, learned > cadence.warmUp, frozen < cadence.longestFreeze {
      lesson = min(lesson, mean)
      frozen += 1
    } else if score <= Cadence.freezeScore {
      frozen = 0
    }
    baseline.learn(lesson, minuteOfWeek: minuteOfWeek, cadence, week.season)
    learned += 1
    if learned % cadence.week == 0 { baseline.forgetAWeek() }
  }

  private mutating func learnDispersion(endingAt bin: Int64, fromWindow first: Int) {
    let cadence = settings.cadence
    let age = bin - origin
    guard cadence.windows.contains(where: { (age + 1) % Int64($0) == 0 }) else { return }
    var dispersions = dispersions
    ring.sums(endingAt: bin, cadence.windows) { index, sums in
      let length = Int64(cadence.windows[index])
      guard index >= first, sums.isWhole, age >= length, (age + 1) % length == 0 else { return }
      dispersions[index].learn(
        count: sums.count, mean: max(sums.expected, 1e-6), decay: cadence.dispersionDecay[index],
        allowance: settings.allowance)
    }
    self.dispersions = dispersions
  }

  /// Learns a stretch of past counts (`{"control":"history",…}`), oldest first.
  ///
  /// Steps longer than a bin are spread evenly for level and season, and teach the dispersion only of
  /// windows at least as long; nil counts are missing. What lies before the first bin already known
  /// teaches the season only; what overlaps it is left out.
  mutating func learn(_ line: HistoryLine, _ week: LocalWeek) {
    let step = max(1, line.stepSeconds)
    let perStep = max(1, step / settings.cadence.stepSeconds)
    let firstWindow =
      settings.cadence.windows.firstIndex { $0 >= perStep } ?? settings.cadence.windows.count
    if learned == 0, bin(line.start) < nextClose { rewind(to: bin(line.start)) }
    let known = nextClose
    for (index, count) in line.counts.enumerated() {
      let first = bin(line.start + .seconds(Int64(index) * Int64(step)))
      let share = count.map { Double($0) / Double(perStep) }
      for bin in first..<(first + Int64(perStep)) {
        if bin >= known {
          replay(share, at: bin, fromWindow: firstWindow, week)
        } else if bin < origin, let share {
          baseline.learnSeasonOnly(
            share, minuteOfWeek: week.zone.minuteOfWeek(instant(bin)), settings.cadence)
          learned += 1
        }
      }
    }
    if line.start < instant(origin) { origin = min(origin, bin(line.start)) }
  }

  /// One bin of history, closed and learned at once and without alarms.
  private mutating func replay(
    _ count: Double?, at bin: Int64, fromWindow first: Int, _ week: LocalWeek
  ) {
    guard bin >= nextClose else { return }
    if bin - nextClose > Self.longestRun { jump(to: bin) }
    while nextClose <= bin {
      prepare(through: nextClose, week)
      let isKnown = nextClose == bin && count != nil
      if !isKnown { ring.mark(nextClose, .missing) }
      if isKnown, let count {
        ring.add(count, to: bin)
        learnKnown(bin, week, fromWindow: first)
      }
      nextClose += 1
    }
    nextLearn = nextClose
  }

  /// Moves a head that has learned nothing back to where its history begins.
  private mutating func rewind(to bin: Int64) {
    ring.restart(at: bin)
    origin = bin
    nextClose = bin
    nextLearn = bin
  }
}
