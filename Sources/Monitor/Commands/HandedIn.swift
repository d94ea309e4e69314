internal import Foundation
internal import Model
internal import Parsing

/// What `vigia run` is handed beside its sources: files, and lines on standard input.
struct HandedIn: Sendable {
  /// At most so many mentions are committed together.
  private static let batch = 500

  let monitor: LiveMonitor
  let clock: any TimeSource
  let say: @Sendable (String) -> Void

  /// Takes the inputs in, one after the other; what cannot be read is said and passed over.
  func take(_ names: [String]) async {
    for name in names {
      do throws(Fault) {
        if name == "-" { try await takeLines() } else { try await takeFile(name) }
      } catch {
        say("\(name): \(error.explanation)")
      }
    }
  }

  private func takeFile(_ path: String) async throws(Fault) {
    let name = (path as NSString).lastPathComponent
    let id = (name as NSString).deletingPathExtension
    var source = Source(id: id, kind: .folder, url: "", interval: .minutes(1))
    source.mentionKind = .post
    source.table = TableMap()
    source.table?.zone = monitor.setup.zone
    let content = LocalFile.read(
      try Files.read(path), name: name, source: source, at: clock.now())
    try await take(content.mentions)
    for fault in content.faults { say(fault.description) }
    say("\(name): " + Wording.count(content.mentions.count, "mención", "menciones"))
  }

  private func takeLines() async throws(Fault) {
    var input = StandardInput()
    var number = 0
    while let lines = try await input.next() {
      var mentions: [Mention] = []
      var faults: [String] = []
      for (index, line) in MentionLines.numbered(lines) {
        switch line {
        case .mention(let mention): mentions.append(mention)
        case .fault(let fault):
          faults.append("entrada: línea \(number + index): \(fault.explanation)")
        case .control: continue
        }
      }
      number += lines.count { $0 == 0x0A }
      try await take(mentions)
      for fault in faults { say(fault) }
    }
  }

  /// Hands mentions over in batches; a full queue is waited for.
  private func take(_ mentions: [Mention]) async throws(Fault) {
    var rest = mentions[...]
    while !rest.isEmpty, !Task.isCancelled {
      do throws(Fault) {
        try await monitor.take(Array(rest.prefix(Self.batch)))
        rest = rest.dropFirst(Self.batch)
      } catch {
        guard error.code == .tryLater else { throw error }
        try? await clock.wait(until: clock.now() + .seconds(1))
      }
    }
  }
}
