internal import Model

/// One subscriber's stream: what was missed, then what comes, without loss or repeat.
///
/// Following begins before the backlog is read, and what both hold is known by its number. A blank
/// line would end an event, so the first lines and the comments go without one: some readers would
/// take it for an empty event.
struct EventStream: Sendable {
  let desk: any Desk
  let stream: DeskStream
  let heartbeat: StreamHeartbeat
  /// The subscriber has everything up to here.
  let start: Int64
  var brand: String?
  var level: Alert.Level?

  private static let page = 200

  /// Writes until the reader goes away or the desk ends the stream.
  func run(_ writer: any StreamWriting) async {
    let live = await desk.follow(stream)
    guard await writer.write(Array(": vigia\nretry: 2000\n".utf8)) else { return }
    let beat = heartbeat.join(writer)
    defer { heartbeat.leave(beat) }
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
    let wanted = items.filter(isWanted)
    guard let first = wanted.first else { return !Task.isCancelled }
    return await writer.write(wanted.count == 1 ? first.frame : wanted.flatMap(\.frame))
  }

  private func isWanted(_ item: StreamItem) -> Bool {
    if let brand, item.brand != brand { return false }
    if let level { return item.level.map { $0 >= level } ?? false }
    return true
  }
}
