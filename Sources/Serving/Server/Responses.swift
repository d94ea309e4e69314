internal import CMicroHTTPD

/// Hands answers to the library.
enum Responses {
  /// Queues a whole document.
  static func queue(
    _ connection: OpaquePointer, _ status: Int, _ headers: [(name: String, value: String)],
    _ body: [UInt8], closing: Bool
  ) -> MHD_Result {
    let made = unsafe body.withUnsafeBytes { bytes in
      unsafe MHD_create_response_from_buffer(
        bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress), .RESPMEM_MUST_COPY)
    }
    guard let response = unsafe made else { return .NO }
    defer { unsafe MHD_destroy_response(response) }
    unsafe add(headers, to: response)
    if closing { unsafe add([("Connection", "close")], to: response) }
    return unsafe MHD_queue_response(connection, UInt32(status), response)
  }

  /// Queues a stream; the response keeps the pump until it is destroyed.
  static func queue(
    _ connection: OpaquePointer, _ headers: [(name: String, value: String)], _ pump: StreamPump
  ) -> MHD_Result {
    let owner = unsafe Unmanaged.passRetained(pump).toOpaque()
    let made = unsafe MHD_create_response_from_callback(
      UInt64.max, 256, readStream, owner, releaseStream)
    guard let response = unsafe made else {
      unsafe releaseStream(owner)
      return .NO
    }
    defer { unsafe MHD_destroy_response(response) }
    unsafe add(headers, to: response)
    return unsafe MHD_queue_response(connection, 200, response)
  }

  /// A header with a line break would be refused by the library; it is left out here too.
  private static func add(
    _ headers: [(name: String, value: String)], to response: OpaquePointer
  ) {
    for header in headers {
      _ = unsafe MHD_add_response_header(response, header.name, header.value)
    }
  }
}

/// The library's end marks: the macros are casts, which Swift does not import.
private let endOfStream = -1

private func readStream(
  owner: UnsafeMutableRawPointer?, position: UInt64, target: UnsafeMutablePointer<CChar>?,
  size: Int
) -> Int {
  guard let owner = unsafe owner else { return endOfStream }
  let pump = unsafe Unmanaged<StreamPump>.fromOpaque(owner).takeUnretainedValue()
  let room = unsafe UnsafeMutableRawBufferPointer(start: target, count: size)
  return unsafe pump.read(into: room) ?? endOfStream
}

private func releaseStream(_ owner: UnsafeMutableRawPointer?) {
  guard let owner = unsafe owner else { return }
  unsafe Unmanaged<StreamPump>.fromOpaque(owner).release()
}
