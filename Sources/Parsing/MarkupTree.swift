internal import CXML2

/// Parses XML bytes with libxml2 in recovery and copies the tree.
enum MarkupTree {
  /// More elements than any feed has; what comes after them is left out.
  private static let elementLimit = 400_000

  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// The root element; nil when the bytes hold none.
  ///
  /// `isHTML` reads a page for people instead of a document for readers.
  static func parse(_ bytes: [UInt8], base: String?, isHTML: Bool = false) -> MarkupElement? {
    guard isReady, bytes.count < Int(Int32.max) else { return nil }
    let document = unsafe bytes.withUnsafeBytes { buffer -> xmlDocPtr? in
      guard let start = buffer.baseAddress else { return nil }
      let text = unsafe start.assumingMemoryBound(to: CChar.self)
      return isHTML
        ? unsafe vigia_html_parse(text, Int32(buffer.count))
        : unsafe vigia_xml_parse(text, Int32(buffer.count))
    }
    guard let document = unsafe document else { return nil }
    defer { unsafe xmlFreeDoc(document) }
    guard let root = unsafe xmlDocGetRootElement(document) else { return nil }
    var copier = Copier(budget: elementLimit)
    return unsafe copier.element(root, base: base, language: nil, depth: 0)
  }
}

/// Copies a tree; every name is made once, for libxml2 keeps one copy of each.
@safe private struct Copier {
  private struct Name: Hashable {
    var local: UInt
    var namespace: UInt
  }

  var budget: Int
  private var names: [Name: String] = [:]

  init(budget: Int) { self.budget = budget }

  /// As deep as libxml2 goes in XML; in HTML it knows no end, and the stack has one.
  private static let depthLimit = 256

  /// Copies an element and what is below.
  mutating func element(
    _ node: xmlNodePtr, base: String?, language: String?, depth: Int
  ) -> MarkupElement {
    budget -= 1
    let result = MarkupElement(name: unsafe name(of: node.pointee.name, node.pointee.ns))
    unsafe result.attributes = attributes(of: node)
    result.base = base
    if let own = result.attribute("xml:base")?.trimmed.nonEmpty {
      result.base = WebAddress.resolve(own, against: base)
    }
    result.language = result.attribute("xml:lang") ?? language
    var next = unsafe node.pointee.children
    while let child = unsafe next, budget > 0 {
      switch unsafe child.pointee.type {
      case XML_ELEMENT_NODE where depth < Self.depthLimit:
        let copy = unsafe element(
          child, base: result.base, language: result.language, depth: depth + 1)
        result.nodes.append(.element(copy))
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        if let content = unsafe child.pointee.content {
          let text = unsafe String(cString: content)
          result.nodes.append(.text(DoubleEncoding.mended(text)))
        }
      default: break
      }
      unsafe next = child.pointee.next
    }
    return result
  }

  private mutating func attributes(of node: xmlNodePtr) -> [(name: String, value: String)] {
    var result: [(name: String, value: String)] = []
    var next = unsafe node.pointee.properties
    while let attribute = unsafe next {
      var value = ""
      var piece = unsafe attribute.pointee.children
      while let text = unsafe piece {
        if let content = unsafe text.pointee.content { unsafe value += String(cString: content) }
        unsafe piece = text.pointee.next
      }
      unsafe result.append((name(of: attribute.pointee.name, attribute.pointee.ns), value))
      unsafe next = attribute.pointee.next
    }
    return result
  }

  private mutating func name(
    of local: UnsafePointer<xmlChar>?, _ namespace: UnsafeMutablePointer<xmlNs>?
  ) -> String {
    let key = Name(local: UInt(bitPattern: local), namespace: UInt(bitPattern: namespace))
    if let known = names[key] { return known }
    let made = unsafe Self.made(of: local, namespace)
    names[key] = made
    return made
  }

  private static func made(
    of local: UnsafePointer<xmlChar>?, _ namespace: UnsafeMutablePointer<xmlNs>?
  ) -> String {
    let local = unsafe local.map { unsafe String(cString: $0) } ?? ""
    let uri = unsafe namespace?.pointee.href.map { unsafe String(cString: $0) }
    let prefix = unsafe namespace?.pointee.prefix.map { unsafe String(cString: $0) }
    return Vocabulary.name(local: local, prefix: prefix ?? nil, uri: uri ?? nil)
  }
}
