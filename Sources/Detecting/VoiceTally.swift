/// Who was heard in a series during the last hour: distinct voices, and how often each may count.
///
/// Up to 4,096 voices are remembered one by one; from then on the number is estimated by `VoiceSketch`,
/// and a voice that is not among the remembered can no longer be held to its cap.
struct VoiceTally: Sendable, Equatable {
  /// Voices that are remembered one by one.
  static let most = 4096
  /// One voice counts at most so often an hour: thirty messages of one author are not thirty people.
  static let cap: UInt8 = 3
  /// A voice is forgotten after so many minutes.
  static let memory: Int64 = 60

  private struct Entry: Sendable, Equatable {
    var last: Int64
    /// When the hour of `counted` began.
    var since: Int64
    var counted: UInt8
  }

  private var entries: [UInt64: Entry] = [:]
  private var sketch: VoiceSketch?
  /// The last minute in which there was no room.
  private var lastFull = Int64.min / 4

  /// Nobody was heard yet.
  init() {}

  /// Notes a voice in a minute; false when it has counted often enough this hour.
  mutating func hear(_ voice: UInt64, minute: Int64) -> Bool {
    sketch?.hear(voice, minute: minute)
    if sketch != nil, minute - lastFull > Self.memory { sketch = nil }
    if var entry = entries[voice] {
      entry.last = max(entry.last, minute)
      if minute - entry.since >= Self.memory || entry.since - minute >= Self.memory {
        entry.since = minute
        entry.counted = 0
      }
      let counts = entry.counted < Self.cap
      if counts { entry.counted += 1 }
      entries[voice] = entry
      return counts
    }
    if entries.count >= Self.most { makeRoom(at: minute) }
    if entries.count < Self.most {
      entries[voice] = Entry(last: minute, since: minute, counted: 1)
    }
    return true
  }

  /// Distinct voices heard from a minute on, at most the last hour's.
  func count(since minute: Int64) -> Int {
    sketch?.count(since: minute) ?? entries.values.count { $0.last >= minute }
  }

  /// True while the count is an estimate.
  var isEstimate: Bool { sketch != nil }

  /// Forgets who has not been heard for an hour; without such, begins to estimate.
  private mutating func makeRoom(at minute: Int64) {
    // A full table is swept once a minute at most.
    if lastFull == minute { return }
    entries = entries.filter { abs(minute - $0.value.last) < Self.memory }
    guard entries.count >= Self.most else { return }
    lastFull = minute
    if sketch == nil {
      var fresh = VoiceSketch()
      let heard = entries.map { (voice: $0.key, minute: $0.value.last) }
      for entry in heard.sorted(by: { ($0.minute, $0.voice) < ($1.minute, $1.voice) }) {
        fresh.hear(entry.voice, minute: entry.minute)
      }
      sketch = fresh
    }
  }
}

extension VoiceTally {
  func pack(into writer: inout PackWriter) {
    writer.list(entries.sorted { $0.key < $1.key }) { item, writer in
      writer.word(item.key)
      writer.integer(item.value.last)
      writer.integer(item.value.last &- item.value.since)
      writer.natural(UInt64(item.value.counted))
    }
    writer.optional(sketch) { $0.pack(into: &$1) }
    writer.integer(lastFull)
  }

  init(unpacking reader: inout PackReader) throws(PackFault) {
    let kept = try reader.list { (reader: inout PackReader) throws(PackFault) in
      let voice = try reader.word()
      let last = try reader.integer()
      let since = last &- (try reader.integer())
      let counted = UInt8(clamping: try reader.natural())
      return (voice, Entry(last: last, since: since, counted: counted))
    }
    entries = Dictionary(kept) { first, _ in first }
    sketch = try reader.optional { (reader: inout PackReader) throws(PackFault) in
      try VoiceSketch(unpacking: &reader)
    }
    lastFull = try reader.integer()
  }
}
