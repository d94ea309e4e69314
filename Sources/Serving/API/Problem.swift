internal import Model
internal import Text

/// A refusal or failure as RFC 9457 shows it.
struct Problem: Error, Sendable {
  var status: Int
  /// What is wrong with this very request, in Spanish.
  var detail: String
  var headers: [(name: String, value: String)] = []
  /// Further members of the document.
  var members: [JSON.Member] = []

  init(
    _ status: Int, _ detail: String, headers: [(name: String, value: String)] = [],
    members: [JSON.Member] = []
  ) {
    self.status = status
    self.detail = detail
    self.headers = headers
    self.members = members
  }

  /// The desk's fault in the terms of HTTP; see `Desk`.
  init(_ fault: Fault) {
    let detail = fault.remedy.map { "\(fault.what); \($0)" } ?? fault.what
    switch fault.code {
    case .badData, .usage: self.init(400, detail)
    case .noInput: self.init(404, detail)
    case .notAllowed: self.init(409, detail)
    case .tryLater, .unavailable, .inputOutput:
      self.init(503, detail, headers: [("Retry-After", "5")])
    default: self.init(500, detail)
    }
  }

  /// The answer; `instance` is the path that was asked for.
  func reply(instance: String) -> ServerReply {
    var document: [JSON.Member] = [
      .init("type", "about:blank"),
      .init("title", .string(SiteTexts.title(ofStatus: status))),
      .init("status", JSON(status)),
      .init("detail", .string(detail)),
      .init("instance", .string(instance)),
    ]
    document += members
    return .full(
      status: status,
      headers: [("Content-Type", "application/problem+json"), ("Cache-Control", "no-store")]
        + headers,
      body: Array(JSONText.line(.object(document)).utf8))
  }
}

extension Problem {
  /// Runs a question to the desk, turning its fault into a problem.
  static func asking<Answer>(
    _ question: () async throws(Fault) -> Answer
  ) async throws(Problem) -> Answer {
    do {
      return try await question()
    } catch {
      throw Problem(error)
    }
  }
}
