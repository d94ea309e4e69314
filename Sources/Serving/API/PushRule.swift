package import Model

/// A source that sends by itself: how its deliveries prove where they come from.
package struct PushRule: Sendable {
  /// The source's id, which its mentions will bear.
  package var id: String
  /// How they are signed and what is asked beforehand.
  package var seal: PushSeal
  /// Looks a secret up, anew for every request; throws what is missing, never a secret.
  ///
  /// Two secrets with a space between are both good, while one is being rotated out.
  package var lookUp: @Sendable (_ name: String) throws(Fault) -> String

  /// A rule from its parts.
  package init(
    id: String, seal: PushSeal, lookUp: @escaping @Sendable (_ name: String) throws(Fault) -> String
  ) {
    self.id = id
    self.seal = seal
    self.lookUp = lookUp
  }
}
