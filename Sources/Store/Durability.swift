/// What a commit survives once it has returned.
package enum Durability: String, Sendable, CaseIterable {
  /// A power cut: every commit waits until the disk has it (SQLite's `synchronous=FULL`).
  case power
  /// The end of the process, also a violent one; a power cut may cost the last seconds, never the
  /// file's soundness (`synchronous=NORMAL`).
  case process

  /// The value of `PRAGMA synchronous`.
  var synchronous: String {
    switch self {
    case .power: "FULL"
    case .process: "NORMAL"
    }
  }
}
