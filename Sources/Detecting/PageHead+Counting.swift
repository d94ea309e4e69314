internal import Model

extension PageHead {
  /// What became of an alarm at a bin.
  struct Change: Sendable, Equatable {
    var change: Signal.Change
    var bin: Int64
    var window: WindowScore
  }

  /// Counts mentions published at `time`, heard at `now`, and scores the windows that end now.
  ///
  /// Later than an hour they are left out; from the future they count now. Close the minutes up to
  /// `now` first (`advance`).
  mutating func count(_ mentions: Double, at time: Instant, now: Instant, _ week: LocalWeek)
    -> Change?
  {
    let present = max(nextClose, min(bin(now), nextClose + Self.spare))
    prepare(through: present, week)
    let late = Int64(Self.latestMinutes * 60 / settings.cadence.stepSeconds)
    let target = min(bin(time), present)
    guard target >= present - late, ring.contains(target) else { return nil }
    ring.add(mentions, to: target)
    let window = score(endingAt: present)
    return window.score >= settings.threshold || alarm.isOn ? raise(window, at: present) : nil
  }

  /// Closes one bin: scores it, moves the alarm, learns what is old enough.
  mutating func close(_ knowledge: BinRing.Knowledge, _ week: LocalWeek) -> (WindowScore, Change?) {
    let bin = nextClose
    prepare(through: bin, week)
    if knowledge != .known { ring.mark(bin, knowledge) }
    nextClose = bin + 1
    var window = WindowScore()
    var change: Change?
    if knowledge == .missing {
      if alarm.isOn { alarm.last += 1 }
    } else {
      window = score(endingAt: bin)
      change = raise(window, at: bin) ?? lower(window, at: bin)
    }
    followAlarm(before: nextClose)
    while nextLearn < nextClose - settings.latenessBins { learn(nextLearn, week) }
    return (window, change)
  }

  /// Takes the bins up to `bin` for missing, at a cost that does not depend on how many there are.
  mutating func jump(to bin: Int64) {
    guard bin > nextClose else { return }
    if alarm.isOn { alarm.last += bin - nextClose }
    ring.restart(at: bin)
    nextClose = bin
    nextLearn = bin
  }

  /// From `bin` on the series is inside a confirmed crisis: what it brings teaches nothing.
  mutating func enterCrisis(at bin: Int64) {
    let first = max(bin, nextLearn)
    guard let old = crisis, old.to > nextLearn else {
      crisis = Crisis(from: first, to: .max)
      return
    }
    crisis = Crisis(from: min(old.from, first), to: .max)
  }

  /// From `bin` on the series is outside it again.
  mutating func leaveCrisis(at bin: Int64) {
    if crisis?.to == .max { crisis?.to = bin }
  }

  /// Expects so many mentions a minute more, the season taken out, from an instant on: since then
  /// another source is counted.
  mutating func expectMore(_ perMinute: Double, from start: Instant, _ week: LocalWeek) {
    let cadence = settings.cadence
    let more = perMinute * Double(cadence.stepSeconds) / 60
    baseline.raise(by: more)
    let first = max(ring.start, bin(start))
    guard first < ring.end else { return }
    for bin in first..<ring.end {
      let minute = week.zone.minuteOfWeek(instant(bin))
      let season = baseline.season(minuteOfWeek: minute, cadence, week.season)
      ring.expect(more * season, moreOf: bin)
    }
  }

  /// Begins to count at `now`, unless it has begun.
  mutating func goLive(at now: Instant) {
    if liveFrom == .max { liveFrom = bin(now) }
  }

  /// Jumps over the time before live counting, and over more than a day that nobody spoke of.
  mutating func catchUp(to present: Int64) {
    let live = min(liveFrom, present)
    if present - nextClose > Self.longestRun {
      jump(to: present)
    } else if nextClose < live {
      jump(to: live)
    }
  }

  /// Makes bins ready to count into, each with its expectation as known now.
  mutating func prepare(through last: Int64, _ week: LocalWeek) {
    while ring.end <= last {
      let minute = week.zone.minuteOfWeek(instant(ring.end))
      ring.append(
        expected: baseline.expected(minuteOfWeek: minute, settings.cadence, week.season))
    }
  }

  /// Opens the alarm, holds it up, tells that it grew, or opens it anew.
  private mutating func raise(_ window: WindowScore, at bin: Int64) -> Change? {
    let threshold = settings.threshold
    if isOutgrown(window, at: bin) { return open(window, at: bin) }
    if alarm.isOn {
      guard window.score >= threshold * Cadence.hysteresis else { return nil }
      alarm.last = bin
      guard window.score >= threshold,
        window.score >= alarm.toldScore + 3 || window.ratio >= 2 * alarm.toldRatio
      else { return nil }
      tell(window)
      return Change(change: .grew, bin: bin, window: window)
    }
    guard window.score >= threshold, bin - alarm.opened >= Int64(settings.cadence.refractory)
    else { return nil }
    return open(window, at: bin)
  }

  /// Opens the alarm below its threshold, because something else confirms it; nil while it may not.
  mutating func openConfirmed(_ window: WindowScore, at bin: Int64) -> Change? {
    guard !alarm.isOn, bin - alarm.opened >= Int64(settings.cadence.refractory) else { return nil }
    return open(window, at: bin)
  }

  private mutating func open(_ window: WindowScore, at bin: Int64) -> Change {
    alarm = Alarm(isOn: true, last: bin, opened: bin)
    tell(window)
    return Change(change: .opened, bin: bin, window: window)
  }

  private mutating func tell(_ window: WindowScore) {
    alarm.toldScore = max(alarm.toldScore, window.score)
    alarm.toldRatio = max(alarm.toldRatio, window.ratio)
  }

  /// Closes the alarm after twenty quiet minutes.
  private mutating func lower(_ window: WindowScore, at bin: Int64) -> Change? {
    guard alarm.isOn, window.score < settings.threshold * Cadence.hysteresis,
      bin - alarm.last >= Int64(settings.cadence.quiet)
    else { return nil }
    alarm.isOn = false
    return Change(change: .closed, bin: bin, window: window)
  }
}
