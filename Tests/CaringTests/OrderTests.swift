import Foundation
import Model
import Testing

@testable import Caring

@Suite("Priority, order and figures")
struct OrderTests {
  @Test("points come with their reasons, and add up")
  func priority() {
    var scene = Scene()
    scene.take(
      Scene.mention("m1", at: 0) { mention, finding in
        mention.author?.followers = 48_300
        finding.flags = [.churnThreat, .repeatContact]
        finding.score = -0.8
        finding.drivers = [.init(id: "outage", confidence: 0.9)]
      })
    scene.take(Scene.mention("m2", at: 1))
    let care = scene.caseOf("m1")
    #expect(
      care?.priorityEvidence.map(\.text) == [
        "amenaza con irse", "ya había reclamado antes", "está sin servicio",
        "lo leen 48 mil seguidores", "está muy enojado", "volvió a escribir por el mismo caso",
      ])
    #expect(care?.priority == 3 + 2 + 2 + 2 + 2 + 1)
  }

  @Test(
    "how many read it is said as people say it",
    arguments: [
      (1400, "lo leen mil seguidores"), (2000, "lo leen 2 mil seguidores"),
      (1_900_000, "lo leen un millón de seguidores"),
      (3_000_000, "lo leen 3 millones de seguidores"),
    ])
  func reach(followers: Int, text: String) {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: 0) { mention, _ in mention.author?.followers = followers })
    #expect(scene.caseOf("m1")?.priorityEvidence.map(\.text).contains(text) == true)
  }

  @Test("the nearest deadline goes first, weighed with priority")
  func order() throws {
    var scene = Scene()
    scene.take(Scene.mention("vieja", by: "a", at: 0))
    scene.take(Scene.mention("nueva", by: "b", at: 10))
    scene.take(
      Scene.mention("grave", by: "c", at: 20) { _, finding in finding.flags = [.regulator] })
    scene.take(Scene.mention("espera", by: "d", at: 0))
    _ = try scene.queue.reply(scene.id("espera"), at: Scene.at(21))
    _ = try scene.queue.wait(scene.id("espera"), at: Scene.at(21))
    #expect(scene.queue.open.map(\.mentions) == [["grave"], ["vieja"], ["nueva"], ["espera"]])
  }

  @Test("service level counts received, not answered; what is not yet due is beside")
  func figures() throws {
    var scene = Scene()
    for (index, id) in ["a", "b", "c", "d", "e"].enumerated() {
      scene.take(Scene.mention(id, by: id, at: Int64(index)))
    }
    _ = try scene.queue.reply(scene.id("a"), at: Scene.at(20))
    _ = try scene.queue.close(scene.id("b"), outcome: .improcedente, at: Scene.at(30))
    _ = try scene.queue.discard(scene.id("c"), reason: "publicidad", at: Scene.at(31))
    scene.take(Scene.mention("f", by: "f", at: 40))
    scene.run(to: 49)
    let figures = scene.queue.figures(at: Scene.at(49))
    #expect(figures.received == 5)
    #expect((figures.answeredInTime, figures.answerable, figures.onTrack) == (2, 4, 1))
    #expect(figures.serviceLevel == 0.5)
    #expect((figures.closedInTime, figures.closable, figures.punctuality) == (1, 1, 1))
    #expect((figures.open, figures.overdue) == (4, 2))
  }

  @Test("no denominator, no share")
  func noDenominator() {
    let figures = Scene().queue.figures(at: Scene.at(0))
    #expect(figures.serviceLevel == nil && figures.punctuality == nil)
  }

  @Test("near a deadline a case is por vencer, past it vencido, not both")
  func dueSoon() {
    var scene = Scene()
    scene.take(Scene.mention("a", at: 0))
    scene.run(to: 35)
    var figures = scene.queue.figures(at: Scene.at(35))
    #expect((figures.dueSoon, figures.overdue) == (1, 0))
    scene.run(to: 46)
    figures = scene.queue.figures(at: Scene.at(46))
    #expect((figures.dueSoon, figures.overdue) == (0, 1))
  }

  @Test("the day of the figures is the local day")
  func localDay() {
    let zone = ZoneTable(name: "America/Argentina/Buenos_Aires", initialOffset: -3 * 3600)
    var scene = Scene()
    scene.take(
      Scene.mention("ayer", by: "a", at: 14 * 60 + 50) { mention, _ in mention.kind = .mail })
    scene.take(
      Scene.mention("hoy", by: "b", at: 15 * 60 + 5) { mention, _ in mention.kind = .mail })
    let figures = scene.queue.figures(at: Scene.at(15 * 60 + 10), zone: zone)
    #expect((figures.received, figures.open) == (1, 2))
  }

  @Test("a snapshot taken at any moment goes on as if nothing had happened")
  func snapshot() throws {
    var scene = Scene()
    for index in 0..<40 {
      scene.take(Scene.mention("m\(index)", by: "autor\(index % 23)", at: Int64(index * 7)))
    }
    var restored = try JSONDecoder().decode(
      CareQueue.self, from: JSONEncoder().encode(scene.queue))
    #expect(restored == scene.queue)
    #expect(restored.advance(to: Scene.at(3000)) == scene.queue.advance(to: Scene.at(3000)))
    #expect(restored.takeChanged() == scene.queue.takeChanged())
  }

  @Test("each changed case is handed to the archive once")
  func changes() {
    var scene = Scene()
    scene.take(Scene.mention("a", by: "a", at: 0))
    scene.take(Scene.mention("b", by: "a", at: 1))
    #expect(scene.queue.takeChanged().map(\.mentions) == [["a", "b"]])
    #expect(scene.queue.takeChanged().isEmpty)
  }
}
