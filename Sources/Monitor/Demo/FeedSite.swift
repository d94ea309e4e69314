internal import Model
internal import Serving

/// Serves the recorded feeds as a polite server would: with entity tags and 304.
struct FeedSite: Site {
  let feeds: RecordedFeeds
  let clock: any TimeSource
  /// When a feed does not answer, by its source.
  let gaps: [RecordedGap]

  func answer(_ request: ServerRequest) async -> ServerReply {
    let now = clock.now()
    if gaps.contains(where: { $0.isOpen(at: now) && request.path.hasPrefix("/\($0.source).") }) {
      return .full(
        status: 503, headers: [("Content-Type", "text/plain")], body: Array("503\n".utf8))
    }
    guard let document = feeds.document(request.path, at: now) else {
      return .full(
        status: 404, headers: [("Content-Type", "text/plain")], body: Array("404\n".utf8))
    }
    let headers = [("Content-Type", document.contentType), ("ETag", document.etag)]
    if request.header("if-none-match") == document.etag {
      return .full(status: 304, headers: headers, body: [])
    }
    return .full(status: 200, headers: headers, body: document.body)
  }
}

/// A stretch in which a recorded source was not read.
struct RecordedGap: Sendable {
  var source: String
  var from: Instant
  var to: Instant

  func isOpen(at instant: Instant) -> Bool { from <= instant && instant < to }
}
