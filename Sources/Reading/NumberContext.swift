internal import Text

/// What the words around a number say that it is.
enum NumberContext {
  case document, telephone, customer, account, reference, money, none

  private static let words: [(word: String, context: NumberContext)] = [
    ("dni", .document), ("documento", .document), ("cedula", .document), ("cc", .document),
    ("rut", .document), ("curp", .document), ("ci", .document), ("d.n.i", .document),
    ("tel", .telephone), ("telefono", .telephone), ("cel", .telephone), ("celular", .telephone),
    ("whatsapp", .telephone), ("wsp", .telephone), ("wpp", .telephone), ("llamame", .telephone),
    ("llamenme", .telephone), ("llamar", .telephone), ("linea", .telephone),
    ("movil", .telephone), ("contacto", .telephone), ("fono", .telephone),
    ("cbu", .account), ("cvu", .account), ("clabe", .account), ("iban", .account),
    ("cliente", .customer), ("cuenta", .customer), ("contrato", .customer),
    ("reclamo", .reference), ("ticket", .reference), ("caso", .reference),
    ("gestion", .reference), ("pedido", .reference), ("orden", .reference),
    ("folio", .reference), ("factura", .reference), ("seguimiento", .reference),
    ("codigo", .reference), ("radicado", .reference), ("expediente", .reference),
    ("reporte", .reference), ("tramite", .reference), ("pqr", .reference),
    ("solicitud", .reference),
  ]

  private static let units = [
    "pesos", "soles", "usd", "dolares", "euros", "mb", "megas", "gb", "gigas", "km", "millones",
    "usuarios", "clientes", "personas", "votos",
  ]

  /// Looks at the four words before a number and the one after; the nearest word decides.
  init(_ text: FoldedText, at range: Range<Int>, _ bytes: [UInt8]) {
    self = .none
    var before = range.lowerBound - 1
    while before >= 0, bytes[before] == 0x20 { before -= 1 }
    if before >= 0, bytes[before] == UInt8(ascii: "$") {
      self = .money
      return
    }
    var low = 0
    var high = text.words.count
    while low < high {
      let middle = (low + high) / 2
      if text.words[middle].source.upperBound <= range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    if let after = text.words[low...].first(where: { $0.source.lowerBound >= range.upperBound }),
      after.pause == .none, Self.units.contains(text.string(after))
    {
      self = .money
      return
    }
    for word in text.words[max(0, low - 4)..<low].reversed() {
      let spelling = text.string(word)
      if let known = Self.words.first(where: { $0.word == spelling }) {
        self = known.context
        return
      }
    }
  }
}
