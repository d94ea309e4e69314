package import Model
internal import Text

/// Reads a stream of mentions and control lines, one JSON value a line; a bad line spoils only itself.
package enum MentionLines {
  /// What one line holds.
  package enum Line: Sendable {
    case mention(Mention)
    case control(JSON)
    case fault(Fault)
  }

  /// Every line that is not blank, in order; a fault's place names `file` and the line.
  package static func parse(_ bytes: [UInt8], file: String = "entrada") -> [Line] {
    numbered(bytes, file: file).map(\.line)
  }

  /// The same with the number of each line, from 1; a final line needs no line break.
  package static func numbered(
    _ bytes: [UInt8], file: String = "entrada"
  ) -> [(number: Int, line: Line)] {
    var lines: [(number: Int, line: Line)] = []
    var number = 0
    var start = bytes.starts(with: ByteOrderMark.utf8) ? 3 : 0
    while start < bytes.count {
      number += 1
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let slice = bytes[start..<end]
      start = end + 1
      if slice.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
      lines.append((number, line(slice, FilePlace(file: file, line: number))))
    }
    return lines
  }

  private static func line(_ slice: ArraySlice<UInt8>, _ place: FilePlace) -> Line {
    do throws(Fault) {
      let json = try JSONDocument.parse(slice)
      if json["control"] != nil { return .control(json) }
      return .mention(try Mention(json: json))
    } catch {
      var fault = error
      fault.place = place
      return .fault(fault)
    }
  }
}
