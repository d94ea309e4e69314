internal import Foundation
package import Model
internal import Synchronization

/// One file that remembers everything: mentions, counts, alerts, cases, events, deliveries, snapshots.
///
/// Writing, checkpoints, quick reads and long reads each have a connection and thread of their own, so
/// none waits for another. Reads for show that fail give an empty answer and are kept in
/// `readFault()`; reads on which state depends throw.
package final class Archive: Sendable {
  /// The file, as it was named.
  package let path: String
  let reader: Lane
  /// For what may look through many rows: searches, exports, digests.
  let scanner: Lane
  /// Nil when the archive was opened for reading.
  let writer: Lane?
  private let checkpointer: Lane?
  private let lock: ArchiveLock?
  private let isCheckpointing = Mutex(false)
  /// 8 MiB of pages of 8 KiB.
  static let checkpointPages = 1024

  /// Opens an archive for the one monitor that writes it, creating or migrating it.
  ///
  /// - Throws: `.tryLater` when another monitor has it, `.inputOutput` when folder or file cannot be
  ///   written or the disk is full, `.badData` when it is corrupt, foreign or of a newer version.
  package static func open(path: String, durability: Durability) throws(Fault) -> Archive {
    try checkPlace(path)
    let lock = try ArchiveLock(archive: path)
    try Opening.prepare(path, durability: durability)
    return try Archive(
      path: path, lock: lock,
      writer: Lane("writer", path: path, access: .writing(durability)),
      checkpointer: Lane("checkpoint", path: path, access: .writing(durability)))
  }

  /// Opens an archive only to read it, also beside a running monitor.
  ///
  /// - Throws: `.noInput` when there is no such file, `.badData` when it is corrupt, foreign, or of a
  ///   newer or older version.
  package static func openReading(path: String) throws(Fault) -> Archive {
    try checkPlace(path)
    guard FileManager.default.fileExists(atPath: path) else { throw Texts.missing(path) }
    try Opening.inspect(path)
    return try Archive(path: path, lock: nil, writer: nil, checkpointer: nil)
  }

  private init(path: String, lock: ArchiveLock?, writer: Lane?, checkpointer: Lane?) throws(Fault) {
    self.path = path
    self.lock = lock
    self.writer = writer
    self.checkpointer = checkpointer
    reader = try Lane("reader", path: path, access: .reading)
    scanner = try Lane("scanner", path: path, access: .reading)
  }

  /// Folds the log into the file and lets go of it; later calls are refused.
  package func close() async {
    await reader.close()
    await scanner.close()
    _ = try? await checkpointer?.run { (connection) throws(Fault) in
      try connection.rows("PRAGMA wal_checkpoint(TRUNCATE)") { _ in }
    }
    await checkpointer?.close()
    await writer?.close()
    lock?.release()
  }

  /// Why the last read for show failed; nil when it did not.
  package func readFault() async -> Fault? {
    if let fault = await reader.fault { return fault }
    return await scanner.fault
  }

  /// Copies the log's pages into the file on the checkpointer's thread, one round at a time; never
  /// makes a writer or reader wait.
  func startCheckpoint() {
    guard let checkpointer, claimCheckpoint() else { return }
    Task {
      _ = await checkpointer.show(or: []) { (connection) throws(Fault) in
        try connection.rows("PRAGMA wal_checkpoint(PASSIVE)") { _ in true }
      }
      isCheckpointing.withLock { $0 = false }
    }
  }

  /// Waits until the checkpoint asked for last is done; for tests.
  func settle() async {
    while isCheckpointing.withLock({ $0 }) { await Task.yield() }
  }

  private func claimCheckpoint() -> Bool {
    isCheckpointing.withLock { isBusy in
      defer { isBusy = true }
      return !isBusy
    }
  }

  private static func checkPlace(_ path: String) throws(Fault) {
    var isFolder: ObjCBool = false
    if unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
      isFolder.boolValue
    {
      throw Texts.isFolder(path)
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let exists = unsafe FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder)
    guard exists, isFolder.boolValue else { throw Texts.noFolder(path, folder: folder) }
  }
}
