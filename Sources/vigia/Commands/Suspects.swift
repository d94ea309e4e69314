internal import Model
internal import Monitor

extension Command {
  /// What people do to the accounts that a running monitor suspects.
  static func judge(_ arguments: Arguments, _ terminal: Terminal) async throws {
    let words = arguments.operands
    guard let verb = words.first, ["list", "show", "confirm", "dismiss"].contains(verb) else {
      throw unknownAction(words, "list, show, confirm o dismiss; o indique «--brands»")
    }
    let remote = try Remote(url: arguments["--url"], token: arguments["--token"])
    switch verb {
    case "list":
      try await list("accounts", of: remote, arguments, terminal) {
        RemoteText.account($0, terminal)
      }
    case "show":
      let item = try await remote.item("accounts", id: operand(words, "accounts show"))
      terminal.out(
        arguments.has("--json") ? Wording.line(item) : RemoteText.wholeAccount(item, terminal))
    default:
      var body: [JSON.Member] = [.init("by", .string(try person(arguments)))]
      if let owner = arguments["--as"] { body.append(.init("as", .string(owner))) }
      let id = try operand(words, "accounts \(verb)")
      let answer = try await remote.act("accounts", id: id, verb: verb, body: .object(body))
      if arguments.has("--json") { return terminal.out(Wording.line(answer)) }
      terminal.say("\(id): " + RemoteText.done(verb))
    }
  }
}
