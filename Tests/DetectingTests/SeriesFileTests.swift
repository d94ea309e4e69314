import Detecting
import Model
import Testing

@Suite("Series files")
struct SeriesFileTests {
  private func read(_ text: String) throws(Fault) -> SeriesFile {
    try SeriesFile(Array(text.utf8), name: "serie.csv")
  }

  @Test("the step is read off the file; absent rows are missing; CRLF and blanks do not matter")
  func step() throws {
    let file = try read(
      "timestamp,value\r\n2026-03-02T00:00:00Z,1\r\n2026-03-02 00:05:00,2.5\r\n"
        + "2026-03-02T00:20:00Z,\r\n2026-03-02T00:25:00Z,0\r\n")
    #expect(file.stepSeconds == 300)
    #expect(file.rows.map(\.value) == [1, 2.5, nil, 0])
  }

  @Test(
    "what cannot be a series is refused with its line",
    arguments: [
      ("", 1), ("a,b\n2026-03-02T00:00:00Z,1\n", 1), ("timestamp,value\n", 0),
      ("timestamp,value\n2026-03-02T00:00:00Z,1\nayer,2\n", 3),
      ("timestamp,value\n2026-03-02T00:00:00Z,muchas\n", 2),
      ("timestamp,value\n2026-03-02T00:00:00Z,-1\n", 2),
      ("timestamp,value\n2026-03-02T00:00:00Z\n", 2),
      ("timestamp,value\n2026-03-02T00:01:00Z,1\n2026-03-02T00:00:00Z,1\n", 3),
      (
        "timestamp,value\n2026-03-02T00:00:00Z,1\n2026-03-02T00:01:00Z,1\n"
          + "2026-03-02T00:02:00Z,1\n2026-03-02T00:02:30Z,1\n", 5
      ),
    ])
  func faults(text: String, line: Int) {
    let fault = #expect(throws: Fault.self) { try read(text) }
    #expect(fault?.code == .badData)
    #expect(fault?.place?.line == line)
    #expect(fault?.remedy != nil)
  }
}
