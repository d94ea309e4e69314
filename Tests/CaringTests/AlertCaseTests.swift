import Model
import Testing

@testable import Caring

@Suite("An alert's own case")
struct AlertCaseTests {
  private static func alert(_ level: Alert.Level = .warning) -> Alert {
    var alert = Alert(
      id: "a1", brand: "andina", kind: .spike, level: level, title: "Señal caída", reason: "…",
      startedAt: Scene.at(-4), openedAt: Scene.at(0), observed: 50, expected: 8, windowSeconds: 60,
      voices: 40)
    alert.posts = ["m1"]
    return alert
  }

  @Test("it opens once, follows the level, and is closed when the alert is over")
  func life() {
    var scene = Scene()
    var alert = Self.alert()
    scene.events += scene.queue.take(alert: alert, at: Scene.at(0))
    scene.events += scene.queue.take(alert: alert, at: Scene.at(1))
    alert.level = .critical
    scene.events += scene.queue.take(alert: alert, at: Scene.at(2))
    alert.state = .resolved
    scene.events += scene.queue.alertResolved(alert, at: Scene.at(30))
    scene.events += scene.queue.alertResolved(alert, at: Scene.at(31))
    #expect(scene.log == ["0 case.opened", "2 case.updated", "30 case.closed"])
    let care = scene.queue.takeChanged().first
    #expect(care?.channel == .alert && care?.alert == "a1" && care?.state == .closed)
    #expect(care?.priority == 12)
    #expect(care?.priorityEvidence.last?.text == "la alerta terminó")
  }

  @Test("taking the alert answers its case")
  func acknowledged() {
    var scene = Scene()
    var alert = Self.alert()
    scene.events += scene.queue.take(alert: alert, at: Scene.at(0))
    alert.state = .acknowledged
    alert.acknowledgedBy = "L. Ferreyra"
    alert.acknowledgedAt = Scene.at(3)
    scene.events += scene.queue.take(alert: alert, at: Scene.at(3))
    let care = scene.queue.open.first
    #expect(care?.state == .answered && care?.assignee == "L. Ferreyra")
  }

  @Test("an answer to a quoted post is for its author's case, not for the alert's")
  func quotedPost() {
    var scene = Scene()
    scene.take(Scene.mention("m1", at: -1))
    scene.events += scene.queue.take(alert: Self.alert(), at: Scene.at(0))
    #expect(scene.caseOf("m1")?.channel == .social)
  }
}
