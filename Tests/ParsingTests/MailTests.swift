import Foundation
import Model
import Rehearsal
import Testing

@testable import Parsing

private func mail(_ text: String, arrivedAt: Instant? = nil) throws -> Mention {
  try MailDocument.parse(
    Array(text.utf8), MailContext(source: "buzon", arrivedAt: arrivedAt, fetchedAt: arrivedAt))
}

@Suite("A letter")
struct MailTests {
  private static let whole = """
    From: =?ISO-8859-1?Q?Ana_P=E9rez?= <Ana.Perez@Example.com>
    To: atencion@andina.example
    Subject: =?UTF-8?B?U2luIHNlw7FhbA==?= =?UTF-8?Q?_hace_d=C3=ADas?=
    Date: Mon, 2 Mar 2026 10:00:00 -0300
    Message-ID: <b@x>
    In-Reply-To: <a@x>
    References: <0@x> <a@x>
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary=m

    --m
    Content-Type: multipart/alternative; boundary=a

    --a
    Content-Type: text/plain; charset=iso-8859-1
    Content-Transfer-Encoding: quoted-printable

    Sigo sin se=F1al en =
    Rosario.
    --a
    Content-Type: text/html; charset=utf-8

    <p>Sigo sin <b>señal</b> en Rosario.</p>
    --a--
    --m
    Content-Type: application/pdf
    Content-Disposition: attachment; filename*=UTF-8''factura%20n%C2%BA%207.pdf
    Content-Transfer-Encoding: base64

    QUJDREVGR0g=
    --m--
    """

  @Test func `is a mention with its thread, its author without the address and its attachments`()
    throws
  {
    let mention = try mail(Self.whole)
    #expect(mention.id == "mail:b@x" && mention.kind == .mail && mention.source == "buzon")
    #expect(mention.title == "Sin señal hace días")
    #expect(mention.text == "Sigo sin señal en Rosario.")
    #expect(mention.publishedAt == Instant(rfc3339: "2026-03-02T13:00:00Z"))
    #expect(mention.inReplyTo == "mail:a@x" && mention.conversation == "mail:0@x")
    #expect(mention.author?.name == "Ana Pérez" && mention.author?.bot == nil)
    let attachments = mention.extra.first { $0.name == "attachments" }?.value.array
    #expect(attachments?.first?["name"]?.string == "factura nº 7.pdf")
    #expect(attachments?.first?["type"]?.string == "application/pdf")
    let shown = String(describing: mention.masked([]).json)
    #expect(String(describing: mention.json).contains("ana.perez@example.com"))
    #expect(!shown.contains("example.com"))
  }

  @Test func `in HTML only is read as its reader sees it`() throws {
    let mention = try mail(
      """
      From: a@x
      Content-Type: multipart/alternative; boundary=a

      --a
      Content-Type: text/plain


      --a
      Content-Type: text/html; charset=windows-1252

      <style>p{}</style><p>No anda <i>nada</i></p><p>Hace tres d&iacute;as</p>
      --a--
      """)
    #expect(mention.text == "No anda nada\nHace tres días")
  }

  @Test(arguments: [
    ("utf-8", [0xC3, 0xB1] as [UInt8]), ("iso-8859-1", [0xF1]), ("windows-1252", [0xF1]),
    ("utf-8", [0xF1]), ("us-ascii", [0xC3, 0xB1]), ("iso-8859-1", [0xC3, 0xB1]),
    ("no-existe", [0xF1]), ("x/../../y", [0xC3, 0xB1]), ("cp850", [0xA4]),
  ])
  func `in a charset, claimed rightly or wrongly, is read`(charset: String, letter: [UInt8]) throws
  {
    let head = "From: a@x\r\nContent-Type: text/plain; charset=\(charset)\r\n\r\nsin se"
    let mention = try MailDocument.parse(
      Array(head.utf8) + letter + Array("al, por favor".utf8), MailContext())
    #expect(mention.text == "sin señal, por favor")
  }

  @Test func `with broken heads is read all the same`() throws {
    let head = Array("From: Jos".utf8) + [0xE9] + Array(" <j@x>\nSubject: Se".utf8) + [0xF1]
    let mention = try MailDocument.parse(
      head + Array("al =?utf-8?q?mala=XX?= =?no-existe?b?@@?=\nDate: ayer\n\nhola".utf8),
      MailContext(arrivedAt: Instant(seconds: 1_772_460_000)))
    #expect(mention.author?.name == "José")
    #expect(mention.title?.hasPrefix("Señal") == true)
    #expect(mention.publishedAt == Instant(seconds: 1_772_460_000))
    #expect(mention.id.hasPrefix("mail:"))
  }

  @Test func `dated in the future or not at all came when it came`() throws {
    let arrived = Instant(seconds: 1_772_460_000)
    let early = try mail(
      "From: a@x\nDate: Mon, 2 Mar 2026 14:01:00 +0000\n\nhola", arrivedAt: arrived)
    #expect(early.publishedAt == arrived + .minutes(1))
    for date in [
      "Date: Fri, 1 Jan 2038 00:00:00 +0000\n", "Date: Mon, 2 Mar 2026 15:00:00 +0000\n", "",
      "Date: Thu, 1 Jan 1970 00:00:00\n",
    ] {
      let mention = try mail("From: a@x\n\(date)Subject: x\n\nhola", arrivedAt: arrived)
      #expect(mention.publishedAt == arrived)
    }
  }

  @Test func `nested beyond reason ends nothing and nobody`() throws {
    for depth in [100, 1000, 50_000] {
      var text = "From: a@x\nSubject: hondo\nContent-Type: multipart/mixed; boundary=b0\n\n"
      for level in 0..<depth {
        text += "--b\(level)\nContent-Type: multipart/mixed; boundary=b\(level + 1)\n\n"
      }
      text += "--b\(depth)\nContent-Type: text/plain\n\nfondo\n"
      let mention = try mail(text)
      #expect(mention.title == "hondo")
      #expect(mention.text == (depth == 100 ? "fondo" : ""))
    }
  }

  @Test func `with endless heads is read in time`() throws {
    let heads = [
      "Subject: " + String(repeating: "=?utf-8?q?a?= ", count: 70_000),
      "References: " + String(repeating: "<a@b> ", count: 150_000),
      "From: " + String(repeating: "g: ", count: 300_000),
      "From: " + String(repeating: "(", count: 500_000),
      String(repeating: "X-A: b\n", count: 150_000) + "X-Z: c",
      "Content-Type: text/plain" + String(repeating: "; a*0*=b", count: 100_000),
      "Content-Type: message/rfc822\n\n"
        + String(repeating: "Content-Type: message/rfc822\n\n", count: 20_000) + "From: x",
    ]
    for head in heads {
      let (_, seconds) = try ThreadTime.measure {
        try mail("Message-ID: <1@x>\n\(head)\n\nhola")
      }
      #expect(seconds < 5)
    }
  }

  @Test func `that is none is told so`() {
    for bytes: [UInt8] in [[], [0, 0, 0], Array("hola mundo\nsin encabezados".utf8)] {
      #expect(throws: Fault.self) { try MailDocument.parse(bytes, MailContext()) }
    }
  }

  @Test(arguments: [
    "Auto-Submitted: auto-replied", "Precedence: bulk", "Return-Path: <>", "List-Id: <l.x>",
    "From: MAILER-DAEMON@x",
  ])
  func `that a machine wrote is marked`(head: String) throws {
    #expect(try mail("\(head)\nSubject: x\n\nhola").author?.bot == true)
  }

  @Test func `without an id has always the same`() throws {
    let one = try mail("From: a@x\nSubject: x\n\nhola")
    #expect(try mail("From: a@x\nSubject: x\n\nhola").id == one.id)
    #expect(try mail("From: a@x\nSubject: x\n\nchau").id != one.id)
  }
}

@Suite("What a letter quotes")
struct QuotedTextTests {
  @Test(arguments: [
    "El lun, 2 mar 2026 a las 10:00, Atención (<atencion@andina.example>) escribió:",
    "El lun, 2 mar 2026 a las 10:00, Atención Andina\n(<atencion@andina.example>) escribió:",
    "El 2/3/26 a las 10:00, Atención escribió:",
    "El 2 de marzo de 2026 10:00:00 ART, \"Atención\" <atencion@andina.example> escribió:",
    "On Mon, Mar 2, 2026 at 10:00 AM Atención <atencion@andina.example> wrote:",
    "Em seg., 2 de mar. de 2026 às 10:00, Andina <a@andina.example> escreveu:",
    "2026-03-02 10:00 GMT-03:00 Atención <atencion@andina.example>:",
    "-----Mensaje original-----\nDe: Atención\nEnviado: lunes, 2 de marzo\nPara: Ana\nAsunto: x\n",
    "________________________________\nDe: Atención <a@andina.example>\nEnviado: lunes\nPara: Ana",
    "*De:* Atención\n*Enviado el:* lunes, 2 de marzo de 2026\n*Para:* Ana\n*Asunto:* reclamo\n",
    "From: Andina\nSent: Monday\nTo: Ana\nSubject: x\n",
    "---------- Mensaje reenviado ---------\nDe: x",
  ])
  func `is left out below`(head: String) {
    let text = "Sigo sin internet.\nGracias, Ana\n\n\(head)\nEstimada Ana: ya está resuelto."
    #expect(QuotedText.own(text) == "Sigo sin internet.\nGracias, Ana")
    let marked = "Sigo sin internet.\n\n\(head)\n> Estimada Ana:\n> ya está\n\nPD: llamen"
    let own = QuotedText.own(marked)
    #expect(own.hasPrefix("Sigo sin internet.") && !own.contains("Estimada"))
  }

  @Test func `is left out above and between`() {
    let text = """
      El lun, 2 mar 2026 a las 10:00, Andina (<a@andina.example>) escribió:
      > ¿Ya tiene señal?
      No, sigo sin señal.

      > ¿Reinició el módem?
      Sí, tres veces.
      """
    #expect(QuotedText.own(text) == "No, sigo sin señal.\n\nSí, tres veces.")
  }

  @Test func `may be all there is`() {
    let text =
      "---------- Mensaje reenviado ---------\nDe: Ana\nFecha: lunes\nAsunto: reclamo\n\nSin luz"
    #expect(QuotedText.own(text) == text)
  }

  @Test(arguments: [
    "El 2 de marzo me cobraron de más y nadie escribió nada",
    "De: Rosario a Funes no hay señal\nPara: colmo llueve",
    "El servicio anda mal\n> 3 días así",
    "Me dijeron: este mensaje lo atiende un bot",
  ])
  func `is not what only looks like it`(text: String) {
    #expect(QuotedText.own(text) == text)
  }

  @Test(arguments: ["a\n", "El 3 a las 1:1 x\n", "De: x\n", "Este correo\n", "> a\nb\n"])
  func `is looked for in time, however many lines there are`(lines: String) throws {
    let text = String(repeating: lines, count: (128 << 10) / lines.utf8.count)
    let (own, seconds) = ThreadTime.measure { QuotedText.own(text) }
    #expect(!own.isEmpty && seconds < 2)
  }

  @Test(arguments: [
    "-- \nAna Pérez\nGerente", "--\nAna", "Enviado desde mi iPhone", "Enviado desde mi Samsung",
    "Obtener Outlook para Android", "Sent from my iPhone",
    "AVISO LEGAL: este mensaje es confidencial y para su destinatario.",
    "Este mensaje y sus adjuntos son confidenciales.\nSi lo recibió por error avise.",
  ])
  func `ends before a signature`(signature: String) {
    #expect(
      QuotedText.own("No puedo pagar la factura.\n\n\(signature)") == "No puedo pagar la factura.")
  }
}
