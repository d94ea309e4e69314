internal import Foundation
internal import Model
internal import Transfers

/// What a stream lets through, as the account at the platform has it.
struct StreamRule: Hashable, Sendable {
  /// The platform's number for it.
  var id: String
  var value: String
  /// Whose it is; nil for a rule that nobody signed.
  var tag: String?
}

/// What must change at the account so that it lets through what the configuration says.
///
/// Only rules with our own tag are taken away; what somebody else wrote stays, and where it says the same
/// as one of ours, that one need not be written again.
struct StreamRulePlan: Hashable {
  var add: [String]
  /// By their ids.
  var delete: [String]

  /// The way from the rules there are to those that are wanted.
  init(from present: [StreamRule], to wanted: [String], tag: String) {
    var add: [String] = []
    for value in wanted
    where !add.contains(value) && !present.contains(where: { $0.value == value }) {
      add.append(value)
    }
    self.add = add
    delete = present.filter { $0.tag == tag && !wanted.contains($0.value) }.map(\.id)
  }
}

/// The rules of X's filtered stream at the account (`…/stream/rules` beside `…/stream`).
struct StreamRuleBook {
  /// How a synchronisation ended badly.
  enum Trouble: Hashable {
    /// These rules were refused, with the platform's reasons, in Spanish; the others stand.
    case refused(String)
    /// It could not be done.
    case failed(StreamEnd)
  }

  let source: Source
  /// The stream's own request, of which address and credential are taken.
  let stream: HTTPRequest
  let client: HTTPClient
  let clock: any TimeSource

  /// By what our rules are told from others' at the same account.
  var tag: String { "vigia:" + source.id }

  private enum Answer {
    case document(JSON)
    case ended(StreamEnd)
  }

  /// Makes the account's rules those of the configuration; nil when they are.
  func synchronise(_ wanted: [String]) async -> Trouble? {
    let present: [StreamRule]
    switch await ask(nil) {
    case .ended(let end): return .failed(end)
    case .document(let document): present = Self.rules(in: document)
    }
    let plan = StreamRulePlan(from: present, to: wanted, tag: tag)
    if !plan.delete.isEmpty {
      let ids = plan.delete.map { JSON.string($0) }
      if case .ended(let end) = await ask(["delete": ["ids": .array(ids)]]) {
        return .failed(end)
      }
    }
    guard !plan.add.isEmpty else { return nil }
    let rules = plan.add.map {
      JSON.object([.init("value", .string($0)), .init("tag", .string(tag))])
    }
    switch await ask(["add": .array(rules)]) {
    case .ended(let end): return .failed(end)
    case .document(let document):
      let complaints = Self.complaints(in: document)
      return complaints.isEmpty ? nil : .refused(complaints.joined(separator: "; "))
    }
  }

  /// The rules that are there, or a change to them.
  private func ask(_ change: JSON?) async -> Answer {
    let address = stream.url.prefix { $0 != "?" }
    var request = HTTPRequest(change == nil ? "GET" : "POST", url: address + "/rules")
    request.headers = stream.headers.filter { $0.name == "Authorization" }
    request.headers.append(("Accept", "application/json"))
    request.allowPrivate = stream.allowPrivate
    request.maximumRedirects = 0
    if let change {
      request.headers.append(("Content-Type", "application/json"))
      request.body = (try? JSONEncoder().encode(change)).map { [UInt8]($0) }
    }
    let response: HTTPResponse
    do throws(TransferError) { response = try await client.send(request) } catch {
      if error == .cancelled || error == .closed { return .ended(.stopped) }
      return .ended(.failed(StreamTexts.noRules(Texts.failure(error, timeout: request.timeout))))
    }
    let document = try? JSONDecoder().decode(JSON.self, from: Data(response.body))
    // X answers 400 when none of the rules is good, and says why of each.
    if response.status == 400, let document, !Self.complaints(in: document).isEmpty {
      return .document(document)
    }
    guard (200..<300).contains(response.status) else {
      return .ended(.refused(response.status, wait: response.retryAfter(at: clock.now())))
    }
    guard let document, document.members != nil else {
      return .ended(.failed(StreamTexts.noRules(StreamTexts.noRuleList)))
    }
    return .document(document)
  }

  private static func rules(in document: JSON) -> [StreamRule] {
    (document["data"]?.array ?? []).compactMap { item in
      guard let id = item["id"]?.string, let value = item["value"]?.string else { return nil }
      return StreamRule(id: id, value: value, tag: item["tag"]?.string)
    }
  }

  /// What is wrong with rules, in Spanish; that one is there already is nothing wrong.
  private static func complaints(in document: JSON) -> [String] {
    (document["errors"]?.array ?? []).compactMap { error in
      let title = error["title"]?.string
      guard title != "DuplicateRule" else { return nil }
      let details = error["details"]?.strings ?? []
      let why =
        details.isEmpty
        ? error["detail"]?.string ?? error["message"]?.string ?? title ?? "" : details[0]
      return StreamTexts.refusedRule(error["value"]?.string, String(why.prefix(200)))
    }
  }
}
