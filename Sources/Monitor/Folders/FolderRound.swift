internal import Model
internal import Polling

/// One round of looking into a watched folder.
struct FolderRound: Sendable {
  /// What a round found.
  struct Finding: Sendable {
    var mentions: [Mention] = []
    /// The first fault of the files, with its place.
    var damage: String?
    /// What cannot be read for now, and is tried again.
    var unread: String?
    /// The files, to be cleared once their mentions are kept.
    var files: [FolderWatch.Entry] = []
  }

  /// How soon the rest of a full folder is read.
  private static let nextBatch = Instant.Span.seconds(1)

  /// Looks and reads; the status says what is remembered and when to look again.
  @concurrent
  static func run(
    _ source: Source, _ watch: FolderWatch, _ before: SourceStatus, at now: Instant
  ) async -> (Result<Finding, Fault>, FolderWatch, SourceStatus) {
    var watch = watch
    var status = before
    status.lastAttempt = now
    status.requests += 1
    do throws(Fault) {
      let cursor = FolderCursor(before.cursor)
      let due = try watch.due(cursor, at: now)
      var finding = Finding()
      var faults = due.complaint.map { [$0] } ?? []
      for file in due.files {
        do throws(Fault) {
          guard let bytes = try watch.read(file, at: now) else { continue }
          let content = LocalFile.read(bytes, name: file.name, source: source, at: now)
          finding.mentions += content.mentions
          faults += content.faults
        } catch {
          faults.append(error)
        }
        finding.files.append(file)
      }
      finding.damage = faults.summary
      finding.unread = watch.unread.complaint(in: watch.place)
      status.cursor = watch.remembered(cursor, present: due.present, read: finding.files).text
      status.nextAttempt = now + (due.isMore ? nextBatch : source.interval)
      return (.success(finding), watch, status)
    } catch {
      let failed = PollSchedule.unreadable(status, source: source, reason: error.what, at: now)
      return (.failure(error), watch, failed)
    }
  }
}
