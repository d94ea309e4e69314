/// A list that keeps its room when it is emptied, so that filling it again asks for no memory.
///
/// It has one owner and is never copied; what lies in it needs no clean-up. Behind its last element it
/// keeps `spare` more places, so that eight bytes can be taken or put at once near the end. It is public so
/// that other rooms' code can be compiled for their own elements.
@safe
public struct Tray<Element: BitwiseCopyable>: ~Copyable {
  /// Places behind the last that may be touched but hold nothing.
  public static var spare: Int {
    @inlinable get { 16 }
  }

  /// Room for `capacity` elements and `spare` more.
  ///
  /// Not checked, for it is owned by this tray alone and never handed out: it moves between threads with it
  /// as any value does.
  @usableFromInline nonisolated(unsafe) var room: UnsafeMutablePointer<Element>
  @usableFromInline var capacity: Int
  /// How many elements there are.
  public var count = 0

  /// An empty tray with room for so many.
  @inlinable
  public init(room capacity: Int = 16) {
    self.capacity = capacity
    unsafe room = Self.allocate(capacity)
  }

  deinit { unsafe UnsafeMutableRawPointer(room).deallocate() }

  /// Room that begins with a line of the processor's cache, so that elements of a line's size lie in one.
  @inlinable
  static func allocate(_ capacity: Int) -> UnsafeMutablePointer<Element> {
    let count = capacity + spare
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Element>.stride, alignment: 64)
    return unsafe bytes.bindMemory(to: Element.self, capacity: count)
  }

  /// True when there is nothing in it.
  @inlinable public var isEmpty: Bool { count == 0 }

  /// One of the elements; asking beyond the last is an error of the program.
  @inlinable
  public subscript(index: Int) -> Element {
    @inline(__always)
    _read {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      yield unsafe room[index]
    }
    @inline(__always)
    _modify {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      yield unsafe &room[index]
    }
  }

  /// Forgets all elements and keeps the room.
  @inlinable
  public mutating func removeAll() { count = 0 }

  /// Makes room for so many elements altogether.
  @inlinable
  public mutating func reserve(_ wanted: Int) {
    if wanted > capacity { grow(wanted) }
  }

  @inline(never)
  public mutating func grow(_ wanted: Int) {
    let bigger = max(wanted, capacity * 2)
    let next = unsafe Self.allocate(bigger)
    unsafe next.update(from: room, count: count)
    unsafe UnsafeMutableRawPointer(room).deallocate()
    unsafe room = next
    capacity = bigger
  }

  /// Adds an element at the end.
  @inlinable
  @inline(__always)
  public mutating func append(_ element: Element) {
    if count == capacity { grow(count + 1) }
    unsafe room[count] = element
    count &+= 1
  }

  /// Adds an element so many times.
  @inlinable
  public mutating func append(_ element: Element, times: Int) {
    reserve(count + times)
    unsafe (room + count).update(repeating: element, count: times)
    count += times
  }

  /// Adds the elements of an array.
  @inlinable
  public mutating func append(contentsOf elements: [Element]) {
    for element in elements { append(element) }
  }

  /// Takes elements from the end until so many are left.
  @inlinable
  public mutating func shorten(to length: Int) {
    precondition(UInt(bitPattern: length) <= UInt(bitPattern: count))
    count = length
  }

  /// Takes one element out; those behind it move up.
  public mutating func remove(at place: Int) {
    precondition(UInt(bitPattern: place) < UInt(bitPattern: count))
    for index in place..<(count - 1) { self[index] = self[index + 1] }
    count -= 1
  }

  /// The element at the end, nil when there is none.
  @inlinable public var last: Element? { count > 0 ? self[count - 1] : nil }

  /// The elements as an array of their own.
  public var list: [Element] { map { $0 } }

  /// What becomes of each element, in order.
  public func map<Result>(_ transform: (Element) throws -> Result) rethrows -> [Result] {
    var results: [Result] = []
    results.reserveCapacity(count)
    for index in 0..<count { results.append(try transform(self[index])) }
    return results
  }
}

extension Tray: Sendable where Element: Sendable {}

extension Tray where Element == UInt8 {
  /// A byte, 0 in the places behind the last that `close` has cleared.
  @inlinable
  @inline(__always)
  public func peek(_ index: Int) -> UInt8 {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count &+ Self.spare))
    return unsafe room[index]
  }

  /// Eight bytes from an index on, the first the lowest; it may reach into the places behind the last.
  @inlinable
  @inline(__always)
  public func chunk(_ index: Int) -> UInt64 {
    precondition(UInt(bitPattern: index) <= UInt(bitPattern: capacity))
    return unsafe UInt64(
      littleEndian: UnsafeRawPointer(room + index).loadUnaligned(as: UInt64.self))
  }

  /// Puts eight bytes at an index, which may be the end; the count stays.
  @inlinable
  @inline(__always)
  public mutating func put(_ chunk: UInt64, at index: Int) {
    precondition(UInt(bitPattern: index) <= UInt(bitPattern: capacity))
    unsafe UnsafeMutableRawPointer(room + index).storeBytes(
      of: chunk.littleEndian, as: UInt64.self)
  }

  /// Says that bytes have been put up to an index.
  @inlinable
  public mutating func extend(to length: Int) {
    precondition(UInt(bitPattern: length) <= UInt(bitPattern: capacity))
    count = length
  }

  /// Takes a byte, if any, and the UTF-8 of a text instead of what it holds, and clears the places behind.
  public mutating func fill(_ text: String, after first: UInt8? = nil) {
    let utf8 = text.utf8.span
    count = 0
    reserve(utf8.count + 1)
    if let first { append(first) }
    let start = count
    unsafe utf8.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      unsafe (room + start).update(from: base, count: bytes.count)
    }
    count += utf8.count
    unsafe (room + count).update(repeating: 0, count: Self.spare)
  }

  /// The bytes of a range as text.
  public func string(_ range: Range<Int>) -> String {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe String(
      decoding: UnsafeBufferPointer(start: room + range.lowerBound, count: range.count),
      as: UTF8.self)
  }

  /// The bytes of a range as an array of their own.
  public func array(_ range: Range<Int>) -> [UInt8] { range.map { self[$0] } }

  /// True when a range spells a plain word.
  @inlinable
  public func spells(_ word: StaticString, _ range: Range<Int>) -> Bool {
    guard range.count == word.utf8CodeUnitCount else { return false }
    for (offset, index) in range.enumerated() {
      if unsafe word.utf8Start[offset] != self[index] { return false }
    }
    return true
  }
}
