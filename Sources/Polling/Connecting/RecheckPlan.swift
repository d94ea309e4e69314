internal import Model

/// When kept posts are asked about again, and what an answer means for them: pure decisions.
///
/// A round walks all kept posts of a source in the order they came in and is spread over `every`; the
/// next begins when it is done, a span of `every` after its beginning at the earliest.
enum RecheckPlan {
  /// Silence about a post counts only when it lasts so long: a platform that stammers takes nothing away.
  static let patience = Instant.Span.hours(1)
  /// The first wait after a request that gave no answer; doubled with each further one up to `every`.
  static let firstWait = Instant.Span.hours(1)
  /// At most so many posts wait for their second question; beyond them nothing new is asked.
  static let mostAbsent = 1000

  /// The ids whose second question is due.
  static func overdue(_ progress: RecheckProgress, _ rule: RecheckRule, at now: Instant) -> [String]
  {
    progress.absent.filter { $0.since + patience <= now }.prefix(rule.batch).map(\.id)
  }

  /// The progress with a new round begun, of one that is over; nil while its time is not up.
  static func turned(
    _ progress: RecheckProgress, _ rule: RecheckRule, at now: Instant
  ) -> RecheckProgress? {
    guard progress.began + rule.every <= now else { return nil }
    var progress = progress
    progress.began = now
    progress.after = 0
    progress.isAnnounced = false
    return progress
  }

  /// What an answer means: the ids that are gone, and the progress after it.
  static func answered(
    _ progress: RecheckProgress, _ answer: RecheckAnswer, asked: [String], at now: Instant
  ) -> (gone: [String], progress: RecheckProgress) {
    var progress = progress
    var since = Dictionary(
      progress.absent.map { ($0.id, $0.since) }, uniquingKeysWith: { first, _ in first })
    var gone: [String] = []
    for id in asked {
      if answer.gone.contains(id) {
        gone.append(id)
        since[id] = nil
      } else if answer.there.contains(id) || answer.withheld.contains(id) {
        since[id] = nil
      } else if let first = since[id], first + patience <= now {
        gone.append(id)
        since[id] = nil
      } else if since[id] == nil {
        since[id] = now
      }
    }
    progress.absent = since.map { .init(id: $0.key, since: $0.value) }
      .sorted { ($0.since, $0.id) < ($1.since, $1.id) }
    progress.asked += asked.count
    progress.gone += gone.count
    progress.failures = 0
    progress.failingSince = nil
    progress.problem = nil
    return (gone, progress)
  }

  /// The progress after a request that gave no answer: nothing is gone, all is asked again later.
  static func failed(
    _ progress: RecheckProgress, _ rule: RecheckRule, _ problem: String, hold: Instant.Span?,
    at now: Instant
  ) -> RecheckProgress {
    var progress = progress
    progress.failures += 1
    progress.failingSince = progress.failingSince ?? now
    progress.problem = problem
    var wait = firstWait
    for _ in 1..<max(2, min(progress.failures, 20)) where progress.failures > 1 && wait < rule.every
    {
      wait = wait + wait
    }
    progress.next = now + max(min(wait, max(rule.every, firstWait)), hold ?? .seconds(0))
    return progress
  }

  /// When the next request is due: what waits is spread over what is left of the round.
  static func next(
    _ progress: RecheckProgress, _ rule: RecheckRule, least: Instant.Span, at now: Instant
  ) -> Instant {
    let requests = Int64((progress.waiting + rule.batch - 1) / rule.batch)
    let end = progress.began + rule.every
    let left = max(0, (end - now).milliseconds)
    var next = requests == 0 ? end : now + Instant.Span(milliseconds: left / (requests + 1))
    if let first = progress.absent.first { next = min(next, first.since + patience) }
    return max(next, now + least)
  }

  /// What people must know of rounds that are not kept up, in Spanish; nil while all is well.
  static func trouble(
    _ progress: RecheckProgress, _ rule: RecheckRule, at now: Instant
  ) -> String? {
    if let since = progress.failingSince, now - since >= rule.every {
      return RecheckTexts.failing(now - since, progress.problem)
    }
    if progress.waiting > 0, now - progress.began >= rule.every + rule.every {
      return RecheckTexts.behind(progress.waiting, now - progress.began)
    }
    return nil
  }
}

/// What is said of asking again about kept posts.
enum RecheckTexts {
  static let notWhole = "la API contestó un error que no nombra ninguna publicación"
  static func failing(_ span: Instant.Span, _ problem: String?) -> String {
    "hace \(Texts.duration(span)) que no se puede preguntar si lo guardado sigue publicado"
      + (problem.map { ": " + $0 } ?? "")
  }
  static func behind(_ waiting: Int, _ span: Instant.Span) -> String {
    "preguntar si lo guardado sigue publicado lleva \(Texts.duration(span)) y faltan \(waiting): "
      + "suba el presupuesto, su parte «share», o baje «for_days» en el conector"
  }
}
