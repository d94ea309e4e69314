/// Disjoint sets by union and path halving.
struct Groups {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  mutating func root(_ item: Int) -> Int {
    var item = item
    while parents[item] != item {
      parents[item] = parents[parents[item]]
      item = parents[item]
    }
    return item
  }

  mutating func join(_ one: Int, _ other: Int) {
    let (first, second) = (root(one), root(other))
    if first != second { parents[max(first, second)] = min(first, second) }
  }

  /// The sets that hold some of the items, each ascending, in the order of their first item.
  mutating func members(of items: [Int]) -> [[Int]] {
    var places: [Int: Int] = [:]
    var sets: [[Int]] = []
    for item in items {
      let root = root(item)
      if let place = places[root] {
        sets[place].append(item)
      } else {
        places[root] = sets.count
        sets.append([item])
      }
    }
    return sets
  }
}
