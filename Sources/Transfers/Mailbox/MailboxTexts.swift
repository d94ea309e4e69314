/// What the mailbox's part of this room tells the operator, in Spanish.
enum MailboxTexts {
  static func description(of error: MailboxError) -> String {
    switch error {
    case .transfer(let error): error.description
    case .login: "el servidor de correo no acepta el usuario o la contraseña"
    case .clear:
      "sin cifrar solo se admite dentro de allow_private; use imaps:// o pop3s://"
    case .folder(let words): "no se puede abrir la carpeta: \(words.prefix(200))"
    case .dialogue(let what): "el servidor de correo no responde como debe: \(what)"
    }
  }

  static let userInURL = "la dirección lleva un usuario; escríbalo en «user»"
  static let closedEarly = "cerró la conexión"
  static let noAnswer = "lo que contesta no empieza con + ni -"
  static let noValidity = "no dice UIDVALIDITY"
  static let longLine = "una línea no termina"
  static let longLiteral = "anuncia más bytes de los que se le piden"
  static let tooMuch = "no deja de enviar"
  static func refused(_ command: String, _ words: String) -> String {
    "rechaza \(command)" + (words.isEmpty ? "" : " (\(words.prefix(200)))")
  }
}
