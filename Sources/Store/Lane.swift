internal import Model

/// One connection and the thread that alone uses it; work is done in the order it comes.
actor Lane {
  private let executor: QueueExecutor
  private var connection: Connection?
  /// The last read that failed where the caller was given an empty answer instead.
  private(set) var fault: Fault?

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    unsafe executor.asUnownedSerialExecutor()
  }

  /// A lane with a connection of its own.
  init(_ name: String, path: String, access: Connection.Access) throws(Fault) {
    executor = QueueExecutor(label: "vigia.store." + name)
    connection = try Connection(path: path, access: access)
  }

  /// Works with the connection; throws what the work throws, or a fault when the lane is closed.
  func run<Value: Sendable>(
    _ work: @Sendable (Connection) throws(Fault) -> Value
  ) throws(Fault) -> Value {
    guard let connection else { throw Texts.closed }
    return try work(connection)
  }

  /// Works with the connection; a failure gives `fallback` and is kept in `fault`.
  func show<Value: Sendable>(
    or fallback: Value, _ work: @Sendable (Connection) throws(Fault) -> Value
  ) -> Value {
    do {
      let value = try run(work)
      fault = nil
      return value
    } catch {
      fault = error
      return fallback
    }
  }

  /// Gives the connection back; later work is refused.
  func close() { connection = nil }
}
