internal import Foundation
internal import Model
internal import Monitor

/// The demonstration in a terminal: alerts as people would tail them, what really happens between them,
/// and one line at the bottom that moves.
actor DemoScreen {
  private let terminal: Terminal
  private let zone: ZoneTable
  /// False where the progress line is left out.
  private let isLive: Bool
  /// True where the progress line can be written over.
  private let isScreen = isatty(STDERR_FILENO) == 1
  private var status = ""
  private var toldHour: Int64?

  /// A screen that tells the time in a zone.
  init(_ terminal: Terminal, zone: ZoneTable, isLive: Bool) {
    self.terminal = terminal
    self.zone = zone
    self.isLive = isLive
  }

  /// Shows what happened.
  func tell(_ notice: Demo.Notice) {
    switch notice {
    case .event(let envelope):
      guard let block = AlertBlock(envelope: envelope, zone: zone) else { return }
      above { terminal.out(block.text(terminal)) }
    case .caption(let at, let text):
      above { terminal.say(terminal.dim("── \(zone.clockText(at)) · \(text)")) }
    case .progress(let progress): show(progress)
    case .ended(let digest):
      status = ""
      above { terminal.out("\n" + digest) }
      if isLive { terminal.say(Welcome.ending) }
    }
  }

  /// Writes something above the progress line.
  private func above(_ write: () -> Void) {
    if isScreen, !status.isEmpty { terminal.told("\r\u{1B}[K") }
    write()
    if isScreen, !status.isEmpty { terminal.told(status) }
  }

  private func show(_ progress: Demo.Progress) {
    guard isLive else { return }
    let line = text(progress)
    if isScreen {
      status = line
      terminal.told("\r\u{1B}[K" + line)
      return
    }
    // Where nothing can be written over, a line an hour.
    let hour = progress.at.minute / 60
    guard toldHour != hour else { return }
    toldHour = hour
    terminal.say(line)
  }

  private func text(_ progress: Demo.Progress) -> String {
    let counts = [
      Wording.count(progress.mentions, "mención", "menciones"),
      Wording.count(progress.alerts, "alerta viva", "alertas vivas"),
      Wording.count(progress.cases, "caso", "casos") + " por resolver",
    ].joined(separator: " · ")
    // A line longer than the terminal would not be written over but pile up.
    let width = max(0, min(20, terminal.width - counts.count - 8))
    let done = min(width, max(0, Int((progress.share * Double(width)).rounded(.down))))
    let bar = String(repeating: "━", count: done) + String(repeating: "╌", count: width - done)
    return terminal.dim(
      "\(zone.clockText(progress.at)) \(bar) " + counts)
  }
}
