package import Model

/// What is to be taken out of stored documents of somebody whose mentions were taken back.
package struct Unnaming: Hashable, Sendable {
  /// What names them.
  package var names: AuthorNames
  /// Cases that no longer say whose they are, by id, with all that was told of them.
  package var cases: [String] = []
  /// Whether what was told of impostors is to name them no more.
  package var isForAlarms = false
  /// Ids of suspected accounts that are theirs: whatever was told of these names nobody.
  package var suspects: [String] = []

  /// Takes nothing out yet.
  package init(_ names: AuthorNames) { self.names = names }
}
