internal import CMicroHTTPD

/// The library has a request's head, a piece of its body, or its end.
func handleRequest(
  owner: UnsafeMutableRawPointer?, connection: OpaquePointer?, url: UnsafePointer<CChar>?,
  method: UnsafePointer<CChar>?, version: UnsafePointer<CChar>?, piece: UnsafePointer<CChar>?,
  size: UnsafeMutablePointer<Int>?, context: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
  guard let owner = unsafe owner, let connection = unsafe connection, let url = unsafe url,
    let method = unsafe method, let size = unsafe size, let context = unsafe context
  else { return .NO }
  let house = unsafe Unmanaged<ServerHouse>.fromOpaque(owner).takeUnretainedValue()
  guard let known = unsafe context.pointee else {
    let head = unsafe ServerRequest(
      method: String(cString: method), path: String(cString: url),
      query: values(of: connection, .GET_ARGUMENT_KIND),
      headers: values(of: connection, .HEADER_KIND))
    let exchange = unsafe Exchange(head: head, connection: connection, house: house)
    unsafe context.pointee = Unmanaged.passRetained(exchange).toOpaque()
    house.enter(exchange)
    // Beyond this the library would close the connection for lack of room for the answer.
    if unsafe vigia_head_bytes(connection) > house.limits.headBytes { return exchange.refuseHead() }
    return exchange.refusesAtOnce ? exchange.refuseBody() : .YES
  }
  let exchange = unsafe Unmanaged<Exchange>.fromOpaque(known).takeUnretainedValue()
  guard unsafe size.pointee > 0 else { return exchange.proceed() }
  let bytes = unsafe UnsafeRawBufferPointer(start: piece, count: size.pointee)
  unsafe size.pointee = 0
  return unsafe exchange.take(bytes) ? .YES : .NO
}

/// The library has finished with a request, well or badly.
func requestCompleted(
  owner: UnsafeMutableRawPointer?, connection: OpaquePointer?,
  context: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, reason: MHD_RequestTerminationCode
) {
  guard let owner = unsafe owner, let known = unsafe context?.pointee else { return }
  unsafe context?.pointee = nil
  let exchange = unsafe Unmanaged<Exchange>.fromOpaque(known).takeRetainedValue()
  exchange.close()
  unsafe Unmanaged<ServerHouse>.fromOpaque(owner).takeUnretainedValue().leave(exchange)
}

/// All values of one kind, in order.
private func values(
  of connection: OpaquePointer, _ kind: MHD_ValueKind
) -> [(name: String, value: String)] {
  var list: [(name: String, value: String)] = []
  unsafe withUnsafeMutablePointer(to: &list) { pointer in
    _ = unsafe MHD_get_connection_values(connection, kind, collectValue, pointer)
  }
  return list
}

private func collectValue(
  list: UnsafeMutableRawPointer?, kind: MHD_ValueKind, name: UnsafePointer<CChar>?,
  value: UnsafePointer<CChar>?
) -> MHD_Result {
  guard let list = unsafe list, let name = unsafe name else { return .NO }
  let text = unsafe value.map { unsafe String(cString: $0) } ?? ""
  unsafe list.assumingMemoryBound(to: [(name: String, value: String)].self)
    .pointee.append((String(cString: name), text))
  return .YES
}
