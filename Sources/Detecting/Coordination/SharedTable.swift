/// A large table of numbers of which a copy shares all that stays the same.
///
/// The engine is copied before every commit, so that a commit that fails can be taken back. The table
/// lies in pieces and these on shelves: after a copy, whoever writes a number copies its piece and its
/// shelf and not the thousands of others. A piece is made when it is first written.
struct SharedTable: Sendable {
  /// How many numbers a piece holds.
  static let piece = 1024
  /// How many pieces a shelf holds.
  private static let shelf = 64

  private var shelves: [[[UInt32]]]
  private var piecesMade = 0

  /// A table of so many zeros.
  init(count: Int) {
    let pieces = (count + Self.piece - 1) / Self.piece
    shelves = Array(
      repeating: Array(repeating: [], count: Self.shelf),
      count: (pieces + Self.shelf - 1) / Self.shelf)
  }

  /// About how many bytes it holds.
  var bytes: Int { shelves.count * Self.shelf * 8 + piecesMade * (Self.piece * 4 + 32) }

  /// Has a piece changed in place; `start` is a place in it, handed on as counted from its beginning.
  mutating func change(at start: Int, _ change: (inout [UInt32], Int) -> Void) {
    let number = start / Self.piece
    let (shelf, place) = (number / Self.shelf, number % Self.shelf)
    if shelves[shelf][place].isEmpty {
      shelves[shelf][place] = Array(repeating: 0, count: Self.piece)
      piecesMade += 1
    }
    change(&shelves[shelf][place], start % Self.piece)
  }
}
