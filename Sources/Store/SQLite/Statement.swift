internal import CSQLite

/// A value on its way into a statement.
enum Value {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
  case blob([UInt8])

  /// A text, or NULL.
  init(_ text: String?) { self = text.map(Value.text) ?? .null }
  /// A whole number, or NULL.
  init(_ number: Int64?) { self = number.map(Value.integer) ?? .null }
}

/// A prepared statement, kept for as long as its connection.
@safe
final class Statement {
  fileprivate let handle: OpaquePointer

  init(_ handle: OpaquePointer) { unsafe self.handle = handle }

  deinit { unsafe sqlite3_finalize(handle) }

  /// Sets all parameters, in order; false when one does not fit.
  func bind(_ values: [Value]) -> Bool {
    for (offset, value) in values.enumerated() {
      guard bind(value, at: Int32(offset + 1)) == SQLITE_OK else { return false }
    }
    return true
  }

  func step() -> Int32 { unsafe sqlite3_step(handle) }

  /// Ends the run and lets go of the values.
  func reset() {
    unsafe sqlite3_reset(handle)
    unsafe sqlite3_clear_bindings(handle)
  }

  private func bind(_ value: Value, at index: Int32) -> Int32 {
    switch value {
    case .null: return unsafe sqlite3_bind_null(handle, index)
    case .integer(let number): return unsafe sqlite3_bind_int64(handle, index, number)
    case .real(let number): return unsafe sqlite3_bind_double(handle, index, number)
    case .text(var text):
      return text.withUTF8 { bytes in
        unsafe vigia_bind_text(handle, index, bytes.baseAddress, Int32(clamping: bytes.count))
      }
    case .blob(let bytes):
      return unsafe bytes.withUnsafeBufferPointer { bytes in
        unsafe vigia_bind_blob(handle, index, bytes.baseAddress, Int32(clamping: bytes.count))
      }
    }
  }
}

/// The present row of a running statement; columns count from 0.
struct Row {
  private let statement: Statement

  init(_ statement: Statement) { self.statement = statement }

  func isNull(_ column: Int32) -> Bool {
    unsafe sqlite3_column_type(statement.handle, column) == SQLITE_NULL
  }

  func integer(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(statement.handle, column) }

  func real(_ column: Int32) -> Double { unsafe sqlite3_column_double(statement.handle, column) }

  func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

  func optionalReal(_ column: Int32) -> Double? { isNull(column) ? nil : real(column) }

  func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  /// The bytes of a text or blob.
  func bytes(_ column: Int32) -> [UInt8] {
    guard let start = unsafe sqlite3_column_blob(statement.handle, column) else { return [] }
    let count = Int(unsafe sqlite3_column_bytes(statement.handle, column))
    return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }
}
