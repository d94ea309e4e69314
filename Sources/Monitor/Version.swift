/// What `vigia --version` says.
package enum Version {
  /// Semantic version of this source tree.
  package static let current = "0.1.0"
}
