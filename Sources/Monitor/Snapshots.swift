internal import Foundation
internal import Model
internal import Store

/// Turns the engine's memory into bytes and back.
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
    guard let data = try? JSONEncoder().encode(content) else { return nil }
    return StoredSnapshot(
      version: EngineMemory.version, sequence: sequence, at: engine.clock, bytes: [UInt8](data))
  }

  /// The engine that a snapshot holds; nil when it is of another version or does not decode.
  ///
  /// A trial that is not the one of the snapshot begins with what the engine knows.
  static func engine(in snapshot: StoredSnapshot, setup: EngineSetup) -> Engine? {
    guard snapshot.version == EngineMemory.version,
      let content = try? JSONDecoder().decode(Content.self, from: Data(snapshot.bytes))
    else { return nil }
    let isSame = content.shadowKey == setup.shadow?.key
    return Engine(setup: setup, memory: content.memory, shadow: isSame ? content.shadow : nil)
  }
}
