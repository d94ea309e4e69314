internal import CMicroHTTPD
internal import Dispatch
internal import Glibc
package import Model
internal import Synchronization

/// An HTTP/1.1 server on one address, over libmicrohttpd with its own epoll thread.
@safe
package final class HTTPServer: Sendable {
  /// The port it listens on; the real one when 0 was asked for.
  package let port: Int

  @safe private struct Run {
    // Nil once stopped. The pointer is only handed back to the library, which is thread-safe.
    nonisolated(unsafe) var daemon: OpaquePointer?
    var stopping: Task<Void, Never>?
  }
  private let run: Mutex<Run>
  private let house: ServerHouse

  /// Binds, listens and serves at once.
  ///
  /// `host` is a numeric address or `localhost`. Throws `.unavailable` when the port is taken or the
  /// address is not this machine's, `.notAllowed` when the port needs privileges.
  package init(
    address: (host: String, port: Int), site: any Site, limits: ServerLimits = ServerLimits()
  ) throws(Fault) {
    let listening = try ListenSocket.open(host: address.host, port: address.port)
    port = listening.port
    house = ServerHouse(site: site, limits: limits)
    let options = vigia_server_options(
      socket: listening.socket, connections: UInt32(limits.connections),
      connection_bytes: limits.connectionBytes,
      idle_s: UInt32(max(1, limits.idle.milliseconds / 1000)))
    let owner = unsafe Unmanaged.passRetained(house)
    guard
      let daemon = unsafe vigia_start_daemon(
        options, handleRequest, requestCompleted, owner.toOpaque())
    else {
      unsafe owner.release()
      close(listening.socket)
      run = Mutex(Run())
      throw ServingTexts.cannotListen(address.host, address.port, code: ENOMEM)
    }
    run = Mutex(unsafe Run(daemon: daemon))
  }

  /// Stops in good order.
  ///
  /// Refuses new connections, ends every stream, lets answers under way finish for
  /// `ServerLimits.grace`, then closes; returns when nothing is left. Calling it twice is harmless.
  package func stop() async {
    let task = run.withLock { run in
      if let running = run.stopping { return running }
      let task = Task { await self.shutDown() }
      run.stopping = task
      return task
    }
    await task.value
  }

  private func shutDown() async {
    quiesce()
    for exchange in house.inside { exchange.endStream() }
    let alarm = Task { [house] in
      try? await Task.sleep(for: .milliseconds(house.limits.grace.milliseconds))
      house.stopWaiting()
    }
    await house.waitUntilEmpty()
    alarm.cancel()
    await withCheckedContinuation { continuation in
      // Joining the library's thread may block, so not on the cooperative pool.
      DispatchQueue.global().async { @Sendable in
        self.end()
        continuation.resume()
      }
    }
  }

  /// No new connections, and no connection suspended from here on.
  private func quiesce() {
    house.startStopping()
    run.withLock { run in
      guard let daemon = unsafe run.daemon else { return }
      let listening = unsafe MHD_quiesce_daemon(daemon)
      if listening >= 0 { close(listening) }
    }
  }

  /// Resumes whoever is still suspended, for the library aborts the process otherwise, then stops.
  private func end() {
    for exchange in house.inside { exchange.giveUp() }
    run.withLock { run in
      guard let daemon = unsafe run.daemon else { return }
      unsafe run.daemon = nil
      unsafe MHD_stop_daemon(daemon)
      unsafe Unmanaged.passUnretained(house).release()
    }
  }

  deinit {
    quiesce()
    end()
  }
}
