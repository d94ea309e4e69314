package import Model

/// An HTTP/1.1 server on one address, over libmicrohttpd with its own epoll thread.
package final class HTTPServer: Sendable {
  /// The port it listens on; the real one when 0 was asked for.
  package let port: Int

  /// Binds, listens and serves at once.
  ///
  /// `host` is a numeric address or `localhost`. Throws `.unavailable` when the port is taken or the
  /// address is not this machine's, `.notAllowed` when the port needs privileges.
  package init(
    address: (host: String, port: Int), site: any Site, limits: ServerLimits = ServerLimits()
  ) throws(Fault) {
    self.port = address.port
  }

  /// Refuses new connections, ends every stream, lets answers under way finish for
  /// `ServerLimits.grace`, then closes; returns when nothing is left. Calling it twice is harmless.
  package func stop() async {}
}
