internal import Model
internal import Transfers

// Streams that come over a WebSocket.
extension StreamLine {
  /// What Jetstream says to who asks it to go on from before what it keeps.
  private static let forgotten = "CursorTooOld"

  /// Opens a WebSocket and writes what it brings as lines: a message of JSON is one, whatever breaks stand
  /// between its values, and a sign of life is an empty one.
  func dial(
    _ request: HTTPRequest, _ stream: Source.Stream, _ buffer: StreamBuffer
  ) async -> StreamEnd? {
    var dialled = WebSocketRequest(url: request.url) { event in
      switch event {
      case .text(let bytes): buffer.put(bytes.map { $0 == 0x0A ? 0x20 : $0 } + [0x0A])
      case .sign: buffer.put([0x0A])
      }
    }
    dialled.headers = request.headers
    dialled.allowPrivate = request.allowPrivate
    dialled.pingAfter = Instant.Span(milliseconds: max(1, stream.idle.milliseconds / 2))
    dialled.hasRoom = { buffer.hasRoom }
    do throws(WebSocketError) {
      let words = try await sockets.follow(dialled)
      guard let code = words.code, code != 1000 || !words.reason.isEmpty else { return .closed }
      return .failed(StreamTexts.closed(code, words.reason))
    } catch {
      return end(error, timeout: dialled.connectTimeout)
    }
  }

  private func end(_ error: WebSocketError, timeout: Instant.Span) -> StreamEnd {
    switch error {
    case .transfer(.cancelled), .transfer(.closed): .stopped
    case .transfer(let error): .failed(Texts.failure(error, timeout: timeout))
    case .refused(let answer):
      if answer.status == 400,
        String(decoding: answer.body, as: UTF8.self).contains(Self.forgotten)
      {
        .forgotten
      } else if (300..<400).contains(answer.status) {
        .failed(error.description)
      } else {
        .refused(answer.status, wait: answer.retryAfter(at: clock.now()))
      }
    case .handshake, .frames, .cut: .failed(error.description)
    }
  }
}
