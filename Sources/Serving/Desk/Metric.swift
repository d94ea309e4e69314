/// One figure of `/metrics` with all its samples.
package struct Metric: Sendable, Hashable {
  /// What sort of figure it is.
  package enum Kind: String, Sendable {
    case counter, gauge
  }

  /// One value under its labels.
  package struct Sample: Sendable, Hashable {
    /// A label's name and value; names from a small fixed set (source, brand), never an author.
    package struct Label: Sendable, Hashable {
      package var name: String
      package var value: String

      /// A label from name and value.
      package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
      }
    }

    /// The labels, in the order written.
    package var labels: [Label]
    package var value: Double

    /// A sample from value and labels.
    package init(_ value: Double, _ labels: [Label] = []) {
      self.labels = labels
      self.value = value
    }
  }

  /// `vigia_…`, base units, counters ending in `_total`.
  package var name: String
  /// One sentence for the reader of the figure.
  package var help: String
  package var kind: Kind
  package var samples: [Sample]

  /// A figure from its parts.
  package init(_ name: String, _ kind: Kind, help: String, samples: [Sample]) {
    self.name = name
    self.kind = kind
    self.help = help
    self.samples = samples
  }
}
