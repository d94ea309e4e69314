internal import CSimdJSON

/// Bytes that are text already, checked by simdjson: many times faster than the standard library.
package enum UTF8Text {
  /// True when the bytes are sound UTF-8.
  package static func isSound(_ bytes: Span<UInt8>) -> Bool {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return true }
      return unsafe vigia_is_utf8(UnsafeRawPointer(start), buffer.count)
    }
  }
}
