internal import Model
internal import Monitor

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
  /// `--name value` and `--name=value` are the same, and so are `-h` and `--help`; `--` ends the options;
  /// `-` is an operand.
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
      let name = word == "-h" ? "--help" : String(parts[0])
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
  func number(_ name: String, example: String) throws(Fault) -> Double? {
    guard let text = self[name] else { return nil }
    guard let number = Double(text), number.isFinite else {
      throw Fault(
        .usage, "\(name) «\(text)» no es un número", remedy: "por ejemplo \(name) \(example)")
    }
    return number
  }

  /// The value of an option as a whole number within bounds.
  func whole(
    _ name: String, in bounds: ClosedRange<Int>, example: Int
  ) throws(Fault) -> Int? {
    guard let text = self[name] else { return nil }
    guard let number = Int(text) else {
      throw Fault(
        .usage, "\(name) «\(text)» no es un número entero", remedy: "por ejemplo \(name) \(example)"
      )
    }
    guard bounds.contains(number) else {
      let (least, most) = (Wording.number(bounds.lowerBound), Wording.number(bounds.upperBound))
      throw Fault(
        .usage, "\(name) va de \(least) a \(most)", remedy: "por ejemplo \(name) \(example)")
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

  /// Refuses words that a command without operands would pass over in silence.
  func refuseOperands(remedy: (String) -> String) throws(Fault) {
    guard let word = operands.first else { return }
    throw Fault(.usage, "«\(word)» sobra", remedy: remedy(word))
  }

  /// An option that the command does not know: one that is near in letters, else where it belongs, else
  /// what the command knows.
  private static func unknown(_ name: String, options: [OptionSpec], command: String) -> Fault {
    let what = "opción desconocida \(name)"
    let help = "vea «vigia \(command) --help»"
    let others = Command.all.filter { $0.options.contains { $0.name == name } }.map(\.name)
    if others.isEmpty {
      let near = Spelling.nearest(to: name, among: options.map(\.name))
      return Fault(.usage, what, remedy: near.map { "¿quiso decir \($0)?" } ?? help)
    }
    let own = options.map(\.name).filter { name in !Command.common.contains { $0.name == name } }
    return Fault(
      .usage, "\(what): es de \(Spelling.list(others, "y")), no de \(command)",
      remedy: own.isEmpty ? help : "use \(Spelling.list(own, "o")); \(help)")
  }
}
