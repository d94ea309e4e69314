internal import Model
internal import Text

/// Digits with single separators between them, as people write telephones, documents and cards.
struct DigitRun {
  /// So many digits are kept; a longer number is counted, but is no datum of any kind that is read.
  private static let most = 32

  private(set) var range: Range<Int>
  /// How many digits there are.
  private(set) var count = 0
  private var digits: InlineArray<32, UInt8> = .init(repeating: 0)
  /// How many groups there are between separators, and the lengths of the first.
  private var groupCount = 0
  private var groups: InlineArray<32, Int> = .init(repeating: 0)
  /// How many of the separators are spaces.
  private(set) var spaces = 0
  private var points = 0
  private var firstSeparator: UInt8 = 0
  private(set) var hasPlus = false

  /// Takes the run that begins at an index; a `+` or `(` before it belongs to it.
  init(_ bytes: borrowing Tray<UInt8>, from start: Int, crossesSpaces: Bool = true) {
    range = start..<start
    var index = start
    var group = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte &- 0x30 < 10 {
        if count < Self.most { digits[count] = byte - 0x30 }
        count += 1
        group += 1
        index += 1
      } else if let width = Self.separator(bytes, at: index, crossesSpaces) {
        separate(byte)
        end(group)
        group = 0
        index += width
      } else {
        break
      }
    }
    end(group)
    var first = start
    if first > 0, bytes[first - 1] == UInt8(ascii: "(") { first -= 1 }
    if first > 0, bytes[first - 1] == UInt8(ascii: "+") {
      first -= 1
      hasPlus = true
    }
    range = first..<index
  }

  private mutating func separate(_ byte: UInt8) {
    if groupCount == 0 { firstSeparator = byte }
    if byte == 0x20 { spaces += 1 }
    if byte == UInt8(ascii: ".") { points += 1 }
  }

  private mutating func end(_ group: Int) {
    if groupCount < Self.most { groups[groupCount] = group }
    groupCount += 1
  }

  /// The width of a separator that a digit follows.
  private static func separator(
    _ bytes: borrowing Tray<UInt8>, at index: Int, _ crossesSpaces: Bool
  ) -> Int? {
    var end = index
    var spaces = 0
    while end < bytes.count, end - index < 3 {
      switch bytes[end] {
      case 0x20: spaces += 1
      case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "("),
        UInt8(ascii: ")"):
        break
      case 0x30...0x39: return end > index && (crossesSpaces || spaces == 0) ? end - index : nil
      default: return nil
      }
      end += 1
    }
    guard end < bytes.count, (0x30...0x39).contains(bytes[end]) else { return nil }
    return crossesSpaces || spaces == 0 ? end - index : nil
  }

  private func isGrouped(_ first: Int, _ second: Int? = nil, _ third: Int? = nil) -> Bool {
    let wanted = 1 + (second == nil ? 0 : 1) + (third == nil ? 0 : 1)
    return groupCount == wanted && groups[0] == first && (second ?? groups[1]) == groups[1]
      && (third ?? groups[2]) == groups[2]
  }

  /// True when the lengths of the groups from one on lie in a range.
  private func areGroups(from first: Int, _ lengths: ClosedRange<Int>) -> Bool {
    guard groupCount <= Self.most else { return false }
    for group in first..<groupCount where !lengths.contains(groups[group]) { return false }
    return true
  }

  /// What personal datum it is, nil when it is none.
  func kind(_ context: NumberContext) -> Finding.PersonalData.Kind? {
    if context == .money || isDate { return nil }
    if count == 22, isBankAccount || context == .account { return .account }
    if isCard { return .card }
    if isTaxID { return .taxID }
    if context == .document, (6...10).contains(count) { return .nationalID }
    if context == .customer { return .account }
    if context == .reference { return nil }
    if isDotted {
      return count == 7 || count == 8 ? .nationalID : nil
    }
    return isPhone(context) ? .phone : nil
  }

  private var isDate: Bool {
    count == 8 && (isGrouped(4, 2, 2) || isGrouped(2, 2, 4))
  }

  /// Thousands with points: 30.123.456.
  private var isDotted: Bool {
    groupCount > 1 && points == groupCount - 1 && areGroups(from: 1, 3...3)
      && (1...3).contains(groups[0])
  }

  /// CBU or CVU: bank and account, each block with its check digit (BCRA, communication A 2622).
  private var isBankAccount: Bool {
    count == 22 && checks(0..<8, weights: 0x7139_713) && checks(8..<22, weights: 0x3971_3971_3971_3)
  }

  /// Weighs digits with the decimals of `weights` in hexadecimal, the last of which belongs to the digit
  /// before the check digit.
  private func checks(_ block: Range<Int>, weights: UInt64) -> Bool {
    var sum = 0
    var rest = weights
    var index = block.upperBound - 2
    while index >= block.lowerBound {
      sum += Int(digits[index]) * Int(rest & 15)
      rest >>= 4
      index -= 1
    }
    return (10 - sum % 10) % 10 == Int(digits[block.upperBound - 1])
  }

  /// 13 to 19 digits whose Luhn sum ends in 0.
  private var isCard: Bool {
    guard (13...19).contains(count), (2...6).contains(digits[0]),
      groupCount == 1 || areGroups(from: 0, 3...7)
    else { return false }
    var sum = 0
    for place in 0..<count {
      let digit = Int(digits[count - 1 - place])
      let doubled = place % 2 == 1 ? digit * 2 : digit
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    return sum % 10 == 0
  }

  /// CUIT or CUIL: a known prefix and the check digit of modulus 11.
  private var isTaxID: Bool {
    guard count == 11, isGrouped(11) || isGrouped(2, 8, 1) else { return false }
    let prefix = Int(digits[0]) * 10 + Int(digits[1])
    switch prefix {
    case 20, 23...27, 30, 33, 34: break
    default: return false
    }
    var sum = 0
    // 5, 4, 3, 2, 7, 6, 5, 4, 3, 2
    for place in 0..<10 { sum += Int(digits[place]) * (place < 4 ? 5 - place : 11 - place) }
    let check = (11 - sum % 11) % 11
    return check < 10 && check == Int(digits[10])
  }

  private func isPhone(_ context: NumberContext) -> Bool {
    guard (6...15).contains(count), !isFreeNumber else { return false }
    if hasPlus { return count >= 8 }
    if context == .telephone { return true }
    switch count {
    case 8: return isGrouped(4, 4) && firstSeparator == UInt8(ascii: "-")
    case 9: return digits[0] == 6 || digits[0] == 7 || digits[0] == 9
    case 10: return digits[0] != 0 || groupCount > 1
    case 11...13:
      switch digits[0] {
      case 0, 1, 5, 9: return true
      default: return digits[0] == 3 && digits[1] == 4
      }
    default: return false
    }
  }

  /// 0800 and its kind belong to companies.
  private var isFreeNumber: Bool {
    let head = (digits[0], digits[1], digits[2], digits[3])
    return (head.0 == 0 && head.1 == 8) || head == (0, 6, 0, 0) || head == (1, 8, 0, 0)
  }
}
