import Configuring
import Model
import Testing

@Suite("Files that are not YAML, or too much of it") struct YAMLFaultTests {
  struct Broken: CustomTestStringConvertible, Sendable {
    var story: String
    var text: String
    var fault: String
    var testDescription: String { story }
  }

  static let broken = [
    Broken(
      story: "a tab in the indentation", text: "format: vigia-config/1\nbrands:\n\t- id: a\n",
      fault: "v.yaml:3:1: hay un tabulador en la sangría; use solo espacios"),
    Broken(
      story: "a handle without quotes", text: "terms: [ok]\nhandle: @Andina\n",
      fault: "v.yaml:2:9: un valor no puede empezar con «@» sin comillas; "
        + "escríbalo entre comillas dobles"),
    Broken(
      story: "a list never closed", text: "a: [1, 2\nb: 3\n",
      fault: "v.yaml:2:2: falta «,» o «]» en la lista (empieza en la línea 1)"),
    Broken(
      story: "quotes never closed", text: "a: \"uno\nb: 3\n",
      fault: "v.yaml:3:1: el archivo termina dentro de un texto (empieza en la línea 1)"),
    Broken(
      story: "a key out of line", text: "a:\n  b: 1\n c: 2\n",
      fault: "v.yaml:3:2: se esperaba otra clave del mismo bloque (empieza en la línea 1)"),
    Broken(
      story: "two keys on one line", text: "a: b: c\n", fault: "v.yaml:1:5: aquí no puede ir «:»"),
    Broken(
      story: "an alias", text: "a: &x [1]\nb: *x\n", fault: "v.yaml:1:1: falta «format»"),
    Broken(story: "an empty file", text: "", fault: "v.yaml:1:1: falta «format»"),
    Broken(
      story: "a list instead of keys", text: "- a\n",
      fault: "v.yaml:1:1: el archivo debe ser un bloque de claves, y hay una lista"),
    Broken(
      story: "a second document", text: Sample.head + "---\nformat: vigia-config/1\n",
      fault: "v.yaml:4:1: aquí empieza un segundo documento («---»)"),
    Broken(
      story: "lists in lists in lists", text: String(repeating: "[", count: 5000),
      fault: "v.yaml:1:33: hay más de 32 niveles"),
  ]

  @Test(arguments: broken)
  func `a file that cannot be read says where and why in Spanish`(_ broken: Broken) throws {
    let first = try #require(Sample.faults(broken.text).first)
    #expect(first.hasPrefix(broken.fault))
  }

  @Test func `bytes that are not UTF-8 are found by line and column`() {
    // "señal" in Latin-1: 0xF1 could begin a character, the byte after it shows that it does not.
    let bytes = Array("format: vigia-config/1\nnota: se".utf8) + [0xF1] + Array("al\n".utf8)
    let error = #expect(throws: Faults.self) {
      try Configuration.read(bytes, file: "v.yaml", directory: "")
    }
    #expect(
      error?.description
        == "v.yaml:2:10: el archivo no está en UTF-8; guárdelo como UTF-8")
  }

  @Test func `columns count characters, not bytes`() {
    let faults = Sample.faults(Sample.head + "history: [\"ñandú\", {a: b}]\n")
    #expect(faults.first?.hasPrefix("v.yaml:4:20:") == true)
  }

  @Test func `a file beyond the limit is not even looked at`() {
    let text = "a: \"" + String(repeating: "x", count: 4 << 20) + "\"\n"
    #expect(Sample.faults(text) == ["v.yaml: el archivo pasa de 4 MiB"])
  }
}
