import Model
import Testing

@testable import Caring

@Suite("What becomes a case")
struct IntakeTests {
  struct Example: Sendable, CustomTestStringConvertible {
    var name: String
    var opens: Case.Channel?
    var adapt: @Sendable (inout Mention, inout Finding) -> Void
    var testDescription: String { name }
  }

  static let examples = [
    Example(name: "a complaint", opens: .social) { _, _ in },
    Example(name: "a neutral question", opens: .social) {
      $1.label = .neutral
      $1.intent = .question
    },
    Example(name: "a suggestion that asks", opens: .social) {
      $0.text = "¿y si abren los sábados?"
      $1.label = .neutral
      $1.intent = .suggestion
    },
    Example(name: "a suggestion that does not ask", opens: nil) {
      $1.label = .neutral
      $1.intent = .suggestion
    },
    Example(name: "praise", opens: nil) {
      $1.label = .positive
      $1.intent = .praise
    },
    Example(name: "a calm threat to leave", opens: .social) {
      $1.label = .neutral
      $1.intent = .other
      $1.flags = [.churnThreat]
    },
    Example(name: "any mail", opens: .mail) {
      $0.kind = .mail
      $1.label = .positive
      $1.intent = .praise
    },
    Example(name: "a bad review", opens: .review) { mention, _ in mention.kind = .review },
    Example(name: "an angry article", opens: nil) { mention, _ in mention.kind = .article },
    Example(name: "a shared complaint", opens: nil) { mention, _ in mention.repostOf = "otro" },
    Example(name: "spam", opens: nil) { _, finding in finding.intent = .spam },
    Example(name: "news that names the regulator", opens: .social) {
      $1.intent = .news
      $1.flags = [.regulator]
    },
  ]

  @Test("a mention opens a case of its channel or none", arguments: examples)
  func intake(example: Example) {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: 0, example.adapt))
    #expect(scene.caseOf("m1")?.channel == example.opens)
    #expect(scene.log == (example.opens == nil ? [] : ["0 case.opened"]))
  }

  @Test("the house's own posts open no case")
  func official() {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: 0), official: true)
    #expect(scene.queue.open.isEmpty)
  }

  @Test("history fetched after its clocks ended opens no case; a recent one does")
  func backfill() {
    var scene = Scene()
    for (id, minute) in [("vieja", -241), ("reciente", -60)] as [(String, Int64)] {
      var read = Scene.mention(id, by: id, at: minute)
      read.isBackfill = true
      scene.events += scene.queue.take(
        read, brand: "andina", isOfficialAuthor: false, at: Scene.at(0))
    }
    #expect(scene.queue.open.map(\.author) == ["@reciente"])
  }

  @Test("the same author's next complaint joins the open case, another brand's does not")
  func joining() {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: 0))
    scene.take(
      Scene.mention("m2", at: 5) { _, finding in
        finding.drivers = [.init(id: "signal", confidence: 0.9)]
      })
    scene.events += scene.queue.take(
      Scene.mention("m3", at: 6), brand: "pampa", isOfficialAuthor: false, at: Scene.at(6))
    #expect(scene.caseOf("m1")?.mentions == ["m1", "m2"])
    #expect(scene.caseOf("m1")?.drivers == ["signal"])
    #expect(scene.caseOf("m3", of: "pampa")?.brand == "pampa")
    #expect(scene.log == ["0 case.opened", "5 case.updated", "6 case.opened"])
  }

  @Test("a day after the last mention a new complaint is a new case")
  func joinWindow() {
    var scene = Scene()
    let mail: (inout Mention, inout Finding) -> Void = { mention, _ in mention.kind = .mail }
    scene.take(Scene.mention("m1", at: 0, mail))
    scene.take(Scene.mention("m2", at: 1440, mail))
    scene.take(Scene.mention("m3", at: 2881, mail))
    #expect(scene.id("m1") == scene.id("m2"))
    #expect(scene.id("m1") != scene.id("m3"))
  }

  @Test("two mentions of one batch both leave their event")
  func eventIDs() {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: 0))
    for id in ["m2", "m3"] { scene.take(Scene.mention(id, at: 1)) }
    #expect(Set(scene.events.map(\.id)).count == 3)
  }

  @Test("the id derives from brand and first mention")
  func identity() {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: 0))
    #expect(scene.id("m1") == ContentHash("andina", "m1").hex(10))
  }
}
