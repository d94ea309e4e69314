import Model
import Testing

@Suite("Sentences and documents without somebody's name")
struct AuthorNamesTests {
  private static var ana: Author {
    var author = Author()
    author.id = "17"
    author.handle = "ana"
    author.name = "Rosario"
    return author
  }

  @Test(arguments: [
    ("personas expuestas: @ana, @luis", "personas expuestas: (nombre borrado), @luis"),
    ("se suma @ana.", "se suma (nombre borrado)."),
    ("se suma @ana", "se suma (nombre borrado)"),
    ("le respondió @ana_maria y @ana.bsky.social", "le respondió @ana_maria y @ana.bsky.social"),
    ("escribió @ana@redes.example", "escribió @ana@redes.example"),
    ("Rosario sin señal", "Rosario sin señal"),
  ])
  func `a name goes where it stands by itself`(_ sentence: String, _ cleaned: String) {
    #expect(AuthorNames(Self.ana).cleaned(sentence) == cleaned)
  }

  @Test
  func `a case names nobody, a place of the author's name stays, and so do ids of mentions`() {
    let names = AuthorNames(Self.ana, suspects: ["s1"])
    let document: JSON = [
      "id": "c1", "author": "@ana", "mentions": ["plaza:@ana/1"],
      "places": [["id": "rosario", "name": "Rosario"]],
      "exposed": [["author": "@luis", "handle": "luis", "name": "Rosario"]],
      "account": ["id": "s1", "handle": "ana_2", "name": "otro", "points": 7],
    ]
    #expect(
      names.cleaned(document) == [
        "id": "c1", "author": nil, "mentions": ["plaza:@ana/1"],
        "places": [["id": "rosario", "name": "Rosario"]],
        "exposed": [["author": "@luis", "handle": "luis", "name": nil]],
        "account": ["id": "s1", "handle": nil, "name": nil, "points": 7],
      ])
  }
}
