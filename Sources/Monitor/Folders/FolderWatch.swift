internal import Foundation
internal import Model
internal import Polling

/// Looks into a watched folder: which files rest, and have not been read.
///
/// A file is known by its name, size and time of change, so that each is read once even across restarts;
/// one that was replaced or has grown is read again, and the ids of its mentions tell what is new.
struct FolderWatch: Sendable {
  /// A file as it lies there.
  struct Entry: Hashable, Sendable {
    var name: String
    var path: String
    var size: Int
    /// Nanoseconds since 1970.
    var changed: Int64

    /// What it is remembered by.
    var key: String { ContentHash(name, String(size), String(changed)).hex() }
  }

  /// A file that was seen and may still be written.
  private struct Pending: Hashable, Sendable {
    var key: String
    var since: Instant
  }

  /// At most so many files and bytes in one round; the rest comes in the next.
  private static let mostFiles = 50
  private static let mostBytes = 32 << 20
  /// A larger file is not read.
  private static let largest = 256 << 20
  /// Of a folder that is not emptied only so many files are looked at, the newest: what it remembers has a
  /// bound, and what was forgotten would be read again for ever.
  private let mostRemembered: Int
  /// How uploads and editors call what is not finished.
  private static let unfinished = [
    ".part", ".tmp", ".temp", ".filepart", ".crdownload", ".swp", "~", ".partial",
  ]

  let folder: Source.Folder
  /// What could not be read.
  var unread = UnreadFiles()
  private var pending: [String: Pending] = [:]
  /// Gives the bytes of a file at a path.
  private let bytes: @Sendable (String) throws -> Data

  init(
    _ folder: Source.Folder, remembering most: Int = 5000,
    bytes: @escaping @Sendable (String) throws -> Data = {
      try Data(contentsOf: URL(fileURLWithPath: $0))
    }
  ) {
    self.folder = folder
    mostRemembered = most
    self.bytes = bytes
  }

  /// Where its files lie.
  var place: String {
    folder.isFile ? (folder.path as NSString).deletingLastPathComponent : folder.path
  }

  /// What is to be read now, the oldest first, and whether more waits.
  struct Due {
    var files: [Entry]
    var isMore: Bool
    /// The keys of what lies there.
    var present: Set<String>
    /// What is wrong with the folder all the same.
    var complaint: Fault?
  }

  /// Looks into the folder.
  ///
  /// - Throws: a `Fault` when the folder cannot be read.
  mutating func due(
    _ cursor: FolderCursor, at now: Instant
  ) throws(Fault) -> Due {
    var entries = try entries()
    var complaint: Fault?
    if folder.done == nil, entries.count > mostRemembered {
      entries.removeFirst(entries.count - mostRemembered)
      complaint = Fault(
        .badData,
        "hay más de \(mostRemembered) archivos en la carpeta y los más viejos no se miran",
        remedy: "ponga «done» en la fuente, o saque los que ya se leyeron")
    }
    var rested: [Entry] = []
    var next: [String: Pending] = [:]
    for entry in entries where !cursor.keys.contains(entry.key) {
      let before = pending[entry.name].flatMap { $0.key == entry.key ? $0 : nil }
      let waiting = before ?? Pending(key: entry.key, since: now)
      if now - waiting.since >= folder.rest { rested.append(entry) }
      next[entry.name] = waiting
    }
    pending = next
    unread.keep { next[$0] != nil }
    rested = rested.filter { unread.isDue($0.name, at: now) }
    // What could not be read comes after what nobody has tried.
    rested = rested.filter { !unread.holds($0.name) } + rested.filter { unread.holds($0.name) }
    var bytes = 0
    let files = rested.prefix(Self.mostFiles).prefix { entry in
      defer { bytes += entry.size }
      return bytes == 0 || bytes + entry.size <= Self.mostBytes
    }
    return Due(
      files: Array(files), isMore: files.count < rested.count,
      present: Set(entries.map(\.key)), complaint: complaint)
  }

  /// The regular files, the oldest first; no links, which may lead anywhere, and nothing hidden.
  private func entries() throws(Fault) -> [Entry] {
    if folder.isFile {
      let name = (folder.path as NSString).lastPathComponent
      guard let entry = Self.entry(name, folder.path) else {
        throw Fault(
          .noInput, "no existe el archivo «\(folder.path)»", remedy: "revise «path» de la fuente")
      }
      return [entry]
    }
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: folder.path) } catch {
      throw Fault(
        .noInput, "no se puede leer la carpeta «\(folder.path)»",
        remedy: "cree la carpeta o revise sus permisos")
    }
    return names.filter { name in
      !name.hasPrefix(".") && !Self.unfinished.contains { name.lowercased().hasSuffix($0) }
    }.compactMap { Self.entry($0, folder.path + "/" + $0) }
      .sorted { ($0.changed, $0.name) < ($1.changed, $1.name) }
  }

  private static func entry(_ name: String, _ path: String) -> Entry? {
    var status = stat()
    guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Entry(
      name: name, path: path, size: Int(status.st_size),
      changed: Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec))
  }

  /// The bytes of a file; nil when it cannot be read now, which is noted so that it is tried again.
  ///
  /// - Throws: a `Fault` when it is too large to be read ever.
  mutating func read(_ entry: Entry, at now: Instant) throws(Fault) -> [UInt8]? {
    guard entry.size <= Self.largest else {
      throw Fault(
        .badData, "«\(entry.name)» pasa de \(Self.largest >> 20) MiB", remedy: "pártalo")
    }
    do {
      let data = try bytes(entry.path)
      unread.keep { $0 != entry.name }
      return [UInt8](data)
    } catch {
      switch (error as? CocoaError)?.code {
      // It went while the others were read.
      case .fileNoSuchFile, .fileReadNoSuchFile: break
      case .fileReadNoPermission: unread.fail(entry.name, .notAllowed, at: now)
      default: unread.fail(entry.name, .broken, at: now)
      }
      return nil
    }
  }

  /// Moves files whose mentions are kept; the reason when one cannot be moved.
  func clear(_ files: [Entry]) -> String? {
    guard let done = folder.done else { return nil }
    do {
      try FileManager.default.createDirectory(atPath: done, withIntermediateDirectories: true)
      for file in files {
        var target = done + "/" + file.name
        var number = 1
        while FileManager.default.fileExists(atPath: target) {
          number += 1
          target = done + "/\(number)-" + file.name
        }
        try FileManager.default.moveItem(atPath: file.path, toPath: target)
      }
      return nil
    } catch {
      return "no se pueden mover los archivos leídos a «\(done)»"
    }
  }

  /// The keys to be remembered: of what lies there and was read.
  func remembered(
    _ cursor: FolderCursor, present: Set<String>, read: [Entry]
  ) -> FolderCursor {
    let kept = cursor.keys.filter(present.contains) + read.map(\.key)
    return FolderCursor(keys: Array(kept.suffix(mostRemembered)))
  }
}

/// Which files of a folder were read, as the status of its source keeps it.
struct FolderCursor: Hashable, Sendable {
  var keys: [String]

  init(keys: [String]) { self.keys = keys }

  init(_ text: String?) { keys = (text ?? "").split(separator: ",").map(String.init) }

  var text: String { keys.joined(separator: ",") }
}
