internal import Foundation
internal import Model

/// The files of a folder that could not be opened or read: each is tried again after a while, until it can
/// be, and keeps no other file waiting.
struct UnreadFiles: Sendable {
  /// Why a file was not read.
  enum Reason: Hashable, Sendable {
    case notAllowed
    case broken
  }

  private struct Failure: Sendable {
    var reason: Reason
    var again: Instant
  }

  /// How long a file is left alone before it is tried again.
  static let pause = Instant.Span.minutes(1)

  private var failures: [String: Failure] = [:]
  /// What people were last told; nil when there was nothing to tell.
  private(set) var told: String?

  /// Whether a file is to be tried now, for the first time or again.
  func isDue(_ name: String, at now: Instant) -> Bool {
    failures[name].map { $0.again <= now } ?? true
  }

  /// Whether a file could not be read when it was last tried.
  func holds(_ name: String) -> Bool { failures[name] != nil }

  /// Notes that a file could not be read.
  mutating func fail(_ name: String, _ reason: Reason, at now: Instant) {
    failures[name] = Failure(reason: reason, again: now + Self.pause)
  }

  /// Forgets files that were read or that lie there no more.
  mutating func keep(only isThere: (String) -> Bool) {
    failures = failures.filter { isThere($0.key) }
  }

  /// What is to be told of them; nil when every file could be read.
  func complaint(in folder: String) -> String? {
    guard let first = failures.keys.min(), let failure = failures[first] else { return nil }
    return FolderTexts.unread(first, in: folder, failure.reason, others: failures.count - 1)
  }

  /// Takes note of what people are told now; true when trouble begins of which they knew nothing.
  mutating func tell(_ complaint: String?) -> Bool {
    defer { told = complaint }
    return complaint != nil && told == nil
  }
}

/// What people read of watched folders, in Spanish.
enum FolderTexts {
  static func unread(
    _ name: String, in folder: String, _ reason: UnreadFiles.Reason, others: Int
  ) -> String {
    let more =
      others == 0 ? "" : others == 1 ? " (ni otro archivo)" : " (ni otros \(others) archivos)"
    let (what, remedy) =
      switch reason {
      case .notAllowed:
        ("falta el permiso de lectura", "délo a la cuenta con la que corre Vigía")
      case .broken: ("el disco o la carpeta compartida da error", "revíselos o copie otra vez")
      }
    return "no se puede leer «\(name)» de «\(folder)»\(more): \(what); \(remedy). "
      + "Se intenta de nuevo cada minuto y no se pierde"
  }
}
