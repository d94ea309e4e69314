import Model
import Testing

@testable import Caring

@Suite("Answers and actions")
struct AnswerTests {
  private static func answer(
    _ id: String, to parent: String, at minute: Int64, isBot: Bool = false
  ) -> ReadMention {
    Scene.mention(id, by: "AndinaMovil", at: minute) { mention, finding in
      mention.kind = .reply
      mention.inReplyTo = parent
      mention.author?.bot = isBot
      finding = Finding()
    }
  }

  @Test("the official account's reply in the stream counts as the answer")
  func officialReply() {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: 0))
    scene.take(Self.answer("r1", to: "m1", at: 12), official: true)
    #expect(scene.caseOf("m1")?.state == .answered)
    #expect(scene.caseOf("m1")?.answeredAt == Scene.at(12))
    #expect(scene.log == ["0 case.opened", "12 case.updated"])
  }

  @Test("a post about two brands has a case with each, and each answers its own")
  func twoBrands() {
    var scene = Scene()
    for brand in ["andina", "cordillera"] { scene.take(Scene.mention("m1", at: 0), of: brand) }
    scene.take(Self.answer("r1", to: "m1", at: 12), official: true)
    #expect(scene.caseOf("m1")?.state == .answered)
    #expect(scene.caseOf("m1", of: "cordillera")?.state == .new)
    scene.take(Self.answer("r2", to: "m1", at: 20), of: "cordillera", official: true)
    #expect(scene.caseOf("m1", of: "cordillera")?.answeredAt == Scene.at(20))
  }

  @Test("somebody who never stops writing leaves nothing behind once the case is over")
  func endlessWriter() throws {
    var scene = Scene()
    for number in 0..<500 { scene.take(Scene.mention("m\(number)", at: Int64(number))) }
    #expect(scene.caseOf("m499")?.mentions.count == 200)
    #expect(scene.queue.caseOfMention.count == 400)
    scene.take(Self.answer("r1", to: "m499", at: 500), official: true)
    #expect(scene.caseOf("m499")?.answeredAt == Scene.at(500))
    _ = try scene.queue.close(scene.id("m499"), outcome: nil, at: Scene.at(501))
    scene.run(to: 5000)
    #expect(scene.queue.records.isEmpty && scene.queue.caseOfMention.isEmpty)
  }

  @Test("who was answered is asked how it went when the case is closed, once")
  func survey() throws {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: 0))
    let id = scene.id("m1")
    _ = try scene.queue.reply(id, by: "S. Paz", at: Scene.at(10))
    let closed = try scene.queue.close(id, outcome: .procedente, at: Scene.at(20))
    #expect(closed.map(\.kind) == [.caseClosed, .surveyRequested])
    #expect(closed.last?.data["author"]?.string == "@ana")
    #expect(closed.last?.brand == "andina")
    _ = try scene.queue.reopen(id, at: Scene.at(30))
    #expect(
      try scene.queue.close(id, outcome: nil, at: Scene.at(40)).map(\.kind) == [.caseClosed])
  }

  @Test("who was not answered, or has no name, is asked nothing")
  func noSurvey() throws {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: 0))
    scene.take(Scene.mention("m2", by: nil, at: 0))
    _ = try scene.queue.reply(scene.id("m2"), at: Scene.at(10))
    for mention in ["m1", "m2"] {
      let events = try scene.queue.close(scene.id(mention), outcome: nil, at: Scene.at(20))
      #expect(events.map(\.kind) == [.caseClosed])
    }
  }

  @Test("an automatic acknowledgement is no answer")
  func automaticReply() {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: 0))
    scene.take(Self.answer("r1", to: "m1", at: 1, isBot: true), official: true)
    #expect(scene.caseOf("m1")?.state == .new)
  }

  @Test("an answer given in time but seen late takes the breach back")
  func answerSeenLate() {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: 0))
    scene.take(Self.answer("r1", to: "m1", at: 40), late: 15, official: true)
    #expect(scene.events.contains { $0.kind == .caseBreached })
    #expect(scene.caseOf("m1")?.breached == [])
    #expect(scene.queue.figures(at: Scene.at(55)).serviceLevel == 1)
  }

  @Test("an action the state does not allow says in Spanish what is possible")
  func illegal() throws {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: 0))
    let id = scene.id("m1")
    _ = try scene.queue.discard(id, reason: "publicidad", at: Scene.at(5))
    let fault = #expect(throws: Fault.self) {
      try scene.queue.assign(id, to: "S. Paz", at: Scene.at(6))
    }
    #expect(fault?.code == .usage)
    #expect(
      fault?.description == "el caso \(id) está descartado y no se puede asignar; se puede: reabrir"
    )
    #expect(throws: Fault.self) { try scene.queue.reply("nadie", at: Scene.at(6)) }
    #expect(throws: Fault.self) { try scene.queue.wait(id, at: Scene.at(6)) }
  }

  @Test("waiting before anybody answered would dodge the first clock, so it is refused")
  func waitNeedsAnAnswer() {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: 0))
    #expect(throws: Fault.self) { try scene.queue.wait(scene.id("m1"), at: Scene.at(5)) }
  }

  @Test("an action settles the deadlines that passed before it")
  func actionsSettleFirst() throws {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: 0))
    scene.events += try scene.queue.assign(scene.id("m1"), to: "S. Paz", at: Scene.at(50))
    #expect(
      scene.log == ["0 case.opened", "35 case.due_soon", "45 case.breached", "50 case.updated"])
  }

  @Test("a late answer is noted and does not erase the abandonment")
  func lateAnswer() throws {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: 0))
    scene.run(to: 720)
    _ = try scene.queue.reply(scene.id("m1"), at: Scene.at(730))
    #expect(scene.caseOf("m1")?.state == .abandoned)
    #expect(scene.caseOf("m1")?.answeredAt == Scene.at(730))
  }

  @Test("a case of the archive can be acted on again")
  func recall() throws {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: 0))
    let id = scene.id("m1")
    _ = try scene.queue.close(id, outcome: nil, at: Scene.at(10))
    let archived = try #require(scene.queue.takeChanged().last)
    scene.run(to: 5000)
    #expect(scene.queue.careCase(id) == nil)
    scene.queue.recall(archived, at: Scene.at(5000))
    _ = try scene.queue.reopen(id, at: Scene.at(5001))
    #expect(scene.queue.open.map(\.id) == [id])
  }
}
