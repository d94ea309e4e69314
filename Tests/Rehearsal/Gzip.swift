/// Gzip streams made by hand (RFC 1951, 1952), for servers that compress and for those that attack.
package enum Gzip {
  private static let header: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]

  /// A valid stream of the bytes in stored blocks: right, only not smaller.
  package static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var stream = header
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(65_535)
      rest = rest.dropFirst(block.count)
      stream.append(rest.isEmpty ? 1 : 0)
      stream += little(UInt32(block.count)).prefix(2)
      stream += little(~UInt32(block.count)).prefix(2)
      stream += block
    } while !rest.isEmpty
    return stream + little(checksum(bytes)) + little(UInt32(bytes.count))
  }

  /// A stream that unpacks to about so many zeros, 159 times its own size; its checksum is wrong, as
  /// nobody should come that far.
  package static func bomb(zeros: Int) -> [UInt8] {
    var bits = BitWriter(bytes: header)
    bits.write(0b011, count: 3)  // the last block, fixed Huffman codes
    bits.writeCode(0b0011_0000, count: 8)  // literal 0
    for _ in 0..<(zeros / 258) {
      bits.writeCode(0b1100_0101, count: 8)  // a match of 258
      bits.writeCode(0, count: 5)  // one byte back
    }
    bits.writeCode(0, count: 7)  // end of block
    return bits.finished() + [UInt8](repeating: 0, count: 8)
  }

  private static func little(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> UInt32($0 * 8)) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 {
        let isOdd = sum & 1 == 1
        sum >>= 1
        if isOdd { sum ^= 0xEDB8_8320 }
      }
    }
    return ~sum
  }
}

/// Bits into bytes, the lowest first.
private struct BitWriter {
  var bytes: [UInt8]
  private var held: UInt32 = 0
  private var count: UInt32 = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func write(_ value: UInt32, count added: UInt32) {
    held |= value << count
    count += added
    while count >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: held))
      held >>= 8
      count -= 8
    }
  }

  /// Huffman codes go highest bit first.
  mutating func writeCode(_ code: UInt32, count: UInt32) {
    for bit in (0..<count).reversed() { write(code >> bit & 1, count: 1) }
  }

  mutating func finished() -> [UInt8] {
    if count > 0 { write(0, count: 8 - count) }
    return bytes
  }
}
