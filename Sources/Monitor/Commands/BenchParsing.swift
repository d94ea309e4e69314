package import Model

/// Measures how fast feeds become mentions, in processor time of one core: reading files and writing
/// the mentions down are left out.
package struct BenchParsing {
  private let documents: [[UInt8]]

  /// A bench over files of feeds.
  package init(files: [String]) throws(Fault) {
    guard !files.isEmpty else {
      throw Fault(.usage, "faltan los feeds", remedy: "vigia bench parsing diario.xml")
    }
    documents = try files.map { (file) throws(Fault) in try Files.read(file) }
  }

  /// Reads everything so many times.
  package func run(rounds: Int) throws(Fault) -> JSON {
    let bytes = documents.reduce(0) { $0 + $1.count }
    var mentions = 0
    let seconds = try ProcessorTime.seconds { () throws(Fault) in
      for _ in 0..<rounds {
        for document in documents {
          try Documents.read(document, contentType: nil, base: nil) { _ in mentions += 1 }
        }
      }
    }
    return [
      "files": JSON(documents.count), "bytes": JSON(bytes), "rounds": JSON(rounds),
      "mentions": JSON(mentions / rounds),
      "mb_per_cpu_s": .number(Double(bytes * rounds) / 1e6 / max(seconds, 1e-9)),
    ]
  }
}
