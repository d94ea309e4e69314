import Model
import Rehearsal
import Sealing
import Synchronization
import Testing
import Transfers

@testable import Delivering

private let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
private let newSecret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX"
private let start = Instant(seconds: 1_764_000_000)

/// One receiver, its outbox and a clock.
private struct Scene {
  let client = HTTPClient(userAgent: "Vigia/test")
  let clock = TurnableClock(start)
  let outbox: MemoryOutbox
  let receivers: [Receiver]
  var allowPrivate = ["127.0.0.1"]

  init(_ servers: [ScriptedServer], events: Int = 1, secrets: [String] = [secret]) {
    receivers = servers.enumerated().map { index, server in
      Receiver(id: "r\(index)", url: server.url("/hook"), secrets: secrets, events: ["*"])
    }
    outbox = MemoryOutbox(
      receivers.flatMap { receiver in
        (0..<events).map { Scene.delivery("evt_\($0)", to: receiver.id) }
      })
  }

  static func delivery(_ id: String, to receiver: String) -> Delivery {
    Delivery(
      eventID: id, receiver: receiver, body: #"{"data":"ñandú"}"#, nextAttempt: start)
  }

  func courier(
    timeout: Instant.Span = .seconds(15),
    onDisabled: @escaping @Sendable (Receiver) async -> Void = { _ in }
  ) -> Courier {
    Courier(
      client: client, outbox: outbox, receivers: receivers, allowPrivate: allowPrivate,
      timeout: timeout, onDisabled: onDisabled)
  }

  /// One round at the clock's present time.
  func deliver(_ courier: Courier? = nil) async {
    await (courier ?? self.courier()).deliverDue(at: { [clock] in clock.now() })
  }

  var first: Delivery? { outbox.deliveries.first }
}

@Suite("Delivering webhooks") struct CourierTests {
  @Test("A delivery is a signed POST, and 2xx is success", arguments: [200, 202, 204])
  func success(status: Int) async throws {
    let server = try ScriptedServer { _ in Reply(status) }
    let scene = Scene([server])
    await scene.deliver()
    let delivery = try #require(scene.first)
    #expect(delivery.state == .delivered && delivery.attempts == 1 && delivery.lastError == nil)
    let asked = try #require(server.exchanges.first)
    #expect(asked.method == "POST" && asked.path == "/hook")
    #expect(asked.header("Content-Type") == "application/json")
    #expect(asked.text == #"{"data":"ñandú"}"#)
    #expect(asked.header("webhook-id") == "evt_0")
    #expect(asked.header("webhook-timestamp") == "1764000000")
    let message = try #require(signed(asked))
    #expect(try #require(WebhookSecret(secret)).verifies(message, now: 1_764_000_000))
  }

  private func signed(_ exchange: Exchange) -> SignedMessage? {
    guard let id = exchange.header("webhook-id"),
      let time = exchange.header("webhook-timestamp").flatMap({ Int64($0) }),
      let signatures = exchange.header("webhook-signature")
    else { return nil }
    return SignedMessage(id: id, timestamp: time, signatures: signatures, body: exchange.body)
  }

  @Test("While a secret is rotated, both sign") func rotation() async throws {
    let server = try ScriptedServer { _ in Reply(204) }
    await Scene([server], secrets: [newSecret, secret]).deliver()
    let message = try #require(server.exchanges.first.flatMap(signed))
    #expect(message.signatures.split(separator: " ").count == 2)
    for text in [secret, newSecret] {
      #expect(try #require(WebhookSecret(text)).verifies(message, now: 1_764_000_000))
    }
  }

  @Test(
    "A retry bears the same id, the time of the attempt and a fresh signature that holds")
  func retry() async throws {
    let server = try ScriptedServer { Reply($0.number == 0 ? 500 : 204) }
    let scene = Scene([server])
    await scene.deliver()
    let failed = try #require(scene.first)
    #expect(failed.state == .waiting && failed.attempts == 1)
    #expect(failed.lastError == "respondió 500")
    #expect((5000...6000).contains((failed.nextAttempt - start).milliseconds))
    await scene.deliver()
    #expect(server.exchanges.count == 1)
    scene.clock.turn(to: failed.nextAttempt)
    await scene.deliver()
    #expect(scene.first?.state == .delivered)
    #expect(server.exchanges.map { $0.header("webhook-id") } == ["evt_0", "evt_0"])
    let message = try #require(server.exchanges.last.flatMap(signed))
    #expect(message.timestamp == failed.nextAttempt.second)
    #expect(try #require(WebhookSecret(secret)).verifies(message, now: message.timestamp))
    #expect(message.signatures != server.exchanges.first?.header("webhook-signature"))
  }

  @Test("A receiver that never answers well is given up after ten attempts") func exhausted()
    async throws
  {
    let server = try ScriptedServer { _ in Reply(404) }
    let scene = Scene([server])
    var rounds = 0
    while let delivery = scene.first, delivery.state == .waiting, rounds < 20 {
      scene.clock.turn(to: delivery.nextAttempt)
      await scene.deliver()
      rounds += 1
    }
    #expect(rounds == 10)
    #expect(server.exchanges.count == 10)
    #expect(scene.first?.state == .failed)
    #expect(scene.first?.lastError == "respondió 404; se abandona tras 10 intentos")
  }

  @Test("410 disables the receiver at once, for everything, and somebody is told") func gone()
    async throws
  {
    let server = try ScriptedServer { _ in Reply(410) }
    let scene = Scene([server], events: 3)
    let told = Watched<[String]>([])
    let courier = scene.courier { receiver in told.update { $0.append(receiver.id) } }
    await scene.deliver(courier)
    #expect(server.exchanges.count == 1)
    #expect(scene.outbox.deliveries.map(\.state) == [.failed, .failed, .failed])
    #expect(scene.first?.lastError?.contains("410") == true)
    #expect(told.value == ["r0"])
    scene.outbox.add(Scene.delivery("evt_9", to: "r0"))
    await scene.deliver(courier)
    #expect(server.exchanges.count == 1)
    #expect(scene.outbox.deliveries.last?.state == .failed)
    // Another start knows it still.
    scene.outbox.add(Scene.delivery("evt_10", to: "r0"))
    await scene.deliver()
    #expect(server.exchanges.count == 1)
    #expect(scene.outbox.deliveries.last?.state == .failed)
  }

  @Test("A redirect is a failure and is not followed", arguments: [301, 302, 303, 307, 308])
  func redirect(status: Int) async throws {
    let server = try ScriptedServer {
      $0.path == "/hook" ? .redirect(to: "/b", status: status) : Reply()
    }
    let scene = Scene([server])
    await scene.deliver()
    #expect(server.exchanges.count == 1)
    #expect(scene.first?.state == .waiting && scene.first?.attempts == 1)
    #expect(scene.first?.lastError?.contains("(\(status))") == true)
  }

  @Test(
    "Retry-After holds the whole receiver, told in seconds or as a date",
    arguments: ["3600", "Mon, 24 Nov 2025 17:00:00 GMT"])
  func retryAfter(wish: String) async throws {
    let server = try ScriptedServer {
      Reply($0.number == 0 ? 429 : 204, headers: [("Retry-After", wish)])
    }
    let scene = Scene([server], events: 4)
    let courier = scene.courier()
    await scene.deliver(courier)
    #expect(server.exchanges.count == 1)
    #expect(
      scene.outbox.deliveries.map { ($0.nextAttempt - start).seconds } == [3600, 3600, 3600, 3600])
    #expect(scene.outbox.deliveries.map(\.attempts) == [1, 0, 0, 0])
    scene.outbox.add(Scene.delivery("evt_9", to: "r0"))
    await scene.deliver(courier)
    #expect(server.exchanges.count == 1)
    scene.clock.turn(by: .seconds(3600))
    await scene.deliver(courier)
    #expect(scene.outbox.deliveries.allSatisfy { $0.state == .delivered })
    #expect(server.exchanges.count == 6)
  }

  @Test("Whoever wants to be left alone for a year is asked again after a day") func longWish()
    async throws
  {
    let server = try ScriptedServer { _ in Reply(503, headers: [("Retry-After", "31536000")]) }
    let scene = Scene([server], events: 2)
    await scene.deliver()
    #expect(scene.outbox.deliveries.map { ($0.nextAttempt - start).seconds } == [86_400, 86_400])
  }

  @Test("A receiver may use all the time it is given to think") func patience() throws {
    let receiver = Receiver(
      id: "r", url: "https://a.example/", secrets: [secret], events: ["*"])
    let attempt = Attempt(
      delivery: Scene.delivery("evt_0", to: "r"), receiver: receiver, allowPrivate: [],
      timeout: .seconds(30))
    let request = try #require(attempt.request(at: start))
    #expect(request.timeout == .seconds(30) && request.stallTimeout == .seconds(30))
  }

  @Test("A private address is not called unless it is allowed, and the reason says so")
  func inside()
    async throws
  {
    let server = try ScriptedServer { _ in Reply(204) }
    var scene = Scene([server])
    scene.allowPrivate = []
    await scene.deliver()
    #expect(server.record.connections == 0)
    #expect(scene.first?.lastError?.contains("allow_private") == true)
  }

  @Test("A receiver without a secret that signs gets nothing unsigned") func unsigned() async throws
  {
    let server = try ScriptedServer { _ in Reply(204) }
    let scene = Scene([server], secrets: ["secreto"])
    await scene.deliver()
    #expect(server.record.connections == 0)
    #expect(scene.first?.attempts == 1 && scene.first?.state == .waiting)
  }

  @Test("An address that holds a password does not show up in the reason") func passwords()
    async throws
  {
    let receiver = Receiver(
      id: "r", url: "http://ana:clave@/services/T0/xyz", secrets: [secret], events: ["*"])
    let outbox = MemoryOutbox([Scene.delivery("evt_0", to: "r")])
    let client = HTTPClient(userAgent: "Vigia/test")
    await Courier(client: client, outbox: outbox, receivers: [receiver], allowPrivate: [])
      .deliverDue(at: { start })
    let reason = try #require(outbox.deliveries.first?.lastError)
    #expect(!reason.contains("clave") && !reason.contains("xyz"), "\(reason)")
  }

  @Test("While nothing can be recorded, the receiver is not asked again and again") func fullDisk()
    async throws
  {
    let server = try ScriptedServer { _ in Reply(204) }
    let scene = Scene([server], events: 3)
    let courier = scene.courier()
    scene.outbox.setFull(true)
    for _ in 0..<5 { await scene.deliver(courier) }
    #expect(server.exchanges.count == 1)
    scene.outbox.setFull(false)
    await scene.deliver(courier)
    #expect(server.exchanges.map { $0.header("webhook-id") } == ["evt_0", "evt_1", "evt_2"])
    #expect(scene.outbox.deliveries.allSatisfy { $0.state == .delivered })
  }
}

@Suite("Receivers side by side") struct LaneTests {
  @Test("A receiver that hangs delays no other, also not with what comes later") func lanes()
    async throws
  {
    let slow = try ScriptedServer { _ in .hang }
    let quick = try ScriptedServer { _ in Reply(204) }
    let scene = Scene([slow, quick], events: 20)
    let courier = scene.courier(timeout: .minutes(10))
    let running = Task { await courier.run(on: scene.clock) }
    try await slow.requests(count: 1)
    try await quick.requests(count: 20)
    scene.outbox.add(Scene.delivery("evt_late", to: "r1"))
    courier.wake()
    let last = try await quick.requests(count: 21).last
    #expect(last?.header("webhook-id") == "evt_late")
    #expect(slow.exchanges.count == 1)
    // What is due all the time is in a busy lane: no reason to look again and again.
    #expect(scene.outbox.looks < 20)
    running.cancel()
    await running.value
    // What was broken off counts as not tried.
    #expect(scene.outbox.deliveries.filter { $0.receiver == "r0" }.allSatisfy { $0.attempts == 0 })
  }

  @Test("A failed delivery is tried again when its time comes, without being asked") func retries()
    async throws
  {
    let server = try ScriptedServer { Reply($0.number < 2 ? 503 : 204) }
    let scene = Scene([server])
    let courier = scene.courier()
    let running = Task { await courier.run(on: scene.clock) }
    for attempt in 1...2 {
      let delivery = try await scene.outbox.wait { $0[0].attempts == attempt }[0]
      scene.clock.turn(to: delivery.nextAttempt)
    }
    try await scene.outbox.wait { $0[0].state == .delivered }
    #expect(server.exchanges.count == 3)
    running.cancel()
    await running.value
  }

  @Test("Calls that overlap send nothing twice and leave nothing due") func overlap() async throws {
    let server = try ScriptedServer { _ in Reply(204) }
    let scene = Scene([server], events: 100)
    let courier = scene.courier()
    await withDiscardingTaskGroup { group in
      for number in 0..<50 {
        group.addTask {
          scene.outbox.add(Scene.delivery("late_\(number)", to: "r0"))
          await scene.deliver(courier)
        }
      }
    }
    let ids = server.exchanges.compactMap { $0.header("webhook-id") }
    #expect(ids.count == 150)
    #expect(Set(ids).count == 150)
    #expect(scene.outbox.deliveries.allSatisfy { $0.state == .delivered })
  }

  @Test("Cancelled in the middle, what was not answered is still due under the same id") func cut()
    async throws
  {
    let server = try ScriptedServer { $0.number == 0 ? .hang : Reply(204) }
    let scene = Scene([server])
    let courier = scene.courier()
    let first = Task { await scene.deliver(courier) }
    try await server.requests(count: 1)
    first.cancel()
    await first.value
    #expect(scene.first == Scene.delivery("evt_0", to: "r0"))
    await scene.deliver(courier)
    #expect(scene.first?.state == .delivered)
    #expect(server.exchanges.map { $0.header("webhook-id") } == ["evt_0", "evt_0"])
  }
}
