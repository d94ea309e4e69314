/// What several sources may spend together in a UTC day.
package struct SharedBudget: Hashable, Sendable {
  /// Who gets it when.
  package enum Pace: String, Sendable, CaseIterable {
    /// No faster than the day goes by; who asks first is served first.
    case even
    /// No faster than the day goes by, and each leaves what a request of every source before it may cost.
    case priority
    /// As fast as the intervals ask for.
    case free
  }

  package var id: String
  package var pace = Pace.even
  /// Millionths of a dollar a day; nil for no bound in money.
  package var dailyCost: Int64?
  /// Posts or requests a day; nil for no bound in number.
  package var dailyCount: Int?

  /// A budget without bounds yet.
  package init(id: String) { self.id = id }
}
