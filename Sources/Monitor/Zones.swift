internal import Foundation
package import Model

/// Builds the plain zone tables of `Model` from the system's zone data.
package enum Zones {
  /// The table of an IANA name, with its changes of offset from 1990 to 2045.
  ///
  /// - Throws: a configuration fault when the system does not know the name.
  package static func table(_ name: String) throws(Fault) -> ZoneTable {
    guard let zone = TimeZone(identifier: name) else {
      throw Fault(
        .configuration, "zona horaria desconocida «\(name)»",
        remedy: "use un nombre IANA como America/Argentina/Buenos_Aires")
    }
    let first = Date(timeIntervalSince1970: 631_152_000)
    let last = Date(timeIntervalSince1970: 2_366_841_600)
    var transitions: [ZoneTable.Transition] = []
    var date = first
    while let next = zone.nextDaylightSavingTimeTransition(after: date), next < last, next > date {
      transitions.append(
        .init(
          at: Instant(seconds: Int64(next.timeIntervalSince1970)),
          offsetSeconds: Int64(zone.secondsFromGMT(for: next.addingTimeInterval(1)))))
      date = next
    }
    return ZoneTable(
      name: name, initialOffset: Int64(zone.secondsFromGMT(for: first)), transitions: transitions)
  }
}
