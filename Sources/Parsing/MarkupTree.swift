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
  static func parse(_ bytes: [UInt8], base: String?) -> MarkupElement? {
    guard isReady, bytes.count < Int(Int32.max) else { return nil }
    let document = unsafe bytes.withUnsafeBytes { buffer -> xmlDocPtr? in
      guard let start = buffer.baseAddress else { return nil }
      return unsafe vigia_xml_parse(
        start.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
    }
    guard let document = unsafe document else { return nil }
    defer { unsafe xmlFreeDoc(document) }
    guard let root = unsafe xmlDocGetRootElement(document) else { return nil }
    var budget = elementLimit
    return unsafe element(root, base: base, language: nil, budget: &budget)
  }

  /// Copies an element and what is below; libxml2 stops at 256 levels, so the stack is safe.
  private static func element(
    _ node: xmlNodePtr, base: String?, language: String?, budget: inout Int
  ) -> MarkupElement {
    budget -= 1
    var result = MarkupElement(name: unsafe name(of: node.pointee.name, node.pointee.ns))
    unsafe result.attributes = attributes(of: node)
    result.base = base
    if let own = result.attribute("xml:base")?.trimmed.nonEmpty {
      result.base = WebAddress.resolve(own, against: base)
    }
    result.language = result.attribute("xml:lang") ?? language
    var next = unsafe node.pointee.children
    while let child = unsafe next, budget > 0 {
      switch unsafe child.pointee.type {
      case XML_ELEMENT_NODE:
        let copy = unsafe element(
          child, base: result.base, language: result.language, budget: &budget)
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

  private static func attributes(of node: xmlNodePtr) -> [(name: String, value: String)] {
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

  private static func name(
    of local: UnsafePointer<xmlChar>?, _ namespace: UnsafeMutablePointer<xmlNs>?
  ) -> String {
    let local = unsafe local.map { unsafe String(cString: $0) } ?? ""
    let uri = unsafe namespace?.pointee.href.map { unsafe String(cString: $0) }
    let prefix = unsafe namespace?.pointee.prefix.map { unsafe String(cString: $0) }
    return Vocabulary.name(local: local, prefix: prefix ?? nil, uri: uri ?? nil)
  }
}
