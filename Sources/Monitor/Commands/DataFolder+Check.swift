internal import Configuring
package import Model
internal import Reading

extension DataFolder {
  /// Every mistake found, and what was looked at.
  package struct Report: Sendable {
    /// The mistakes, in the order of the files.
    package var faults: [Fault] = []
    /// What an operator has to do elsewhere: where a platform must send, by which secrets.
    package var notes: [String] = []
    /// What was found to be right, and what was not looked at, in Spanish.
    package var summary = ""
  }

  /// Checks lexicons, rules, promises and, when given, a configuration with what it names.
  package func check(configuration file: String?) -> Report {
    var report = Report()
    var brands: [Brand] = []
    var counts = ""
    var house = self
    let known = report.collect { try self.connectors() }
    if let file {
      let configuration = report.collect {
        try ConfigurationFile.read(file, connectors: known)
      }
      if let configuration {
        brands = configuration.brands
        counts =
          Wording.count(brands.count, "marca", "marcas") + " y "
          + Wording.count(configuration.sources.count, "fuente", "fuentes")
        house = with(configuration)
        report.collect { _ = try Foundations.readHistory(configuration) }
        if let file = configuration.shadow?.rules.map(configuration.path) {
          report.collect { _ = try RuleFile.read(try Files.read(file), file: file) }
        }
        if known != nil {
          let sources = report.collect { try connected(configuration.sources) } ?? []
          report.notes = sources.filter { $0.kind == .push }.map(Self.pushNote)
        }
      }
    }
    report.collect { _ = try careRules() }
    report.collect { _ = try calendar() }
    let words = report.collect { try lexicon() }
    let towns = report.collect { try places() }
    if let lexicon = words {
      for pack in report.collect({ try house.otherRules() }) ?? [] {
        let reader = report.collect { try Reader(lexicon: lexicon, rules: pack, brands: []) }
        if let reader { report.faults += DriverRuleCheck.faults(in: pack, by: reader) }
      }
    }
    if let rules = report.collect({ try house.rules() }), let lexicon = words {
      if let reader = report.collect({
        try Reader(lexicon: lexicon, rules: rules, brands: brands)
      }) {
        report.faults += DriverRuleCheck.faults(in: rules, by: reader)
        let found =
          "\(Wording.count(rules.drivers.count, "motivo", "motivos")), "
          + "\(Wording.count(lexicon.count, "entrada", "entradas")) de léxico, "
          + "\(Wording.count(towns?.count ?? 0, "lugar", "lugares")) y "
          + Wording.count(known?.count ?? 0, "conector", "conectores")
        report.summary = Self.summary(of: found, in: path, configuration: file.map { ($0, counts) })
      }
    }
    return report
  }
}

extension DataFolder {
  /// What was found to be right: without a configuration only what comes along, which is said.
  fileprivate static func summary(
    of known: String, in folder: String, configuration: (file: String, counts: String)?
  ) -> String {
    guard let configuration else {
      return """
        Sin errores en los léxicos y las reglas de «\(folder)»: \(known).
        No se revisó ninguna configuración: agregue --config mi-empresa.yaml.
        """
    }
    return "Todo en orden. En «\(configuration.file)»: \(configuration.counts). "
      + "En los léxicos y las reglas de «\(folder)»: \(known)."
  }

  fileprivate static func pushNote(_ source: Source) -> String {
    let seal = source.connector?.seal ?? .standard
    func place(_ name: String) -> String {
      switch source.secrets[name] ?? .environment(Secrets.standardVariable(name)) {
      case .environment(let variable): "la variable \(variable)"
      case .file(let path): "el archivo \(path)"
      }
    }
    let word =
      seal.challenge.map { "; hub.verify_token es lo que guarda \(place($0.secret))" } ?? ""
    return "«\(source.id)» recibe en POST /api/v1/push/\(source.id), firmado con lo que guarda "
      + "\(place(seal.secret))\(word)."
  }
}

extension DataFolder.Report {
  /// Runs a reading; its faults are added, its value handed back.
  @discardableResult
  fileprivate mutating func collect<Value>(_ read: () throws -> Value) -> Value? {
    do {
      return try read()
    } catch let fault as Fault {
      faults.append(fault)
    } catch let several as Faults {
      faults += several.list
    } catch {
      faults.append(Fault(.internalError, "error inesperado: \(error)"))
    }
    return nil
  }
}
