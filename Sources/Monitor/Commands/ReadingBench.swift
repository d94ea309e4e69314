package import Model
internal import Parsing
internal import Reading

/// Measures how fast mentions are read, in processor time of one core.
package struct ReadingBench {
  private let reader: Reader
  private let mentions: [Mention]

  /// A bench over the mentions of a file, or over the examples of the rules when there is none.
  package init(data: DataFolder, path: String?) throws {
    reader = try data.reader(brands: [])
    if let path {
      let lines = MentionLines.numbered(try Files.read(path)).map(\.1)
      mentions = lines.compactMap { if case .mention(let mention) = $0 { mention } else { nil } }
    } else {
      let rules = try data.rules()
      let texts = (rules.drivers + rules.flags).flatMap(\.rules)
        .flatMap { $0.examples + $0.counterexamples }
      mentions = texts.enumerated().map { Mention(id: "\($0.offset)", text: $0.element) }
    }
    guard !mentions.isEmpty else {
      throw Fault(.noInput, "no hay menciones que leer", remedy: "dé un archivo NDJSON")
    }
  }

  /// Reads everything so many times; `only` is `gauge` (humour and drivers) or `read` (everything but
  /// evidence), nil is both.
  package func run(rounds: Int, only: String?) -> JSON {
    let bytes = mentions.reduce(0) { $0 + $1.text.utf8.count }
    var members: [JSON.Member] = [
      .init("posts", .integer(Int64(mentions.count))),
      .init("rounds", .integer(Int64(rounds))),
      .init("bytes_per_post", .number(Double(bytes) / Double(mentions.count))),
    ]
    var bench = Bench()
    var finding = Finding()
    var negative = 0
    if only != "read" {
      let texts = mentions.map(\.text)
      let spent = ProcessorTime.seconds {
        for _ in 0..<rounds {
          for place in texts.indices {
            if case .negative = reader.gauge(texts[place], on: &bench).label { negative += 1 }
          }
        }
      }
      members.append(.init("gauge_posts_per_cpu_s", rate(rounds, spent)))
    }
    if only != "gauge" {
      let spent = ProcessorTime.seconds {
        for _ in 0..<rounds {
          for place in mentions.indices {
            reader.read(mentions[place], into: &finding, on: &bench, explaining: false)
            if case .negative = finding.label { negative += 1 }
          }
        }
      }
      members.append(.init("read_posts_per_cpu_s", rate(rounds, spent)))
    }
    members.append(.init("negative", .integer(Int64(negative))))
    return .object(members)
  }

  private func rate(_ rounds: Int, _ seconds: Double) -> JSON {
    .number((Double(mentions.count * rounds) / max(seconds, 1e-9)).rounded())
  }
}
