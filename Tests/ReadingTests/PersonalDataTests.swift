import Model
import Reading
import Testing

@Suite("Personal data")
struct PersonalDataTests {
  @Test(
    "what identifies somebody is found and masked",
    arguments: [
      ("escriban a ana.perez@correo.com.ar!", .email, "ana.perez@correo.com.ar"),
      ("mi cel es 11 5555-4433", .phone, "11 5555-4433"),
      ("llámenme al +54 9 11 5555 4433", .phone, "+54 9 11 5555 4433"),
      ("DNI 28.456.789", .nationalID, "28.456.789"), ("mi dni 28456789", .nationalID, "28456789"),
      ("tarjeta 4111 1111 1111 1111", .card, "4111 1111 1111 1111"),
      ("CUIT 20-12345678-6", .taxID, "20-12345678-6"),
      ("CBU 2850590940090418135201", .account, "2850590940090418135201"),
      ("pasame al 0000003100010000000009 porfa", .account, "0000003100010000000009"),
      ("mi alias es casa.perro.luna", .account, "casa.perro.luna"),
      ("alias: JUAN.PEREZ.MP gracias", .account, "JUAN.PEREZ.MP"),
      ("me chocó el AB123CD", .plate, "AB123CD"), ("patente abc 123", .plate, "abc 123"),
      ("vivo en San Martín 450 y no hay internet", .address, "San Martín 450"),
      (
        "manden a calle Corrientes 1234, piso 3 dpto B", .address,
        "calle Corrientes 1234, piso 3 dpto B"
      ),
      ("mi domicilio es Av. 9 de Julio 2050", .address, "Av. 9 de Julio 2050"),
    ] as [(String, Finding.PersonalData.Kind, String)])
  func found(text: String, kind: Finding.PersonalData.Kind, part: String) throws {
    let finding = try Desk.read(text)
    let span = try #require(finding.personalData.first)
    #expect(finding.personalData.count == 1)
    #expect(span.kind == kind)
    let quoted = Array(text.utf8)[span.start..<span.end]
    #expect(String(decoding: quoted, as: UTF8.self) == part)
    #expect(finding.flags.contains(.personalData))
    let masked = Mention(id: "1", text: text).masked(finding.personalData).text
    #expect(masked.contains("▒"))
    #expect(!masked.contains(part))
  }

  @Test(
    "two plates one after the other are both found, in one word and in three",
    arguments: [
      "chocaron el AB123CD y el AC456EF", "la camioneta AB 123 CD le dio al auto AC 456 EF",
      "AB123CD AC456EF",
    ])
  func plates(text: String) throws {
    let spans = try Desk.read(text).personalData
    #expect(spans.map(\.kind) == [.plate, .plate])
    let parts = spans.map { span in
      String(decoding: Array(text.utf8)[span.start..<span.end], as: UTF8.self)
    }
    #expect(parts.map { $0.filter { $0 != " " } } == ["AB123CD", "AC456EF"])
  }

  @Test(
    "other numbers stay readable",
    arguments: [
      "hace 120 minutos que espero", "pagué $ 12345678", "el 0800 333 4444 no atiende",
      "reclamo 12345678", "nos vemos el 24/11/2026", "son 1.500.000 pesos",
      "tarjeta 4111 1111 1111 1112", "vean https://a.example/p/28456789", "@juan28456789 mirá",
      "100 megas por 2500", "ana@ correo", "ley 24240", "pedido 4111111111111112",
      "desde 2019 a 2026", "seguimiento 1234567890123456789012", "orden AB123CD",
      "el router ZTE123 falla", "vivo en Rosario hace 20 años", "la sucursal de Av. Cabildo 2040",
      "me cobraron 15.000 en marzo de 2026", "calle cortada desde las 10", "Av. Córdoba al 3000",
      "plan 5G de 30 GB a $ 12.500", "son 3 alias distintos", "llamé al 611 y al 112",
    ])
  func spared(text: String) throws {
    #expect(try Desk.read(text).personalData.isEmpty)
  }
}
