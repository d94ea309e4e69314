import Model
import Testing

@testable import Caring

@Suite("Clocks that run day and night")
struct ClockTests {
  @Test("an unanswered social case: warned, broken, pending with an extra cycle, abandoned")
  func socialLife() {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: 0))
    scene.run(to: 239)
    #expect(scene.queue.careCase(scene.id("m1"))?.state == .new)
    scene.run(to: 240)
    #expect(scene.caseOf("m1")?.state == .pending)
    #expect(scene.caseOf("m1")?.secondCycle == true)
    scene.run(to: 720)
    #expect(scene.caseOf("m1")?.state == .abandoned)
    #expect(
      scene.log == [
        "0 case.opened", "35 case.due_soon", "45 case.breached", "230 case.due_soon",
        "240 case.breached", "480 case.updated", "720 case.closed",
      ])
  }

  @Test("mail never abandons: it stays pending")
  func mail() {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: 0) { mention, _ in mention.kind = .mail })
    scene.run(to: 7 * 1440)
    #expect(scene.caseOf("m1")?.state == .pending)
    #expect(scene.log.last == "720 case.breached")
  }

  @Test("one long step tells every deadline at its own instant, in order over all cases")
  func oneStep() {
    var slow = Scene()
    var fast = Scene()
    for scene in 0..<2 {
      for (id, minute) in [("a", 0), ("b", 3), ("c", 3), ("d", 7)] as [(String, Int64)] {
        let read = Scene.mention(id, by: id, at: minute)
        if scene == 0 { slow.take(read) } else { fast.take(read) }
      }
    }
    for minute in 8...800 { slow.run(to: Int64(minute)) }
    fast.run(to: 800)
    #expect(slow.events == fast.events)
    #expect(slow.queue == fast.queue)
    #expect(fast.events.count == 4 * 7)
    let breaches = fast.events.filter { $0.kind == .caseBreached }
    #expect(breaches.allSatisfy { $0.data["deadline"]?.instant == $0.at })
  }

  @Test("published on Friday night, the clock starts on Friday night")
  func startsAtPublication() {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: 0), late: 20)
    #expect(scene.caseOf("m1")?.startedAt == Scene.at(0))
    #expect(scene.caseOf("m1")?.openedAt == Scene.at(20))
    #expect(scene.caseOf("m1")?.dueFirstResponse == Scene.at(45))
    #expect(scene.queue.nextDeadline == Scene.at(35))
  }

  @Test("what arrives after its deadline is told once as broken, with the exact deadline")
  func lateArrival() {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: 0), late: 50)
    #expect(scene.log == ["50 case.opened", "45 case.breached"])
    #expect(scene.caseOf("m1")?.breached == [.firstResponse])
  }

  @Test("an answer at the very deadline is in time, a millisecond later is not")
  func boundary() throws {
    for (milliseconds, breached) in [(0, []), (1, [Case.Promise.firstResponse])] as [(Int64, _)] {
      var scene = Scene()
      scene.take(Scene.mention("m1", at: 0))
      let instant = Instant(milliseconds: Scene.at(45).milliseconds + milliseconds)
      _ = try scene.queue.reply(scene.id("m1"), at: instant)
      #expect(scene.caseOf("m1")?.breached == breached)
    }
  }

  @Test("an answer stops the first clock at once and leaves the other running")
  func answerStopsOneClock() throws {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: 0))
    scene.events += try scene.queue.reply(scene.id("m1"), by: "G. Luna", at: Scene.at(30))
    scene.run(to: 2000)
    #expect(
      scene.log == [
        "0 case.opened", "30 case.updated", "230 case.due_soon", "240 case.breached",
        "480 case.updated",
      ])
    #expect(scene.caseOf("m1")?.state == .pending)
    #expect(scene.caseOf("m1")?.assignee == "G. Luna")
  }

  @Test("closed: no breach ever after")
  func closedIsClosed() throws {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: 0))
    scene.events += try scene.queue.close(scene.id("m1"), outcome: .procedente, at: Scene.at(20))
    scene.run(to: 1459)
    #expect(scene.log == ["0 case.opened", "20 case.closed"])
    #expect(scene.caseOf("m1")?.outcome == .procedente)
    scene.run(to: 1460)
    #expect(scene.queue.records.isEmpty && scene.queue.caseOfMention.isEmpty)
    #expect(scene.queue.caseOfAuthor.isEmpty && scene.queue.nextDeadline == nil)
  }

  @Test("waiting for the customer pauses the resolution clock until the customer writes")
  func waiting() throws {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: 0))
    let id = scene.id("m1")
    scene.events += try scene.queue.reply(id, at: Scene.at(10))
    scene.events += try scene.queue.wait(id, at: Scene.at(60))
    scene.run(to: 600)
    #expect(scene.queue.careCase(id)?.breached == [])
    scene.take(
      Scene.mention("m2", at: 660) { mention, finding in
        mention.text = "listo, ahí les mandé"
        finding.label = .neutral
        finding.intent = .other
      })
    #expect(scene.queue.careCase(id)?.state == .answered)
    #expect(scene.queue.careCase(id)?.dueClose == Scene.at(840))
    scene.run(to: 840)
    #expect(scene.log.last == "840 case.breached")
  }

  @Test("a reopened case goes on from what it had used")
  func reopening() throws {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: 0))
    let id = scene.id("m1")
    scene.events += try scene.queue.close(id, outcome: nil, at: Scene.at(30))
    scene.events += try scene.queue.reopen(id, at: Scene.at(90))
    #expect(scene.queue.careCase(id)?.dueClose == Scene.at(300))
    #expect(scene.log.last == "90 case.reopened")
    #expect(scene.queue.open.map(\.id) == [id])
  }

  @Test("one that is reopened the next day, never answered, is not given up at once")
  func reopenedLate() throws {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: 0))
    let id = scene.id("m1")
    scene.events += try scene.queue.close(id, outcome: nil, at: Scene.at(30))
    scene.events += try scene.queue.reopen(id, at: Scene.at(1000))
    scene.run(to: 1000 + 719)
    #expect(scene.queue.careCase(id)?.state == .pending)
    scene.run(to: 1000 + 720)
    #expect(scene.queue.careCase(id)?.state == .abandoned)
  }
}
