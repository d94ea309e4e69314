internal import Model

/// One option of a command, as help shows it and as the parser accepts it.
struct OptionSpec {
  /// With its dashes: `--config`.
  var name: String
  /// What stands after it in help, `ARCHIVO`; nil for a switch.
  var value: String?
  /// What it does, in Spanish.
  var help: String

  /// An option that takes a value.
  static func value(_ name: String, _ value: String, _ help: String) -> OptionSpec {
    OptionSpec(name: name, value: value, help: help)
  }

  /// An option that is there or not.
  static func flag(_ name: String, _ help: String) -> OptionSpec {
    OptionSpec(name: name, value: nil, help: help)
  }
}

/// The words after the command's name, sorted into options and operands.
struct Arguments {
  private var values: [String: [String]] = [:]
  private var flags: Set<String> = []
  /// What is no option, in order.
  private(set) var operands: [String] = []

  /// Sorts words by a command's options.
  ///
  /// `--name value` and `--name=value` are the same; `--` ends the options; `-` is an operand.
  init(_ words: [String], options: [OptionSpec], command: String) throws(Fault) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        break
      }
      guard word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard let option = options.first(where: { $0.name == name }) else {
        throw Self.unknown(name, options: options, command: command)
      }
      if option.value == nil {
        guard parts.count == 1 else {
          throw Fault(.usage, "\(name) no lleva valor", remedy: "escriba solo \(name)")
        }
        flags.insert(name)
      } else if parts.count == 2 {
        values[name, default: []].append(String(parts[1]))
      } else if let value = rest.popFirst() {
        values[name, default: []].append(value)
      } else {
        throw Fault(
          .usage, "falta el valor de \(name)", remedy: "escriba \(name) \(option.value ?? "")")
      }
    }
  }

  /// Whether a switch was given.
  func has(_ flag: String) -> Bool { flags.contains(flag) }

  /// The last value of an option.
  subscript(name: String) -> String? { values[name]?.last }

  /// The values of an option that is written `name=value`, by name.
  func pairs(_ name: String) throws(Fault) -> [String: String] {
    var pairs: [String: String] = [:]
    for text in values[name] ?? [] {
      guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
        throw Fault(
          .usage, "\(name) «\(text)» no es nombre=valor", remedy: "por ejemplo \(name) tag=andina")
      }
      pairs[String(text[..<sign])] = String(text[text.index(after: sign)...])
    }
    return pairs
  }

  /// The value of an option as a number.
  func number(_ name: String) throws(Fault) -> Double? {
    guard let text = self[name] else { return nil }
    guard let number = Double(text), number.isFinite else {
      throw Fault(.usage, "\(name) «\(text)» no es un número", remedy: "por ejemplo \(name) 4.0")
    }
    return number
  }

  /// The value of an option as a time.
  func instant(_ name: String) throws(Fault) -> Instant? {
    guard let text = self[name] else { return nil }
    if let instant = Instant(rfc3339: text) ?? Instant(rfc3339: text + "T00:00:00Z") {
      return instant
    }
    throw Fault(
      .usage, "\(name) «\(text)» no es una fecha",
      remedy: "por ejemplo \(name) 2026-03-02T11:00:00Z")
  }

  /// The value of an option that must be there.
  func required(_ name: String, for command: String) throws(Fault) -> String {
    if let value = self[name] { return value }
    throw Fault(.usage, "falta \(name)", remedy: "vea «vigia \(command) --help»")
  }

  private static func unknown(_ name: String, options: [OptionSpec], command: String) -> Fault {
    let near = options.map(\.name)
      .map { ($0, editDistance(name, $0)) }
      .filter { $0.1 <= 3 }
      .min { $0.1 < $1.1 }
    let remedy =
      near.map { "¿quiso decir \($0.0)?" } ?? "vea las opciones con «vigia \(command) --help»"
    return Fault(.usage, "opción desconocida \(name)", remedy: remedy)
  }
}

/// How many letters must be changed, added or left out to make one word of another (Levenshtein).
func editDistance(_ left: String, _ right: String) -> Int {
  let right = Array(right)
  var row = Array(0...right.count)
  for (index, letter) in left.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for column in right.indices {
      let cost =
        letter == right[column] ? diagonal : min(diagonal, row[column], row[column + 1]) + 1
      diagonal = row[column + 1]
      row[column + 1] = cost
    }
  }
  return row[right.count]
}
