internal import Model

/// Mentions handed in by others.
enum IngestRoutes {
  static let all: [Route] = [
    Route(
      method: "POST", path: "/api/v1/mentions",
      summary: "Entregar menciones, una por línea; responde cuando están guardadas", scope: .ingest,
      headers: [
        .init(
          name: "Idempotency-Key", summary: "La misma clave recibe la misma respuesta",
          schema: ["type": "string", "minLength": 1, "maxLength": 255])
      ] + PushRoutes.headers,
      body: .init(types: ["application/x-ndjson", "application/json"], schema: "MentionLine"),
      answer: .init(schema: Schemas.reference("Receipt"), summary: "Qué se hizo con cada línea"),
      isSigned: true
    ) { call throws(Problem) in
      if PushDoor.isSigned(call.request, call.site.access.pushes) {
        return try await PushRoutes.take(call, to: nil)
      }
      let key = call.request.header("Idempotency-Key")
      if let key, !(1...255).contains(key.utf8.count) { throw Problem(400, SiteTexts.longKey) }
      let receipt = try await Problem.asking { () throws(Fault) in
        try await call.desk.ingest(call.request.body, idempotencyKey: key)
      }
      guard receipt.accepted + receipt.duplicates > 0 else {
        throw Problem(
          400, SiteTexts.nothingParsed,
          members: receipt.json.members?.filter { $0.name == "rejected" } ?? [])
      }
      return Replies.json(receipt.json)
    }
  ]
}
