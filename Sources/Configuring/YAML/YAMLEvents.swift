internal import CYAML
internal import Model

/// One step of libyaml's walk through a file, as plain values.
struct YAMLEvent {
  enum Kind {
    case text(String, isPlain: Bool)
    case alias(String)
    case listStart, mapStart, end
    case documentStart, streamEnd
    case other
  }

  var kind: Kind
  /// Line and column in characters, from 1.
  var line: Int
  var column: Int
}

/// What libyaml could not read, in its own words.
struct YAMLProblem: Error {
  var problem: String
  /// What it was about when it stumbled ("while parsing a block mapping"); may be empty.
  var context: String
  var line: Int
  var column: Int
  /// The line on which the open construct began, when libyaml says so.
  var contextLine: Int?
}

/// Asks libyaml for one event after the other.
///
/// `@safe`: both pointers are made in `init`, never leave the struct, and are freed in `deinit`; every
/// string of an event is copied before the event is deleted.
@safe struct YAMLEvents: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>

  /// Events of a file's bytes, or nil when memory is short.
  init?(_ bytes: [UInt8]) {
    unsafe parser = .allocate(capacity: 1)
    unsafe input = .allocate(capacity: max(bytes.count, 1))
    _ = unsafe input.initialize(from: bytes)
    guard unsafe yaml_parser_initialize(parser) != 0 else {
      unsafe parser.deallocate()
      unsafe input.deallocate()
      return nil
    }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, input.baseAddress, bytes.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe input.deallocate()
  }

  /// The next event; after `streamEnd` or a throw it must not be asked again.
  mutating func next() throws(YAMLProblem) -> YAMLEvent {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) != 0 else { throw problem() }
    defer { unsafe yaml_event_delete(&event) }
    let mark = unsafe event.start_mark
    return YAMLEvent(kind: unsafe kind(of: &event), line: mark.line + 1, column: mark.column + 1)
  }

  private func kind(of event: UnsafePointer<yaml_event_t>) -> YAMLEvent.Kind {
    switch unsafe event.pointee.type {
    case YAML_SCALAR_EVENT:
      let bytes = unsafe UnsafeRawBufferPointer(
        start: vigia_scalar_value(event), count: vigia_scalar_length(event))
      return .text(
        unsafe String(decoding: bytes, as: UTF8.self),
        isPlain: unsafe vigia_scalar_is_plain(event) != 0)
    case YAML_ALIAS_EVENT: return .alias(unsafe String(cString: vigia_alias_anchor(event)))
    case YAML_SEQUENCE_START_EVENT: return .listStart
    case YAML_MAPPING_START_EVENT: return .mapStart
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .end
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_STREAM_END_EVENT: return .streamEnd
    default: return .other
    }
  }

  private func problem() -> YAMLProblem {
    let mark = unsafe parser.pointee.problem_mark
    let isReading = unsafe parser.pointee.error == YAML_READER_ERROR
    // A reader error has only an offset in bytes; the parser has not got there yet.
    let offset = unsafe Int(parser.pointee.problem_offset)
    let read = isReading ? place(ofByte: offset) : (mark.line + 1, mark.column + 1)
    let hasContext = unsafe parser.pointee.context != nil
    return YAMLProblem(
      problem: unsafe text(parser.pointee.problem), context: unsafe text(parser.pointee.context),
      line: read.0, column: read.1,
      contextLine: hasContext ? unsafe Int(parser.pointee.context_mark.line) + 1 : nil)
  }

  private func text(_ pointer: UnsafePointer<CChar>?) -> String {
    guard let pointer = unsafe pointer else { return "" }
    return unsafe String(cString: pointer)
  }

  private func place(ofByte offset: Int) -> (Int, Int) {
    var line = 1
    var column = 1
    for index in unsafe 0..<min(offset, input.count) {
      let byte = unsafe input[index]
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }
}
