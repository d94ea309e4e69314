import Foundation
import Model
import Monitor
import Rehearsal
import Testing

/// An evening on which everything happens that has an alarm of its own.
private struct Turmoil {
  static let rival = """
    brands:
      - {id: otra, names: [Otra Telefónica], terms: [otra telefonica, "@Otra"]}
    """

  /// The competitor's usual week, as loud as a quiet brand's.
  static func past(_ start: Instant) -> String {
    let from = (start - .hours(24 * 7)).rfc3339
    let counts = (0..<24 * 7).map { String(30 + $0 % 5) }.joined(separator: ",")
    return
      #"{"control":"history","series":{"brand":"otra"},"start":"\#(from)","step_s":3600,"counts":[\#(counts)]}"#
      + "\n"
  }

  private static let gossip = [
    "dicen que Prueba Móvil cierra las sucursales de Funes, alguien sabe?",
    "es verdad que cierran todas las sucursales de Prueba Móvil?? mi vieja va siempre",
    "me contaron que en marzo cierran sucursales, un bajón para los jubilados @PruebaMovil",
    "parece que Prueba Móvil cierra sucursales en todo el interior",
    "se comenta en el laburo que cierran tres sucursales de Prueba Móvil antes de pascua",
    "alguien confirma si cierran la sucursal de mi barrio? leí algo de Prueba Móvil",
    "supuestamente cierran sucursales y atienden por teléfono, muy @PruebaMovil todo",
    "escuche que cierran las sucursales de Prueba Móvil y queda solo el chat",
    "corre la voz de que Prueba Móvil cierra su sucursal céntrica, será por los alquileres",
    "es cierto que cierran sucursales los de @PruebaMovil o es un invento?",
    "según dicen cierran la sucursal de Fisherton y mudan todo Prueba Móvil al centro",
    "un audio que me llegó jura que Prueba Móvil cierra sucursales este viernes",
    "hay rumores: cierran sucursales y el alquiler vuelve al dueño, pobre @PruebaMovil",
    "leí por ahí que cierran hasta la sucursal grande, quién atiende después Prueba Móvil",
    "al parecer cierran las sucursales chicas nomás, lo dijo un empleado de Prueba Móvil",
    "se rumorea en el barrio: cierra la sucursal de la avenida, aviso a los de @PruebaMovil",
    "sabían que Prueba Móvil cierra sucursales? mi cuñado alquila el local",
    "alguien sabe si cierran también la sucursal de la terminal, @PruebaMovil?",
  ]

  /// What other systems hand in at a minute of the evening.
  static func sayings(_ minute: Int, _ start: Instant) -> [Mention] {
    func mention(_ number: Int, _ text: String, author: String? = nil) -> Mention {
      var mention = Mention(id: "extra:\(minute)-\(number)", text: text)
      mention.publishedAt = start + .minutes(Int64(minute))
      mention.author = Author()
      mention.author?.handle = author ?? "otra\(minute)x\(number)"
      return mention
    }
    switch minute {
    case 25..<50:
      return (0..<9).map {
        mention($0, "Otra Telefónica sin señal en Rosario, \($0) horas así, un desastre")
      }
    case 70..<106 where minute % 2 == 0: return [mention(0, gossip[(minute - 70) / 2])]
    case 149: return [mention(0, "Abrimos una oficina nueva, los esperamos", author: "PruebaMovil")]
    case 150..<170:
      var reply = mention(0, "una vergüenza, pésimo, los odio a todos")
      reply.kind = .reply
      reply.inReplyTo = "extra:149-0"
      return [reply]
    default: return []
    }
  }
}

@Suite("Alarms of particular happenings, from the outside")
struct DerivedRestartTests {
  private func lines(stops: Set<Int>) async throws -> [String] {
    let start = Evening().start
    let world = try World(past: Turmoil.past(start), failing: 140..<165) { text in
      text.replacingOccurrences(of: "brands:", with: Turmoil.rival)
        .replacingOccurrences(of: "official:", with: "competitors: [otra]\n    official:")
    }
    var monitor = try await world.open()
    for minute in 1...198 {
      await world.turn(monitor, toMinute: minute)
      let sayings = Turmoil.sayings(minute, start)
      if !sayings.isEmpty { try await monitor.take(sayings) }
      guard stops.contains(minute) else { continue }
      await monitor.stop()
      monitor = try await world.open()
    }
    let lines = await monitor.eventLines()
    await monitor.stop()
    return lines
  }

  @Test("each is told once, the competitor's trouble without an alert, and restarts change nothing")
  func everything() async throws {
    let steady = try await lines(stops: [])
    let told = try steady.map { try JSONDecoder().decode(JSON.self, from: Data($0.utf8)) }
    let opened = told.filter { $0["type"]?.string == "alert.opened" }.compactMap { $0["data"] }
    #expect(opened.allSatisfy { $0["brand"]?.string == "prueba" })
    func count(_ kind: String) -> Int { opened.count { $0["kind"]?.string == kind } }
    #expect(count("rumor") == 1)
    #expect(count("negative_share") == 1)
    #expect(count("source_blind") == 1)
    #expect(count("spike") == 1)
    let resolved = told.filter { $0["type"]?.string == "alert.resolved" }.compactMap { $0["data"] }
    #expect(resolved.contains { $0["kind"]?.string == "source_blind" })
    let information = told.filter { $0["data"]?["kind"]?.string == "competitor" }
    #expect(
      information.map { $0["type"]?.string } == ["announcement.raised", "announcement.cleared"])
    #expect(information.first?["data"]?["competitor"]?.string == "otra")
    let outage = resolved.first { $0["kind"]?.string != "source_blind" }
    let evidence = (outage?["evidence"]?.array ?? []).compactMap { $0["text"]?.string }
    #expect(evidence.contains { $0.hasPrefix("a la vez le pasa algo a la competencia") })

    let stopped = try await lines(stops: [28, 41, 78, 84, 147, 155, 161, 168, 180])
    let parting = zip(stopped, steady).first { $0 != $1 }
    #expect(parting?.0 == parting?.1, "the first line that differs")
    #expect(stopped.count == steady.count)
  }

  @Test("hours in which Vigía itself was down are neither a silence nor blind sources")
  func downtime() async throws {
    let world = try World()
    let first = try await world.open()
    await world.turn(first, toMinute: 15)
    await first.stop()
    world.clock.turn(to: world.evening.start + .minutes(150))
    let second = try await world.open()
    await world.turn(second, toMinute: 199)
    let told = await second.eventLines().filter { $0.contains(#""type":"alert.opened""#) }
    await second.stop()
    #expect(!told.contains { $0.contains(#""kind":"silence""#) })
    #expect(!told.contains { $0.contains(#""kind":"source_blind""#) })
  }
}
