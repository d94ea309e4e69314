package import Model

/// The bounds of one server.
package struct ServerLimits: Sendable {
  /// Connections at once; further ones wait in the kernel's queue or are refused.
  package var connections = 2048
  /// Bytes of memory a connection may take for its request head and its output block.
  ///
  /// Up to 32 kB the library takes them from the heap, whose pages are shared; what a waiting stream does
  /// not need of them is given back (`StreamPump`), so that a subscriber costs little.
  package var connectionBytes = 32 << 10
  /// A connection silent for so long, or unable to take a byte for so long, is closed.
  package var idle = Instant.Span.seconds(60)
  /// Bytes that may wait for a slow reader of a stream before it is cut off.
  package var streamBytes = 1 << 20
  /// How long `stop()` waits for answers under way.
  package var grace = Instant.Span.seconds(3)

  /// Bytes of memory that a request's head may take, about its length and a third more; the rest is for
  /// the head of the answer.
  var headBytes: Int { connectionBytes - (4 << 10) }

  /// The usual bounds.
  package init() {}
}
