internal import Foundation

/// Turns bytes of a named encoding into text, by the C library's `iconv`.
enum Transcoder {
  /// The text; nil when the encoding is unknown or, strictly, when a byte does not fit.
  static func decode(_ bytes: [UInt8], from encoding: String, strictly: Bool) -> String? {
    if encoding == "windows-1252" { return windows1252(bytes) }
    guard encoding.utf8.count <= 40, encoding.allSatisfy({ $0.isASCII && $0 != "/" }) else {
      return nil
    }
    guard let handle = unsafe iconv_open("UTF-8", encoding),
      Int(bitPattern: handle) != -1
    else { return nil }
    defer { unsafe _ = iconv_close(handle) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: 64 * 1024)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 2)
    var isSound = true
    unsafe input.withUnsafeMutableBytes { source in
      var position = unsafe source.baseAddress?.assumingMemoryBound(to: CChar.self)
      var left = source.count
      while left > 0, isSound {
        let written = unsafe output.withUnsafeMutableBytes { target in
          var end = unsafe target.baseAddress?.assumingMemoryBound(to: CChar.self)
          var room = target.count
          let code = unsafe iconv(handle, &position, &left, &end, &room)
          if code == -1, errno != E2BIG {
            if strictly {
              isSound = false
            } else {
              unsafe position = position?.advanced(by: 1)
              left -= 1
            }
          }
          return target.count - room
        }
        result += output[..<written]
      }
    }
    return isSound ? String(decoding: result, as: UTF8.self) : nil
  }

  /// Windows-1252, which every byte fits (the five holes become control characters).
  static func windows1252(_ bytes: [UInt8]) -> String {
    var text = ""
    text.reserveCapacity(bytes.count + bytes.count / 4)
    for byte in bytes { text.unicodeScalars.append(CharacterNames.windows1252(byte)) }
    return text
  }
}
