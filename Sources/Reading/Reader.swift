package import Model

/// Reads one mention: how it feels, why, about whom, and what must be hidden.
package struct Reader: Sendable {
  /// Compiles lexicon, rules and brand terms into one matcher.
  package init(lexicon: Lexicon, rules: RulePack, brands: [Brand]) throws(Faults) {}

  /// What the mention says, with the evidence for it.
  package func read(_ mention: Mention) -> Finding { Finding() }
}
