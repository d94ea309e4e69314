internal import Detecting
internal import Foundation
internal import Model
internal import Store

/// Turns the engine's memory into bytes and back: the series, which are most of it, packed by their own
/// room, the rest as JSON.
enum Snapshots {
  /// What a snapshot holds.
  struct Content: Codable {
    var memory: EngineMemory
    /// What the trial beside remembers, and which trial it is.
    var shadow: EngineMemory?
    var shadowKey: String?
  }

  /// A snapshot of the engine after the input of a sequence number; nil when it cannot be encoded.
  static func make(of engine: Engine, sequence: Int64) -> StoredSnapshot? {
    let content = Content(
      memory: engine.memory, shadow: engine.shadowMemory, shadowKey: engine.setup.shadow?.key)
    guard let rest = try? JSONEncoder().encode(content) else { return nil }
    var writer = PackWriter(room: rest.count + 2560 * engine.memory.bank.keys.count)
    writer.blob([UInt8](rest))
    content.memory.bank.pack(into: &writer)
    content.shadow?.bank.pack(into: &writer)
    return StoredSnapshot(
      version: EngineMemory.version, sequence: sequence, at: engine.clock, bytes: writer.bytes)
  }

  /// The engine that a snapshot holds; nil when it is of another version or does not decode.
  ///
  /// A trial that is not the one of the snapshot begins with what the engine knows.
  static func engine(in snapshot: StoredSnapshot, setup: EngineSetup) -> Engine? {
    guard snapshot.version == EngineMemory.version else { return nil }
    var reader = PackReader(snapshot.bytes)
    guard let rest = try? reader.blob(),
      var content = try? JSONDecoder().decode(Content.self, from: Data(rest)),
      let bank = try? SeriesBank(unpacking: &reader)
    else { return nil }
    content.memory.bank = bank
    if content.shadow != nil {
      guard let bank = try? SeriesBank(unpacking: &reader) else { return nil }
      content.shadow?.bank = bank
    }
    guard reader.isAtEnd else { return nil }
    let isSame = content.shadowKey == setup.shadow?.key
    return Engine(setup: setup, memory: content.memory, shadow: isSame ? content.shadow : nil)
  }
}

/// The series of all brands, which a snapshot keeps beside the JSON of everything else.
@propertyWrapper
struct Apart: Sendable, Codable, Equatable {
  var wrappedValue: SeriesBank

  init(wrappedValue: SeriesBank) { self.wrappedValue = wrappedValue }

  init(from decoder: any Decoder) throws { wrappedValue = SeriesBank() }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(true)
  }
}
