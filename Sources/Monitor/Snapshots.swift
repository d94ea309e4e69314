internal import Detecting
internal import Foundation
internal import Model
internal import Store

/// Turns the engine's memory into bytes and back: the series, which are most of it, packed by their own
/// room, the rest as JSON.
enum Snapshots {
  /// A snapshot of the engine after the input of a sequence number; nil when it cannot be encoded.
  static func make(of engine: Engine, sequence: Int64) -> StoredSnapshot? {
    guard let rest = try? JSONEncoder().encode(engine.memory) else { return nil }
    var writer = PackWriter(room: rest.count + 2560 * engine.memory.bank.keys.count)
    writer.blob([UInt8](rest))
    engine.memory.bank.pack(into: &writer)
    return StoredSnapshot(
      version: EngineMemory.version, sequence: sequence, at: engine.clock, bytes: writer.bytes)
  }

  /// The memory in a snapshot; nil when it is of another version or does not decode.
  static func memory(in snapshot: StoredSnapshot) -> EngineMemory? {
    guard snapshot.version == EngineMemory.version else { return nil }
    var reader = PackReader(snapshot.bytes)
    guard let rest = try? reader.blob(),
      var memory = try? JSONDecoder().decode(EngineMemory.self, from: Data(rest)),
      let bank = try? SeriesBank(unpacking: &reader), reader.isAtEnd
    else { return nil }
    memory.bank = bank
    return memory
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
