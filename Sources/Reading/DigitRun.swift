internal import Model

/// Digits with single separators between them, as people write telephones, documents and cards.
struct DigitRun {
  private(set) var range: Range<Int>
  private(set) var digits: [UInt8] = []
  /// The lengths of the groups between separators.
  private(set) var groups: [Int] = []
  private(set) var separators: [UInt8] = []
  private(set) var hasPlus = false

  /// How many of the separators are spaces.
  var spaces: Int { separators.count { $0 == 0x20 } }

  /// Takes the run that begins at an index; a `+` or `(` before it belongs to it.
  init(_ bytes: [UInt8], from start: Int, crossesSpaces: Bool = true) {
    var index = start
    var group = 0
    while index < bytes.count {
      if (0x30...0x39).contains(bytes[index]) {
        digits.append(bytes[index] - 0x30)
        group += 1
        index += 1
      } else if let width = Self.separator(bytes, at: index, crossesSpaces) {
        separators.append(bytes[index])
        groups.append(group)
        group = 0
        index += width
      } else {
        break
      }
    }
    groups.append(group)
    var first = start
    if first > 0, bytes[first - 1] == UInt8(ascii: "(") { first -= 1 }
    if first > 0, bytes[first - 1] == UInt8(ascii: "+") {
      first -= 1
      hasPlus = true
    }
    range = first..<index
  }

  /// The width of a separator that a digit follows.
  private static func separator(_ bytes: [UInt8], at index: Int, _ crossesSpaces: Bool) -> Int? {
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

  /// The runs between spaces.
  func parts(_ bytes: [UInt8]) -> [DigitRun] {
    var parts: [DigitRun] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard (0x30...0x39).contains(bytes[index]) else {
        index += 1
        continue
      }
      let part = DigitRun(bytes, from: index, crossesSpaces: false)
      parts.append(part)
      index = part.range.upperBound
    }
    return parts
  }

  /// What personal datum it is, nil when it is none.
  func kind(_ context: NumberContext) -> Finding.PersonalData.Kind? {
    if context == .money || isDate { return nil }
    if digits.count == 22, isBankAccount || context == .account { return .account }
    if isCard { return .card }
    if isTaxID { return .taxID }
    if context == .document, (6...10).contains(digits.count) { return .nationalID }
    if context == .customer { return .account }
    if context == .reference { return nil }
    if isDotted {
      return digits.count == 7 || digits.count == 8 ? .nationalID : nil
    }
    return isPhone(context) ? .phone : nil
  }

  private var isDate: Bool {
    digits.count == 8 && (groups == [4, 2, 2] || groups == [2, 2, 4])
  }

  /// Thousands with points: 30.123.456.
  private var isDotted: Bool {
    separators.count > 0 && separators.allSatisfy { $0 == UInt8(ascii: ".") }
      && groups.dropFirst().allSatisfy { $0 == 3 } && (1...3).contains(groups[0])
  }

  /// CBU or CVU: bank and account, each block with its check digit (BCRA, communication A 2622).
  private var isBankAccount: Bool {
    func checks(_ block: ArraySlice<UInt8>, _ weights: [Int]) -> Bool {
      guard let check = block.last else { return false }
      var sum = 0
      for (digit, weight) in zip(block, weights) { sum += Int(digit) * weight }
      return (10 - sum % 10) % 10 == Int(check)
    }
    return digits.count == 22 && checks(digits[0..<8], [7, 1, 3, 9, 7, 1, 3])
      && checks(digits[8...], [3, 9, 7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3])
  }

  /// 13 to 19 digits whose Luhn sum ends in 0.
  private var isCard: Bool {
    guard (13...19).contains(digits.count), (2...6).contains(digits[0]),
      groups.count == 1 || groups.allSatisfy({ (3...7).contains($0) })
    else { return false }
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let doubled = place % 2 == 1 ? Int(digit) * 2 : Int(digit)
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    return sum % 10 == 0
  }

  /// CUIT or CUIL: a known prefix and the check digit of modulus 11.
  private var isTaxID: Bool {
    guard digits.count == 11, groups == [11] || groups == [2, 8, 1] else { return false }
    let prefix = Int(digits[0]) * 10 + Int(digits[1])
    guard [20, 23, 24, 25, 26, 27, 30, 33, 34].contains(prefix) else { return false }
    var sum = 0
    for (digit, weight) in zip(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) {
      sum += Int(digit) * weight
    }
    let check = (11 - sum % 11) % 11
    return check < 10 && check == Int(digits[10])
  }

  private func isPhone(_ context: NumberContext) -> Bool {
    guard (6...15).contains(digits.count), !isFreeNumber else { return false }
    if hasPlus { return digits.count >= 8 }
    if context == .telephone { return true }
    switch digits.count {
    case 8: return groups == [4, 4] && separators == [UInt8(ascii: "-")]
    case 9: return [6, 7, 9].contains(digits[0])
    case 10: return digits[0] != 0 || groups.count > 1
    case 11...13: return [0, 1, 5, 9].contains(digits[0]) || digits.starts(with: [3, 4])
    default: return false
    }
  }

  /// 0800 and its kind belong to companies.
  private var isFreeNumber: Bool {
    digits.starts(with: [0, 8]) || digits.starts(with: [0, 6, 0, 0])
      || digits.starts(with: [1, 8, 0, 0])
  }
}
