internal import Model
internal import Monitor

/// A reading of one text, laid out for a person.
struct Explanation {
  /// A rule's pattern may have dozens of alternatives; `score --explain` gives it whole.
  private static let longestRule = 60

  private let mention: Mention
  private let finding: Finding
  private let rules: RulePack

  init(_ mention: Mention, _ finding: Finding, titles rules: RulePack) {
    self.mention = mention
    self.finding = finding
    self.rules = rules
  }

  /// The lines, coloured where the terminal is.
  func text(_ terminal: Terminal) -> String {
    var lines = ["«\(ColouredText(mention, finding).text(terminal))»", "", verdict(terminal)]
    if !finding.drivers.isEmpty {
      let names = finding.drivers.map { driver in
        rules.title(of: driver.id) + " (\(Words.number(driver.confidence, digits: 2)))"
      }
      lines.append("Motivo:     " + names.joined(separator: " · "))
    }
    lines.append("Intención:  " + Words.intent(finding.intent))
    if let unit = finding.unit { lines.append("Unidad:     " + Words.unit(unit)) }
    if !finding.flags.isEmpty {
      lines.append("Señas:      " + finding.flags.map(Words.flag).joined(separator: " · "))
    }
    if !finding.places.isEmpty {
      lines.append("Lugares:    " + finding.places.map(Words.place).joined(separator: " · "))
    }
    if !finding.facts.isEmpty {
      lines.append("Gravedad:   " + finding.facts.map(Words.fact).joined(separator: " · "))
    }
    if let relation = finding.relation { lines.append("Vínculo:    " + Words.relation(relation)) }
    if !finding.personalData.isEmpty {
      let kinds = finding.personalData.map { Words.personalData($0.kind) }
      lines.append("Oculto:     " + kinds.joined(separator: " · "))
    }
    lines.append("Idioma:     " + finding.language)
    if !finding.evidence.isEmpty {
      lines += ["", "Por qué:"] + finding.evidence.map { evidence($0, terminal) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func verdict(_ terminal: Terminal) -> String {
    let number = Words.signed(finding.score)
    let word =
      switch finding.label {
      case .negative: terminal.paint("negativa", 31)
      case .neutral: "neutra"
      case .positive: terminal.paint("positiva", 32)
      }
    return "Humor:      \(terminal.bold(word)) (\(number))"
  }

  private func evidence(_ item: Finding.Evidence, _ terminal: Terminal) -> String {
    let hidden = item.kind == "personal_data"
    let text = hidden ? String(item.text.map { $0.isLetter || $0.isNumber ? "▒" : $0 }) : item.text
    let weight = item.weight == 0 ? "     " : Words.signed(item.weight)
    let color = item.weight < 0 ? 31 : 32
    let painted = item.weight == 0 ? terminal.dim(text) : terminal.paint(text, color)
    let gap = String(repeating: " ", count: max(1, 24 - text.count))
    let rule =
      item.rule.count > Self.longestRule
      ? item.rule.prefix(Self.longestRule - 1) + "…" : item.rule[...]
    return
      "  \(weight)  \(painted)\(gap)\(terminal.dim(Words.evidence(item.kind) + " · " + rule))"
  }
}
