import Model
import Testing

@testable import Delivering

@Suite("Who is told of an event") struct EnvelopesTests {
  let now = Instant(seconds: 1_764_000_000)
  let all = Receiver(id: "todo", url: "", secrets: [], events: ["*"])
  let alerts = Receiver(id: "guardia", url: "", secrets: [], events: ["alert.*"])
  let cases = Receiver(id: "crm", url: "", secrets: [], events: ["case.opened"])

  private func event(
    _ kind: Event.Kind, brand: String = "andina", level: Alert.Level? = .critical
  ) -> Event {
    Event(
      kind, subject: "a1", at: now, brand: brand, level: level,
      data: ["texto": "¡Se cayó el módem!"])
  }

  private func told(_ event: Event, routes: [Route] = []) -> [String] {
    Envelopes.deliveries(for: event, receivers: [all, alerts, cases], routes: routes, at: now)
      .map(\.receiver)
  }

  @Test("Without routes, every receiver whose patterns fit") func patterns() {
    #expect(told(event(.alertOpened)) == ["todo", "guardia"])
    #expect(told(event(.caseOpened)) == ["todo", "crm"])
    #expect(told(event(.caseClosed)) == ["todo"])
  }

  @Test("With routes, only whom one of them names, once") func routes() {
    var critical = Route(to: ["guardia", "crm"])
    critical.level = .critical
    var other = Route(to: ["todo"])
    other.brands = ["pampa"]
    let routes = [critical, other, critical]
    #expect(told(event(.alertOpened), routes: routes) == ["guardia"])
    #expect(told(event(.alertOpened, level: .watch), routes: routes) == [])
    #expect(told(event(.alertOpened, brand: "pampa"), routes: routes) == ["todo", "guardia"])
  }

  @Test("Nobody, of what a silence mutes") func muted() {
    var silent = event(.alertOpened)
    silent.muted = true
    #expect(told(silent) == [])
  }

  @Test("The body is the envelope on one line, the id the event's") func envelope() throws {
    let opened = event(.alertOpened)
    let delivery = try #require(
      Envelopes.deliveries(for: opened, receivers: [alerts], routes: [], at: now).first)
    #expect(
      delivery.body
        == #"{"type":"alert.opened","timestamp":"2025-11-24T16:00:00Z","data":{"texto":"¡Se cayó el módem!"}}"#
    )
    #expect(delivery.eventID == opened.id)
    #expect(!delivery.eventID.contains("."))
    #expect(delivery.state == .waiting && delivery.attempts == 0 && delivery.nextAttempt == now)
  }
}
