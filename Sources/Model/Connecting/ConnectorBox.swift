/// A connector behind a reference, so that the many sources without one stay small.
final class ConnectorBox: Hashable, Sendable {
  let connector: Connector

  init(_ connector: Connector) { self.connector = connector }

  static func == (left: ConnectorBox, right: ConnectorBox) -> Bool {
    left === right || left.connector == right.connector
  }

  func hash(into hasher: inout Hasher) { hasher.combine(connector) }
}
