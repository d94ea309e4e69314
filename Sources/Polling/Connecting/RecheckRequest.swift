package import Model
internal import Transfers

/// Looks kept posts up; nil when they cannot be read now.
package typealias KeptLookup = @Sendable (_ query: KeptQuery) async -> KeptPosts?

/// Asks a platform about a batch of kept posts, within the source's budget.
struct RecheckRequest {
  let source: Source
  let connector: Connector
  let rule: RecheckRule
  let builder: RequestBuilder
  let means: ConnectorRound.Means
  let redactor: Redactor
  let others: Purse.Others
  let clock: @Sendable () -> Instant

  /// What came of it.
  struct Outcome {
    var status: SourceStatus
    /// Word of the posts that are gone.
    var gone: [Mention] = []
    /// How long the API is to be left alone, and whether it refused because of it.
    var hold: Instant.Span?
    var isLimited = false
  }

  /// Asks one batch when it is due; nil when there was nothing to do.
  func run(_ status: SourceStatus, kept: KeptLookup) async -> Outcome? {
    let now = clock()
    var progress = status.recheck ?? RecheckProgress(at: now)
    guard progress.next <= now else { return nil }
    var isWalking = status.recheck == nil || progress.waiting > 0
    if !isWalking, let turned = RecheckPlan.turned(progress, rule, at: now) {
      progress = turned
      isWalking = true
    }
    var found = KeptPosts(posts: [], total: 0)
    if isWalking {
      let query = KeptQuery(
        network: connector.network, from: now - rule.age, after: progress.after, limit: rule.batch)
      guard let posts = await kept(query) else { return nil }
      found = posts
    }
    progress.waiting = found.total
    let overdue = RecheckPlan.overdue(progress, rule, at: now)
    // Full up with doubts, it asks about those first.
    let room = progress.absent.count < RecheckPlan.mostAbsent ? rule.batch - overdue.count : 0
    let known = Set(progress.absent.map(\.id))
    let fresh = found.posts.prefix(room).map { (sequence: $0.sequence, id: platformID($0.id)) }
    var asked = overdue.map { (sequence: progress.after, id: $0) }
    asked += fresh.filter { !known.contains($0.id) }
    var status = status
    guard !asked.isEmpty else {
      // All of these wait for their second question.
      if let last = fresh.last {
        progress.after = last.sequence
        progress.waiting -= fresh.count
      }
      progress.next = RecheckPlan.next(progress, rule, least: connector.minimumInterval, at: now)
      status.recheck = progress
      return Outcome(status: status)
    }
    return await ask(asked, progress, status)
  }

  private func ask(
    _ wanted: [(sequence: Int64, id: String)], _ progress: RecheckProgress, _ status: SourceStatus
  ) async -> Outcome {
    var outcome = Outcome(status: status)
    var progress = progress
    var asked = wanted
    var purses = RecheckPurses(source, rule, status, progress, others: others, at: clock())
    if let most = purses?.most(asked.count, at: clock()) {
      switch most {
      case .nothing(let until):
        progress.next = until
        outcome.status.recheck = progress
        return outcome
      case .posts(let count): asked = Array(asked.prefix(count))
      }
    }
    func fail(_ problem: String, hold: Instant.Span? = nil) -> Outcome {
      purses?.note(in: &outcome.status, &progress)
      outcome.status.recheck = RecheckPlan.failed(
        progress, rule, redactor.clean(problem), hold: hold, at: clock())
      return outcome
    }
    var builder = builder
    builder.values["ids"] = asked.map(\.id).joined(separator: ",")
    var request: HTTPRequest
    do throws(Fault) { request = try builder.request(rule.request) } catch {
      return fail(error.what)
    }
    request.allowPrivate = means.allowPrivate
    purses?.reserve(asked.count)
    purses?.note(in: &outcome.status, &progress)
    outcome.status.recheck = progress
    if purses != nil {
      do { try await means.save?(outcome.status) } catch {
        purses?.release()
        return fail(ConnectorPollTexts.notBooked)
      }
    }
    outcome.status.requests += 1
    let response: HTTPResponse
    do throws(TransferError) { response = try await means.client.send(request) } catch {
      if error.mayHaveBeenAnswered { purses?.settleUnknown() } else { purses?.release() }
      return fail(Texts.failure(error, timeout: request.timeout))
    }
    let isGood = response.status == 200
    let complaint = isGood ? nil : means.reader.complaint(response.body, of: connector)
    outcome.hold =
      RateWishes(
        response: response, dialect: connector.rate, bodySeconds: complaint?.retryAfter,
        now: clock()
      ).hold
    guard isGood else {
      purses?.release()
      outcome.isLimited = response.status == 429 || response.status == 503
      return fail(
        ConnectorPollTexts.status(response.status, complaint?.text), hold: outcome.hold)
    }
    let answer: RecheckAnswer
    do throws(Fault) {
      answer = try means.reader.recheck(response.body, rule, of: connector)
    } catch {
      purses?.settleUnknown()
      return fail(error.what)
    }
    purses?.settle(answer.there.count)
    guard answer.isWhole else { return fail(RecheckTexts.notWhole) }
    purses?.note(in: &outcome.status, &progress)
    let (gone, after) = RecheckPlan.answered(progress, answer, asked: asked.map(\.id), at: clock())
    progress = after
    let last = asked.map(\.sequence).max() ?? progress.after
    progress.waiting = max(0, progress.waiting - asked.count { $0.sequence > progress.after })
    progress.after = max(progress.after, last)
    let least = max(connector.minimumInterval, outcome.hold ?? .seconds(0))
    progress.next = RecheckPlan.next(progress, rule, least: least, at: clock())
    outcome.status.recheck = progress
    outcome.gone = gone.map { .gone(connector.network + ":" + $0) }
    return outcome
  }

  /// An id as the platform knows it.
  private func platformID(_ id: String) -> String {
    String(id.dropFirst(connector.network.count + 1))
  }
}
