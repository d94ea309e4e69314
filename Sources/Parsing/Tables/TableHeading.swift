internal import Model

/// Which column of a table is which member of a mention.
struct TableHeading {
  /// The members and where they stand, from 0.
  private(set) var places: [(path: String, index: Int)] = []

  /// The names by which tables of the trade call what a mention has, folded.
  private static let usual: [(path: String, names: [String])] = [
    ("id", ["id", "nro", "numero", "ticket", "codigo"]),
    (
      "text",
      [
        "text", "texto", "mensaje", "comentario", "comentarios", "reclamo", "descripcion",
        "contenido", "cuerpo", "opinion", "message", "comment", "body", "content", "review",
      ]
    ),
    ("title", ["title", "titulo", "asunto", "subject"]),
    (
      "published_at",
      [
        "published_at", "fecha", "fecha y hora", "fecha_hora", "fechahora", "date", "datetime",
        "created_at", "timestamp", "hora",
      ]
    ),
    ("author.name", ["author.name", "author", "autor", "nombre", "cliente", "name"]),
    ("author.handle", ["author.handle", "handle", "usuario", "user", "cuenta"]),
    ("url", ["url", "link", "enlace", "vinculo"]),
    ("kind", ["kind", "tipo"]),
    ("language", ["language", "idioma"]),
    ("brand", ["brand", "marca"]),
  ]

  /// Finds the columns of a map under a table's names.
  ///
  /// - Throws: a `Fault` that names what is missing and what there is.
  init(_ map: TableMap, names: [String]) throws(Fault) {
    let folded = names.map(Self.folded)
    if map.columns.isEmpty {
      for (path, aliases) in Self.usual {
        // What the table calls by the member's own name goes before what it may mean.
        let index = aliases.lazy.compactMap { folded.firstIndex(of: $0) }.first
        if let index { places.append((path, index)) }
      }
      for path in TableMap.paths where !places.contains(where: { $0.path == path }) {
        if let index = folded.firstIndex(of: path) { places.append((path, index)) }
      }
    } else {
      for column in map.columns {
        let index =
          names.firstIndex(of: column.name) ?? folded.firstIndex(of: Self.folded(column.name))
          ?? Int(column.name).flatMap { (1...max(1, names.count)).contains($0) ? $0 - 1 : nil }
        guard let index else { throw TableTexts.noColumn(column.name, names) }
        places.append((column.path, index))
      }
    }
    guard places.contains(where: { $0.path == "text" || $0.path == "title" }) else {
      throw TableTexts.noText(names)
    }
  }

  /// Lower case, without accents and blanks at the ends.
  private static func folded(_ name: String) -> String {
    let letters: [Character: Character] = [
      "á": "a", "é": "e", "í": "i", "ó": "o", "ú": "u", "ü": "u", "ñ": "n",
    ]
    return String(name.trimmed.lowercased().map { letters[$0] ?? $0 })
  }
}
