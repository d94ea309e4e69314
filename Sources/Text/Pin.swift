private import Synchronization

/// Keeps a large value that has no copies in its place: a value that holds a pin is handed to functions by
/// its address, never moved there byte by byte.
package struct Pin: ~Copyable, Sendable {
  private let place = Atomic<Bool>(false)

  /// A pin.
  package init() {}
}
