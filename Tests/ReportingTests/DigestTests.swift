import Foundation
import Model
import Testing

@testable import Reporting

@Suite("The day's digest")
struct DigestTests {
  private static let renderings: [(String, @Sendable (DigestData) -> String)] = [
    ("text", Digest.text), ("markdown", Digest.markdown), ("html", Digest.html),
  ]

  @Test("every format says the day, what hurt, how alerts ended and how the clocks did")
  func everythingIsSaid() {
    for (name, render) in Self.renderings {
      let page = render(ExampleDay.full)
      for part in [
        "Resumen de Andina Móvil", "lunes 2 de marzo de 2026", "3.068",
        "un 70 % más de lo esperado",
        "la hora pico, 20 h, trajo 1.104", "Servicio caído", "▲ 1", "▼ 2", "nuevo",
        "Señal caída en Rosario", "×6,2", "tomada en 3 min por L. Ferreyra",
        "restablecida a las 20:48, 38 min después de abrirse", "nadie la tomó · sigue viva",
        "48 mil seguidores", "Un lujo el técnico", "83 %", "316 de 381", "en plazo: 31",
        "1 h 12 min", "el servidor no responde (504)", "14 h", "640", "Podrían avisar los cortes",
        "pide DNI por mensaje", "confirmada por L. Ferreyra", "mediana de 214", "3 de 380 (1 %)",
        "respuesta vencida hace 10 min", "cierre en 25 min", "G. Luna",
      ] {
        #expect(page.contains(part), "\(name) lacks «\(part)»")
      }
      #expect(!page.contains("Internet / red"), "a driver without a mention is not ranked")
    }
  }

  @Test(
    "in the text a long reason goes on below, a blind source claims no voices, few are not none")
  func readableText() {
    var data = ExampleDay.full
    data.suspects[0].reasons = (1...4).map {
      "indicio número \($0), que cuenta sus razones con detalle"
    }
    data.care.overdue = 1439
    data.care.pending = 1138
    let lines = Digest.text(data).split(separator: "\n")
    let first = lines.firstIndex { $0.contains("indicio número 1,") } ?? 0
    #expect(lines[first].count < 140 && lines[first + 1].contains("indicio número 2"))
    #expect(lines.contains { $0.contains("quedan 1.439 vencidos") })
    #expect(lines.contains { $0.contains("pendientes: 1.138") })
    #expect(lines.last?.hasPrefix("Hecho por Vigía el martes 3 de marzo de 2026 a las") == true)
    var blind = ExampleDay.full.alerts[0]
    (blind.voices, blind.expected) = (0, 0)
    #expect(!Texts.facts(blind, data.zone).contains("orgánico"))
  }

  @Test("on a phone no table widens the page: it moves by itself, and the hours are left out")
  func narrow() {
    let page = Digest.html(ExampleDay.full)
    #expect(page.contains(".by-hour { display: none !important }"))
    #expect(page.split(separator: "<td class=\"by-hour\"").count > 2)
    // The page, its column and every card keep the width of the screen.
    let cards = page.components(separatedBy: "class=\"card\"").count - 1
    #expect(page.components(separatedBy: "table-layout:fixed").count - 1 == cards + 2)
    #expect(
      page.components(separatedBy: "border-collapse").count
        == page.components(separatedBy: "<div style=\"overflow-x:auto\"><table ").count)
  }

  @Test("what there is nothing of has no section")
  func noEmptySections() {
    for (_, render) in Self.renderings {
      let page = render(ExampleDay.empty)
      for title in ["Cuentas sospechosas", "Dónde", "apuran"] { #expect(!page.contains(title)) }
    }
  }

  @Test("a competitor's trouble and what rules on trial would have told have sections of their own")
  func rivalsAndTrial() {
    var data = ExampleDay.full
    data.rivals = [
      .init(
        brand: "Pampa Telefonía", from: ExampleDay.at(14, 5), to: ExampleDay.at(15),
        text: "Señal: muchas más quejas que lo habitual")
    ]
    data.trial = .init(title: "más sensible", lines: ["Además, 14:05, alta: Señal."], json: .null)
    for (name, render) in Self.renderings {
      let page = render(data)
      for part in [
        "Competencia", "Pampa Telefonía, de 14:05 a 15:00: Señal", "sin avisar a nadie",
        "más sensible", "Además, 14:05",
      ] {
        #expect(page.lowercased().contains(part.lowercased()), "\(name) lacks «\(part)»")
      }
    }
    #expect(Digest.json(data)["rivals"]?.array?.first?["brand"]?.string == "Pampa Telefonía")
  }

  @Test("the same day gives the same bytes")
  func deterministic() {
    for (_, render) in Self.renderings {
      #expect(render(ExampleDay.full) == render(ExampleDay.full))
    }
    #expect(Digest.json(ExampleDay.full) == Digest.json(ExampleDay.full))
  }

  @Test("an empty day says that it has no data, and no share without a denominator")
  func emptyDay() {
    for (_, render) in Self.renderings {
      let page = render(ExampleDay.empty)
      #expect(page.contains("Sin datos: no entró ninguna mención de Andina Móvil en el día."))
      #expect(page.contains("No hubo alertas"))
      #expect(!page.contains("nan") && !page.contains(" 0 %"))
    }
    #expect(Digest.json(ExampleDay.empty)["care"]?["service_level"] == .null)
  }

  @Test("a day without a mention tells silence from blindness")
  func silenceOrBlindness() {
    var data = ExampleDay.empty
    data.sources = [.init(id: "foro", mentions: 0)]
    #expect(Digest.text(data).contains("no es que faltaran datos"))
    data.sources = [.init(id: "foro", mentions: 0, blindMinutes: 300)]
    #expect(Digest.text(data).contains("fuentes ciegas (foro)"))
  }

  @Test("a digest made before the day is over says so")
  func partialDay() {
    var data = ExampleDay.full
    #expect(!Digest.text(data).contains("parciales"))
    data.madeAt = ExampleDay.at(21)
    #expect(Digest.text(data).contains("los números son parciales"))
  }

  @Test("one mention, one voice, one case are not plural")
  func singular() {
    var data = ExampleDay.empty
    data.hours = [.init(start: ExampleDay.at(9), mentions: 1, negative: 1)]
    data.voices = 1
    data.care.received = 1
    data.care.open = 1
    let page = Digest.text(data)
    #expect(page.contains("Hubo 1 mención de Andina Móvil"))
    #expect(page.contains("todavía sin historia con qué compararlas"))
    #expect(page.contains("mención 1 · esperadas – · negativas 100 % · voz 1"))
    #expect(page.contains("caso recibido 1 · nivel de servicio sin datos"))
  }

  @Test(
    "the volume is told in words a person would use",
    arguments: [
      (1850, "lo habitual para un día así (se esperaban 1.800)"),
      (5400, "3 veces lo esperado (1.800)"),
      (900, "un 50 % menos de lo esperado (1.800)"),
    ])
  func comparison(count: Int, words: String) {
    var data = ExampleDay.empty
    data.hours = [.init(start: ExampleDay.at(9), mentions: count, expected: 1800)]
    #expect(Digest.text(data).contains(words))
  }

  @Test("names are joined as Spanish joins them")
  func list() {
    #expect(Texts.list(["Andina", "Pampa"]) == "Andina y Pampa")
    #expect(Texts.list(["Andina", "Pampa", "Iguazú"]) == "Andina, Pampa e Iguazú")
    #expect(Texts.list(["agua", "hielo"]) == "agua y hielo")
  }

  @Test("the JSON reads like the other formats and has every hour")
  func json() {
    let json = Digest.json(ExampleDay.full)
    #expect(json["date"]?.string == "2026-03-02")
    #expect(json["hours"]?.array?.count == 24)
    #expect(json["drivers"]?.array?.first?["rank_before"]?.integer == 2)
    #expect(json["care"]?["service_level"]?.number == 316.0 / 381.0)
    #expect(json["summary"]?.array?.count == 3)
  }
}
