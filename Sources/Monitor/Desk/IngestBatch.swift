internal import Model
internal import Parsing
internal import Serving

/// The lines of a `POST /api/v1/mentions`, sorted into mentions and rejections.
struct IngestBatch {
  private(set) var mentions: [Mention] = []
  private(set) var rejected: [IngestReceipt.Rejection] = []

  /// Reads a body of NDJSON.
  init(_ body: [UInt8]) {
    for (number, line) in MentionLines.numbered(body) {
      switch line {
      case .mention(let mention): mentions.append(mention)
      case .fault(let fault):
        rejected.append(.init(line: number, error: fault.explanation))
      case .control:
        rejected.append(.init(line: number, error: "las líneas de control solo van en grabaciones"))
      }
    }
  }
}
