/// A stacked chart where only letters can be shown: the share of its lowest part, or nothing.
///
/// Drivers have their own row of blocks in the table below the chart, so they are not told twice.
enum StackText {
  static func lines(_ chart: Chart.Stack) -> [String] {
    guard chart.isShare, let part = chart.parts.first else { return [] }
    let shares = chart.slots.map { slot -> Double? in
      let sum = slot.values.reduce(0, +)
      return sum > 0 ? (slot.values.first ?? 0) / sum : nil
    }
    let name = part.name.padding(to: 11)
    return ["\(name) \(Chart.row(shares, top: 1))"]
  }
}

extension String {
  fileprivate func padding(to length: Int) -> String {
    self + String(repeating: " ", count: max(0, length - count))
  }
}
