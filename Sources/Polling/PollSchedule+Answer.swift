package import Model
internal import Transfers

/// An answer as far as the schedule cares, with what it is judged against.
struct PollAnswer {
  var plan: PollPlan
  var response: HTTPResponse
  /// SHA-256 of the body, hexadecimal.
  var digest: String
  /// When the answer had come.
  var at: Instant
  /// How long it took.
  var elapsed = Instant.Span.seconds(0)
}

/// What an answer amounts to.
enum PollVerdict: Equatable {
  case document, notModified, unchanged
  case failed(reason: String)
}

extension PollSchedule {
  /// An answer that takes this long is told to the operator.
  package static let slowAnswer = Instant.Span.seconds(10)
  /// Validators are dropped after so long of nothing but 304: some servers never stop saying it.
  static let oldestValidators = Instant.Span.hours(8 * 24)
  /// How long a 404 of a source that is known for false ones is taken for one.
  static let falseNotFound = Instant.Span.hours(6)

  /// The verdict on an answer, and the status after it.
  static func answered(
    _ status: SourceStatus, _ answer: PollAnswer
  ) -> (PollVerdict, SourceStatus) {
    var status = status
    if !status.describes(answer.plan.source) { status.forgetDocument() }
    status.lastAttempt = answer.at
    status.answerTime = answer.elapsed
    status.requests += 1
    switch answer.response.status {
    case 200, 203: return body(status, answer)
    case 304 where answer.plan.isConditional: return (.notModified, notModified(status, answer))
    case 304: return failure(status, answer, Texts.unasked)
    case 410 where answer.plan.url == answer.plan.source.url:
      status.health = .retired
      status.reason = Texts.gone
      status.failures += 1
      status.nextAttempt = nil
      status.bodyDigest = SourceStatus.digest("", of: answer.plan.source)
      return (.failed(reason: Texts.gone), status)
    case 404 where answer.plan.source.hasFalseNotFound: return passing(status, answer)
    case 500 where answer.plan.source.hasFalseNotFound: return passing(status, answer)
    case 429, 503:
      let hold = ServerWishes(answer.response, at: answer.at).hold
      let reason = Texts.limited(answer.response.status, hold)
      return (.failed(reason: reason), limited(status, answer.plan.source, hold, reason, answer.at))
    case let code: return failure(status, answer, Texts.status(code))
    }
  }

  /// The status after a failure: back-off, and blind after the second in a row or after two intervals
  /// without success.
  static func failed(
    _ status: SourceStatus, source: Source, reason: String, at now: Instant
  ) -> SourceStatus {
    var status = status
    status.failures += 1
    status.reason = reason
    status.nextAttempt = afterFailure(of: source, failures: status.failures, at: now)
    // The adopted address fails: perhaps the move was none.
    if status.movedCount >= SourceStatus.confirmations { status.forgetMove() }
    let waits = now - (status.lastSuccess ?? now)
    let interval = interval(of: source, status)
    if status.failures >= 2 || waits > interval + interval {
      status.goBlind(at: now)
    } else {
      status.health = .slow
    }
    return status
  }

  /// The status of a source whose host wants to be left alone for a while.
  static func limited(
    _ status: SourceStatus, _ source: Source, _ hold: Instant.Span, _ reason: String, _ now: Instant
  ) -> SourceStatus {
    var status = failed(status, source: source, reason: reason, at: now)
    // Never earlier than asked: the jitter of a hold only adds.
    let noise = jittered(hold, source.id, now).milliseconds - hold.milliseconds
    let until = now + hold + Instant.Span(milliseconds: abs(noise) / 2) + holdMargin
    status.nextAttempt = max(until, status.nextAttempt ?? until)
    status.heldUntil = now + hold + holdMargin
    if hold > source.interval + source.interval {
      status.goBlind(at: now)
    } else if status.health != .blind {
      status.health = .limited
    }
    return status
  }

  /// A source that is known to answer "not found" now and then: blind only after six hours of it.
  private static func passing(
    _ status: SourceStatus, _ answer: PollAnswer
  ) -> (PollVerdict, SourceStatus) {
    let reason = Texts.passing(answer.response.status)
    var after = failed(status, source: answer.plan.source, reason: reason, at: answer.at)
    if answer.at - (status.lastSuccess ?? answer.at) < falseNotFound {
      after.health = status.lastSuccess == nil ? .waiting : .slow
      after.blindSince = nil
    }
    return (.failed(reason: reason), after)
  }

  private static func failure(
    _ status: SourceStatus, _ answer: PollAnswer, _ reason: String
  ) -> (PollVerdict, SourceStatus) {
    (
      .failed(reason: reason),
      failed(status, source: answer.plan.source, reason: reason, at: answer.at)
    )
  }

  private static func body(
    _ status: SourceStatus, _ answer: PollAnswer
  ) -> (PollVerdict, SourceStatus) {
    if !answer.plan.source.isPage, answer.response.body.looksLikePage {
      return failure(status, answer, Texts.page)
    }
    let source = answer.plan.source
    var status = status
    let digest = SourceStatus.digest(answer.digest, of: source)
    let isSame = status.bodyDigest == digest
    status.bodyDigest = digest
    status.etag = answer.response.header("etag")
    status.lastModified = answer.response.header("last-modified")
    status.validatorsSince = answer.at
    status.note(movedTo: answer.response.permanentRedirect, from: answer.plan.url)
    let wish = ServerWishes(answer.response, at: answer.at).freshness
    status.nextAttempt = afterSuccess(of: source, status, at: answer.at, wish: wish)
    // Whether a new body is a success, its reader says: `accepted` or `parseFailed`.
    if isSame { status.succeed(at: answer.at) }
    return (isSame ? .unchanged : .document, status)
  }

  private static func notModified(_ status: SourceStatus, _ answer: PollAnswer) -> SourceStatus {
    var status = status
    status.notModified += 1
    if let etag = answer.response.header("etag") { status.etag = etag }
    if let date = answer.response.header("last-modified") { status.lastModified = date }
    if answer.at - (status.validatorsSince ?? answer.at) > oldestValidators {
      status.etag = nil
      status.lastModified = nil
    }
    status.note(movedTo: answer.response.permanentRedirect, from: answer.plan.url)
    let wish = ServerWishes(answer.response, at: answer.at).freshness
    status.nextAttempt = afterSuccess(
      of: answer.plan.source, status, at: answer.at, wish: wish)
    status.succeed(at: answer.at)
    return status
  }
}

extension SourceStatus {
  /// Marks a success at an instant, and says so when the answer took long.
  mutating func succeed(at now: Instant) {
    health = .ok
    reason = nil
    failures = 0
    blindSince = nil
    lastSuccess = now
    if let answerTime, answerTime >= PollSchedule.slowAnswer {
      health = .slow
      reason = Texts.slow(answerTime)
    }
  }

  fileprivate mutating func goBlind(at now: Instant) {
    health = .blind
    if blindSince == nil { blindSince = now }
  }

  /// Forgets the document and whatever would make the next request a conditional one.
  mutating func forgetDocument() {
    etag = nil
    lastModified = nil
    bodyDigest = nil
    validatorsSince = nil
    forgetMove()
  }
}

extension [UInt8] {
  /// Whether a body begins as a page for people does; a feed never does.
  fileprivate var looksLikePage: Bool {
    let start = drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }.prefix(15)
    let text = String(decoding: start, as: UTF8.self).lowercased()
    return text.hasPrefix("<!doctype html") || text.hasPrefix("<html")
  }
}
