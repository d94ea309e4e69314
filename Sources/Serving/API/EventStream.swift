internal import Model

/// One subscriber's stream: what was missed, then what comes, without loss or repeat.
///
/// Following begins before the backlog is read, and what both hold is known by its number. A blank
/// line would end an event, so the first lines and the comments go without one: some readers would
/// take it for an empty event.
struct EventStream: Sendable {
  let desk: any Desk
  let stream: DeskStream
  let heartbeat: Instant.Span
  /// The subscriber has everything up to here.
  let start: Int64
  var brand: String?
  var level: Alert.Level?

  private static let page = 200

  /// Writes until the reader goes away or the desk ends the stream.
  func run(_ writer: any StreamWriting) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await beat(writer) }
      await send(writer)
      group.cancelAll()
    }
  }

  private func send(_ writer: any StreamWriting) async {
    let live = await desk.follow(stream)
    guard await writer.write(Array(": vigia\nretry: 2000\n".utf8)) else { return }
    var last = start
    while true {
      let items = await desk.backlog(stream, after: last, limit: Self.page)
      guard let newest = items.last?.sequence else { break }
      last = newest
      guard await write(items, writer) else { return }
    }
    for await item in live where item.sequence > last {
      last = item.sequence
      guard await write([item], writer) else { return }
    }
  }

  private func write(_ items: [StreamItem], _ writer: any StreamWriting) async -> Bool {
    let bytes = items.filter(isWanted).flatMap(Self.bytes)
    return bytes.isEmpty ? !Task.isCancelled : await writer.write(bytes)
  }

  private func beat(_ writer: any StreamWriting) async {
    while true {
      do {
        try await Task.sleep(for: .milliseconds(heartbeat.milliseconds))
      } catch {
        return
      }
      guard await writer.write(Array(": latido\n".utf8)) else { return }
    }
  }

  private func isWanted(_ item: StreamItem) -> Bool {
    if let brand, item.brand != brand { return false }
    if let level { return item.level.map { $0 >= level } ?? false }
    return true
  }

  /// The item as the standard writes it.
  static func bytes(_ item: StreamItem) -> [UInt8] {
    var bytes = Array("id: \(item.sequence)\nevent: \(item.event)\n".utf8)
    // Only the line breaks of the standard: others may stand inside a JSON string.
    let lines = item.data.utf8.split(omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
    }
    for line in lines { bytes += Array("data: ".utf8) + line + [UInt8(ascii: "\n")] }
    return bytes + [UInt8(ascii: "\n")]
  }
}
