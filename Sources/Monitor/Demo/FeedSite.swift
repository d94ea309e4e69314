internal import Model
internal import Serving

/// Serves the recorded feeds as a polite server would: with entity tags and 304.
struct FeedSite: Site {
  let feeds: RecordedFeeds
  let clock: any TimeSource

  func answer(_ request: ServerRequest) async -> ServerReply {
    guard let document = feeds.document(request.path, at: clock.now()) else {
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
