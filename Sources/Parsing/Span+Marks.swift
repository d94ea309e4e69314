internal import Foundation
internal import Text

/// Looking for what marks a document: known words, and bytes that are mostly far away.
extension Span<UInt8> {
  /// Whether a word stands at a place.
  @inline(__always)
  func holds(_ word: StaticString, at place: Int) -> Bool {
    guard place + word.utf8CodeUnitCount <= count else { return false }
    for index in 0..<word.utf8CodeUnitCount
    where unsafe self[place + index] != word.utf8Start[index] {
      return false
    }
    return true
  }

  /// Whether the same bytes stand in two places.
  @inline(__always)
  func isSame(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    guard left.count == right.count else { return false }
    var at = 0
    while at + 8 <= left.count {
      guard
        ByteScan.load(self, left.lowerBound + at) == ByteScan.load(self, right.lowerBound + at)
      else { return false }
      at += 8
    }
    while at < left.count {
      guard self[left.lowerBound + at] == self[right.lowerBound + at] else { return false }
      at += 1
    }
    return true
  }

  /// Where a byte is at or after a place, which the C library finds sooner than `ByteScan` when it is far;
  /// the end when it is nowhere.
  func far(_ byte: UInt8, from start: Int) -> Int {
    guard start < count else { return count }
    return unsafe withUnsafeBufferPointer { buffer in
      guard let first = buffer.baseAddress,
        let found = unsafe memchr(first + start, Int32(byte), buffer.count - start)
      else { return buffer.count }
      return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(first)
    }
  }

  /// Where a word begins at or after a place; nil when it is nowhere.
  func far(_ word: StaticString, from start: Int) -> Int? {
    var at = unsafe far(word.utf8Start[0], from: start)
    while at < count {
      if holds(word, at: at) { return at }
      at = unsafe far(word.utf8Start[0], from: at + 1)
    }
    return nil
  }
}
