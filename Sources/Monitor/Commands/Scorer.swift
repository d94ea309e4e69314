package import Model
internal import Parsing
internal import Reading
internal import Text

/// What `vigia score` and `vigia explain` do.
package struct Scorer: Sendable {
  private let reader: Reader
  /// The rules it reads by, for the titles of drivers.
  package let rules: RulePack

  /// A scorer with the lexicons and rules of a folder.
  package init(data: DataFolder, brands: [Brand] = []) throws {
    reader = try data.reader(brands: brands)
    rules = try data.rules()
  }

  /// Reads one text as a mention of its own.
  package func read(_ text: String) -> (Mention, Finding) {
    let mention = Mention(id: "texto", text: text)
    return (mention, reader.read(mention))
  }

  /// One line of output.
  package func line(_ mention: Mention, _ finding: Finding, explain: Bool) -> String {
    JSONText.line(finding.json(id: mention.id, explain: explain))
  }

  /// How much of each cue a mention has: what `.ci/fit` reads.
  private func cues(_ mention: Mention, _ bench: borrowing Bench) -> JSON {
    let (amounts, feelsBad, feelsGood) = reader.cues(on: bench)
    return [
      "id": .string(mention.id), "bad": .bool(feelsBad), "good": .bool(feelsGood),
      "cues": .object(amounts.map { .init($0.cue.name, .number($0.amount)) }),
    ]
  }

  /// Scores whole lines of input: the output lines in order, and the lines that could not be read.
  package func score(
    _ chunk: LineChunks.Chunk, explain: Bool, cues: Bool = false
  ) -> (text: String, faults: [Fault]) {
    var bytes: [UInt8] = []
    var bench = Bench(keepsCues: cues)
    var faults: [Fault] = []
    for (number, line) in MentionLines.numbered(chunk.bytes) {
      switch line {
      case .mention(let mention):
        let finding = reader.read(mention, on: &bench, explaining: explain)
        let line = cues ? self.cues(mention, bench) : finding.json(id: mention.id, explain: explain)
        JSONText.append(line, to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
      case .control: continue
      case .fault(var fault):
        fault.place = nil
        fault.what = "línea \(chunk.firstLine + number - 1): \(fault.what)"
        faults.append(fault)
      }
    }
    return (String(decoding: bytes, as: UTF8.self), faults)
  }
}
