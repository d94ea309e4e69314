internal import CCurl

/// The C functions by which libcurl speaks to a transfer; each finds it behind its last argument.
@unsafe enum TransferCallbacks {
  /// Hands libcurl the functions and the transfer, which must outlive the handle's use.
  static func install(on easy: UnsafeMutableRawPointer, for owner: UnsafeMutableRawPointer) {
    unsafe vigia_setopt_pointer(easy, CURLOPT_PRIVATE, owner)
    unsafe vigia_setopt_write(easy, CURLOPT_WRITEFUNCTION, takeBody)
    unsafe vigia_setopt_pointer(easy, CURLOPT_WRITEDATA, owner)
    unsafe vigia_setopt_write(easy, CURLOPT_HEADERFUNCTION, takeHeader)
    unsafe vigia_setopt_pointer(easy, CURLOPT_HEADERDATA, owner)
    unsafe vigia_setopt_socket(easy, CURLOPT_OPENSOCKETFUNCTION, openSocket)
    unsafe vigia_setopt_pointer(easy, CURLOPT_OPENSOCKETDATA, owner)
    unsafe vigia_setopt_ready(easy, CURLOPT_PREREQFUNCTION, checkConnection)
    unsafe vigia_setopt_pointer(easy, CURLOPT_PREREQDATA, owner)
  }

  /// The transfer behind a pointer that libcurl kept.
  static func transfer(_ owner: UnsafeMutableRawPointer?) -> Transfer? {
    unsafe owner.map { unsafe Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }

  private static let takeBody: vigia_write_callback = { bytes, size, count, owner in
    let length = size * count
    let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: length)
    return unsafe transfer(owner)?.takeBody(buffer) == true ? length : 0
  }

  private static let takeHeader: vigia_write_callback = { bytes, size, count, owner in
    let length = size * count
    let buffer = unsafe UnsafeRawBufferPointer(start: bytes, count: length)
    let line = unsafe String(decoding: buffer, as: UTF8.self)
    return unsafe transfer(owner)?.takeHeader(line) == true ? length : 0
  }

  /// Every address of every hop passes here, just before its socket is opened: neither odd ways to
  /// write an address nor a name that resolves anew get around it.
  private static let openSocket: vigia_socket_callback = { owner, _, address in
    guard let address = unsafe address, let transfer = unsafe transfer(owner),
      unsafe transfer.mayReach(IPAddress(socket: address))
    else { return vigia_bad_socket() }
    return unsafe vigia_open_socket(address)
  }

  /// A kept-alive connection opens no socket: one that another request was allowed to open must not
  /// serve this one.
  private static let checkConnection: vigia_ready_callback = { owner, address, _, _, _ in
    guard let address = unsafe address, let transfer = unsafe transfer(owner),
      unsafe transfer.mayReach(IPAddress(String(cString: address)))
    else { return Int32(CURL_PREREQFUNC_ABORT) }
    return Int32(CURL_PREREQFUNC_OK)
  }
}
