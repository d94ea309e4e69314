internal import Model

/// What a person asks to be done with a case, as the API takes it.
enum CaseAction {
  /// The body of the request; who asks by the command's words is told by them what is missing.
  static func body(
    _ verb: String, _ words: [String], _ arguments: Arguments, by person: String
  ) throws(Fault) -> JSON {
    var body: [JSON.Member] = [.init("by", .string(person))]
    if verb == "assign" {
      guard words.count > 2 else {
        throw Fault(
          .usage, "falta a quién se asigna", remedy: "vigia cases assign ID \"G. Luna\"")
      }
      body.append(.init("to", .string(words[2])))
    }
    if let reason = arguments["--reason"] {
      body.append(.init("reason", .string(reason)))
    } else if verb == "discard" {
      throw Fault(
        .usage, "falta por qué se descarta",
        remedy: "vigia cases discard ID --reason \"no es un reclamo\"")
    }
    if let outcome = arguments["--outcome"] {
      guard Case.Outcome(rawValue: outcome) != nil else {
        let known = Case.Outcome.allCases.map(\.rawValue)
        throw Fault(
          .usage, "--outcome no puede ser «\(outcome)»",
          remedy: "use \(Spelling.list(known, "o"))")
      }
      body.append(.init("outcome", .string(outcome)))
    }
    return .object(body)
  }
}
