/// Edit distance with transpositions of neighbours (optimal string alignment).
enum EditDistance {
  /// The distance, or nil when it is over `limit`; takes `limit`·length steps.
  static func between(_ left: [UInt8], _ right: [UInt8], limit: Int) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    let far = limit + 1
    var older = [Int](repeating: far, count: right.count + 1)
    var old = (0...right.count).map { min($0, far) }
    for i in 1...left.count {
      var row = [Int](repeating: far, count: right.count + 1)
      row[0] = min(i, far)
      var best = row[0]
      let first = max(1, i - limit)
      let last = min(right.count, i + limit)
      if first <= last {
        for j in first...last {
          let change = left[i - 1] == right[j - 1] ? 0 : 1
          var value = min(old[j] + 1, row[j - 1] + 1, old[j - 1] + change)
          if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
            value = min(value, older[j - 2] + 1)
          }
          row[j] = min(value, far)
          best = min(best, row[j])
        }
      }
      if best > limit { return nil }
      older = old
      old = row
    }
    return old[right.count] <= limit ? old[right.count] : nil
  }
}
