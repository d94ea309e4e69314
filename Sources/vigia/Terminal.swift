internal import Foundation
internal import Model

/// Where words and data go, and whether in colour.
struct Terminal: Sendable {
  /// When to colour.
  enum ColorChoice: String, Sendable {
    case always, never, auto
  }

  /// Whether standard output is coloured.
  let colored: Bool
  private let given: Int?

  /// A terminal that follows `--color`, `NO_COLOR` and whether output is a terminal.
  ///
  /// - Parameter columns: how wide it is; what the terminal itself says where not given.
  init(color: String?, columns: Int? = nil) throws(Fault) {
    given = columns
    guard let choice = ColorChoice(rawValue: color ?? "auto") else {
      throw Fault(
        .usage, "--color no puede ser «\(color ?? "")»", remedy: "use always, never o auto")
    }
    switch choice {
    case .always: colored = true
    case .never: colored = false
    case .auto:
      let refused = ProcessInfo.processInfo.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
      colored = !refused && isatty(STDOUT_FILENO) == 1
    }
  }

  /// A level's word on its own ground, where colours are on.
  func tag(_ word: String, _ level: Alert.Level) -> String {
    guard colored else { return word }
    switch level {
    case .watch: return "\u{1B}[30;43m\(word)\u{1B}[0m"
    case .warning: return "\u{1B}[1;30;103m\(word)\u{1B}[0m"
    case .critical: return "\u{1B}[1;97;41m\(word)\u{1B}[0m"
    }
  }

  /// The columns to fill, 60…120; 96 where the terminal does not tell.
  var width: Int { columns ?? 96 }

  /// The columns at which lines are broken between words; nil where the output is no terminal, so that
  /// a line stays one for `grep`.
  private var columns: Int? {
    if let given { return given }
    var size = winsize()
    let told = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size)
    guard told == 0, size.ws_col > 0 else { return nil }
    return min(120, max(60, Int(size.ws_col)))
  }

  /// A text, coloured or not, in lines of whole words that leave room for an indent.
  func lines(_ text: String, indent: Int) -> [String] {
    guard let columns else { return [text] }
    return WrappedText.lines(text, width: columns - indent)
  }

  /// An entry of a list, broken between words under its first column where the terminal is narrow.
  func entry(_ text: String) -> String {
    guard let columns else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { WrappedText.lines(String($0), width: columns - 8, first: columns) }
      .map { $0.joined(separator: "\n        ") }
      .joined(separator: "\n")
  }

  /// Writes data to standard output at once, with a line break.
  func out(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

  /// Writes data to standard output as it is.
  func raw(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// Writes bytes to standard output as they are.
  func raw(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

  /// Tells a person something on standard error, broken between words where the terminal is narrow.
  func say(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { self.lines(String($0), indent: 0) }
    write(lines.joined(separator: "\n") + "\n", to: STDERR_FILENO)
  }

  /// Writes to standard error as it is, for a line that is written over.
  func told(_ text: String) { write(text, to: STDERR_FILENO) }

  /// Bold, where colours are on.
  func bold(_ text: String) -> String { colored ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  /// Dim, where colours are on.
  func dim(_ text: String) -> String { colored ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

  /// The text in an ANSI colour code, where colours are on.
  func paint(_ text: String, _ code: Int) -> String {
    colored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  private func write(_ text: String, to descriptor: Int32) {
    write(Array(text.utf8), to: descriptor)
  }

  /// Writes all bytes; when the reader has gone (a closed pipe) the program ends quietly.
  private func write(_ bytes: [UInt8], to descriptor: Int32) {
    var bytes = bytes[...]
    while !bytes.isEmpty {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Foundation.write(descriptor, buffer.baseAddress, buffer.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        exit(errno == EPIPE ? ExitCode.ok.rawValue : ExitCode.inputOutput.rawValue)
      }
      bytes = bytes.dropFirst(count)
    }
  }
}
