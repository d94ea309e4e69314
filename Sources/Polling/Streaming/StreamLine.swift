package import Model
package import Transfers

/// One connection of a long-lived stream: opened, listened to, given up when it falls silent.
package struct StreamLine: Sendable {
  /// Longer than any server keeps a connection.
  private static let timeout = Instant.Span.hours(24 * 7)

  private let source: Source
  private let client: HTTPClient
  let sockets: WebSocketClient
  private let allowPrivate: [String]
  private let lookUp: SecretLookup
  let clock: any TimeSource

  /// A line to a source.
  package init(
    _ source: Source, client: HTTPClient, sockets: WebSocketClient, allowPrivate: [String],
    lookUp: @escaping SecretLookup, clock: any TimeSource
  ) {
    self.source = source
    self.client = client
    self.sockets = sockets
    self.allowPrivate = allowPrivate
    self.lookUp = lookUp
    self.clock = clock
  }

  /// What came of making the account's rules those of the configuration.
  package enum Readiness: Hashable, Sendable {
    case ready
    /// It may be opened, but some rules were refused; which and why, in Spanish.
    case lacking(String)
    /// It may not be opened now.
    case ended(StreamEnd)
  }

  /// Has the platform let through what the source's `rules` say.
  package func prepare() async -> Readiness {
    guard let stream = source.stream, !stream.rules.isEmpty else { return .ready }
    let request: HTTPRequest
    do throws(Fault) { request = try self.request(stream) } catch {
      return .ended(.lacking(error.what))
    }
    let book = StreamRuleBook(source: source, stream: request, client: client, clock: clock)
    switch await book.synchronise(stream.rules) {
    case nil: return .ready
    case .refused(let why): return .lacking(why)
    case .failed(let end): return .ended(end)
    }
  }

  /// Opens the stream, at a place where it can begin at one, and hands on what happens, until it ends.
  ///
  /// `hear` gets what came together, and says whether to go on; while it works the buffer fills: a WebSocket
  /// then waits, of another stream the buffer's bound is the end.
  package func follow(
    from place: StreamPlace? = nil,
    _ hear: @escaping @Sendable ([EventDecoder.Happening]) async -> Bool
  ) async -> StreamEnd {
    guard let stream = source.stream else { return .failed(StreamTexts.closed) }
    let request: HTTPRequest
    let buffer = StreamBuffer()
    do throws(Fault) { request = try self.request(stream, from: place) } catch {
      return .lacking(error.what)
    }
    return await withTaskGroup(of: StreamEnd?.self) { group in
      group.addTask {
        defer { buffer.finish() }
        return stream.form == .websocket
          ? await dial(request, stream, buffer) : await send(request, buffer)
      }
      group.addTask { await watch(buffer, stream.idle) }
      group.addTask { await listen(buffer, stream.form, hear) }
      var end: StreamEnd?
      var hasListened = false
      // What came before the end is heard before it is told.
      while !(end != nil && hasListened), let next = await group.next() {
        switch next {
        case nil: hasListened = true
        case .silent?, .overfull?, .garbled?, .unkept?:
          end = end ?? next
          hasListened = true
        case let other?:
          end = end ?? other
          buffer.finish()
        }
      }
      group.cancelAll()
      return Task.isCancelled ? .stopped : end ?? .closed
    }
  }

  private func request(
    _ stream: Source.Stream, from place: StreamPlace? = nil
  ) throws(Fault) -> HTTPRequest {
    var request = HTTPRequest(url: source.url)
    if let name = stream.cursor, let place {
      request.url += (source.url.contains("?") ? "&" : "?") + name + "=" + place.wish
    }
    switch stream.form {
    case .sse: request.headers.append(("Accept", "text/event-stream"))
    case .ndjson: request.headers.append(("Accept", "application/x-ndjson, application/json"))
    case .websocket: break
    }
    if let connector = source.connector, let name = connector.secrets.first {
      do throws(Fault) {
        request.headers.append(("Authorization", "Bearer " + (try lookUp(name, source))))
      } catch {
        if !connector.auth.isOptional { throw error }
      }
    }
    request.allowPrivate = allowPrivate
    request.timeout = Self.timeout
    return request
  }

  private func send(_ request: HTTPRequest, _ buffer: StreamBuffer) async -> StreamEnd? {
    var request = request
    request.receive = { buffer.put($0) }
    do throws(TransferError) {
      let response = try await client.send(request)
      guard response.status != 200 else { return .closed }
      return .refused(response.status, wait: response.retryAfter(at: clock.now()))
    } catch {
      switch error {
      case .cancelled, .closed: return .stopped
      default: return .failed(Texts.failure(error, timeout: Self.timeout))
      }
    }
  }

  /// Ends once nothing came for the idle span.
  private func watch(_ buffer: StreamBuffer, _ idle: Instant.Span) async -> StreamEnd? {
    while true {
      let before = buffer.received
      do { try await clock.wait(until: clock.now() + idle) } catch { return .stopped }
      if buffer.received == before { return .silent }
    }
  }

  private func listen(
    _ buffer: StreamBuffer, _ form: Source.Stream.Form,
    _ hear: @Sendable ([EventDecoder.Happening]) async -> Bool
  ) async -> StreamEnd? {
    var decoder = EventDecoder(form)
    func pass() async -> StreamEnd? {
      guard let bytes = buffer.take() else { return .overfull }
      do throws(Fault) {
        let happenings = try decoder.take(bytes)
        if happenings.isEmpty { return nil }
        return await hear(happenings) ? nil : .unkept
      } catch {
        return .garbled(error.what)
      }
    }
    for await _ in buffer.signals {
      if let end = await pass() { return end }
    }
    return await pass()
  }
}
