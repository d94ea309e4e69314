package import Model

/// The named places that can be found in a text, parsed from the tables of `Rules/places/`.
///
/// A table is UTF-8 with tabs; its first line that is no comment names the columns.
package struct Gazetteer: Sendable {
  /// What a place is.
  enum Kind: String, Sendable, CaseIterable, BitwiseCopyable {
    case province, partido, city, barrio
  }

  /// What else a name is, so that it alone is no place.
  enum Caution: String, Sendable, CaseIterable, BitwiseCopyable {
    /// An ordinary word: "Libertad".
    case word
    /// A person, and often a street: "San Martín".
    case name
  }

  /// One row.
  struct Row: Sendable {
    var place: Finding.Place
    /// Other spellings.
    var also: [String]
    var kind: Kind
    /// People who live there; 0 where the table does not say.
    var population: Int
    var caution: Caution?
  }

  /// The rows in the order of the files.
  private(set) var rows: [Row] = []

  /// How many places there are.
  package var count: Int { rows.count }

  /// A gazetteer of nothing.
  package init() {}

  /// Parses the tables; every mistake of every file is reported together, by line and column.
  package init(files: [(name: String, bytes: [UInt8])]) throws(Faults) {
    var faults: [Fault] = []
    var known: Set<String> = []
    for file in files {
      var table = PlaceTable(name: file.name)
      table.read(file.bytes, known: &known)
      faults += table.faults
      rows += table.rows
    }
    guard faults.isEmpty else { throw Faults(faults) }
  }
}
