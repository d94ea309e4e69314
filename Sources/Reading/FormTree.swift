internal import Text

/// Finds which spellings a word is or begins with, in one walk over its bytes.
///
/// A tree of nodes whose children are told by a bit set; the bits below a child's bit, counted, are its
/// place. Bytes that Spanish does not use take three steps, so any script can be spelled. The walk ends at
/// the first byte that leads nowhere, so its cost does not grow with the number of spellings.
struct FormTree: Sendable {
  private struct Node: Sendable {
    /// Which steps lead on.
    var steps: UInt64 = 0
    var firstChild: Int32 = 0
    /// The form that ends here as a whole word, or −1.
    var whole: Int32 = -1
    /// The form that ends here as a stem, or −1.
    var stem: Int32 = -1
  }

  private static let escape: UInt8 = 63

  /// The step of each byte: letters, digits, ñ and name signs have their own, others share `escape`.
  private static let steps: [UInt8] = {
    var table = [UInt8](repeating: escape, count: 256)
    for (step, byte) in "abcdefghijklmnopqrstuvwxyz0123456789@#_.".utf8.enumerated() {
      table[Int(byte)] = UInt8(step)
    }
    table[0xC3] = 40
    table[0xB1] = 41
    return table
  }()

  private static let firstHalf: UInt8 = 42

  private let steps = Self.steps
  private var nodes: [Node] = [Node()]

  init() {}

  /// Builds the tree of forms, each numbered by its place.
  init(_ forms: [Pattern.Form]) {
    let paths = forms.map { Self.path($0.bytes) }
    let order = forms.indices.sorted { paths[$0].lexicographicallyPrecedes(paths[$1]) }
    build(0, order[...], depth: 0, paths, forms)
  }

  private static func path(_ bytes: [UInt8]) -> [UInt8] {
    bytes.flatMap { byte -> [UInt8] in
      let step = steps[Int(byte)]
      return step == escape ? [escape, firstHalf + byte >> 4, firstHalf + byte & 15] : [step]
    }
  }

  private mutating func build(
    _ node: Int, _ order: ArraySlice<Int>, depth: Int, _ paths: [[UInt8]], _ forms: [Pattern.Form]
  ) {
    var rest = order
    while let first = rest.first, paths[first].count == depth {
      if forms[first].isStem {
        nodes[node].stem = Int32(first)
      } else {
        nodes[node].whole = Int32(first)
      }
      rest.removeFirst()
    }
    var groups: [ArraySlice<Int>] = []
    while let first = rest.first {
      let step = paths[first][depth]
      let end = rest.firstIndex { paths[$0][depth] != step } ?? rest.endIndex
      nodes[node].steps |= 1 << UInt64(step)
      groups.append(rest[rest.startIndex..<end])
      rest = rest[end...]
    }
    let child = nodes.count
    nodes[node].firstChild = Int32(child)
    nodes.append(contentsOf: repeatElement(Node(), count: groups.count))
    for (index, group) in groups.enumerated() {
      build(child + index, group, depth: depth + 1, paths, forms)
    }
  }

  /// Appends the numbers of all forms that the bytes are or begin with, the shortest first.
  func appendForms(
    of bytes: borrowing Tray<UInt8>, _ range: Range<Int>, to forms: inout Tray<Int32>
  ) {
    let (nodes, table) = (nodes.span, steps.span)
    var node = 0
    for index in range {
      let byte = bytes[index]
      let step = table[Int(byte)]
      node = Self.child(nodes, node, step)
      if step == Self.escape, node >= 0 {
        node = Self.child(nodes, node, Self.firstHalf &+ byte &>> 4)
        if node >= 0 { node = Self.child(nodes, node, Self.firstHalf &+ byte & 15) }
      }
      if node < 0 { return }
      if nodes[node].stem >= 0 { forms.append(nodes[node].stem) }
    }
    if nodes[node].whole >= 0 { forms.append(nodes[node].whole) }
  }

  /// The node that a step leads to, −1 when it leads nowhere.
  @inline(__always)
  private static func child(_ nodes: Span<Node>, _ node: Int, _ step: UInt8) -> Int {
    let steps = nodes[node].steps
    let bit: UInt64 = 1 &<< UInt64(step)
    guard steps & bit != 0 else { return -1 }
    return Int(nodes[node].firstChild) &+ (steps & (bit &- 1)).nonzeroBitCount
  }
}
