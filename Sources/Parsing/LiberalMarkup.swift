internal import CXML2

/// Reads whatever was meant to be XML with libxml2 in recovery, and copies its tree.
enum LiberalMarkup {
  /// More elements than any feed has; what comes after them is left out.
  static let elementLimit = 400_000

  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// The document's tree; nil when the bytes hold no element.
  ///
  /// `isHTML` reads a page for people instead of a document for readers.
  static func read(_ bytes: [UInt8], base: String?, isHTML: Bool = false) -> MarkupTree? {
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
    var copier = Copier(budget: elementLimit, base: base, size: bytes.count)
    unsafe copier.element(root, depth: 0)
    return MarkupTree(copier.builder, bytes: copier.bytes)
  }
}

/// Copies a tree; every name is made once, for libxml2 keeps one copy of each.
@safe private struct Copier {
  private struct Name: Hashable {
    var local: UInt
    var namespace: UInt
  }

  private(set) var bytes: [UInt8] = []
  private(set) var builder: MarkupTree.Builder
  private var budget: Int
  private var names: [Name: Int32] = [:]

  init(budget: Int, base: String?, size: Int) {
    self.budget = budget
    builder = MarkupTree.Builder(base: base, size: size)
  }

  /// As deep as libxml2 goes in XML; in HTML it knows no end, and the stack has one.
  private static let depthLimit = 256

  /// Copies an element and what is below.
  mutating func element(_ node: xmlNodePtr, depth: Int) {
    budget -= 1
    unsafe builder.begin(name(of: node.pointee.name, node.pointee.ns))
    unsafe attributes(of: node)
    var next = unsafe node.pointee.children
    while let child = unsafe next, budget > 0 {
      switch unsafe child.pointee.type {
      case XML_ELEMENT_NODE where depth < Self.depthLimit:
        unsafe element(child, depth: depth + 1)
      case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
        unsafe builder.text(copied(child.pointee.content))
      default: break
      }
      unsafe next = child.pointee.next
    }
    builder.end()
  }

  private mutating func attributes(of node: xmlNodePtr) {
    var base: String?
    var language: String?
    var next = unsafe node.pointee.properties
    while let attribute = unsafe next {
      let start = bytes.count
      var piece = unsafe attribute.pointee.children
      while let text = unsafe piece {
        unsafe _ = copied(text.pointee.content)
        unsafe piece = text.pointee.next
      }
      let name = unsafe name(of: attribute.pointee.name, attribute.pointee.ns)
      let value = MarkupTree.Stretch(start..<bytes.count, isRaw: false)
      switch builder.attribute(name, value) {
      case .xmlBase: base = base ?? String(utf8: bytes[start...])
      case .xmlLang: language = language ?? String(utf8: bytes[start...])
      default: break
      }
      unsafe next = attribute.pointee.next
    }
    builder.inherit(base: base, language: language)
  }

  /// Takes a text of libxml2's over.
  private mutating func copied(_ text: UnsafePointer<xmlChar>?) -> MarkupTree.Stretch {
    let start = bytes.count
    if let text = unsafe text {
      unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text))))
    }
    return MarkupTree.Stretch(start..<bytes.count, isRaw: false)
  }

  private mutating func name(
    of local: UnsafePointer<xmlChar>?, _ namespace: UnsafeMutablePointer<xmlNs>?
  ) -> Int32 {
    let key = Name(local: UInt(bitPattern: local), namespace: UInt(bitPattern: namespace))
    if let known = names[key] { return known }
    let made = unsafe Self.made(of: local, namespace)
    let index = builder.index(of: made)
    names[key] = index
    return index
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
