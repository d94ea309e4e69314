package import Model

/// The words that move a judgement, compiled from the tables of `Lexicons/`.
package struct Lexicon: Sendable {
  /// Compiles the tables; every mistake of every file is reported together, by line and column.
  package init(files: [(name: String, bytes: [UInt8])]) throws(Faults) {}
}
