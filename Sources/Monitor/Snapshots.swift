internal import Foundation
internal import Model
internal import Store

/// Turns the engine's memory into bytes and back.
enum Snapshots {
  /// A snapshot of the engine after the input of a sequence number; nil when it cannot be encoded.
  static func make(of engine: Engine, sequence: Int64) -> StoredSnapshot? {
    guard let data = try? JSONEncoder().encode(engine.memory) else { return nil }
    return StoredSnapshot(
      version: EngineMemory.version, sequence: sequence, at: engine.clock, bytes: [UInt8](data))
  }

  /// The memory in a snapshot; nil when it is of another version or does not decode.
  static func memory(in snapshot: StoredSnapshot) -> EngineMemory? {
    guard snapshot.version == EngineMemory.version else { return nil }
    return try? JSONDecoder().decode(EngineMemory.self, from: Data(snapshot.bytes))
  }
}
