internal import Model

/// Where platforms send by themselves, each to its source's own address.
enum PushRoutes {
  static let prefix = "/api/v1/push/"

  static let all: [Route] = [
    Route(
      method: "GET", path: prefix + "{id}",
      summary: "La pregunta que una plataforma hace antes de enviar (hub.challenge)",
      parameters: [
        .init(name: "hub.mode", summary: "subscribe"),
        .init(name: "hub.verify_token", summary: "La palabra acordada"),
        .init(name: "hub.challenge", summary: "Lo que hay que responder"),
      ],
      answer: .init(
        type: "text/plain", schema: ["type": "string"], summary: "El valor de hub.challenge"),
      isSigned: true
    ) { call throws(Problem) in
      let answer = try door(call).answer(call.request, to: call.id)
      return .full(
        status: 200, headers: [("Content-Type", "text/plain; charset=utf-8")],
        body: Array(answer.utf8))
    },
    Route(
      method: "POST", path: prefix + "{id}",
      summary: "Lo que una fuente envía por sí misma, firmado con su secreto", headers: headers,
      body: .init(types: ["application/json", "application/x-ndjson"], schema: "Pushed"),
      answer: .init(schema: Schemas.reference("Receipt"), summary: "Qué se hizo con cada mención"),
      isSigned: true
    ) { call throws(Problem) in
      guard call.site.access.pushes.contains(where: { $0.id == call.id }) else {
        throw Problem(404, SiteTexts.noDocument)
      }
      return try await take(call, to: call.id)
    },
  ]

  /// The headers by which a delivery is signed.
  static let headers: [Route.Parameter] = [
    .init(
      name: "X-Hub-Signature-256", summary: "sha256= y el HMAC-SHA256 del cuerpo, en hexadecimal"),
    .init(name: "webhook-id", summary: "Standard Webhooks: el id del envío"),
    .init(name: "webhook-timestamp", summary: "Standard Webhooks: segundos desde 1970"),
    .init(name: "webhook-signature", summary: "Standard Webhooks: v1,… una o más"),
  ]

  static func door(_ call: Call) -> PushDoor {
    PushDoor(rules: call.site.access.pushes, now: call.desk.now())
  }

  /// Takes a signed delivery, to one source or to the one whose secret signed it.
  static func take(_ call: Call, to id: String?) async throws(Problem) -> ServerReply {
    let delivery: PushDoor.Delivery
    do throws(Problem) { delivery = try door(call).open(call.request, to: id) } catch {
      if let id, error.status == 401 { await call.desk.refusedPush(to: id) }
      throw error
    }
    let receipt = try await Problem.asking { () throws(Fault) in
      try await call.desk.pushed(
        call.request.body, from: delivery.source, idempotencyKey: delivery.key)
    }
    return Replies.json(receipt.json)
  }
}
