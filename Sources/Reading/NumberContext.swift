internal import Text

/// What the words around a number say that it is.
enum NumberContext {
  case document, telephone, customer, account, reference, money, none

  private static let words = WordTable<NumberContext>([
    (.document, "dni documento cedula cc rut curp ci d.n.i"),
    (
      .telephone,
      "tel telefono cel celular whatsapp wsp wpp llamame llamenme llamar linea movil contacto fono"
    ),
    (.account, "cbu cvu clabe iban"), (.customer, "cliente cuenta contrato"),
    (
      .reference,
      """
      reclamo ticket caso gestion pedido orden folio factura seguimiento codigo radicado expediente \
      reporte tramite pqr solicitud
      """
    ),
    (
      .money,
      """
      pesos soles usd dolares euros mb megas gb gigas km millones usuarios clientes personas votos
      """
    ),
  ])

  /// Looks at the four words before a number and the one after; the nearest word decides.
  init(_ text: borrowing FoldedText, at range: Range<Int>) {
    self = .none
    var before = range.lowerBound - 1
    while before >= 0, text.source[before] == 0x20 { before -= 1 }
    if before >= 0, text.source[before] == UInt8(ascii: "$") {
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
    var after = low
    while after < text.words.count, text.words[after].source.lowerBound < range.upperBound {
      after += 1
    }
    if after < text.words.count, text.words[after].isTied,
      Self.words.value(text.bytes, text.range(of: text.words[after])) == .money
    {
      self = .money
      return
    }
    var index = low - 1
    while index >= 0, index >= low - 4 {
      if let known = Self.words.value(text.bytes, text.range(of: text.words[index])),
        known != .money
      {
        self = known
        return
      }
      index -= 1
    }
  }
}
