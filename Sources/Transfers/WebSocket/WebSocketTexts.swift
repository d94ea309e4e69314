/// What the WebSocket's part of this room tells the operator, in Spanish.
enum WebSocketTexts {
  static func description(of error: WebSocketError) -> String {
    switch error {
    case .transfer(let error): error.description
    case .refused(let answer): refusal(answer)
    case .handshake(let what): "lo que respondió no es un WebSocket: \(what)"
    case .frames(let what): what
    case .cut: "cortó la conexión sin despedirse"
    }
  }

  private static func refusal(_ answer: HTTPResponse) -> String {
    guard let target = answer.header("Location"), (300..<400).contains(answer.status) else {
      return "responde \(answer.status)"
    }
    return "responde \(answer.status) y manda a \(target.prefix(200)), adonde no se lo sigue"
  }

  static let noHTTP = "ni siquiera es HTTP"
  static let noUpgrade = "no dice «Upgrade: websocket»"
  static let badAccept = "«Sec-WebSocket-Accept» no corresponde a lo que se le envió"
  static let unasked = "elige una extensión o un protocolo que nadie pidió"
  static let longHead = "sus encabezados no terminan"
  static let badFrame = "manda tramas mal formadas"
  static let noText = "manda un texto que no es UTF-8"
  static let binary = "manda datos binarios, que no se saben leer"
  static func tooLong(_ limit: Int) -> String {
    "manda un mensaje de más de \(limit >> 10) kB"
  }
}
