internal import Detecting
package import Model
internal import Parsing
internal import Text

/// What `vigia coordination` does: reads the messages of one burst and says how real it is.
package struct CoordinationCheck: Sendable {
  private var burst: [Utterance] = []

  /// A burst is read up to so many messages.
  private static let most = 200_000

  /// Nothing read yet.
  package init() {}

  /// Takes whole lines in; the lines that could not be read.
  package mutating func take(_ chunk: LineChunks.Chunk) throws(Fault) -> [Fault] {
    var faults: [Fault] = []
    for (number, line) in MentionLines.numbered(chunk.bytes) {
      switch line {
      case .mention(let mention):
        guard burst.count < Self.most else {
          throw Fault(
            .badData, "la ráfaga pasa de 200.000 mensajes", remedy: "córtela por horas")
        }
        burst.append(Utterance(mention, at: mention.publishedAt ?? Instant(milliseconds: 0)))
      case .control: continue
      case .fault(var fault):
        fault.place = nil
        fault.what = "línea \(chunk.firstLine + number - 1): \(fault.what)"
        faults.append(fault)
      }
    }
    return faults
  }

  /// The verdict on all that was taken, as one line.
  package func verdict() -> String { JSONText.line(BurstReading(burst).json) + "\n" }
}
