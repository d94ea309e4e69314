internal import Model

/// What people do to alerts, cases and suspected accounts.
enum ActionRoutes {
  static let all: [Route] =
    [
      action(.alert, .acknowledge, "Tomar una alerta", "Action"),
      action(.alert, .silence, "Silenciar una alerta por un tiempo", "Silence"),
      action(.alert, .resolve, "Cerrar una alerta", "Action"),
      action(.careCase, .assign, "Asignar un caso", "Assignment"),
      action(.careCase, .reply, "Anotar que se respondió", "Action"),
      action(.careCase, .wait, "Esperar al cliente", "Action"),
      action(.careCase, .close, "Cerrar un caso", "Closing"),
      action(.careCase, .discard, "Descartar un caso", "Discarding"),
      action(.careCase, .reopen, "Reabrir un caso", "Action"),
      action(.account, .confirm, "Confirmar que una cuenta suplanta a la marca", "Action"),
      action(.account, .dismiss, "Decir que una cuenta no suplanta a la marca", "Dismissal"),
    ]

  private static func action(
    _ kind: DeskKind, _ verb: DeskAction.Verb, _ summary: String, _ body: String
  ) -> Route {
    Route(
      method: "POST", path: "/api/v1/\(kind.rawValue)s/{id}/\(verb.rawValue)", summary: summary,
      scope: .act, body: .init(types: ["application/json"], schema: body),
      answer: .init(
        schema: Schemas.reference(schema(of: kind)),
        summary: "El documento después del cambio")
    ) { call throws(Problem) in
      let arguments = try JSONBytes.object(call.request.body)
      guard let by = arguments["by"]?.string?.trimmed, (1...100).contains(by.count) else {
        throw Problem(400, SiteTexts.byMissing)
      }
      try check(arguments, for: verb)
      let action = DeskAction(
        kind: kind, id: call.id, verb: verb, by: by, arguments: arguments)
      return Replies.json(
        try await Problem.asking { () throws(Fault) in try await call.desk.act(action) })
    }
  }

  private static func schema(of kind: DeskKind) -> String {
    switch kind {
    case .alert: "Alert"
    case .careCase: "Case"
    case .account: "Account"
    case .mention: "Mention"
    }
  }

  /// Checks the types of the members that the verb reads.
  private static func check(_ arguments: JSON, for verb: DeskAction.Verb) throws(Problem) {
    func text(_ name: String, required: Bool = false) throws(Problem) {
      guard let value = arguments[name], value != .null else {
        if required { throw Problem(400, SiteTexts.parameter(name, "un texto")) }
        return
      }
      guard let text = value.string, !text.trimmed.isEmpty else {
        throw Problem(400, SiteTexts.parameter(name, "un texto"))
      }
    }
    switch verb {
    case .silence:
      if let minutes = arguments["minutes"], minutes != .null {
        guard let count = minutes.integer, (1...10_080).contains(count) else {
          throw Problem(400, SiteTexts.silenceLength)
        }
      }
      if let until = arguments["until"], until != .null, until.instant == nil {
        throw Problem(400, SiteTexts.silenceUntil)
      }
    case .assign: try text("to", required: true)
    case .close: try checkOutcome(arguments["outcome"])
    case .discard: try text("reason", required: true)
    case .reply: try text("text")
    case .dismiss:
      if let owner = arguments["as"], owner != .null,
        !["sibling", "homonym"].contains(owner.string)
      {
        throw Problem(400, SiteTexts.parameter("as", "uno de sibling, homonym"))
      }
    case .acknowledge, .resolve, .wait, .reopen, .confirm: break
    }
  }

  private static func checkOutcome(_ outcome: JSON?) throws(Problem) {
    guard let outcome, outcome != .null else { return }
    guard let text = outcome.string, Case.Outcome(rawValue: text) != nil else {
      let names = Case.Outcome.allCases.map(\.rawValue).joined(separator: ", ")
      throw Problem(400, SiteTexts.parameter("outcome", "uno de " + names))
    }
  }
}
