internal import Configuring
package import Model
internal import Store
internal import Text

/// What `vigia export` does.
package struct ExportRun {
  private static let page = 1000
  private let path: String

  /// Finds the archive by its configuration.
  package init(configuration file: String, data: DataFolder) throws {
    let configuration = try ConfigurationFile.read(file)
    path = configuration.path(configuration.archive)
  }

  /// Hands out the mentions of a span as lines of a recording, in order of arrival, page by page.
  ///
  /// Each carries `fetched_at`, its arrival, so that a replay runs on the same clock.
  package func mentions(
    from: Instant, to: Instant, unmasked: Bool, emit: (String) throws -> Void
  ) async throws {
    try await Archive.reading(path) { archive in
      var after: Int64 = 0
      while true {
        let found = try await archive.mentionsInOrder(
          from: from, to: to, after: after, limit: Self.page)
        guard let last = found.last else { return }
        try emit(Self.lines(found, unmasked: unmasked))
        after = last.sequence
      }
    }
  }

  private static func lines(_ found: [StoredMention], unmasked: Bool) -> String {
    var bytes: [UInt8] = []
    for stored in found {
      var mention = unmasked ? stored.read.mention : Overview.shown(stored)
      mention.fetchedAt = mention.fetchedAt ?? stored.read.receivedAt
      JSONText.append(mention.json, to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
