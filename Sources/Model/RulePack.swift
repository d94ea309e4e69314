/// The drivers of one trade, as an operator writes them (`Rules/telco.yaml`).
package struct RulePack: Hashable, Sendable {
  /// One driver and the phrases that name it.
  package struct Driver: Hashable, Sendable {
    package var id: String
    /// What people see, in Spanish.
    package var title: String
    /// The phrases of which one is enough.
    package var rules: [Rule]

    /// A driver with its rules.
    package init(id: String, title: String, rules: [Rule]) {
      self.id = id
      self.title = title
      self.rules = rules
    }
  }

  /// One pattern of words.
  package struct Rule: Hashable, Sendable {
    /// The pattern, in the small language that `Reading` documents.
    package var pattern: String
    /// 0…1; the confidence that this rule alone gives.
    package var weight: Double
    /// Patterns that call it off.
    package var except: [String]
    /// Texts that must match.
    package var examples: [String]
    /// Texts that must not.
    package var counterexamples: [String]
    /// The line of business it tells.
    package var unit: Finding.Unit?
    /// Where it stands, for reports.
    package var place: FilePlace

    /// A rule from its parts.
    package init(
      pattern: String, weight: Double, except: [String] = [], examples: [String] = [],
      counterexamples: [String] = [], unit: Finding.Unit? = nil, place: FilePlace
    ) {
      self.pattern = pattern
      self.weight = weight
      self.except = except
      self.examples = examples
      self.counterexamples = counterexamples
      self.unit = unit
      self.place = place
    }
  }

  /// The drivers in the order people see them.
  package var drivers: [Driver]
  /// Rules for flags (`churn_threat`…) and intents, by name, in file order.
  package var flags: [Driver]
  /// Rules for what the author is to the company (`customer`…), by name, in file order.
  package var relations: [Driver]

  /// A pack from its parts.
  package init(drivers: [Driver], flags: [Driver], relations: [Driver] = []) {
    self.drivers = drivers
    self.flags = flags
    self.relations = relations
  }

  /// The Spanish name of a driver, or its id when the pack does not know it; a complaint that fits no
  /// driver needs no rule to have a name.
  package func title(of driver: String) -> String {
    drivers.first { $0.id == driver }?.title
      ?? (driver == Finding.Driver.unsorted ? "Otro reclamo" : driver)
  }
}
