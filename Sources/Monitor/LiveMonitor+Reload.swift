internal import Model
internal import Reading

extension LiveMonitor {
  /// Reads lexicons, rules and places again and takes them for the mentions to come.
  ///
  /// Files with any mistake that `vigia check` would tell are not taken: the old ones stay, the event
  /// `monitor.degraded` says why, and so does the line that comes back, in Spanish. A driver that is new
  /// is read and counted as a series of its own at once.
  @discardableResult
  package func reload() async -> String {
    let (faults, fresh) = await Task.detached { [data, brands] in
      Self.read(data, brands)
    }.value
    if let fresh {
      await core.use(fresh.reader, fresh.rules)
      return "Léxicos, reglas y lugares leídos de nuevo."
    }
    let shown = faults.prefix(3).map(\.description).joined(separator: "; ")
    let reason = "los archivos nuevos tienen errores y siguen los anteriores: \(shown)"
    let event = Event(
      .monitorDegraded, subject: "reload", at: clock.now(),
      data: ["reason": .string(reason), "errors": .integer(Int64(faults.count))])
    _ = try? await core.submit(.notice(event))
    return reason.prefix(1).uppercased() + reason.dropFirst()
  }

  private nonisolated static func read(
    _ data: DataFolder, _ brands: [Brand]
  ) -> (faults: [Fault], fresh: (reader: Reader, rules: RulePack)?) {
    let report = data.check(configuration: nil)
    guard report.faults.isEmpty else { return (report.faults, nil) }
    do {
      let rules = try data.rules()
      return ([], (try data.reader(brands: brands, rules: rules), rules))
    } catch let fault as Fault {
      return ([fault], nil)
    } catch let several as Faults {
      return (several.list, nil)
    } catch {
      return ([Fault(.internalError, "error inesperado: \(error)")], nil)
    }
  }
}
